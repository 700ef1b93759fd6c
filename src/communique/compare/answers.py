"""Find which position answers which demand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.compare.align import Sides, matters
from communique.compare.demands import when
from communique.model import (
    Answer,
    Document,
    PloverType,
    Position,
    Reading,
    Response,
    Story,
    content_id,
)
from communique.text.words import likeness, terms

SAME_MATTER = 0.3
"""Dice likeness of an answer's content with a demand's, where the answer does not merely point back."""
FEWEST = 2
"""Terms in common below which a likeness is chance: "security" alone is no matter."""

_ANSWERING: Mapping[PloverType, tuple[PloverType, ...]] = {
    "REQUEST": ("REJECT", "AGREE", "SUPPORT"),
    "ACCUSE": ("REJECT",),
    "AGREE": ("REJECT",),
}
_NAMES: Mapping[PloverType, str] = {
    "REQUEST": "the demands",
    "ACCUSE": "the accusations",
    "AGREE": "the promises",
}
_ALIKE: Mapping[PloverType, str] = {
    "REQUEST": "asked of the one who answers, about the same matter",
    "ACCUSE": "levelled at the one who answers, about the same matter",
    "AGREE": "ascribed to the one who answers, about the same matter",
}
_WORDS: Mapping[PloverType, str] = {
    "REQUEST": "demand|request|proposal|ultimatum|call|appeal|draft|term|condition",
    "ACCUSE": "accusation|allegation|charge|claim|reproach|criticism",
    "AGREE": "promise|pledge|assurance|guarantee|commitment",
}
_POINTS_BACK = {
    kind: (
        re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{nouns})s\b", re.IGNORECASE),
    )
    for kind, nouns in _WORDS.items()
}
"""How an answer points back to one or to all of what came before it."""
_PROMISE = re.compile(r"\b(?:promis\w*|pledg\w+|assur\w+|guarantee\w*|commitments?|word)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|only when|once|on condition|as long as|in return|in exchange)\b", re.IGNORECASE
)
_TALKS = re.compile(r"\b(?:talks?|negotiat\w+|dialogue|discuss\w*)\b", re.IGNORECASE)


def responses(resolved: Sequence[Reading], whose: Sides, stories: Sequence[Story]) -> tuple[Response, ...]:
    """Return which refusal, consent, offer or denial answers which demand, accusation or alleged promise.

    In the order of the answers. Gated on direction: whoever answers must be the one who was asked or
    accused, or is said to have promised, and answer the one who asked or accused; whoever takes a demand
    back must be the one who made it. Nothing is answered before its day. Content decides among what
    passes, the first of each wording standing for all; between an accusation and its denial it is enough
    that both speak of a promise. An answer that only points back is taken to mean the last such demand
    ("the demand") or all of them ("the demands") before it in its own document.
    """
    documents = {r.document.id: r.document for r in resolved}
    found = []
    for _, positions in matters(resolved, stories, lambda r: r.positions):
        moves = [_Move.of(position, whose, documents) for position in positions]
        moved = {
            kind: [m for m in moves if m.position.type == kind and not m.position.negated]
            for kind in _POINTS_BACK
        }
        for answer in moves:
            for kind, earlier in moved.items():
                for move, reason in _meant(answer, kind, earlier):
                    given = _answer(answer, move)
                    if given:
                        found.append(
                            Response(
                                id=content_id("response", answer.position.id, move.position.id),
                                position=answer.position.id,
                                answers=move.position.id,
                                answer=given,
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


def _directed(answer: _Move, move: _Move) -> bool:
    """Whoever answers was addressed, and is not said to answer somebody else.

    What is addressed to nobody is asked of whoever is said to answer the one who made it.
    """
    if answer.position.id == move.position.id or (answer.day and move.day and answer.day < move.day):
        return False
    if _takes_back(answer):
        return bool(answer.by & move.by)
    if move.position.type == "AGREE":
        same = not answer.to or not move.to or bool(answer.to & move.to)
        return same and bool(answer.by & move.by)
    if answer.by & move.by:
        return False
    if not move.to:
        return bool(answer.by and answer.to & move.by)
    return bool(answer.by & move.to) and (not answer.to or bool(answer.to & move.by))


def _meant(answer: _Move, kind: PloverType, moves: Sequence[_Move]) -> Iterator[tuple[_Move, str]]:
    """Yield the moves of one kind that are answered, with the reason."""
    if answer.position.type not in _ANSWERING[kind] and not (kind == "REQUEST" and _takes_back(answer)):
        return
    alike: dict[frozenset[str], _Move] = {}
    earlier: dict[frozenset[str], _Move] = {}
    for move in moves:
        if not _directed(answer, move):
            continue
        if _alike(answer, move):
            alike.setdefault(move.about, move)
        if move.position.document == answer.position.document and move.position.span < answer.position.span:
            earlier.setdefault(move.about, move)
    one, all_ = _POINTS_BACK[kind]
    if alike:
        for move in alike.values():
            yield move, _ALIKE[kind]
    elif answer.position.type == "REQUEST":
        # "We demand no special conditions" takes nothing back.
        return
    elif all_.search(answer.words):
        for move in earlier.values():
            yield move, f"points back to {_NAMES[kind]} before it"
    elif earlier and one.search(answer.words):
        yield max(earlier.values(), key=lambda m: m.position.span), f"points back to {_NAMES[kind]} before it"


def _alike(answer: _Move, move: _Move) -> bool:
    shared = answer.about & move.about
    if move.position.type != "REQUEST" and all(_PROMISE.search(m.position.text) for m in (answer, move)):
        return True
    return len(shared) >= FEWEST and likeness(answer.about, move.about) >= SAME_MATTER


def _answer(answer: _Move, demand: _Move) -> Answer | None:
    if demand.position.type != "REQUEST":
        return None if answer.position.negated else "denies"
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
