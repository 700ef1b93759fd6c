"""Read what dated passages tell of: the words that belong to the date, their actors and their occasion."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from communique.compare.align import Sides
from communique.compare.sentences import sentence
from communique.model import Places, Position, Reading, Span, TimeExpression
from communique.text.lexicon import table
from communique.text.words import stem, terms, words

_LEADS = 14
"""Code points from the head of a sentence within which a date leads what it dates."""
_ACTS = 20
"""Acts behind one another that are looked at for one date."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d|-[A-Z]{2})?")
_CUT = re.compile(r"[;:—]\s*|,?\s+(?:and|followed by|while|before|after|but)\s+")
"""Between two dates of a sentence: where the words of the first end and those of the second begin."""
_CLAUSE = 140
"""Code points before a date in which its clause begins."""
_OF_NOUN = re.compile(
    r"\b(?:the|a|an|its|his|her|their)\s+(?:[\w’'-]+\s+){1,4}?(?<!ed\s)(?<!said\s)(?<!says\s)(?<!told\s)"
    r"(?:that|which|who|whom)\s+[^,;:“”]*$",
    re.IGNORECASE,
)
"""How a noun begins with its clause, up to the date in it."""

Dated = Position | TimeExpression


class Telling(NamedTuple):
    """One document's words about what happened, or will, on a date."""

    claims: tuple[Dated, ...]
    document: str
    day: str
    """The date as far as it is known: a day, a week, a month, a season or a year."""
    words: Span
    actors: frozenset[str]
    about: frozenset[str]
    occasion: str | None
    """The kind of event: a line of ``data/occasions.toml``."""
    beside: frozenset[str]
    """The other dates that its sentence names: it may be of those that another document dates it by."""
    moved: bool
    """Whether the words say that it was given another date."""


class Named:
    """The sides that the actors of a collection speak for, by where they are named."""

    def __init__(self, places: Places, whose: Sides) -> None:
        self._places = places
        self._held: dict[str, list[tuple[int, str]]] = {}
        self.sides = whose

    def within(self, document: str, span: Span) -> frozenset[str]:
        """Return the sides that are named inside ``span``."""
        if document not in self._held:
            named = self._places.of(document)
            self._held[document] = sorted((at.start, side) for at, name in named for side in self.sides(name))
        held = self._held[document]
        first, last = (bisect_left(held, (place, "")) for place in (span.start, span.end))
        return frozenset(side for _, side in held[first:last])


def tellings(reading: Reading, named: Named) -> Iterator[Telling]:
    """Yield what ``reading`` tells of its calendar dates, each with the acts of that date in the same words.

    Acts whose date stands elsewhere come after the dates, each by itself.
    """
    text = reading.document.text
    calendar = [t for t in reading.times if t.type in ("DATE", "TIME") and not t.dateline]
    dated = [t for t in calendar if _DAY.match(t.value or "")]
    acts = [p for p in reading.positions if p.date is not None and _DAY.match(p.date.value)]
    starts = [act.span.start for act in acts]
    told: set[str] = set()
    for whole, held in groupby(dated, key=lambda time: sentence(text, time.span)):
        times = list(held)
        for place, time in enumerate(times):
            span = _belonging(text, whole, [t.span for t in times], place)
            day = _day(time)
            first = bisect_left(starts, whole.start)
            done = [a for a in acts[first : first + _ACTS] if a.span.overlaps(span) and _day(a) == day]
            told.update(act.id for act in done)
            beside = frozenset(_day(t) for t in times) - {day}
            yield _telling((time, *done), span, text, named, beside)
    for act in acts:
        if act.id not in told:
            yield _telling((act,), act.span, text, named, frozenset())


def _telling(
    claims: tuple[Dated, ...], span: Span, text: str, named: Named, beside: frozenset[str]
) -> Telling:
    shown = span.of(text)
    document = claims[0].document
    acts = [claim for claim in claims if isinstance(claim, Position)]
    held = [r.actor for a in acts for r in (a.holder, a.addressee) if r and r.actor]
    found = [(stem(word), place) for word, place in words(text, (span,))]
    return Telling(
        claims=claims,
        document=document,
        day=_day(claims[0]),
        words=span,
        actors=named.within(document, span) | named.sides("; ".join(held)),
        about=terms(shown) - _calendar(),
        occasion=_occasion(found, claims[0].span),
        beside=beside,
        moved=any(word in _moved() for word, _ in found),
    )


def _occasion(found: Sequence[tuple[str, Span]], at: Span) -> str | None:
    """Return the occasion whose word stands nearest to ``at``."""
    known = [
        (abs(place.start - at.start), _occasions()[word]) for word, place in found if word in _occasions()
    ]
    return min(known)[1] if known else None


def _day(claim: Dated) -> str:
    value = claim.value if isinstance(claim, TimeExpression) else claim.date.value if claim.date else None
    match = _DAY.match(value or "")
    return match[0] if match else ""


def _belonging(text: str, whole: Span, times: Sequence[Span], place: int) -> Span:
    """Return the part of a sentence that belongs to the date at ``place``.

    Alone it has all up to a semicolon. Of several, a date at the head of the sentence is followed by what it
    dates, and so are the others; else that stands before the date, and ends with its clause.
    """
    if len(times) == 1:
        before, after = (
            text.rfind(";", whole.start, times[0].start),
            text.find(";", times[0].end, whole.end),
        )
        own = Span(max(before + 1, whole.start), whole.end if after < 0 else after)
        return _told_in_passing(text, own, times[0]).trim(text)
    leads = times[0].start - whole.start <= _LEADS
    start, end = whole.start, whole.end
    if place:
        start = times[place].start if leads else _cut(text, times[place - 1].end, times[place].start)[1]
    if place + 1 < len(times):
        after = times[place + 1].start
        end = after if leads else _cut(text, times[place].end, after)[0]
    return _told_in_passing(text, Span(start, end), times[place]).trim(text)


def _told_in_passing(text: str, own: Span, at: Span) -> Span:
    """Return the noun and its clause where only that is dated: "they refused the draft published on Monday".

    ``own`` are the words of the date at ``at`` otherwise.
    """
    lead = text[max(own.start, at.start - _CLAUSE) : at.start]
    noun = _OF_NOUN.search(lead)
    return own if noun is None else Span(at.start - len(lead) + noun.start(), at.end)


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words before the seam between ``start`` and ``end`` end, and those behind it begin."""
    seam = _CUT.search(text, start, end)
    return seam.span() if seam else (end, start)


@cache
def _occasions() -> dict[str, str]:
    listed: dict[str, str] = table("occasions.toml")["occasions"]
    return {stem(word): name for name, line in listed.items() for word in line.split()}


@cache
def _moved() -> frozenset[str]:
    return frozenset(stem(word) for word in table("occasions.toml")["moved"]["words"].split())


@cache
def _calendar() -> frozenset[str]:
    """Return the words of the calendar: they say when, not what."""
    return terms(table("occasions.toml")["calendar"]["words"])
