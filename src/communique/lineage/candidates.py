"""Find pairs of documents that may share a passage, without comparing every pair."""

from collections.abc import Collection, Iterator
from itertools import combinations

import numpy as np

from communique.lineage.fingerprints import Fingerprints, runs

MANY = 32
"""Documents that meet in a sentence, up to which all pairs of them are taken."""
FIRST = 8
"""Of more, only the pairs with the first ones: a text printed a thousand times is held against these."""


def candidates(prints: Fingerprints, standing: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return ascending index pairs of documents with a sentence in common or nearly so.

    Sentences meet by the bands of their MinHashes (locality-sensitive hashing; Indyk and Motwani, 1998),
    so that the cost grows with the number of sentences and not with the number of pairs.
    """
    held = ~np.isin(prints.keys, np.fromiter(standing, np.uint64, len(standing)))
    owners = prints.owners[held].astype(np.int64)
    met: set[tuple[int, int]] = set()
    for band in range(prints.bands.shape[1]):
        keys = prints.bands[held, band]
        order = np.argsort(keys, kind="stable")
        for start, end in runs(keys[order], 2):
            met.update(_pairs(sorted(set(owners[order[start:end]].tolist()))))
    return sorted(met)


def _pairs(documents: list[int]) -> Iterator[tuple[int, int]]:
    if len(documents) <= MANY:
        yield from combinations(documents, 2)
    else:
        for place, first in enumerate(documents[:FIRST]):
            yield from ((first, other) for other in documents[place + 1 :])
