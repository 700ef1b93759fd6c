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
POSITIONS: tuple[PloverType, ...] = (
    "REQUEST",
    "REJECT",
    "THREATEN",
    "AGREE",
    "SUPPORT",
    "ACCUSE",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
)
"""The types that are positions, as the head that learned from diplomatic stories tells them apart."""
TRIGGER_TAGS = SHAPES
ACT_ROLE_TAGS = tags_of("holder", "addressee")

EAGER = 1.0
"""Nats taken from "no trigger": proposals are for others to judge, so that the doubtful are shown too."""

FAINT = 0.1
"""Probability of being the word of a position from which a word is shown as one ..."""

GOING_ON = 0.3
"""... and from which the next word of the same type belongs to it."""

TRIGGERS = 24
"""Triggers whose roles are read at once: bounds memory where a text is all triggers."""

REACH = 96
"""Words on either side of a trigger in which its roles are looked for."""

_ANY = slice(1, None)
"""All tags but "no trigger"."""

Place = tuple[int, int]
"""First and last word of a trigger in its text."""
Found = tuple[int, int, int]
"""Row, first and last word of a trigger in its batch."""


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

    def positions(self, hidden: Floats) -> Floats:
        """Return scores of no position, then ``POSITIONS``, for hidden states (rows, words, width)."""

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
    told = softmax(heads.positions(hidden))[:, :, 1:]
    found = [
        (row, first, last)
        for row, window in enumerate(group)
        for first, last in _triggers(tags[row, : batch.lengths[row]], told[row, : batch.lengths[row]])
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
        certain = Certainty(role_scores, near.lengths, chains["act_roles"])
        for number, (at, start, end) in enumerate(some):
            place = (group[at].start + start, group[at].start + end)
            base = place[0] - int(near.first[number])
            roles: dict[str, list[Guess]] = {"holder": [], "addressee": []}
            for role, a, b in stretches(role_tags[number, : near.lengths[number]], ACT_ROLE_TAGS):
                probability = certain.of(number, role_tags[number], a, b)
                roles[role].append(Guess(words.span(base + a, base + b), _digits(probability)))
            drawn = tags[at, start] != 0
            sure = certainty.of(at, tags[at], start, end) if drawn else certainty.any_of(at, _ANY, start, end)
            trigger = Guess(words.span(*place), _digits(sure))
            yield place, _proposal(trigger, types[number], told[at, start : end + 1].max(0), roles)


def _triggers(tags: Ints, told: Floats) -> Iterator[tuple[int, int]]:
    """Yield first and last word of what the tags draw, then of further words likely to be of a position."""
    drawn = [(first, last) for _, first, last in stretches(tags, TRIGGER_TAGS)]
    yield from drawn
    taken = {word for first, last in drawn for word in range(first, last + 1)}
    likely, kinds = told.sum(1), told.argmax(1)
    word = 0
    while word < len(told):
        first = word
        word += 1
        if likely[first] >= FAINT and first not in taken:
            while word < len(told) and word not in taken and likely[word] >= GOING_ON:
                if kinds[word] != kinds[first]:
                    break
                word += 1
            yield first, word - 1


def _near(batch: Batch, hidden: Floats, triggers: Sequence[Found]) -> Near:
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


def _proposal(trigger: Guess, scores: Floats, told: Floats, roles: Mapping[str, list[Guess]]) -> Proposal:
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
        POSITIONS[int(told.argmax())],
        _digits(told.max()),
    )


def _digits(probability: float) -> float:
    return round(float(probability), 4)


def softmax(scores: Floats) -> Floats:
    """Return the probabilities that ``scores``, in nats along the last axis, stand for."""
    weights: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    return weights
