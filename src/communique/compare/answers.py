"""Find which position answers which demand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.compare.align import Sides, matters, sides
from communique.compare.demands import when
from communique.model import Actor, Answer, Document, Position, Reading, Response, Story, content_id
from communique.text.words import likeness, terms

SAME_MATTER = 0.3
"""Dice likeness of an answer's content with a demand's, where the answer does not merely point back."""
FEWEST = 2
"""Terms in common below which a likeness is chance: "security" alone is no matter."""

_POINTS_BACK = re.compile(r"\b(?:demand|request|proposal|ultimatum|call|appeal|draft)\b", re.IGNORECASE)
_POINTS_TO_ALL = re.compile(
    r"\b(?:demands|requests|proposals|terms|conditions|calls|appeals|drafts)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|only when|once|on condition|as long as|in return|in exchange)\b", re.IGNORECASE
)
_TALKS = re.compile(r"\b(?:talks?|negotiat\w+|dialogue|discuss\w*)\b", re.IGNORECASE)


def responses(
    resolved: Sequence[Reading], actors: Sequence[Actor], stories: Sequence[Story]
) -> tuple[Response, ...]:
    """Return which refusal, consent or offer answers which demand, in the order of the answers.

    Gated on direction: whoever answers must be the one who was asked, and answer the one who asked; whoever
    takes a demand back must be the one who made it. Nothing is answered before its day. Content decides
    among the demands that pass, the first of each wording standing for all; an answer that only points back
    is taken to mean the last such demand ("the demand") or all of them ("the demands") before it in its
    own document.
    """
    whose = sides(actors)
    documents = {r.document.id: r.document for r in resolved}
    found = []
    for _, positions in matters(resolved, stories, lambda r: r.positions):
        moves = [_Move.of(position, whose, documents) for position in positions]
        demands = [m for m in moves if m.position.type == "REQUEST" and not m.position.negated]
        for answer in moves:
            for demand, reason in _meant(answer, demands):
                kind = _answer(answer, demand)
                if kind:
                    found.append(
                        Response(
                            id=content_id("response", answer.position.id, demand.position.id),
                            position=answer.position.id,
                            answers=demand.position.id,
                            answer=kind,
                            reason=reason,
                        )
                    )
    return tuple(found)


class _Move(NamedTuple):
    """A position with the sides it goes between and the words it is about."""

    position: Position
    by: frozenset[str]
    to: frozenset[str]
    words: str
    about: frozenset[str]
    day: str | None

    @classmethod
    def of(cls, position: Position, whose: Sides, documents: Mapping[str, Document]) -> "_Move":
        text = documents[position.document].text
        words = position.content.of(text) if position.content else position.text
        to = whose(position.addressee.actor if position.addressee else None)
        day = when(position, documents)
        return cls(position, whose(position.holder.actor), to, words, terms(words), day)


def _takes_back(answer: _Move) -> bool:
    """Tell whether this may be a side's giving up of its own demand: a concession, or no longer demanding."""
    kind = answer.position.type
    return kind in ("CONCEDE", "RETREAT") or (kind == "REQUEST" and answer.position.negated)


def _directed(answer: _Move, demand: _Move) -> bool:
    """Whoever answers was asked, and is not said to answer somebody else.

    A demand that names nobody is asked of whoever is said to answer the one who made it.
    """
    if answer.position.id == demand.position.id or (answer.day and demand.day and answer.day < demand.day):
        return False
    if _takes_back(answer):
        return bool(answer.by & demand.by)
    if answer.by & demand.by:
        return False
    if not demand.to:
        return bool(answer.by and answer.to & demand.by)
    return bool(answer.by & demand.to) and (not answer.to or bool(answer.to & demand.by))


def _meant(answer: _Move, demands: Sequence[_Move]) -> Iterator[tuple[_Move, str]]:
    if answer.position.type not in ("REJECT", "AGREE", "SUPPORT") and not _takes_back(answer):
        return
    alike: dict[frozenset[str], _Move] = {}
    earlier: dict[frozenset[str], _Move] = {}
    for demand in demands:
        if not _directed(answer, demand):
            continue
        if len(answer.about & demand.about) >= FEWEST and likeness(answer.about, demand.about) >= SAME_MATTER:
            alike.setdefault(demand.about, demand)
        if (
            demand.position.document == answer.position.document
            and demand.position.span < answer.position.span
        ):
            earlier.setdefault(demand.about, demand)
    if alike:
        for demand in alike.values():
            yield demand, "asked of the one who answers, about the same matter"
    elif answer.position.type == "REQUEST":
        # "We demand no special conditions" takes nothing back.
        return
    elif _POINTS_TO_ALL.search(answer.words):
        for demand in earlier.values():
            yield demand, "points back to the demands before it"
    elif earlier and _POINTS_BACK.search(answer.words):
        yield max(earlier.values(), key=lambda d: d.position.span), "points back to the last demand before it"


def _answer(answer: _Move, demand: _Move) -> Answer | None:
    if _takes_back(answer):
        return "withdraws"
    if answer.position.type == "REJECT":
        return None if answer.position.negated else "refuses"
    if answer.position.negated:
        return "refuses"
    if _CONDITION.search(answer.words):
        return "conditions"
    if _TALKS.search(answer.words) and not _TALKS.search(demand.words):
        return "counters"
    return "accepts"
