"""Find which documents may be about one matter, without weighing every pair of them."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.stories.vectors import Vectors

LEAST = 0.1
"""Cosine under which a pair is taken for nothing to do with each other."""
WEIGHTY = 60
"""Words by which a document is looked for, its weightiest: on ECB+ and BASIL any two documents with a
cosine of .26 have one of their first thirty in common."""
ENOUGH = 0.05
"""Share of the cosine that these words must make up."""
LATEST = 100
"""Documents that are found by a word: the latest ones that hold it before."""


class _Holders:
    """The documents that hold one word, the latest of them, with its weight in each."""

    def __init__(self) -> None:
        self._documents = array("i")
        self._weights = array("f")

    def add(self, document: int, weight: float) -> None:
        self._documents.append(document)
        self._weights.append(weight)
        if len(self._documents) == 2 * LATEST:
            del self._documents[:LATEST], self._weights[:LATEST]

    def latest(self) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return copies: an array that is looked into cannot grow."""
        return (
            np.frombuffer(self._documents, np.int32)[-LATEST:].copy(),
            np.frombuffer(self._weights, np.float32)[-LATEST:].copy(),
        )


def near(vectors: Vectors, new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs ``(i, j)`` with ``i`` in ``new`` (ascending) that may reach ``LEAST``; no pair twice.

    An inverted index of the weightiest words, which keeps the latest holders of each: time and memory grow
    with the documents, not with their pairs.
    """
    index: defaultdict[int, _Holders] = defaultdict(_Holders)
    fresh = set(new)
    for i in (*(i for i in range(len(vectors.rows)) if i not in fresh), *new):
        weighty = vectors.weightiest(i, WEIGHTY)
        if i in fresh:
            yield from ((i, j) for j in _found(weighty, index))
        for term, weight in weighty:
            index[term].add(i, weight)


def _found(weighty: Sequence[tuple[int, float]], index: Mapping[int, _Holders]) -> list[int]:
    held = [(*index[term].latest(), weight) for term, weight in weighty if term in index]
    if not held:
        return []
    documents, places = np.unique(np.concatenate([d for d, _, _ in held]), return_inverse=True)
    likeness = np.bincount(places, np.concatenate([weights * own for _, weights, own in held]))
    found: list[int] = documents[likeness >= ENOUGH].tolist()
    return found
