"""Read tag scores as spans: the best sequence, its stretches, and how sure each of them is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.text.windows import Ints

Floats = NDArray[np.float32]

SHAPES = ("O", "B", "I", "E", "S")
"""Outside a stretch; its beginning, inside and end; a stretch of a single word."""


LEAST = 1e-100
"""What a tag's weight at a word is at least, beside the heaviest: some sequence is always possible."""


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
    """What share of all tag sequences, by weight, has a given stretch, or a given tag somewhere."""

    def __init__(self, scores: Floats, lengths: Ints, chain: Chain) -> None:
        steps = scores.swapaxes(0, 1).astype(np.float64)
        start, self._step, end = (
            np.exp(part.astype(np.float64)) for part in (chain.start, chain.transitions, chain.end)
        )
        self._seen = np.exp(steps - steps.max(2, keepdims=True)).clip(LEAST)
        self._ahead, self._behind = np.empty_like(steps), np.empty_like(steps)
        self._total = np.empty((*steps.shape[:2], 1))
        # Each word's weights are brought to a sum of one: no sequence is so long that they vanish.
        ones, reach = np.ones((steps.shape[2], 1)), start * self._seen[0]
        for step, seen in enumerate(self._seen):
            if step:
                reach = (self._ahead[step - 1] @ self._step) * seen
            self._total[step] = reach @ ones
            self._ahead[step] = reach / self._total[step]
        self._behind[-1] = end
        for step in range(len(steps) - 2, -1, -1):
            reach = (self._behind[step + 1] * self._seen[step + 1]) @ self._step.T
            last = (step >= lengths - 1)[:, None]
            self._behind[step] = np.where(last, end, reach / (reach @ ones))

    def of(self, row: int, tags: Ints, first: int, last: int) -> float:
        """Return the probability that words ``first`` to ``last`` of ``row`` are tagged as in ``tags``."""
        before, after, steps = tags[first:last], tags[first + 1 : last + 1], np.arange(first + 1, last + 1)
        inner = self._step[before, after] * self._seen[steps, row, after] / self._total[steps, row, 0]
        ahead, behind = self._ahead[last, row], self._behind[last, row]
        weight = self._ahead[first, row, tags[first]] * inner.prod() * behind[tags[last]]
        return float(min(1.0, weight / (ahead @ behind)))

    def any_of(self, row: int, tags: slice, first: int, last: int) -> float:
        """Return how likely one of ``tags`` is at that word, ``first`` to ``last``, where it is likeliest."""
        here = slice(first, last + 1)
        weights = self._ahead[here, row] * self._behind[here, row]
        return float((weights[:, tags].sum(1) / weights.sum(1)).max())
