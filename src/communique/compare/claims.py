"""Compare what outlets report of the same words, acts and quantities."""

from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import Literal

from communique.compare.align import Sides, cluster, independent, matters
from communique.compare.figures import groups
from communique.compare.tellings import Named
from communique.compare.timeline import events
from communique.model import (
    Claim,
    Comparison,
    Places,
    Position,
    Quotation,
    Reading,
    Story,
    Verdict,
    content_id,
)
from communique.text.words import likeness, terms

Kind = Literal["quotation", "position", "figure", "time"]

SAME_WORDS = 0.45
"""Dice likeness of two quotations of one speaker above which they are versions of one sentence."""
SAME_ACT = 0.4
"""Dice likeness of what two positions of one type and side are about."""
FEWEST = 3
"""Terms: shorter quotations are versions of each other only when they are the same words."""


def comparisons(
    resolved: Sequence[Reading],
    whose: Sides,
    places: Places,
    origins: Mapping[str, str],
    stories: Sequence[Story],
) -> tuple[Comparison, ...]:
    """Return a row for each thing said, done or counted, with all claims about it, story by story.

    Alignment is gated on speaker, on type and side, or on what is counted; likeness of words only decides
    among claims that pass the gate. ``reason`` names what decided.
    """
    texts = {r.document.id: r.document.text for r in resolved}
    about = {c.id: terms(_content(c, texts)) for r in resolved for c in _worded(r)}

    def row(
        kind: Kind,
        story: str,
        claims: Sequence[Claim],
        verdict: tuple[Verdict, str],
        what: str,
        unit: str | None,
    ) -> Comparison:
        ids = tuple(claim.id for claim in claims)
        return Comparison(
            id=content_id("comparison", kind, ids),
            kind=kind,
            story=story,
            what=what,
            unit=unit,
            verdict=verdict[0],
            reason=verdict[1],
            claims=ids,
            origins=independent(claims, origins),
        )

    found: list[Comparison] = []
    for story, said in matters(resolved, stories, lambda r: r.quotations):
        for same in cluster(said, lambda q: (q.speaker.actor or q.id, about[q.id]), _same_words):
            wording = _wording({about[q.id] for q in same}, {q.document for q in same})
            found.append(row("quotation", story, same, wording, same[0].text, None))
    for story, done in matters(resolved, stories, lambda r: r.positions):
        for acts in cluster(done, lambda p: (_side(p, whose), about[p.id]), _same_act):
            found.append(row("position", story, acts, _stance(acts), acts[0].act, None))
    by_document = {r.document.id: r for r in resolved}
    for matter in stories:
        told = [by_document[document] for document in matter.documents]
        for values, verdict, reason in groups(told, whose, origins):
            what = values[0].counted or values[0].text
            found.append(row("figure", matter.id, values, (verdict, reason), what, values[0].unit))
        for dated, what, verdict, reason in events(told, Named(places, whose), origins):
            found.append(row("time", matter.id, dated, (verdict, reason), what, None))
    return tuple(found)


def _worded(reading: Reading) -> Iterator[Quotation | Position]:
    yield from reading.quotations
    yield from reading.positions


def _content(claim: Quotation | Position, texts: Mapping[str, str]) -> str:
    if isinstance(claim, Position) and claim.content:
        return claim.content.of(texts[claim.document])
    return claim.text


def _same_words(a: frozenset[str], b: frozenset[str]) -> bool:
    if min(len(a), len(b)) < FEWEST:
        return a == b
    return likeness(a, b) >= SAME_WORDS or len(a & b) >= 0.8 * min(len(a), len(b)) >= FEWEST


def _wording(about: Set[frozenset[str]], documents: set[str]) -> tuple[Verdict, str]:
    if len(documents) == 1:
        return "only here", "one document"
    if all(a <= b or b <= a for a, b in combinations(about, 2)):
        return "agree", "the same words, or a part of them"
    return "disagree", "one speaker, worded differently"


def _side(position: Position, whose: Sides) -> Hashable:
    """A position is compared with those of the same type by the same side; an unresolved one with none."""
    return position.type, whose(position.holder.actor) or position.id


def _same_act(a: frozenset[str], b: frozenset[str]) -> bool:
    return a == b or likeness(a, b) >= SAME_ACT


def _stance(positions: Sequence[Position]) -> tuple[Verdict, str]:
    if len({p.negated for p in positions}) == 2:
        return "disagree", "one says it was done, another that it was not"
    if len({p.document for p in positions}) == 1:
        return "only here", "one document"
    return "agree", "same type, same side, alike in content"
