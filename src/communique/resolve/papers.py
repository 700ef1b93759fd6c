"""Tell whose a paper is that "it" takes up: "The text urges Drovia to wait. It condemns the raid"."""

import re

from communique.model import Reference, Span
from communique.resolve.denoted import Denoted

_NOUN = (
    r"(?:resolution|text|paper|statement|note|letter|motion|communiqu[eé]|draft|declaration|document|memo(?:randum)?"
    r"|proposal|reply|answer|response|message|decree|bill|petition|ruling|verdict|judge?ment|report|manifesto|list)"
)
_LED = r"(?:The|This|That|Its|Their|His|Her|An?|[A-Z][\w.]*[’']s?)\s+(?:[\w’'.-]+\s+){0,3}?"
_SAID_IN = rf"In an? (?:[\w-]+\s+){{0,3}}?{_NOUN}\b[^,.;:\n]{{0,60}},\s"
_SUBJECT = re.compile(rf"[\"“‘'(]?(?:{_SAID_IN}|{_LED}{_NOUN}\b)")
"""The beginning of a sentence that speaks of a paper, or is said in one."""
_ADOPTED = re.compile(r"\s+(?:final\s+)?(?:resolution|declaration|communiqu[eé]|summit|conference|meeting)\b")
"""Behind a city: what a bloc has adopted there, or where it met, "the Doha resolution"."""
_BEING = re.compile(
    r"\s+(?:is|was|runs|goes|has|consists|contains|sets|lists|reads|comes|remains|leaves|says)\b"
)
"""Behind a paper: what it is, and no act of anybody."""
_STOP = re.compile(r"[.!?]['’\"”]*\s+(?=[A-Z“\"'‘`(])|\n\s*")
_REACH = 800
"""Characters in which a sentence ends."""


class Papers:
    """Whose papers the sentences of one document speak of."""

    def __init__(self, denoted: Denoted) -> None:
        self._text = denoted.meant.text
        self._denoted = denoted
        self._made: dict[int, str] = {}
        """By where a sentence begins whose paper its subject is."""

    def maker(self, holder: Reference, at: int) -> Reference:
        """Return who holds the act at ``at``: of "it" whoever made the paper of the sentence before.

        Acts come in the order of the text.
        """
        start = self._start(at)
        holder = self._assembled(holder)
        if holder.span is None or holder.span.of(self._text).lower() != "it":
            if holder.actor and _SUBJECT.match(self._text, start):
                self._made.setdefault(start, holder.actor)
            return holder
        actor = self._made.get(start) or self._before(start)
        if actor is None:
            return holder
        self._made[start] = actor
        return Reference(holder.span, actor)

    def _assembled(self, holder: Reference) -> Reference:
        """What was adopted in a city is the bloc's named before, and not of the state whose city it is."""
        span, meant = holder.span, self._denoted.meant
        if span is None or not _ADOPTED.match(self._text, span.end):
            return holder
        near = meant.near(Span(max(0, span.start - _REACH), span.end))
        city = any(m.span.end == span.end and m.form == "metonym" for m in near)
        blocs = [m for m in near if m.kind == "bloc" and m.form == "name" and m.span.end <= span.start]
        return Reference(span, "; ".join(meant.names(blocs[-1])[0])) if city and blocs else holder

    def _before(self, start: int) -> str | None:
        """Whose paper the sentence before that at ``start`` speaks of, in the same paragraph."""
        gap = self._text[:start].rstrip()
        if not gap or "\n" in self._text[len(gap) : start]:
            return None
        before = self._start(len(gap) - 1)
        told = _SUBJECT.match(self._text, before)
        if before not in self._made and told and _BEING.match(self._text, told.end()):
            return "; ".join(self._denoted.who(Span(*told.span()))[0]) or None
        return self._made.get(before)

    def _start(self, at: int) -> int:
        begin = max(0, at - _REACH)
        return max((stop.end() for stop in _STOP.finditer(self._text, begin, at)), default=begin)
