"""Group the figures that answer one question, and say how their values stand to each other."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from communique.compare.align import Sides
from communique.compare.apart import are_rivals
from communique.compare.placing import Placing
from communique.compare.questions import Question, questions
from communique.compare.wordings import developing, shrinking
from communique.model import Figure, Reading, Verdict

BESIDE = 20
"""Figures, in the order of their days and values, that each of a group is held against."""
SOON = 3
"""Days within which a count of what is not known to develop is not thought to have changed."""

GROWN = 1.1
"""Factor beyond which a later count is not the earlier "more than n" any more."""


class Group(NamedTuple):
    """Figures that answer one question, what they amount to, and which fields decided it."""

    figures: tuple[Figure, ...]
    verdict: Verdict
    reason: str


def groups(readings: Sequence[Reading], whose: Sides, origins: Mapping[str, str]) -> list[Group]:
    """Return the figures of ``readings``, each in one group, in the order of the groups' first figures.

    A figure joins the likest group with none of whose figures anything keeps it apart. One that stands alone
    and was kept apart from a figure of another document is a ``different thing``.
    """
    places = Placing()
    order: dict[str, int] = {}
    for question in (q for reading in readings for q in questions(reading, whose)):
        order[question.figure.id] = len(order)
        places.put(question)
    made = [_group(held.all, places.kept, origins) for held in places.groups]
    return sorted(made, key=lambda group: order[group.figures[0].id])


def _group(held: list[Question], kept: Mapping[str, str], origins: Mapping[str, str]) -> Group:
    figures = tuple(q.figure for q in held)
    if len(held) == 1 and figures[0].id in kept:
        return Group(figures, "different thing", kept[figures[0].id])
    return Group(figures, *_verdict(held, origins))


def _verdict(held: Sequence[Question], origins: Mapping[str, str]) -> tuple[Verdict, str]:
    """Return how figures of one question stand to each other, and which fields decided it."""
    different = {(q.bounds, q.figure.as_of, q.voice, q.published): q for q in held}
    ordered = sorted(different.values(), key=lambda q: (q.figure.as_of or q.published or "", q.bounds.low))
    pairs = [
        _in_time(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 : place + 1 + BESIDE]
    ]
    excluding = [(a, b) for a, b in pairs if a.bounds.excludes(b.bounds)]
    superseded = [(a, b) for a, b in pairs if _supersedes(a, b)]
    if any(pair not in superseded for pair in excluding):
        return "disagree", f"{_same(held)}; the values exclude each other: {_values(excluding)}"
    if superseded:
        return "updated", f"{_same(held)}; later: {_values(superseded)}"
    documents = {q.figure.document for q in held}
    if len(documents) == 1:
        return "only here", "one document"
    if len({origins.get(document, document) for document in documents}) == 1:
        return "agree", f"{_same(held)}; copies of one text"
    return "agree", f"{_same(held)}; the bounds overlap"


def _in_time(a: Question, b: Question) -> tuple[Question, Question]:
    return (b, a) if _days(b, a) < _days(a, b) else (a, b)


def _days(question: Question, other: Question) -> str:
    """Return the day a count stands for: its own where the other's differs, else that of publication."""
    own, its = question.figure.as_of, other.figure.as_of
    return own if own and its and own != its else question.published or ""


def _supersedes(early: Question, late: Question) -> bool:
    """Tell whether a count that develops has gone from ``early`` to ``late``: no rival's, on a later day."""
    if not "" < _days(early, late) < _days(late, early):
        return False
    rises = late.bounds.low > early.bounds.low
    grows = bool(developing() & {value for _, value in late.classes})
    later = _gap(early, late) >= (1 if grows else SOON) and late.bounds.low > GROWN * early.bounds.low
    if not (late.bounds.excludes(early.bounds) or late.bounds.passes(early.bounds) or later):
        return False
    if late.newer and rises:
        return True
    if are_rivals(early, late) and _named(early) and _named(late):
        return False
    if late.newer or (late.cumulative and early.cumulative) or late.kind == "troops":
        return True
    fixed = late.says("deeds") is not None or _gap(early, late) < SOON
    falls = late.says("deeds") in shrinking() or late.bounds.dimension == "percent"
    return (grows or not fixed) and (rises or falls)


def _gap(early: Question, late: Question) -> int:
    """Return the days between two counts; 0 where one of them has no day."""
    days = [_days(early, late), _days(late, early)]
    if any(len(day) < len("2024-01-01") for day in days):
        return 0
    first, last = map(date.fromisoformat, days)
    return (last - first).days


def _named(question: Question) -> bool:
    return bool(question.figure.estimate_by) and str(question.figure.estimate_by)[:1].isupper()


def _same(held: Sequence[Question]) -> str:
    """Return what the figures have in common, field by field."""
    first = held[0]
    owner = next((q.owner for q in held if q.owner), None)
    place = next((q.figure.place for q in held if q.figure.place), None)
    told = {
        "unit": None if first.kind else first.bounds.dimension,
        "kind": first.kind,
        "deed": first.says("deeds"),
        "of": first.says("lengths") or first.says("shares") or first.says("aspects"),
        "owner": owner,
        "place": place,
    }
    return ", ".join(f"{name} {value}" for name, value in told.items() if value)


def _values(pairs: Sequence[tuple[Question, Question]]) -> str:
    return ", ".join(dict.fromkeys(repr(q.figure.text) for pair in pairs for q in pair))
