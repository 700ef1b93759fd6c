"""Find which documents may be about one matter, without weighing every pair of them."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from communique.stories.vectors import Vector

LEAST = 0.1
"""Cosine under which a pair is taken for nothing to do with each other."""
WEIGHTY = 60
"""Words by which a document is looked for, its weightiest: on ECB+ and BASIL any two documents with a
cosine of .26 have one of their first thirty in common."""
ENOUGH = 0.05
"""Share of the cosine that these words must make up."""
LATEST = 100
"""Documents that are found by a word: the latest ones that hold it before."""


def near(vectors: Sequence[Vector], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs ``(i, j)`` with ``i`` in ``new`` (ascending) that may reach ``LEAST``; no pair twice.

    An inverted index of the weightiest words, which keeps the latest holders of each: time and memory grow
    with the documents, not with their pairs.
    """
    holders: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    fresh = set(new)
    for i in (*(i for i in range(len(vectors)) if i not in fresh), *new):
        vector = vectors[i]
        weighty = sorted(vector, key=lambda term: (-vector[term], term))[:WEIGHTY]
        if i in fresh:
            found: defaultdict[int, float] = defaultdict(float)
            for term in weighty:
                for j in holders.get(term, ()):
                    found[j] += vector[term] * vectors[j][term]
            yield from ((i, j) for j, value in found.items() if value >= ENOUGH)
        for term in weighty:
            holders[term].append(i)
