"""Ask which later reports touch the condition of a stated red line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.compare.align import matters, sides
from communique.compare.demands import when
from communique.model import Actor, Clause, Document, Position, Reading, Span, Story
from communique.text.words import terms

IN_COMMON = 2
"""Terms that a report shares with a condition before it is put to a person as touching it."""
_WORDS = ("THREATEN", "REQUEST", "REJECT")
"""Acts that only say something: they bring no condition about."""
SHARE = 0.34
"""Share of the condition's terms that it must share at least."""


@dataclass(frozen=True)
class RedLine:
    """A threat with its condition and consequence, and the acts that may touch the condition."""

    story: str
    position: Position
    clause: Clause
    mentions: tuple[Position, ...]
    """Every telling of it, ``position`` first."""
    touched: tuple[Position, ...]


def red_lines(
    readings: Sequence[Reading], actors: Sequence[Actor], stories: Sequence[Story]
) -> Iterator[RedLine]:
    """Yield every stated red line once, story by story, in the order of its documents.

    What touches one is an act of another side, not before the red line was drawn, that shares words with its
    condition. It is a question to a person, never a verdict: nothing says that the condition has come about.
    """
    documents = {r.document.id: r.document for r in readings}
    whose = sides(actors)
    for story, positions in matters(readings, stories, lambda r: r.positions):
        acts = [(p, about(p, documents)) for p in positions if not p.negated and p.type not in _WORDS]
        lines: dict[tuple[frozenset[str], frozenset[str]], list[tuple[Position, Clause]]] = {}
        for position in positions:
            for clause in position.clauses if position.type == "THREATEN" else ():
                if clause.condition is not None:
                    named = _terms(clause.condition, documents[position.document])
                    lines.setdefault((whose(position.holder.actor), named), []).append((position, clause))
        for (by, named), drawn in lines.items():
            day = min(filter(None, (when(position, documents) for position, _ in drawn)), default=None)
            touched = tuple(
                act
                for act, held in acts
                if not whose(act.holder.actor) & by
                and not _before(when(act, documents), day)
                and len(named & held) >= max(IN_COMMON, SHARE * len(named))
            )
            position, clause = drawn[0]
            yield RedLine(story, position, clause, tuple(position for position, _ in drawn), touched)


def about(position: Position, documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the terms of an act: its own words and those of its holder and addressee."""
    document = documents[position.document]
    named = [ref.actor for ref in (position.holder, position.addressee) if ref and ref.actor]
    return terms(" ".join((position.span.of(document.text), *named)))


def _terms(span: Span, document: Document) -> frozenset[str]:
    return terms(span.of(document.text))


def _before(day: str | None, other: str | None) -> bool:
    return day is not None and other is not None and day < other
