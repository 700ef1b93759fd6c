"""Trace which documents carry the same text."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from communique.lineage.candidates import candidates
from communique.lineage.direction import earlier, order
from communique.lineage.fingerprints import fingerprints, key
from communique.lineage.relation import Shared, share
from communique.lineage.standing import standing
from communique.lineage.texts import Text, index
from communique.model import Evidence, Lineage, LineageKind, Reading

COPY = 0.7
"""Both bodies stand in the other to this share: one is a copy of the other."""
PARTIAL = 0.25
"""The shorter body's own narration stands in the other to this share: it was taken over in part."""
LEAST = 12
"""Words of narration that are more than a formula."""
LONG = 40
"""Words of narration in a row that nobody writes twice: an agency's paragraph in a report of any length."""
QUOTED = 8
"""Words: a shorter stretch of shared quotation says nothing about where it came from."""
HELD = 1024
"""Texts kept ready for the next comparison."""


def lineage(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """Return a row for each pair of documents that carry the same text, ordered by ids.

    ``copy``: either body stands almost whole in the other, word by word or with its sentences rewritten;
    ``partial``: a good part of the shorter one's narration does, or a paragraph of it word by word;
    ``quote_only``: what they share is what somebody is quoted as saying. Standing text is left out of
    account. Of more than 32 documents that share a sentence, each is compared with the first eight only:
    memory and time grow with the documents.
    """
    ordered = sorted(readings, key=lambda r: order(r.document))
    documents = [reading.document for reading in ordered]
    prints = fingerprints(documents)
    again = standing(documents, prints)

    @lru_cache(HELD)
    def text(number: int) -> Text:
        return index(documents[number], ordered[number].quotations)

    rows = []
    for i, j in candidates(prints, again):
        a, b = sorted((text(i), text(j)), key=lambda t: t.document.id)
        row = _relate(a, b, again)
        if row:
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.a, row.b)))


def _relate(a: Text, b: Text, again: Collection[int]) -> Lineage | None:
    in_a, in_b = share(a, b), share(b, a)
    if not (in_a.passages and in_b.passages):
        return None
    of_a, of_b = _counted(a, again), _counted(b, again)
    found, counted = (in_a, of_a) if len(a.words) <= len(b.words) else (in_b, of_b)
    kind = _kind(min(_share(in_a, of_a), _share(in_b, of_b)), found, counted)
    if kind is None:
        return None
    shared = round(sum(found.marks) / len(found.marks), 3)
    side, reason = earlier(a.document, b.document, kind, shared)
    version = a.document.url is not None and a.document.url == b.document.url
    return Lineage(
        a=a.document.id,
        b=b.document.id,
        kind=kind,
        shared=shared,
        agency=a.document.agency or b.document.agency,
        passages=in_a.passages,
        earlier=side,
        reason=reason,
        version=version,
        changed=(*_only(a, b), *_only(b, a)) if version else (),
    )


def _kind(least: float, found: Shared, counted: list[bool]) -> LineageKind | None:
    """Name the relation by the smaller share of both bodies, and by what of the shorter one is shared."""
    told = [
        mark
        for mark, quoted, counts in zip(found.marks, found.quoted, counted, strict=True)
        if counts and not quoted
    ]
    narrated = sum(told) >= PARTIAL * len(told)
    if least >= COPY and (narrated or len(told) < LEAST):
        return "copy"
    if found.longest >= LONG or (narrated and sum(told) >= LEAST):
        return "partial"
    quoted = sum(mark and quoted for mark, quoted in zip(found.marks, found.quoted, strict=True))
    return "quote_only" if quoted >= QUOTED else None


def _counted(text: Text, again: Collection[int]) -> list[bool]:
    """Tell of each word whether it counts: those of standing sentences do not, where there are others."""
    counts = [True] * len(text.words)
    for terms, (start, end) in zip(text.terms, text.sentences, strict=True):
        if again and key(terms) in again:
            counts[start:end] = [False] * (end - start)
    return counts if any(counts) else [True] * len(text.words)


def _share(found: Shared, counted: list[bool]) -> float:
    return sum(mark and counts for mark, counts in zip(found.marks, counted, strict=True)) / sum(counted)


def _only(a: Text, b: Text) -> Iterator[Evidence]:
    """Yield the sentences of ``a`` that ``b`` has not word by word."""
    there = {tuple(b.words[start:end]) for start, end in b.sentences}
    for start, end in a.sentences:
        if tuple(a.words[start:end]) not in there:
            yield a.evidence(start, end)
