"""Group the figures that answer one question, and say how their values stand to each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from communique.compare.align import Sides
from communique.compare.apart import apart, are_rivals, near
from communique.compare.questions import Question, questions
from communique.compare.wordings import listed
from communique.model import Figure, Reading, Verdict


class Group(NamedTuple):
    """Figures that answer one question, what they amount to, and which fields decided it."""

    figures: tuple[Figure, ...]
    verdict: Verdict
    reason: str


def groups(readings: Sequence[Reading], whose: Sides, origins: Mapping[str, str]) -> list[Group]:
    """Return the figures of ``readings``, each in one group, in the order of the groups' first figures.

    A figure joins the first group with none of whose figures anything keeps it apart. One that stands alone
    and was kept apart from a figure of another document is a ``different thing``.
    """
    blocks: defaultdict[tuple[str | None, ...], list[_Held]] = defaultdict(list)
    order: dict[str, int] = {}
    kept: dict[str, str] = {}
    known: dict[Question, _Held] = {}
    for question in (q for reading in readings for q in questions(reading, whose)):
        order[question.figure.id] = len(order)
        if question not in known:
            known[question] = _place(question, blocks[question.gate], kept)
        known[question].all.append(question)
    made = [_group(held.all, kept, origins) for block in blocks.values() for held in block]
    return sorted(made, key=lambda group: order[group.figures[0].id])


class _Held(NamedTuple):
    """The questions of a group: those that differ in look, and all of them."""

    looks: list[Question]
    all: list[Question]


def _place(question: Question, block: list[_Held], kept: dict[str, str]) -> _Held:
    """Return the first of the groups that ``question`` fits, or a new one."""
    for held in block:
        reason = next(((why, other) for other in held.looks if (why := apart(question, other))), None)
        if reason is None:
            held.looks.append(question)
            return held
        _keep(question, *reason, kept)
    block.append(_Held([question], []))
    return block[-1]


def _keep(question: Question, why: str, other: Question, kept: dict[str, str]) -> None:
    """Note what ``question`` was kept apart from, where nothing has been noted and readers may wonder."""
    if not {question.figure.id, other.figure.id} <= kept.keys() and near(question, other):
        kept.setdefault(question.figure.id, f"kept apart from {other.figure.text!r}: {why}")
        kept.setdefault(other.figure.id, f"kept apart from {question.figure.text!r}: {why}")


def _group(held: list[Question], kept: Mapping[str, str], origins: Mapping[str, str]) -> Group:
    figures = tuple(q.figure for q in held)
    if len(held) == 1 and figures[0].id in kept:
        return Group(figures, "different thing", kept[figures[0].id])
    return Group(figures, *_verdict(held, origins))


def _verdict(held: Sequence[Question], origins: Mapping[str, str]) -> tuple[Verdict, str]:
    """Return how figures of one question stand to each other, and which fields decided it."""
    different = {(q.bounds, q.figure.as_of, q.voice, q.published): q for q in held}
    pairs = [_in_time(a, b) for a, b in combinations(different.values(), 2)]
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
    if not (late.bounds.excludes(early.bounds) or late.bounds.passes(early.bounds)):
        return False
    if are_rivals(early, late) and _named(early) and _named(late):
        return False
    if late.newer or (late.cumulative and early.cumulative):
        return True
    developing = bool(_developing() & {value for _, value in late.classes}) or late.kind == "troops"
    return developing and (late.bounds.low > early.bounds.low or late.kind == "troops")


def _named(question: Question) -> bool:
    return bool(question.figure.estimate_by) and str(question.figure.estimate_by)[:1].isupper()


@cache
def _developing() -> frozenset[str]:
    return frozenset(" ".join(listed("developing").values()).split())


def _same(held: Sequence[Question]) -> str:
    """Return what the figures have in common, field by field."""
    first = held[0]
    owner = next((q.owner for q in held if q.owner), None)
    place = next((q.figure.place for q in held if q.figure.place), None)
    told = {
        "unit": None if first.kind else first.bounds.dimension,
        "kind": first.kind,
        "deed": first.says("deeds"),
        "of": first.says("lengths") or first.says("aspects"),
        "owner": owner,
        "place": place,
    }
    return ", ".join(f"{name} {value}" for name, value in told.items() if value)


def _values(pairs: Sequence[tuple[Question, Question]]) -> str:
    return ", ".join(dict.fromkeys(repr(q.figure.text) for pair in pairs for q in pair))
