"""What a document is about, as weighted words."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from communique.model import Document
from communique.text.words import stem, stop_words, words

BACKGROUND = 200
"""Documents imagined beside the collection, so that a collection of one story still has rare words."""
COMMON = 0.05
"""Share of the imagined documents in which any word stands."""
NAME = 2.0
"""Weight of a capitalised word against another: names tell stories apart."""

Vector = Mapping[str, float]


def vectors(documents: Sequence[Document]) -> list[Vector]:
    """Return the TF-IDF vector of each document, of length 1, or empty where it has no words."""
    counts = [_counts(document) for document in documents]
    holding = Counter(term for count in counts for term in count)
    total = len(documents) + BACKGROUND
    rarity = {term: math.log(total / (n + COMMON * BACKGROUND)) for term, n in holding.items()}
    return [
        _unit({t: (1 + math.log(n)) * rarity[t] for t, n in count.items() if rarity[t] > 0})
        for count in counts
    ]


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def shared(a: Vector, b: Vector, most: int) -> tuple[str, ...]:
    """Return the words that bring two vectors nearest, at most ``most`` of them, the weightiest first."""
    both = sorted((-a[term] * b[term], term) for term in a.keys() & b.keys())
    return tuple(term for _, term in both[:most])


def _counts(document: Document) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, span in words(document.text, document.body):
        if word not in stop_words() and len(word) > 1:
            term = stem(word)
            found[term] = found.get(term, 0.0) + (NAME if document.text[span.start].isupper() else 1.0)
    return found


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}
