"""Put dated passages together: one event where date, actors and act agree; one event that has two dates."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from communique.compare.tellings import Dated, Named, Telling, tellings
from communique.model import Reading, Verdict
from communique.text.words import likeness

ALIKE = 0.3
"""Dice likeness of what is told of one date above which it is one event."""
ALIKE_THERE = 0.2
"""The same where both name the occasion and an actor."""
SAME_ACTORS = 0.5
"""Share of all their actors that two tellings of one event with two dates both name."""
NEAR = 7
"""Days between two dates of one event, at most: what is farther apart is another one."""


class Event(NamedTuple):
    """Claims that tell of one thing, on one date or on dates that contradict each other."""

    claims: tuple[Dated, ...]
    what: str
    verdict: Verdict
    reason: str


def events(readings: Sequence[Reading], named: Named, origins: Mapping[str, str]) -> list[Event]:
    """Return the events that more than one claim tells of, in the order of their first dates.

    Tellings of one date are one event where they share an actor, or one of them names none, and are of one
    occasion or alike in words. An occasion of the same actors to which documents give days that are close
    together but not the same is one event on which they disagree; ``updated`` where one says it was moved.
    """
    texts = {r.document.id: r.document.text for r in readings}
    groups = _groups(telling for reading in readings for telling in tellings(reading, named))
    pairs = list(_contradictions(groups))
    disputed = {place for pair in pairs for place in pair}
    made = [(groups[a] + groups[b], _dispute(groups[a], groups[b])) for a, b in pairs]
    made += [(g, _agreed(g, origins)) for place, g in enumerate(groups) if place not in disputed]
    return [
        Event(claims, _what(held, texts), *decided)
        for held, decided in sorted(made, key=lambda m: (m[0][0].day, m[0][0].claims[0].id))
        for claims in [tuple(dict.fromkeys(c for t in held for c in t.claims))]
        if len(claims) > 1
    ]


def _groups(told: Iterator[Telling]) -> list[list[Telling]]:
    by_day: defaultdict[str, list[list[Telling]]] = defaultdict(list)
    for telling in told:
        for group in by_day[telling.day]:
            if all(_same(telling, other) for other in group):
                group.append(telling)
                break
        else:
            by_day[telling.day].append([telling])
    return [group for day in sorted(by_day) for group in by_day[day]]


def _same(a: Telling, b: Telling) -> bool:
    if a.actors and b.actors and not a.actors & b.actors:
        return False
    if a.occasion and b.occasion and a.occasion != b.occasion:
        return likeness(a.about, b.about) >= 2 * ALIKE
    shared = len(a.actors & b.actors) if a.occasion is not None and a.occasion == b.occasion else 0
    return shared > 1 or likeness(a.about, b.about) >= (ALIKE_THERE if shared else ALIKE)


def _contradictions(groups: Sequence[Sequence[Telling]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of groups (places) that tell of one occasion on two days."""
    by_occasion: defaultdict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        if group[0].occasion and len(group[0].day) == len("2031-05-04"):
            by_occasion[group[0].occasion].append(place)
    taken: set[int] = set()
    for places in by_occasion.values():
        for first, a in enumerate(places):
            for b in islice(places, first + 1, None):
                if _days_between(groups[a], groups[b]) > NEAR:
                    break
                if not {a, b} & taken and _contradict(groups[a], groups[b]):
                    taken |= {a, b}
                    yield a, b


def _days_between(a: Sequence[Telling], b: Sequence[Telling]) -> int:
    return (_date(b[0].day) - _date(a[0].day)).days


def _contradict(a: Sequence[Telling], b: Sequence[Telling]) -> bool:
    if {t.document for t in a} & {t.document for t in b}:
        return False
    if a[0].day == b[0].day or any(b[0].day in t.beside for t in a) or any(a[0].day in t.beside for t in b):
        return False
    left, right = (frozenset[str]().union(*(t.actors for t in group)) for group in (a, b))
    same = len(left & right) >= SAME_ACTORS * len(left | right) > 0
    return same and any(likeness(x.about, y.about) >= 1.5 * ALIKE for x in a for y in b)


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return date.min


def _dispute(a: Sequence[Telling], b: Sequence[Telling]) -> tuple[Verdict, str]:
    days = f"{a[0].day}, {b[0].day}"
    if any(t.moved for t in (*a, *b)):
        return "updated", f"{_shared((*a, *b))}; moved: {days}"
    return "disagree", f"{_shared((*a, *b))}; the dates exclude each other: {days}"


def _agreed(held: Sequence[Telling], origins: Mapping[str, str]) -> tuple[Verdict, str]:
    documents = {t.document for t in held}
    if len(documents) == 1:
        return "only here", "one document"
    if len({origins.get(document, document) for document in documents}) == 1:
        return "agree", f"date {held[0].day}, {_shared(held)}; copies of one text"
    return "agree", f"date {held[0].day}, {_shared(held)}"


def _shared(held: Sequence[Telling]) -> str:
    """Return the fields that the tellings have in common."""
    actors = frozenset[str].intersection(*(t.actors for t in held))
    occasions = {t.occasion for t in held}
    told = {
        "occasion": held[0].occasion if len(occasions) == 1 else None,
        "actors": ", ".join(sorted(actors)),
    }
    return ", ".join(f"{name} {value}" for name, value in told.items() if value) or "alike in words"


def _what(held: Sequence[Telling], texts: Mapping[str, str]) -> str:
    return " ".join(held[0].words.of(texts[held[0].document]).split())
