"""What of one text stands in another: word by word, or with its sentences rewritten."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from communique.lineage.texts import SHINGLE, Range, Text
from communique.model import Evidence

TAKEN = 0.4
"""From here on a sentence is another one rewritten: the mean of the share of its terms, and of its phrases,
that stand in the other. Rewritten sentences of ``tests/lineage`` reach it in 90 of 100, with synonyms spun in
in 75; those of another outlet on the same event, quotations among them, in 10 (BASIL) or 1 (our own)."""
FORMULA = 8
"""Words in a row: fewer are a name with its office, or an idiom."""
LEAST = 6
"""Terms: names and a verb are shared by all who report an event."""
WEIGHT, COMMON = 1000, 20
"""A term that one sentence of a text holds weighs the first, in two half of it, and so on (whole numbers, so
that sums are the same in any order); one that weighs less than the second points to no sentence."""
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
    quotation: int
    """Words of a quotation in the longest such stretch."""
    passages: tuple[Pair, ...]


def share(a: Text, b: Text) -> Shared:
    """Return what of ``a`` stands in ``b``, with the passages of both in the order of ``a``."""
    marks = [False] * len(a.words)
    quoted = list(a.quoted)
    passages: list[tuple[int, Pair]] = []
    longest = quotation = 0
    for i, j, length in _stretches(a, b):
        if not any(a.counted[i : i + length]):
            continue
        marks[i : i + length] = [True] * length
        for k in range(length):
            quoted[i + k] |= b.quoted[j + k]
        told = [a.counted[k] and not quoted[k] for k in range(i, i + length)]
        longest = max(longest, sum(told))
        quotation = max(quotation, quoted[i : i + length].count(True))
        passages.append((i, (a.evidence(i, i + length), b.evidence(j, j + length))))
    for number, (start, end) in enumerate(a.sentences):
        if (
            a.counted[start]
            and sum(marks[start:end]) * 2 < end - start
            and (there := _rewritten(a, number, b))
        ):
            marks[start:end] = [True] * (end - start)
            passages.append((start, (a.evidence(start, end), b.evidence(*there))))
    return Shared(
        marks, quoted, longest, quotation, tuple(pair for _, pair in sorted(passages, key=lambda p: p[0]))
    )


def _stretches(a: Text, b: Text) -> Iterator[tuple[int, int, int]]:
    """Yield the longest stretches of words that both have: start in each, and length."""
    common = sorted(i for shingle in a.shingles.keys() & b.shingles.keys() for i in a.shingles[shingle])
    done = 0
    for i in common:
        if i >= done:
            starts = b.shingles[tuple(a.words[i : i + SHINGLE])][:PLACES]
            length, j = max((_run(a.words, b.words, i, start), -start) for start in starts)
            if length >= FORMULA:
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
    if len(terms) < LEAST:
        return None
    weights = {term: WEIGHT // len(b.holding.get(term, [0])) for term in terms}
    held: Counter[int] = Counter()
    for term, weight in weights.items():
        if weight >= COMMON:
            for place in b.holding.get(term, ()):
                held[place] += weight
    if not held:
        return None
    _, at = max((count, -place) for place, count in held.items())
    whole = sum(weights.values())
    best = (0.0, 0, 0)
    for first, last in ((-at, -at), (-at - 1, -at), (-at, -at + 1)):
        if first >= 0 and last < len(b.sentences):
            in_terms = sum(weights[term] for term in terms & (b.terms[first] | b.terms[last])) / whole
            in_phrases = len(phrases & (b.phrases[first] | b.phrases[last])) / len(phrases)
            best = max(best, ((in_terms + in_phrases) / 2, -first, -last))
    value, first, last = best
    return (b.sentences[-first][0], b.sentences[-last][1]) if value >= TAKEN else None
