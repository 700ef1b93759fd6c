"""A body as rows of words and sentences, with what of it stands inside quotation marks."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from communique.model import Document, Evidence, Quotation, Span, hull
from communique.text.words import stem, stop_words, words

SHINGLE = 5
"""Words in a row that two documents must share before it counts as the same text."""
LONGEST = 80
"""Words: what goes on for longer without a full stop is cut, so that no sentence is a whole text."""
NEAR = 3
"""Terms a term is paired with, so that a phrase is known again wherever a rewrite puts it."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+|[\r\n]+")

Range = tuple[int, int]
"""First word and end of a stretch of words."""


@dataclass(frozen=True)
class Text:
    """A document's body in words, each with its place, and in sentences."""

    document: Document
    words: list[str]
    spans: list[Span]
    sentences: list[Range]
    quoted: list[bool] = field(default_factory=list)
    counted: list[bool] = field(default_factory=list)
    """Which words count: those of standing sentences do not, where there are others."""
    shingles: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    terms: list[frozenset[str]] = field(default_factory=list)
    """The terms of each sentence, but for those that somebody is quoted with."""
    phrases: list[frozenset[tuple[str, str]]] = field(default_factory=list)
    """The pairs of these terms that stand near each other, in any order."""
    holding: dict[str, list[int]] = field(default_factory=dict)
    """The sentences that hold a term."""

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the proof for the words from ``start`` to ``end``."""
        return self.document.evidence(hull((self.spans[start], self.spans[end - 1])))


def cut(document: Document) -> Text:
    """Return the words and sentences of ``document``'s body, without what only a comparison needs."""
    found: list[str] = []
    spans: list[Span] = []
    sentences: list[Range] = []
    for sentence in _sentences(document):
        start = len(found)
        for word, span in words(document.text, (sentence,)):
            found.append(word)
            spans.append(span)
        sentences.extend((i, min(i + LONGEST, len(found))) for i in range(start, len(found), LONGEST))
    return Text(document, found, spans, sentences)


def index(document: Document, quotations: Sequence[Quotation], standing: Collection[int] = ()) -> Text:
    """Return ``document``'s body with all that it is compared by.

    ``standing``: the keys of the sentences that tell nothing about where a text comes from.
    """
    text = cut(document)
    for i in range(len(text.words) - SHINGLE + 1):
        text.shingles.setdefault(tuple(text.words[i : i + SHINGLE]), []).append(i)
    text.quoted.extend(_quoted(text.spans, sorted(q.span for q in quotations if q.mode != "indirect")))
    text.counted.extend([True] * len(text.words))
    for start, end in text.sentences if standing else ():
        if key(meaning(text.words[start:end])) in standing:
            text.counted[start:end] = [False] * (end - start)
    if not any(text.counted):
        text.counted[:] = [True] * len(text.words)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(text.sentences):
        row = meaning([text.words[i] for i in range(start, end) if not text.quoted[i]])
        text.terms.append(frozenset(row))
        text.phrases.append(frozenset(_near(row)))
        for term in text.terms[-1]:
            holding[term].append(number)
    text.holding.update(holding)
    return text


def meaning(row: Sequence[str]) -> list[str]:
    """Return the terms of a row of words, in its order."""
    return [term for word in row if (term := _term(word))]


def key(terms: Iterable[str]) -> int:
    """Return the number by which a sentence's terms are known again, the same on every machine."""
    joined = " ".join(sorted(set(terms)))
    return int.from_bytes(blake2b(joined.encode("utf-8", "replace"), digest_size=8).digest())


@lru_cache(1 << 16)
def _term(word: str) -> str | None:
    return None if word in stop_words() else stem(word)


def _near(row: list[str]) -> Iterator[tuple[str, str]]:
    for i, a in enumerate(row):
        for b in row[i + 1 : i + 1 + NEAR]:
            if a != b:
                yield (a, b) if a < b else (b, a)


def _sentences(document: Document) -> Iterator[Span]:
    for run in document.body:
        start = run.start
        for match in _SENTENCE_END.finditer(document.text, run.start, run.end):
            yield Span(start, match.start())
            start = match.end()
        yield Span(start, run.end)


def _quoted(spans: list[Span], quotations: list[Span]) -> list[bool]:
    """Tell of each word whether it stands inside a quotation."""
    marks = [False] * len(spans)
    at = 0
    for quotation in quotations:
        while at < len(spans) and spans[at].end <= quotation.start:
            at += 1
        inside = at
        while inside < len(spans) and spans[inside].start < quotation.end:
            marks[inside] = True
            inside += 1
    return marks
