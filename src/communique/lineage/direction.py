"""Tell which of two documents that carry the same text was likely first, and what is one origin."""

from collections.abc import Iterable
from functools import cache

from communique.model import Document, Lineage, LineageKind, Reading, Side
from communique.text.lexicon import table

CONTAINED = 0.7
"""Share of the shorter body in the longer from which the shorter is a cut."""


def order(document: Document) -> tuple[bool, str, bool, int, str]:
    """Return the key by which documents stand, the likely source of others first."""
    return (
        not _is_agency(document),
        _when(document) or "9999",
        document.agency is None,
        -_length(document),
        document.id,
    )


def earlier(a: Document, b: Document, kind: LineageKind, shared: float) -> tuple[Side | None, str]:
    """Return which side came first and what tells it, or ``None`` and why nothing does.

    The agency itself goes before its customers; then counts the time of publication, as far as both know
    it; then the credit of an agency; then, where one text is the other cut short, the length; of versions
    that nothing else tells apart the one that was read first.
    """
    if kind == "quote_only":
        return None, "both quote a third"
    if _is_agency(a) != _is_agency(b):
        return ("a" if _is_agency(a) else "b"), "the agency itself"
    known = min(len(_when(a)), len(_when(b)))
    first, second = _when(a)[:known], _when(b)[:known]
    if first != second:
        return ("a" if first < second else "b"), "published earlier"
    if (a.agency is None) != (b.agency is None):
        return ("b" if a.agency is None else "a"), "credits the agency"
    if kind == "partial" and shared >= CONTAINED and _length(a) != _length(b):
        return ("a" if _length(a) > _length(b) else "b"), "longer"
    if a.id == b.version_of or b.id == a.version_of:
        return ("a" if a.id == b.version_of else "b"), "read first"
    return None, "same time" if known else "no date"


def origins(readings: Iterable[Reading], lineage: Iterable[Lineage]) -> dict[str, str]:
    """Return each document's origin: itself, or the origin of the document it has most words of.

    So copies, cuts and rewrites of one text are one origin, and a text merged of two belongs to one of
    them and does not make one origin of both.
    """
    keys = sorted(order(reading.document) for reading in readings)
    place = {id_: number for number, (*_, id_) in enumerate(keys)}
    source: dict[str, tuple[float, int, str]] = {}
    for row in lineage:
        if row.kind != "quote_only":
            first, second = sorted((row.a, row.b), key=place.__getitem__)
            found = (row.shared, -place[first], first)
            source[second] = max(source.get(second, found), found)
    origin: dict[str, str] = {}
    for document in place:
        origin[document] = origin[source[document][2]] if document in source else document
    return origin


@cache
def _agencies() -> frozenset[str]:
    return frozenset(
        name.casefold()
        for name, written in table("agencies.toml")["names"].items()
        for name in (name, *written)
    )


def _is_agency(document: Document) -> bool:
    return document.outlet is not None and document.outlet.casefold() in _agencies()


def _when(document: Document) -> str:
    return document.published.value if document.published else ""


def _length(document: Document) -> int:
    return sum(map(len, document.body))
