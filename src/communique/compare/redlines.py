"""Ask which later reports touch the condition of a stated red line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.compare.align import sides
from communique.compare.demands import when
from communique.model import Actor, Clause, Document, Position, Reading, Span, Story
from communique.text.words import terms

IN_COMMON = 2
"""Terms that a report shares with a condition before it is put to a person as touching it."""
SHARE = 0.34
"""Share of the condition's terms that it must share at least."""


@dataclass(frozen=True)
class RedLine:
    """A threat with its condition and consequence, and the positions that may touch the condition."""

    story: str
    position: Position
    clause: Clause
    touched: tuple[Position, ...]


def red_lines(
    readings: Sequence[Reading], actors: Sequence[Actor], stories: Sequence[Story]
) -> Iterator[RedLine]:
    """Yield every stated red line, story by story, in the order of its documents.

    What touches one is an act of another side, not before the red line was drawn, that shares words with its
    condition. It is a question to a person, never a verdict: nothing says that the condition has come about.
    """
    by_document = {r.document.id: r for r in readings}
    documents = {r.document.id: r.document for r in readings}
    whose = sides(actors)
    for story in stories:
        held = [by_document[id_] for id_ in story.documents if id_ in by_document]
        acts = [(p, about(p, documents)) for r in held for p in r.positions if not p.negated]
        for position in (p for r in held for p in r.positions):
            for clause in position.clauses if position.type == "THREATEN" else ():
                if clause.condition is None:
                    continue
                wanted = _terms(clause.condition, documents[position.document])
                day = when(position, documents)
                touched = tuple(
                    act
                    for act, words in acts
                    if act.id != position.id
                    and act.type not in ("THREATEN", "REQUEST", "REJECT")
                    and not whose(act.holder.actor) & whose(position.holder.actor)
                    and not _before(when(act, documents), day)
                    and len(wanted & words) >= max(IN_COMMON, SHARE * len(wanted))
                )
                yield RedLine(story.id, position, clause, touched)


def about(position: Position, documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the terms of an act: its own words and those of its holder and addressee."""
    document = documents[position.document]
    named = [ref.actor for ref in (position.holder, position.addressee) if ref and ref.actor]
    return terms(" ".join((position.span.of(document.text), *named)))


def _terms(span: Span, document: Document) -> frozenset[str]:
    return terms(span.of(document.text))


def _before(day: str | None, other: str | None) -> bool:
    return day is not None and other is not None and day < other
