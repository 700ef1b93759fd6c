"""The sentences of a collection as numbers: 76 bytes each, whatever its length."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from communique.lineage.texts import cut, key, meaning
from communique.model import Document

PERMUTATIONS = 64
BANDS = 16
"""Bands of four: two sentences with 0.7 of their terms in common meet with probability .99, with half of them
.64 (and documents have many sentences), with a tenth .002."""
SEED = 20211217
SHORTEST = 4
"""Terms: a sentence with fewer is nobody's fingerprint."""
BATCH = 4096
"""Sentences sketched at a time."""

_MIXED = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], np.uint64)
"""Odd numbers (xxHash's primes) that a band's four minima are mixed by."""


@dataclass(frozen=True)
class Fingerprints:
    """One row a sentence: its document's place, the key of its terms, and one key a band of its MinHash."""

    owners: NDArray[np.uint32]
    keys: NDArray[np.uint64]
    bands: NDArray[np.uint32]


def fingerprints(documents: Iterable[Document]) -> Fingerprints:
    """Return the fingerprints of all sentences of ``documents`` that have terms enough."""
    owners: list[NDArray[np.uint32]] = []
    keys: list[NDArray[np.uint64]] = []
    bands: list[NDArray[np.uint32]] = []
    rows = ((number, terms) for number, document in enumerate(documents) for terms in _sentences(document))
    while some := list(islice(rows, BATCH)):
        owners.append(np.array([number for number, _ in some], np.uint32))
        keys.append(np.array([key(terms) for _, terms in some], np.uint64))
        bands.append(_bands([sorted(terms) for _, terms in some]))
    if not owners:
        return Fingerprints(np.empty(0, np.uint32), np.empty(0, np.uint64), np.empty((0, BANDS), np.uint32))
    return Fingerprints(np.concatenate(owners), np.concatenate(keys), np.concatenate(bands))


def runs(ordered: NDArray[np.uint32] | NDArray[np.uint64], least: int) -> list[tuple[int, int]]:
    """Return where at least ``least`` equal values stand in a row of ascending ones: start and end."""
    edges = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
    long = np.flatnonzero(np.diff(edges) >= least)
    return list(zip(edges[long].tolist(), edges[long + 1].tolist(), strict=True))


def _sentences(document: Document) -> Iterable[frozenset[str]]:
    text = cut(document)
    for start, end in text.sentences:
        terms = frozenset(meaning(text.words[start:end]))
        if len(terms) >= SHORTEST:
            yield terms


def _bands(sentences: list[list[str]]) -> NDArray[np.uint32]:
    minima = RMinHash.digest_matrix_from_token_sets(sentences, PERMUTATIONS, SEED).to_rows()
    mixed = np.array(minima, np.uint64).reshape(len(sentences), BANDS, -1) * _MIXED
    summed = mixed.sum(axis=2, dtype=np.uint64)
    folded: NDArray[np.uint32] = ((summed >> np.uint64(29)) ^ summed).astype(np.uint32)
    return folded
