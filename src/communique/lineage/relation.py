"""What of one text stands in another: word by word, or with its sentences rewritten."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from communique.lineage.fingerprints import SHORTEST
from communique.lineage.texts import SHINGLE, Range, Text
from communique.model import Evidence

TAKEN = 0.4
"""From here on a sentence is another one rewritten: the mean of the share of its terms, and of its phrases,
that stand in the other. Rewritten sentences of ``tests/lineage`` reach it in 90 of 100, with synonyms spun in
in 75; those of another outlet on the same event, quotations among them, in 10 (BASIL) or 1 (our own)."""
COMMON = 50
"""Sentences of one text: a term that more of them hold points to none."""
PLACES = 8
"""Places of a repeated stretch of words that are looked at."""

Pair = tuple[Evidence, Evidence]


@dataclass(frozen=True)
class Shared:
    """Which words of one text stand in another, and which of them stand there as somebody's quoted words."""

    marks: list[bool]
    quoted: list[bool]
    longest: int
    """Words of narration in the longest stretch that both have word by word."""
    passages: tuple[Pair, ...]


def share(a: Text, b: Text) -> Shared:
    """Return what of ``a`` stands in ``b``, with the passages of both in the order of ``a``."""
    marks = [False] * len(a.words)
    quoted = list(a.quoted)
    passages: list[tuple[int, Pair]] = []
    longest = 0
    for i, j, length in _stretches(a, b):
        marks[i : i + length] = [True] * length
        for k in range(length):
            quoted[i + k] |= b.quoted[j + k]
        longest = max(longest, quoted[i : i + length].count(False))
        passages.append((i, (a.evidence(i, i + length), b.evidence(j, j + length))))
    for number, (start, end) in enumerate(a.sentences):
        if sum(marks[start:end]) * 2 < end - start and (there := _rewritten(a, number, b)):
            marks[start:end] = [True] * (end - start)
            passages.append((start, (a.evidence(start, end), b.evidence(*there))))
    return Shared(marks, quoted, longest, tuple(pair for _, pair in sorted(passages, key=lambda p: p[0])))


def _stretches(a: Text, b: Text) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of words that both have, longest possible: start in each, and length."""
    common = sorted(i for shingle in a.shingles.keys() & b.shingles.keys() for i in a.shingles[shingle])
    done = 0
    for i in common:
        if i >= done:
            starts = b.shingles[tuple(a.words[i : i + SHINGLE])][:PLACES]
            length, j = max((_run(a.words, b.words, i, start), -start) for start in starts)
            yield i, -j, length
            done = i + length - SHINGLE + 1


def _run(a: list[str], b: list[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _rewritten(a: Text, number: int, b: Text) -> Range | None:
    """Return where the sentence of ``a`` stands in ``b`` in other words: in one sentence, or in two."""
    terms, phrases = a.terms[number], a.phrases[number]
    if len(terms) < SHORTEST:
        return None
    held = Counter(
        place for term in terms if len(where := b.holding.get(term, ())) <= COMMON for place in where
    )
    if not held:
        return None
    _, at = max((count, -place) for place, count in held.items())
    best = (0.0, 0, 0)
    for first, last in ((-at, -at), (-at - 1, -at), (-at, -at + 1)):
        if first >= 0 and last < len(b.sentences):
            in_terms = len(terms & (b.terms[first] | b.terms[last])) / len(terms)
            in_phrases = len(phrases & (b.phrases[first] | b.phrases[last])) / len(phrases)
            best = max(best, ((in_terms + in_phrases) / 2, -first, -last))
    value, first, last = best
    return (b.sentences[-first][0], b.sentences[-last][1]) if value >= TAKEN else None
