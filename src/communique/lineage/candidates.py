"""Find pairs of documents that may share a passage, without comparing every pair."""

from collections.abc import Collection, Iterator
from itertools import combinations

import numpy as np

from communique.lineage.fingerprints import Fingerprints, runs

MEETINGS = 2
"""Bands: two sentences with 0.7 of their terms in common meet in as many with probability .92, those with
half of them .27, those with a tenth .000001."""
MANY = 32
"""Documents that meet in a sentence, up to which all pairs of them are taken."""
FIRST = 8
"""Of more, only the pairs with the first ones: a text printed a thousand times is held against these."""


def candidates(prints: Fingerprints, standing: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return ascending index pairs of documents with a sentence in common or nearly so.

    Sentences meet by the bands of their MinHashes (locality-sensitive hashing; Indyk and Motwani, 1998), so
    that the cost grows with the number of sentences and not with the number of pairs. A pair that meets in
    one band only has met by chance.
    """
    held = ~np.isin(prints.keys, np.fromiter(standing, np.uint64, len(standing)))
    owners = prints.owners[held].astype(np.int64)
    base = int(owners.max(initial=0)) + 1
    met = [np.empty(0, np.int64)]
    for band in range(prints.bands.shape[1]):
        keys = prints.bands[held, band]
        order = np.argsort(keys, kind="stable")
        ranks = owners[order]
        found: set[int] = set()
        for start, end in runs(keys[order], 2):
            found.update(i * base + j for i, j in _pairs(sorted(set(ranks[start:end].tolist()))))
        met.append(np.fromiter(found, np.int64, len(found)))
    codes, bands = np.unique(np.concatenate(met), return_counts=True)
    return [divmod(code, base) for code in codes[bands >= MEETINGS].tolist()]


def _pairs(documents: list[int]) -> Iterator[tuple[int, int]]:
    if len(documents) <= MANY:
        yield from combinations(documents, 2)
    else:
        for place, first in enumerate(documents[:FIRST]):
            yield from ((first, other) for other in documents[place + 1 :])
