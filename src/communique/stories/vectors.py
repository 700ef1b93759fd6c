"""What documents are about, as weighted words: twelve bytes a word of each."""

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.model import Document
from communique.text.words import stem, stop_words, words

BACKGROUND = 200
"""Documents imagined beside the collection, so that a collection of one story still has rare words."""
COMMON = 0.05
"""Share of the imagined documents in which any word stands."""
NAME = 2
"""Weight of a capitalised word against another: names tell stories apart."""


@dataclass(frozen=True)
class Vector:
    """A document's words by number, ascending, and what each weighs; of length 1, or empty."""

    terms: NDArray[np.int32]
    weights: NDArray[np.float64]


@dataclass(frozen=True)
class Vectors:
    """The vectors of a collection, and the words that they number."""

    rows: Sequence[Vector]
    vocabulary: Sequence[str]

    def cosine(self, a: int, b: int) -> float:
        """Return the cosine of the vectors of two documents."""
        products, _ = self._common(a, b)
        # Summed one by one: numpy adds in an order that depends on the machine.
        return float(sum(products.tolist()))

    def shared(self, a: int, b: int, most: int) -> tuple[str, ...]:
        """Return the words that bring two documents nearest, at most ``most``, the weightiest first."""
        products, terms = self._common(a, b)
        both = zip((-products).tolist(), (self.vocabulary[term] for term in terms.tolist()), strict=True)
        return tuple(word for _, word in sorted(both)[:most])

    def weightiest(self, document: int, most: int) -> list[tuple[int, float]]:
        """Return a document's words by number with their weights, at most ``most``, the weightiest first."""
        row = self.rows[document]
        held = zip((-row.weights).tolist(), row.terms.tolist(), strict=True)
        ranked = sorted(held, key=lambda entry: (entry[0], self.vocabulary[entry[1]]))
        return [(term, -negative) for negative, term in ranked[:most]]

    def _common(self, a: int, b: int) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        """The products of the weights of the words that both have, and these words."""
        few, many = sorted((self.rows[a], self.rows[b]), key=lambda row: len(row.terms))
        at = np.searchsorted(many.terms, few.terms)
        at[at == len(many.terms)] = 0
        both = many.terms[at] == few.terms if len(many.terms) else np.zeros(0, np.bool_)
        return few.weights[both] * many.weights[at[both]], few.terms[both]


def vectors(documents: Iterable[Document]) -> Vectors:
    """Return the TF-IDF vector of each document. They are asked for once, one after the other."""
    numbers: dict[str, int] = {}
    holding = array("L")
    counted = []
    for document in documents:
        counts = _counts(document)
        for word in counts:
            if numbers.setdefault(word, len(numbers)) == len(holding):
                holding.append(0)
            holding[numbers[word]] += 1
        entries = sorted((numbers[word], count) for word, count in counts.items())
        counted.append((array("i", [n for n, _ in entries]), array("i", [count for _, count in entries])))
    total = len(counted) + BACKGROUND
    rarity = np.array([math.log(total / (n + COMMON * BACKGROUND)) for n in holding])
    return Vectors([_vector(terms, counts, rarity) for terms, counts in counted], list(numbers))


def _counts(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, span in words(document.text, document.body):
        if word not in stop_words() and len(word) > 1:
            term = stem(word)
            found[term] = found.get(term, 0) + (NAME if document.text[span.start].isupper() else 1)
    return found


def _vector(terms: "array[int]", counts: "array[int]", rarity: NDArray[np.float64]) -> Vector:
    numbers = np.frombuffer(terms, np.int32) if terms else np.empty(0, np.int32)
    weights = np.array([1 + math.log(count) for count in counts]) * rarity[numbers]
    rare = weights > 0
    numbers, weights = numbers[rare], weights[rare]
    norm = math.sqrt(sum((weights * weights).tolist())) or 1.0
    return Vector(numbers, weights / norm)
