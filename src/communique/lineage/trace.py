"""Trace which documents carry the same text, and which therefore are one origin."""

from collections.abc import Iterable, Sequence

from communique.lineage.candidates import candidates
from communique.model import Document, Evidence, Lineage, LineageKind, Reading, hull
from communique.text.words import words

SHINGLE = 5
"""Words in a row that two documents must share before it counts as the same text."""
COPY = 0.7
"""Both bodies stand in the other to this share: one is a copy of the other."""
PARTIAL = 0.25
"""The shorter body's own narration stands in the other to this share: it was taken over in part."""
QUOTED = 8
"""Words: a shorter stretch of shared quotation says nothing about where it came from."""


def lineage(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """Return a row for each pair of documents that carry the same text, ordered by ids.

    ``copy``: either body stands almost whole in the other; ``partial``: a good part of the shorter one's
    narration does; ``quote_only``: what they share is what somebody is quoted as saying. Thresholds are
    shares of words, fixed on texts written for ``tests/lineage``.
    """
    ordered = sorted(readings, key=lambda r: r.document.id)
    texts = [_Text(reading) for reading in ordered]
    rows = (_relate(texts[i], texts[j]) for i, j in candidates([r.document for r in ordered]))
    return tuple(row for row in rows if row)


def origins(readings: Sequence[Reading], lineage: Iterable[Lineage]) -> dict[str, str]:
    """Return each document's origin: the smallest id among those it is a copy or a part of."""
    origin = {reading.document.id: reading.document.id for reading in readings}

    def root(document: str) -> str:
        while origin[document] != document:
            document = origin[document]
        return document

    for row in lineage:
        if row.kind != "quote_only":
            first, second = sorted((root(row.a), root(row.b)))
            origin[second] = first
    return {document: root(document) for document in origin}


class _Text:
    """A body as a row of words, with its shingles and which words stand inside quotations."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        found = list(words(reading.document.text, reading.document.body))
        self.words = [word for word, _ in found]
        self.spans = [span for _, span in found]
        self.shingles: dict[tuple[str, ...], list[int]] = {}
        for i in range(len(self.words) - SHINGLE + 1):
            self.shingles.setdefault(tuple(self.words[i : i + SHINGLE]), []).append(i)
        quoted = sorted(q.span for q in reading.quotations if q.mode != "indirect")
        self.quoted = [False] * len(self.words)
        at = 0
        for span in quoted:
            while at < len(self.spans) and self.spans[at].end <= span.start:
                at += 1
            inside = at
            while inside < len(self.spans) and self.spans[inside].start < span.end:
                self.quoted[inside] = True
                inside += 1

    def covered(self, other: "_Text") -> list[bool]:
        """Tell for each word whether it stands in a stretch that ``other`` has too."""
        marks = [False] * len(self.words)
        for shingle in self.shingles.keys() & other.shingles.keys():
            for i in self.shingles[shingle]:
                marks[i : i + SHINGLE] = [True] * SHINGLE
        return marks


def _relate(a: _Text, b: _Text) -> Lineage | None:
    in_a, in_b = a.covered(b), b.covered(a)
    if not any(in_a):
        return None
    shorter, covered = (a, in_a) if len(a.words) <= len(b.words) else (b, in_b)
    kind = _kind(_share(in_a), _share(in_b), shorter, covered)
    if kind is None:
        return None
    return Lineage(
        a=a.document.id,
        b=b.document.id,
        kind=kind,
        shared=round(_share(covered), 3),
        agency=a.document.agency or b.document.agency,
        passages=tuple(_passages(a, b, in_a)),
    )


def _kind(of_a: float, of_b: float, shorter: _Text, covered: list[bool]) -> LineageKind | None:
    if min(of_a, of_b) >= COPY:
        return "copy"
    narrated = [c for c, quoted in zip(covered, shorter.quoted, strict=True) if not quoted]
    if narrated and sum(narrated) / len(narrated) >= PARTIAL:
        return "partial"
    quoted = sum(c and q for c, q in zip(covered, shorter.quoted, strict=True))
    return "quote_only" if quoted >= QUOTED else None


def _share(marks: list[bool]) -> float:
    return sum(marks) / len(marks)


def _passages(a: _Text, b: _Text, in_a: list[bool]) -> Iterable[tuple[Evidence, Evidence]]:
    """Yield the shared stretches, longest possible, in the order of ``a``."""
    i = 0
    while i <= len(a.words) - SHINGLE:
        starts = b.shingles.get(tuple(a.words[i : i + SHINGLE]), []) if in_a[i] else []
        if not starts:
            i += 1
            continue
        length, j = max((_run(a, b, i, start), -start) for start in starts)
        yield _evidence(a, i, length), _evidence(b, -j, length)
        i += length


def _run(a: _Text, b: _Text, i: int, j: int) -> int:
    length = 0
    while (
        i + length < len(a.words) and j + length < len(b.words) and a.words[i + length] == b.words[j + length]
    ):
        length += 1
    return length


def _evidence(text: _Text, start: int, length: int) -> Evidence:
    return text.document.evidence(hull((text.spans[start], text.spans[start + length - 1])))
