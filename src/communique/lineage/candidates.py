"""Find pairs of documents that may share a passage, without comparing every pair."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from rensa import RMinHash, RMinHashLSH

from communique.model import Document, Span
from communique.text.words import words

PERMUTATIONS = 64
BANDS = 16
"""Bands of four: two sentences with 0.7 of their shingles in common meet with probability .99."""
SEED = 20211217
SHORTEST = 6
"""Words: a shorter sentence is nobody's fingerprint."""
COMMONEST = 200
"""Documents: a sentence that more of them carry is a template, not a passage."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+|[\r\n]+")


def candidates(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Return ascending index pairs of documents with a sentence in common or nearly so.

    Each sentence is indexed by the MinHash of its three-word shingles, so that the cost grows with the
    number of sentences and not with the number of pairs.
    """
    index = RMinHashLSH(threshold=0.7, num_perm=PERMUTATIONS, num_bands=BANDS)
    owners: list[int] = []
    sketches = []
    for number, document in enumerate(documents):
        for sentence in _sentences(document):
            sketch = RMinHash(PERMUTATIONS, SEED)
            sketch.update([" ".join(sentence[i : i + 3]) for i in range(len(sentence) - 2)])
            index.insert(len(owners), sketch)
            owners.append(number)
            sketches.append(sketch)
    met: defaultdict[int, set[int]] = defaultdict(set)
    for owner, sketch in zip(owners, sketches, strict=True):
        others = {owners[key] for key in index.query(sketch)}
        if len(others) <= COMMONEST:
            met[owner] |= others
    return sorted(
        {pair for owner, others in met.items() for pair in combinations(sorted({owner, *others}), 2)}
    )


def _sentences(document: Document) -> list[list[str]]:
    cut = []
    for run in document.body:
        start = run.start
        for match in _SENTENCE_END.finditer(document.text, run.start, run.end):
            cut.append(Span(start, match.start()))
            start = match.end()
        cut.append(Span(start, run.end))
    found = ([word for word, _ in words(document.text, (span,))] for span in cut if len(span))
    return [sentence for sentence in found if len(sentence) >= SHORTEST]
