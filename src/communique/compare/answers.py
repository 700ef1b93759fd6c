"""Find which position answers which demand."""

import re
from collections.abc import Iterator, Mapping, Sequence

from communique.compare.align import Sides, matters, sides
from communique.model import Actor, Answer, Position, Reading, Response, Story, content_id
from communique.text.words import likeness, terms

SAME_MATTER = 0.3
"""Dice likeness of an answer's content with a demand's, where the answer does not merely point back."""

_POINTS_BACK = re.compile(
    r"\b(?:demands?|requests?|proposals?|ultimatum|terms|conditions|calls?|appeals?|drafts?)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|only when|once|on condition|as long as|in return|in exchange)\b", re.IGNORECASE
)
_TALKS = re.compile(r"\b(?:talks?|negotiat\w+|dialogue|discuss\w*)\b", re.IGNORECASE)


def responses(
    resolved: Sequence[Reading], actors: Sequence[Actor], stories: Sequence[Story]
) -> tuple[Response, ...]:
    """Return which refusal, consent or offer answers which demand, in the order of the answers.

    Gated on direction: whoever answers must be the one who was asked, and answer the one who asked. Content
    decides among the demands that pass; an answer that only points back ("the demands") is taken to mean
    the last such demand before it in its own document.
    """
    whose = sides(actors)
    texts = {r.document.id: r.document.text for r in resolved}
    found = []
    for _, positions in matters(resolved, stories, lambda r: r.positions):
        demands = [p for p in positions if p.type == "REQUEST" and not p.negated]
        for position in positions:
            asked = [d for d in demands if d.id != position.id and _directed(position, d, whose)]
            for demand, reason in _meant(position, asked, texts):
                answer = _answer(position, demand, texts)
                if answer:
                    found.append(
                        Response(
                            id=content_id("response", position.id, demand.id),
                            position=position.id,
                            answers=demand.id,
                            answer=answer,
                            reason=reason,
                        )
                    )
    return tuple(found)


def _directed(answer: Position, demand: Position, whose: Sides) -> bool:
    """Whoever answers was asked, and is not said to answer somebody else."""
    answering = whose(answer.holder.actor)
    asked = whose(demand.addressee.actor if demand.addressee else None)
    answered = whose(answer.addressee.actor if answer.addressee else None)
    asking = whose(demand.holder.actor)
    return bool(answering & asked) and not (answering & asking) and (not answered or bool(answered & asking))


def _meant(
    answer: Position, asked: Sequence[Position], texts: Mapping[str, str]
) -> Iterator[tuple[Position, str]]:
    words = _content(answer, texts)
    about = terms(words)
    alike = [d for d in asked if likeness(about, terms(_content(d, texts))) >= SAME_MATTER]
    for demand in alike:
        yield demand, "asked of the one who answers, about the same matter"
    earlier = [d for d in asked if d.document == answer.document and d.span.start < answer.span.start]
    if not alike and earlier and _POINTS_BACK.search(words):
        yield max(earlier, key=lambda d: d.span), "points back to the last demand before it"


def _answer(position: Position, demand: Position, texts: Mapping[str, str]) -> Answer | None:
    words = _content(position, texts)
    if position.type == "REJECT":
        return None if position.negated else "refuses"
    if position.type not in ("AGREE", "SUPPORT"):
        return None
    if position.negated:
        return "refuses"
    if _CONDITION.search(words):
        return "conditions"
    if _TALKS.search(words) and not _TALKS.search(_content(demand, texts)):
        return "counters"
    return "accepts"


def _content(position: Position, texts: Mapping[str, str]) -> str:
    return position.content.of(texts[position.document]) if position.content else position.text
