"""Follow a side's positions on one matter through the days: what was added, dropped, hardened, softened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.compare.align import cluster, matters, sides
from communique.compare.demands import when
from communique.model import Actor, Document, PloverType, Position, Reading, Story
from communique.text.words import likeness, stem, stop_words, words

Change = Literal["first", "hardened", "softened", "reworded", "repeated", "undated"]

SAME_MATTER = 0.3
"""Dice likeness of two contents from which a side is taken to speak of one matter."""

FEWEST = 2
"""Terms in common below which a likeness is chance, where both have as many: "NATO" alone is no matter."""

_FORCE: Mapping[PloverType, int] = {
    "AGREE": 0,
    "CONSULT": 0,
    "SUPPORT": 0,
    "CONCEDE": 0,
    "COOPERATE": 0,
    "AID": 0,
    "RETREAT": 0,
    "REQUEST": 2,
    "ACCUSE": 3,
    "REJECT": 4,
    "PROTEST": 4,
    "THREATEN": 6,
    "SANCTION": 8,
    "MOBILIZE": 8,
    "COERCE": 9,
    "ASSAULT": 10,
}
"""From consent over words to deeds, in the order of PLOVER's four quads; even steps leave room for acts."""
_PRESSING = frozenset({"demand", "insist", "require", "must", "order", "ultimatum"})


@dataclass(frozen=True)
class Step:
    """What a side said and did on one matter on one day, and what is new in it against the day before."""

    matter: str
    """The content of the first position of the sequence."""
    position: Position
    """The one that goes furthest that day, the first of them."""
    mentions: tuple[Position, ...]
    day: str | None
    change: Change
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def history(
    readings: Sequence[Reading], actors: Sequence[Actor], stories: Sequence[Story], names: frozenset[str]
) -> Iterator[Step]:
    """Yield what the sides of ``names`` held on each matter, day by day, the undated last.

    Hardened and softened follow from act and modality alone: from asking to demanding, from refusing to
    threatening, from "might" to "will". How several outlets word one day is no change; words are compared
    without regard to their forms.
    """
    documents = {r.document.id: r.document for r in readings}
    whose = sides(actors)
    wanted = frozenset(side for name in names for side in whose(name)) | names
    for _, held in matters(readings, stories, lambda r: r.positions):
        taken = [p for p in held if wanted & (whose(p.holder.actor) | _names(p))]
        for group in cluster(taken, lambda p: (None, frozenset(_words(p, documents))), _same_matter):
            yield from _sequence(group, documents)


def _sequence(positions: Sequence[Position], documents: Mapping[str, Document]) -> Iterator[Step]:
    days: dict[str | None, list[Position]] = {}
    for position in sorted(positions, key=lambda p: when(p, documents) or "9999"):
        days.setdefault(when(position, documents), []).append(position)
    first = next(iter(days.values()))[0]
    matter = (first.content or first.span).of(documents[first.document].text)
    before: Position | None = None
    then: dict[str, str] = {}
    for day, held in days.items():
        furthest = max(held, key=_force)
        now = {
            stem: word for position in reversed(held) for stem, word in _words(position, documents).items()
        }
        compared = before is not None and day is not None
        added = tuple(now[key] for key in now if key not in then) if compared else ()
        dropped = tuple(then[key] for key in then if key not in now) if compared else ()
        change = _change(before, furthest, bool(added or dropped)) if day else "undated"
        yield Step(matter, furthest, tuple(held), day, change, added, dropped)
        before, then = furthest, now


def _change(before: Position | None, now: Position, reworded: bool) -> Change:
    if before is None:
        return "first"
    if _force(now) != _force(before):
        return "hardened" if _force(now) > _force(before) else "softened"
    return "reworded" if reworded else "repeated"


def _force(position: Position) -> tuple[int, int]:
    """How far a position goes: its act, then whether it is done, to come or only imagined."""
    force = 0 if position.negated else _FORCE[position.type] + (position.act in _PRESSING)
    return force, ("hypothetical", "future", "fact").index(position.modality)


def _same_matter(a: frozenset[str], b: frozenset[str]) -> bool:
    enough = len(a & b) >= min(FEWEST, len(a), len(b))
    return a == b or (enough and likeness(a, b) >= SAME_MATTER)


def _words(position: Position, documents: Mapping[str, Document]) -> dict[str, str]:
    """The stems of a position's content and the words they stand for, in the order of the text."""
    document = documents[position.document]
    found = words(document.text, (position.content or position.span,))
    return {stem(word): word for word, _ in found if word not in stop_words()}


def _names(position: Position) -> frozenset[str]:
    return frozenset((position.holder.actor or "").split("; "))
