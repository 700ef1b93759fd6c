"""Fill in whom the claims refer to: speakers, holders, addressees and obliged parties."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from communique.model import (
    Actor,
    Figure,
    Mention,
    Places,
    Position,
    Quotation,
    Reading,
    Reference,
    Span,
)
from communique.resolve.appositions import apposed
from communique.resolve.functions import function_of
from communique.resolve.wording import is_past

_WORDS = "and|or|nor|as well as|along with|together with|both|neither|either|the|other"
_JOINED = re.compile(rf"(?:[\s,;/&]|\b(?:{_WORDS})\b|[’']s?)*")
_NEAR = 400
"""Characters around a quotation in which the one who passes it on is named."""
_OWNED = re.compile(r"[’']s?\s+\w")
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "no"))
_POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my", "your"))
_NOUNS = re.compile(
    r"(?!(?:of|in|at|on|from|for|by|with|to|too|also|alone|and|or|who|which|\w+sel(?:f|ves))\b)"
    r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)*$"
)
_PLACED = re.compile(r"\b(?:in|at|near|outside|inside|across)\s+(?:the\s+)?$")
_PARTED = re.compile(
    r"(?!(?:all|both|each|most|some|many|members?|everyone)\b).*\b(?:of|by|from|about)\s+(?:the\s+)?$", re.I
)
"""Words before a name that make it another's: "the share of Republicans", "a poll by"."""
_POSSESSES = re.compile(r"[’']s?\s+")
_PREPOSED = re.compile(r"(?!\s*(?:and|or)\b)(?!.*\b(?:of|in|at|on|from|for|by|with|to)\b)[\w\s.'’-]*")
"""Words between a name and the name of a person to whom they all belong: "GOP contender and surgeon X"."""
_TEXT = re.compile(
    r"(?:the|this|that|his|her|its|their|a)\s+(?:[\w-]+\s+){0,2}"
    r"(?:statement|message|letter|release|tweet|post|communiqu[eé]|note|memo|readout|text|email)s?$",
    re.IGNORECASE,
)
"""A text that "says" something: its author speaks."""
_MOUTHPIECE = re.compile(
    r"\b(?:ambassador|delegate|delegation|envoy|minister|negotiator|representative|spokes(?:man|woman|person))$",
    re.IGNORECASE,
)
"""Who speaks for others, whatever his name."""
_ALLIES = re.compile(r"\s+and\s+(?:its|his|her|their)\s+(?:\w+\s+)?(?:allies|partners)\b")


def references(readings: Iterable[Reading], actors: Iterable[Actor]) -> Iterator[Reading]:
    """Yield ``readings`` with ``actor``, or else ``reason``, filled in every reference.

    Nothing else changes. Several who are named side by side are joined by ``"; "``.
    """
    places = Places()
    functions: dict[str, set[str]] = {}
    for actor in actors:
        places.add(actor)
        held = {f for role in actor.roles if (f := function_of(role.title)) and not is_past(role.title)}
        if held:
            functions[actor.name] = held
    for reading in readings:
        named: defaultdict[Span, list[str]] = defaultdict(list)
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for span, name in places.of(reading.document.id):
            named[span].append(name)
            for function in functions.get(name, ()):
                holders[function].add(name)
        yield _Resolver(reading, named, holders).reading()


class _Resolver:
    def __init__(
        self,
        reading: Reading,
        named: Mapping[Span, list[str]],
        holders: Mapping[str, set[str]],
    ) -> None:
        self._holders = holders
        self._speakers: dict[str, str | None] = {}
        self._reading = reading
        self._text = reading.document.text
        self._named = named
        self._mentions = sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._longest = max((len(m.span) for m in self._mentions), default=0)

    def reading(self) -> Reading:
        said = tuple(self._quotations())
        self._speakers = {quotation.id: quotation.speaker.actor for quotation in said}
        return msgspec.structs.replace(
            self._reading,
            quotations=said,
            positions=tuple(map(self._position, self._reading.positions)),
            figures=tuple(self._figures({quotation.id: quotation for quotation in said})),
        )

    def _figures(self, said: Mapping[str, Quotation]) -> Iterator[Figure]:
        """Fill in who gives a figure; one without a source of its own has the speaker of its quotation."""
        for figure in self._reading.figures:
            around = said.get(figure.quotation or "")
            source = self._fill(figure.source) if figure.source else around.speaker if around else None
            by = (source.actor if source else None) or figure.estimate_by
            yield msgspec.structs.replace(figure, source=source, estimate_by=by)

    def _quotations(self) -> list[Quotation]:
        filled: list[Quotation] = []
        ends: dict[int, Quotation] = {}
        for quotation in self._reading.quotations:
            speaker = self._fill(quotation.speaker)
            unsaid = speaker.span is None and speaker.actor is None and speaker.reason != "unnamed"
            if unsaid and quotation.mode == "direct":
                speaker = self._going_on(quotation, speaker, ends)
            elif speaker.actor is None and filled:
                speaker = self._author(quotation, speaker, filled[-1])
            links = (self._link(link, quotation) for link in quotation.chain)
            done = msgspec.structs.replace(
                quotation,
                speaker=speaker,
                addressee=quotation.addressee and _other(self._fill(quotation.addressee), speaker),
                chain=tuple(dict.fromkeys(link for link in links if link != speaker.actor)),
            )
            filled.append(done)
            ends[done.span.end] = done
        return filled

    def _link(self, words: str, quotation: Quotation) -> str:
        """Return the name of whoever passed the words on, where his mention nearby has one."""
        if words == self._reading.document.outlet:
            return words
        reach = Span(max(0, quotation.span.start - _NEAR), quotation.span.end + _NEAR)
        near = [m for m in self._near(reach) if " ".join(m.text.split()) == words]
        near.sort(key=lambda m: abs(m.span.start - quotation.span.start))
        names = self._names(near[0])[0] if near else []
        return names[0] if names else words

    def _going_on(self, quotation: Quotation, speaker: Reference, ends: dict[int, Quotation]) -> Reference:
        """A quotation directly behind another one's words goes on with its speaker."""
        for end in range(quotation.span.start - 1, quotation.span.start - 5, -1):
            before = ends.get(end)
            if before is not None and before.speaker.actor:
                return Reference(None, before.speaker.actor)
        return speaker

    def _author(self, quotation: Quotation, speaker: Reference, before: Quotation) -> Reference:
        """ "The statement said" goes on with whoever spoke just before."""
        text = self._text
        near = quotation.span.start - before.span.end < _NEAR
        if speaker.span and near and before.speaker.actor and _TEXT.match(speaker.span.of(text)):
            return Reference(speaker.span, before.speaker.actor)
        return speaker

    def _position(self, position: Position) -> Position:
        return msgspec.structs.replace(
            position,
            holder=(holder := self._for_us(self._for_whom(self._fill(position.holder)), position.quotation)),
            addressee=position.addressee and _other(self._fill(position.addressee), holder),
            clauses=tuple(
                msgspec.structs.replace(clause, obliged=clause.obliged and self._fill(clause.obliged))
                for clause in position.clauses
            ),
        )

    def _for_us(self, holder: Reference, quotation: str | None) -> Reference:
        """Where nothing tells who "we" are, who says "we" holds what they demand or refuse."""
        us = holder.span is not None and holder.span.of(self._text).lower() in ("we", "i", "us", "our")
        said = self._speakers.get(quotation or "") if us and holder.actor is None else None
        return Reference(holder.span, said) if said is not None else holder

    def _for_whom(self, holder: Reference) -> Reference:
        """What an unnamed envoy or spokesman demands or refuses, those he is named after do."""
        if holder.actor or holder.span is None or not _MOUTHPIECE.search(words := holder.span.of(self._text)):
            return holder
        inside = [m for m in self._near(holder.span) if holder.span.covers(m.span) and m.kind != "person"]
        names = self._names(inside[0])[0] if len(inside) == 1 and "former" not in words.lower() else []
        return Reference(holder.span, names[0]) if len(names) == 1 else holder

    def _fill(self, reference: Reference) -> Reference:
        if reference.span is None:
            return reference if reference.actor or reference.reason else Reference(None, None, "not stated")
        names, reason = self._who(reference.span)
        names = names or self._apposed(reference.span)
        if names:
            return Reference(reference.span, "; ".join(names))
        return Reference(reference.span, None, reason)

    def _who(self, span: Span) -> tuple[list[str], str]:
        within = [m for m in self._near(span) if m.span.overlaps(span)]
        if not within:
            return self._bare(span), "unnamed"
        text = self._text
        inside = _outermost([m for m in within if span.covers(m.span)])
        around = [m for m in within if m.span.covers(span)]
        wider = next((m for m in around if m.span.start == span.start and m.form != "group"), None)
        if wider is not None and not any(m.span.end == span.end for m in inside):
            return self._names(wider)
        if around and not inside:
            return self._names(around[-1])
        if not inside:
            return self._names(within[0])
        before = text[span.start : inside[0].span.start]
        if _PARTED.fullmatch(before) or (inside[0].kind != "bloc" and _PLACED.search(before)):
            return [], "unnamed"
        rest = text[inside[-1].span.end : span.end].strip()
        if len(inside) == 1 and rest and (other := self._rest(inside[0], rest, span)) is not None:
            return other
        if len(inside) == 2 and not rest and (body := self._one_body(*inside)):
            return body, ""
        allies = _ALLIES.match(text, inside[0].span.end, span.end) if len(inside) > 1 else None
        first, reason = self._names(inside[0])
        if allies and first and not self._names(inside[-1])[0]:
            return [first[0] + " ".join(allies.group().split(" ")).replace("  ", " ")], ""
        names = list(first)
        last = inside[-1]
        if len(inside) > 1 and not rest and last.kind == "person" and last.form == "name":
            gap = text[inside[0].span.end : last.span.start]
            if gap.strip(" -,") and not _JOINED.fullmatch(gap) and _PREPOSED.fullmatch(gap):
                return self._names(last)
        for left, right in pairwise(inside):
            if not _JOINED.fullmatch(text, left.span.end, right.span.start):
                break
            more, why = self._names(right)
            reason = reason or why
            if _POSSESSES.fullmatch(text, left.span.end, right.span.start):
                names = []
            names += [name for name in more if name not in names]
        return names, reason or "ambiguous"

    def _apposed(self, span: Span) -> list[str]:
        """ "Another user, Ann Lee, wrote": the person named directly behind."""
        for mention in self._near(Span(span.end, span.end + 4)):
            if (
                mention.span.start < span.end
                or mention.form != "name"
                or mention.kind not in ("person", None)
            ):
                continue
            if apposed(self._text, span.end, mention.span.start, mention.span.end) and " " in mention.text:
                return self._names(mention)[0]
        return []

    def _one_body(self, first: Mention, second: Mention) -> list[str]:
        """One body told by two names: "the Syrian news agency Sana", "the UN Board of Inquiry"."""
        gap = self._text[first.span.end : second.span.start]
        if gap.strip() or "person" in (first.kind, second.kind) or second.form != "name":
            return []
        if first.kind == "organisation" and first.role is None and first.text != first.name:
            return self._names(second)[0]
        if first.kind not in ("state", "bloc") or second.kind in ("state", "bloc"):
            return []
        start = first.span.start + 4 * first.text.lower().startswith("the ")
        return [" ".join(self._text[start : second.span.end].split())]

    def _bare(self, span: Span) -> list[str]:
        """A function without an article, as headlines have it ("says mediator"): its one holder here."""
        words = span.of(self._text).split()
        function = function_of(" ".join(words)) if words and words[0].lower() not in _INDEFINITE else None
        held = self._holders.get(function, set()) if function else set()
        return list(held) if len(held) == 1 else []

    def _rest(self, mention: Mention, rest: str, span: Span) -> tuple[list[str], str] | None:
        """Words behind a name make it another's: "Roe's aunt" is unnamed, "Ruritanian exiles" a group."""
        text = self._text
        if _OWNED.match(rest) or (mention.text.lower() in _POSSESSIVE and _NOUNS.match(rest)):
            return [], "unnamed"
        if mention.form not in ("adjective", "name") or not _NOUNS.match(rest):
            return None
        if not rest.split()[-1].endswith("s"):
            return [], "unnamed"
        return [" ".join(text[mention.span.start : span.end].split())], ""

    def _names(self, mention: Mention) -> tuple[list[str], str]:
        names = self._named.get(mention.span, [])
        return list(names), "" if names else mention.reason or "ambiguous"

    def _near(self, span: Span) -> Sequence[Mention]:
        first = bisect_left(self._starts, span.start - self._longest)
        return self._mentions[first : bisect_left(self._starts, span.end)]


def _other(addressee: Reference, maker: Reference) -> Reference:
    """Nobody is his own addressee: where both resolve to one actor, one of the two is wrong."""
    if addressee.actor is None or addressee.actor != maker.actor:
        return addressee
    return Reference(addressee.span, None, "the same as who acts")


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out what lies inside another; ``mentions`` come in order, the longer first."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
