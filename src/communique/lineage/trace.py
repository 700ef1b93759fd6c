"""Trace which documents carry the same text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from communique.lineage.candidates import candidates
from communique.lineage.direction import earlier, order
from communique.lineage.fingerprints import fingerprints
from communique.lineage.relation import Shared, share
from communique.lineage.standing import Carrier, standing
from communique.lineage.texts import Text, index
from communique.model import Document, Evidence, Lineage, LineageKind, Reading

COPY = 0.7
"""Both bodies stand in the other to this share: one is a copy of the other."""
PARTIAL = 0.25
"""The shorter body's own narration stands in the other to this share: it was taken over in part."""
LEAST = 20
"""Words of narration that are more than a formula."""
LONG = 25
"""Words of narration in a row that nobody writes twice: an agency's paragraph in a report of any length.
Within one outlet it is as likely a paragraph of its own that it prints again."""
QUOTED = 8
"""Words: a shorter stretch of shared quotation says nothing about where it came from."""
HELD = 256
"""Texts kept ready for the next comparison."""


def lineage(readings: Sequence[Reading]) -> Iterator[Lineage]:
    """Yield a row for each pair of documents that carry the same text, ordered by ids.

    ``copy``: either body stands almost whole in the other, word by word or with its sentences rewritten;
    ``partial``: a good part of the shorter one's narration does, or a paragraph of it word by word;
    ``quote_only``: what they share is what somebody is quoted as saying. Standing text is left out of
    account. Of more than 32 documents that share a sentence, each is compared with the first eight only:
    memory and time grow with the documents.
    """
    standings = sorted(
        (order(r.document), number, Carrier.of(r.document)) for number, r in enumerate(readings)
    )
    places = [number for _, number, _ in standings]
    prints = fingerprints(readings[place].document for place in places)
    again = standing([carrier for *_, carrier in standings], prints)
    ids = [key[-1] for key, *_ in standings]

    @lru_cache(HELD)
    def text(number: int) -> Text:
        reading = readings[places[number]]
        return index(reading.document, reading.quotations, again)

    for pair in sorted(sorted(((ids[i], i), (ids[j], j))) for i, j in candidates(prints, again)):
        row = _relate(*(text(number) for _, number in pair))
        if row:
            yield row


def _relate(a: Text, b: Text) -> Lineage | None:
    in_a, in_b = share(a, b), share(b, a)
    if not (in_a.passages and in_b.passages):
        return None
    shorter, found = (a, in_a) if len(a.words) <= len(b.words) else (b, in_b)
    one, other = a.document, b.document
    same_outlet = one.outlet is not None and one.outlet == other.outlet
    kind = _kind(min(_share(a, in_a), _share(b, in_b)), shorter, found, same_outlet)
    if kind is None:
        return None
    shared = round(sum(found.marks) / len(found.marks), 3)
    side, reason = earlier(one, other, kind, shared)
    version = _is_version(one, other)
    return Lineage(
        a=one.id,
        b=other.id,
        kind=kind,
        shared=shared,
        agency=one.agency or other.agency,
        passages=in_a.passages,
        earlier=side,
        reason=reason,
        version=version,
        changed=(*_only(a, b), *_only(b, a)) if version else (),
    )


def _is_version(one: Document, other: Document) -> bool:
    """Tell whether two were read at one address, or one after the other from one file."""
    linked = (one.version_of or one.id) == (other.version_of or other.id)
    return linked or (one.url is not None and one.url == other.url)


def _kind(least: float, shorter: Text, found: Shared, same_outlet: bool) -> LineageKind | None:
    """Name the relation by the smaller share of both bodies, and by what of the shorter one is shared."""
    words = zip(found.marks, found.quoted, shorter.counted, strict=True)
    told = [mark for mark, quoted, counts in words if counts and not quoted]
    narrated = sum(told) >= PARTIAL * len(told)
    if least >= COPY and (narrated or len(told) < LEAST):
        return "copy"
    if narrated and sum(told) >= LEAST:
        return "partial"
    if found.longest >= LONG and not same_outlet:
        return "partial"
    return "quote_only" if found.quotation >= QUOTED else None


def _share(text: Text, found: Shared) -> float:
    words = zip(found.marks, text.counted, strict=True)
    return sum(mark and counts for mark, counts in words) / sum(text.counted)


def _only(a: Text, b: Text) -> Iterator[Evidence]:
    """Yield the sentences of ``a`` that ``b`` has not word by word."""
    there = {tuple(b.words[start:end]) for start, end in b.sentences}
    for start, end in a.sentences:
        if tuple(a.words[start:end]) not in there:
            yield a.evidence(start, end)
