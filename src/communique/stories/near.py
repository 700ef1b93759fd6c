"""Find which documents may be about one matter, without weighing every pair of them."""

import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.stories.vectors import Vector

WIDTH = 512
"""Numbers to which a vector is folded; the cosine of two folds is off by about .04."""
LEAST = 0.1
"""Cosine under which a pair is taken for nothing to do with each other."""
SLACK = 0.06
"""How much lower the folds' cosine may be."""
ROWS = 1024
"""Documents weighed against all others in one product of matrices."""


def near(vectors: Sequence[Vector], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs ``(i, j)`` with ``i`` in ``new`` (ascending) that may reach ``LEAST``; no pair twice.

    Vectors are folded by feature hashing (Weinberger and others, 2009). Memory is that of the folds, 2 kB a
    document; time grows with the new documents times all of them, at the speed of a matrix product.
    """
    folds = np.zeros((len(vectors), WIDTH), np.float32)
    places: dict[str, tuple[int, float]] = {}
    for row, vector in enumerate(vectors):
        for term, weight in vector.items():
            if term not in places:
                code = zlib.crc32(term.encode("utf-8", "surrogatepass"))
                places[term] = (code % WIDTH, 1.0 if code & 0x80000000 else -1.0)
            place, sign = places[term]
            folds[row, place] += sign * weight
    fresh = np.zeros(len(vectors), np.bool_)
    fresh[list(new)] = True
    for start in range(0, len(new), ROWS):
        some = list(new[start : start + ROWS])
        yield from _pairs(some, folds[some] @ folds.T, fresh)


def _pairs(
    some: list[int], products: NDArray[np.float32], fresh: NDArray[np.bool_]
) -> Iterator[tuple[int, int]]:
    for i, line in zip(some, products, strict=True):
        found = np.flatnonzero(line >= LEAST - SLACK)
        for j in found[(found < i) | ~fresh[found]].tolist():
            yield i, j
