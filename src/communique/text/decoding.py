"""Read tag scores as spans: the best sequence, its stretches, and how sure each of them is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.text.windows import Ints

Floats = NDArray[np.float32]

SHAPES = ("O", "B", "I", "E", "S")
"""Outside a stretch; its beginning, inside and end; a stretch of a single word."""


def tags_of(*roles: str) -> tuple[str, ...]:
    """Return the tags of stretches that have a role: ``O``, ``B-source``, ``I-source``, ..."""
    return ("O", *(f"{shape}-{role}" for role in roles for shape in SHAPES[1:]))


@dataclass(frozen=True)
class Chain:
    """A linear chain over tags: transition (from, to), start and end scores, in nats."""

    transitions: Floats
    start: Floats
    end: Floats


def viterbi(scores: Floats, lengths: Ints, chain: Chain) -> Ints:
    """Return the best tag sequence of each row: scores (rows, words, tags) → tags (rows, words)."""
    rows, size, tags = scores.shape
    best = scores[:, 0] + chain.start
    back = np.empty((size, rows, tags), np.int64)
    stay = np.arange(tags)
    for step in range(1, size):
        reach = best[:, :, None] + chain.transitions
        live = (step < lengths)[:, None]
        back[step] = np.where(live, reach.argmax(1), stay)
        best = np.where(live, reach.max(1) + scores[:, step], best)
    path = np.empty((rows, size), np.int64)
    path[:, -1] = (best + chain.end).argmax(1)
    for step in range(size - 1, 0, -1):
        path[:, step - 1] = back[step, np.arange(rows), path[:, step]]
    return path


def stretches(tags: Iterable[int], names: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield ``(role, first word, last word)`` of each stretch in a valid tag sequence."""
    start = 0
    for index, tag in enumerate(tags):
        shape, _, role = names[tag].partition("-")
        if shape in ("B", "S"):
            start = index
        if shape in ("E", "S"):
            yield role, start, index


class Certainty:
    """What share of all tag sequences, by weight, has a given stretch."""

    def __init__(self, scores: Floats, lengths: Ints, chain: Chain) -> None:
        size = scores.shape[1]
        self._scores, self._chain = scores, chain
        self._ahead, self._behind = np.empty_like(scores), np.empty_like(scores)
        self._ahead[:, 0] = scores[:, 0] + chain.start
        self._behind[:, -1] = chain.end
        for step in range(1, size):
            reach = self._ahead[:, step - 1, :, None] + chain.transitions
            self._ahead[:, step] = _log_sum(reach, 1) + scores[:, step]
        for step in range(size - 2, -1, -1):
            reach = chain.transitions + (scores[:, step + 1] + self._behind[:, step + 1])[:, None]
            last = (step >= lengths - 1)[:, None]
            self._behind[:, step] = np.where(last, chain.end, _log_sum(reach, 2))
        self._total = _log_sum(self._ahead[:, 0] + self._behind[:, 0], 1)

    def of(self, row: int, tags: Ints, first: int, last: int) -> float:
        """Return the probability that words ``first`` to ``last`` of ``row`` are tagged as in ``tags``."""
        weight = self._ahead[row, first, tags[first]] + self._behind[row, last, tags[last]]
        for step in range(first + 1, last + 1):
            weight += (
                self._chain.transitions[tags[step - 1], tags[step]] + self._scores[row, step, tags[step]]
            )
        return float(min(1.0, np.exp(weight - self._total[row])))


def _log_sum(weights: NDArray[Any], axis: int) -> NDArray[Any]:
    top = weights.max(axis, keepdims=True)
    total: NDArray[Any] = np.log(np.exp(weights - top).sum(axis)) + top.squeeze(axis)
    return total
