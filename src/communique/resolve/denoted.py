"""Tell whom the words of a claim denote: the actors that they name, or a group that they describe."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from communique.model import Mention, Span
from communique.resolve.appositions import apposed
from communique.resolve.authors import author_around, author_of, is_said
from communique.resolve.behind import own_staff, with_rest
from communique.resolve.beside import called_by
from communique.resolve.functions import function_of
from communique.resolve.groups import described, group_of, qualified, some_of
from communique.resolve.lexicon import persons, plural, titles
from communique.resolve.lists import outermost
from communique.resolve.meant import JOINED, SOON, Meant
from communique.resolve.wording import MEDIUM
from communique.text.gazetteer import lookup

_STRIFE = re.compile(r"\s+(?:war|conflict|dispute|crisis|tensions?|border|rivalry|row)\b")
"""Behind "Ruritania-Drovia" it tells that the two are not together."""
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "no"))
_SINGLE = re.compile(r"(?:an?|another|one)\s", re.I)
_PLACED = re.compile(r"\b(?:in|at|near|outside|inside|across)\s+(?:the\s+)?$")
_PARTED = re.compile(
    r"(?!(?:(?:nearly |almost )?all|any|both|each|none|most|some|many|members?|everyone|several|half|two"
    r"|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|\d[\d,.]*(?= of))\b)"
    r".*\b(?:of|by|from|about)\s+(?:the\s+)?$",
    re.I,
)
"""Words before a name that make it another's: "the share of Republicans", "a poll by"."""
_STATED = re.compile(r"\b(?:country|nation|state|republic|kingdom|emirate|island|party)\s+of\s+(?:the\s+)?$")
"""Words that say what the one named behind them is: "the country of Drovia"."""
_POSSESSES = re.compile(r"[’']s?\s+")
_PREPOSED = re.compile(r"(?!\s*(?:and|or)\b)(?!.*\b(?:of|in|at|on|from|for|by|with|to)\b)[\w\s.'’-]*")
"""Words between a name and the name of a person to whom they all belong: "GOP contender and surgeon X"."""
_APPOSED = re.compile(r", (?:the |a |an )?[a-z][^;:.]*, and (?:(?:[a-z-]+ ){1,3}|[A-Z][a-z]+ )?")
"""What each of several persons is, told behind his name."""
_ALLIES = re.compile(r"\s+and\s+(?:(?:its|his|her|their)\s+(?:\w+\s+)?)?(?P<who>allies|partners)\b")


_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_COMMA = re.compile(r",\s+(?:the\s+)?")
_LED = re.compile(
    r"\b(?:in|of|from|to|with|at|by|for|on|near|like|against|between|among|including|across|over|about|than|as)"
    r"\s+(?:the\s+)?$",
    re.I,
)
"""Before a name that stands by itself: "in Norway, Peru and Chile agreed"."""
_WORD = 20
"""Characters in which such a word stands."""


class Denoted:
    """Whom the words of spans denote in one document, where ``named`` says whom its mentions mean.

    ``holders`` are those whom the document names, by their functions.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        named: Mapping[Span, list[str]],
        holders: Mapping[str, set[str]],
    ) -> None:
        self._text = text
        self._holders = holders
        self.meant = Meant(text, mentions, named)
        """Whom the document's mentions mean, by their place."""

    def who(self, span: Span) -> tuple[list[str], str]:
        """Return whom ``span`` denotes, in order, or the reason why that is not known."""
        names, reason = self._who(span)
        return (names, "") if names else (self._apposed(span) or self._issuer(span), reason)

    def _issuer(self, span: Span) -> list[str]:
        """Whoever made the text that speaks: "a report by the ministry", "the statement"."""
        author = author_around(self.meant, span)
        return self.meant.listed(author) if author else []

    def _who(self, span: Span) -> tuple[list[str], str]:
        within = [m for m in self.meant.near(span) if m.span.overlaps(span)]
        if not within:
            return self._bare(span), "unnamed"
        text = self._text
        if staff := own_staff(self.meant, within, span):
            return [staff], ""
        inside = called_by(text, outermost([m for m in within if self._inside(m, span) and not _is_text(m)]))
        around = [m for m in within if m.span.covers(span)]
        if inside and (author := author_of(text, span, inside)):
            return self.meant.listed(author), self.meant.names(author)[1]
        wider = next((m for m in around if self._begins(m, span) and m.form != "group"), None)
        if wider is not None and not any(m.span.end == span.end for m in inside):
            return self.meant.names(wider)
        if around and not inside:
            return self.meant.names(around[-1])
        if not inside:
            return self.meant.names(within[0])
        last = inside[-1]
        if len(inside) > 1 and last.span.end == span.end and MEDIUM.search(text, span.start, last.span.start):
            return self.meant.names(last)
        if group := group_of(self.meant, span, inside):
            return [group], ""
        if len(inside) > 1 and self._titles(inside[-2], last, span):
            return self.meant.names(last)
        owned = len(inside) > 1 and _POSSESSES.match(text, inside[-2].span.end)
        if owned and (owned.end() == last.span.start or not self._joined(inside[-2], last)):
            # "Lund's port director", "Lund's Drovian-appointed mayor": whoever is named last, or nobody.
            if last.span.end == span.end and last.kind == "person" and last.form == "role":
                return self.meant.names(last)
            if (staff := self._of_a_person(inside[-2], last, span)) is not None:
                return [staff], ""
            inside = inside[-1:]
        before = text[span.start : inside[0].span.start]
        if len(inside) == 1 and inside[0].name in titles()["parties"].values():
            member = inside[0].span.end == span.end and plural(inside[0].text.split()[-1].lower())
            if _SINGLE.match(before) or member == str(inside[0].name).lower():
                return [], "unnamed"
        place = inside[0].kind not in ("bloc", "person")
        if (_PARTED.fullmatch(before) and not _STATED.search(before)) or (place and _PLACED.search(before)):
            return [], "unnamed"
        rest = text[inside[-1].span.end : span.end].strip()
        if len(inside) == 1 and not rest and (people := some_of(text[span.start : span.end])):
            return [people], ""
        if len(inside) == 1 and rest and (other := with_rest(self.meant, inside[0], rest, span)) is not None:
            return other
        if len(inside) == 2 and not rest and (body := self._one_body(*inside)):
            return body, ""
        return self._together(inside, rest, span)

    def _of_a_person(self, owner: Mention, group: Mention, span: Span) -> str | None:
        """Return what those around somebody are called, by his full name: "Roe's aides", "Roe's allies"."""
        names = self.meant.names(owner)[0] if owner.kind == "person" and owner.form == "name" else []
        if group.form != "group" or group.span.end != span.end or len(names) != 1:
            return None
        return names[0] + " ".join(self._text[owner.span.end : span.end].split()).replace(" ’", "’")

    def _titles(self, before: Mention, last: Mention, span: Span) -> bool:
        """Tell whether all of ``span`` is the title of the full name at its end: "chair of the Greens X"."""
        full = last.kind == "person" and last.form == "name" and " " in last.text and last.role is None
        beside = not self._text[before.span.end : last.span.start].strip()
        of = re.search(r"\b(?:of|at|in)\b", self._text[span.start : before.span.end])
        return full and beside and last.span.end == span.end and of is not None

    def _begins(self, mention: Mention, span: Span) -> bool:
        """Tell whether ``span`` begins where the mention does, but for an article."""
        return self._text[mention.span.start : span.start].lower().strip() in ("", "the")

    def _inside(self, mention: Mention, span: Span) -> bool:
        """Tell whether the mention stands in ``span``, but for an article before a list of names."""
        led = mention.form == "name" and mention.span.end < span.end and self._begins(mention, span)
        return span.covers(mention.span) or led

    def _together(self, inside: Sequence[Mention], rest: str, span: Span) -> tuple[list[str], str]:
        """Return those named side by side."""
        text = self._text
        allies = _ALLIES.match(text, inside[0].span.end, span.end) if len(inside) > 1 else None
        first, reason = self.meant.names(inside[0])
        others = self.meant.names(inside[-1])[0]
        if allies and first and (not others or others == [inside[-1].name]):
            told = " ".join(allies.group().split())
            return [f"{first[0]} {told if told.count(' ') > 1 else 'and its ' + allies['who']}"], ""
        names = [*self._listed_before(inside), *first]
        last = inside[-1]
        if inside[0].form == "group" and names == [inside[0].name]:
            names = [qualified(text, span, inside[0])]
        if len(inside) > 1 and not rest and last.kind == "person" and last.form == "name":
            gap = text[inside[0].span.end : last.span.start]
            if gap.strip(" -,") and not JOINED.fullmatch(gap) and _PREPOSED.fullmatch(gap):
                return self.meant.names(last)
        named = (m for m in self.meant.near(span) if m.kind == "person" and m.form == "name")
        people = outermost([m for m in named if span.covers(m.span)])
        if len(people) > 1 and people[0] == inside[0] and not rest and self._apart(people):
            inside = people
        for left, right in pairwise(inside):
            paired = text[left.span.end : right.span.start] in ("-", "–") and not rest
            paired = paired and not _STRIFE.match(text, right.span.end)
            if not paired and not self._joined(left, right) and inside is not people:
                break
            more, why = self.meant.names(right)
            reason = reason or why
            if _POSSESSES.fullmatch(text, left.span.end, right.span.start):
                names = []
            names += [name for name in more if name not in names]
        return names, reason or "ambiguous"

    def _apart(self, people: Sequence[Mention]) -> bool:
        """Tell whether those named in a list are parted only by what each is: "Roe, head of X, and Lind"."""
        gaps = [self._text[a.span.end : b.span.start] for a, b in pairwise(people)]
        return all(JOINED.fullmatch(gap) or _APPOSED.fullmatch(gap) for gap in gaps)

    def _listed_before(self, inside: Sequence[Mention]) -> list[str]:
        """Whom a list names before the part that the parse gives: "within hours A, B and C agreed"."""
        first, names = inside[0], list[str]()
        if len(inside) < 2 or not _AND.fullmatch(self._text, first.span.end, inside[1].span.start):
            return names
        while before := self._directly_before(first):
            names[:0] = self.meant.names(before)[0]
            first = before
        return [] if _LED.search(self._text, max(0, first.span.start - _WORD), first.span.start) else names

    def _directly_before(self, first: Mention) -> Mention | None:
        """The name of the same kind that only a comma parts from ``first``."""
        near = self.meant.near(Span(max(0, first.span.start - SOON), first.span.start))
        return next(
            (
                m
                for m in near
                if m.kind == first.kind
                and m.form == "name"
                and _COMMA.fullmatch(self._text, m.span.end, first.span.start)
            ),
            None,
        )

    def _joined(self, left: Mention, right: Mention) -> bool:
        """Tell whether nothing but what joins those in a list stands between two mentions."""
        return JOINED.fullmatch(self._text, left.span.end, right.span.start) is not None

    def _apposed(self, span: Span) -> list[str]:
        """ "Another user, Ann Lee, wrote", "his party, the Tarn Front, said": who is named behind."""
        body = any(m.span == span and m.kind == "organisation" for m in self.meant.near(span))
        for mention in self.meant.near(Span(span.end, span.end + 4)):
            alike = mention.kind == "organisation" if body else mention.kind in ("person", None)
            if mention.span.start < span.end or mention.form != "name" or not alike:
                continue
            if apposed(self._text, span.end, mention.span.start, mention.span.end) and " " in mention.text:
                return self.meant.names(mention)[0]
        return []

    def _one_body(self, first: Mention, second: Mention) -> list[str]:
        """One body told by two names: "the Syrian news agency Sana", "the UN Board of Inquiry"."""
        gap = self._text[first.span.end : second.span.start]
        if gap.strip() or "person" in (first.kind, second.kind) or second.form != "name":
            return []
        if first.kind == "organisation" and first.role is None and first.text != first.name:
            return self.meant.names(second)[0]
        if first.kind not in ("state", "bloc") or second.kind in ("state", "bloc"):
            return []
        known = lookup(second.text)
        if known is not None and known.state == first.name:
            return self.meant.names(second)[0]
        start = first.span.start + 4 * first.text.lower().startswith("the ")
        return [" ".join(self._text[start : second.span.end].split())]

    def _bare(self, span: Span) -> list[str]:
        """A function without an article, as headlines have it ("says mediator"): its one holder here."""
        phrase = span.of(self._text).split()
        function = function_of(" ".join(phrase)) if phrase and phrase[0].lower() not in _INDEFINITE else None
        able = function is not None and function not in persons()
        for said in (function, span.of(self._text).lower()) if able else ():
            if len(held := self._holders.get(str(said), set())) == 1:
                return list(held)
        group = described(span.of(self._text))
        return [group] if group else []


def _is_text(mention: Mention) -> bool:
    return mention.form == "role" and mention.kind != "person" and is_said(mention.text)
