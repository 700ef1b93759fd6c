"""Propose acts from the encoder's hidden states: their triggers, types and roles; relate two actors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, get_args

import numpy as np

from communique.model import Guess, Modality, PloverType, Proposal
from communique.text.decoding import SHAPES, Certainty, Chain, Floats, stretches, tags_of, viterbi
from communique.text.windows import Batch, Ints, Window, Words

TYPES: tuple[PloverType, ...] = get_args(PloverType)
NONE = "NONE"
ROOTS: tuple[str, ...] = (*TYPES, NONE)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
TRIGGER_TAGS = SHAPES
ACT_ROLE_TAGS = tags_of("holder", "addressee")

EAGER = 1.0
"""Nats taken from "no trigger": proposals are for others to judge, so that the doubtful are shown too."""

TRIGGERS = 24
"""Triggers whose roles are read at once: bounds memory where a text is all triggers."""

REACH = 96
"""Words on either side of a trigger in which its roles are looked for."""

Place = tuple[int, int]
"""First and last word of a trigger in its text."""


@dataclass(frozen=True)
class Near:
    """What stands near triggers, a row each: hidden states, lengths, first and last word of the trigger."""

    hidden: Floats
    lengths: Ints
    first: Ints
    last: Ints


class Heads(Protocol):
    """The heads that read acts, whoever runs them."""

    def triggers(self, hidden: Floats) -> Floats:
        """Return scores of ``TRIGGER_TAGS`` for hidden states (rows, words, width)."""

    def act_types(self, near: Near) -> Floats:
        """Return per trigger the scores of ``TYPES``, of being denied, of ``MODALITIES``."""

    def act_roles(self, near: Near) -> Floats:
        """Return scores of ``ACT_ROLE_TAGS`` (triggers, words) per trigger."""


def proposals(
    heads: Heads, chains: Mapping[str, Chain], words: Words, group: list[Window], batch: Batch, hidden: Floats
) -> Iterator[tuple[Place, Proposal]]:
    """Yield the acts whose trigger begins in the core of one of the windows, with where in the text."""
    chain = chains["triggers"]
    scores = heads.triggers(hidden)
    scores[:, :, 0] -= EAGER
    tags = viterbi(scores, batch.lengths, chain)
    found = [
        (row, first, last)
        for row, window in enumerate(group)
        for _, first, last in stretches(tags[row, : batch.lengths[row]], TRIGGER_TAGS)
        if window.core[0] <= window.start + first < window.core[1]
    ]
    if not found:
        return
    scores[:, :, 0] += EAGER
    certainty = Certainty(scores, batch.lengths, chain)
    for some in (found[n : n + TRIGGERS] for n in range(0, len(found), TRIGGERS)):
        near = _near(batch, hidden, some)
        types, role_scores = heads.act_types(near), heads.act_roles(near)
        role_tags = viterbi(role_scores, near.lengths, chains["act_roles"])
        sure = Certainty(role_scores, near.lengths, chains["act_roles"])
        for number, (at, start, end) in enumerate(some):
            place = (group[at].start + start, group[at].start + end)
            base = place[0] - int(near.first[number])
            roles: dict[str, list[Guess]] = {"holder": [], "addressee": []}
            for role, a, b in stretches(role_tags[number, : near.lengths[number]], ACT_ROLE_TAGS):
                probability = sure.of(number, role_tags[number], a, b)
                roles[role].append(Guess(words.span(base + a, base + b), _digits(probability)))
            trigger = Guess(words.span(*place), _digits(certainty.of(at, tags[at], start, end)))
            yield place, _proposal(trigger, types[number], roles)


def _near(batch: Batch, hidden: Floats, triggers: Sequence[tuple[int, int, int]]) -> Near:
    """Cut out what stands near each trigger, a row each: its own paragraph, ``REACH`` words of it either way.

    The heads learned from acts whose parts stand in one paragraph, and a fifth of a window costs a fifth.
    """
    ends = []
    for row, first, last in triggers:
        line = batch.paragraph[row, : batch.lengths[row]]
        start, end = np.searchsorted(line, line[first]), np.searchsorted(line, line[last], side="right")
        ends.append((max(int(start), first - REACH), min(int(end), last + 1 + REACH)))
    starts = np.array([start for start, _ in ends], np.int64)
    lengths = np.array([end - start for start, end in ends], np.int64)
    cut = np.zeros((len(triggers), int(lengths.max()), hidden.shape[2]), np.float32)
    for part, (row, _, _), (start, end) in zip(cut, triggers, ends, strict=True):
        part[: end - start] = hidden[row, start:end]
    _, firsts, lasts = np.array(triggers, np.int64).T
    return Near(cut, lengths, firsts - starts, lasts - starts)


def _proposal(trigger: Guess, scores: Floats, roles: Mapping[str, list[Guess]]) -> Proposal:
    types, denied, modalities = np.split(scores, [len(TYPES), len(TYPES) + 1])
    by_type, by_modality = softmax(types), softmax(modalities)
    return Proposal(
        trigger,
        TYPES[int(by_type.argmax())],
        _digits(by_type.max()),
        _digits(1 / (1 + np.exp(-denied[0]))),
        MODALITIES[int(by_modality.argmax())],
        _digits(by_modality.max()),
        tuple(roles["holder"]),
        tuple(roles["addressee"]),
    )


def _digits(probability: float) -> float:
    return round(float(probability), 4)


def softmax(scores: Floats) -> Floats:
    """Return the probabilities that ``scores``, in nats, stand for."""
    weights: Floats = np.exp(scores - scores.max())
    weights /= weights.sum()
    return weights
