"""Annotate without a ledger: paths to the contract's objects."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from communique.api.identity import settle, states_outlet
from communique.errors import InputError
from communique.model import Document, Reading, content_id
from communique.model.contract import to_contract
from communique.model.rows import ReadRow

if TYPE_CHECKING:
    from communique.intake import Web

BATCH = 2_000
"""Documents held in memory at a time."""

Progress = Callable[[ReadRow], None]


def annotate(
    paths: Iterable[str | Path],
    published: str | None = None,
    on_progress: Progress | None = None,
    web: "Web | None" = None,
) -> Iterator[dict[str, Any]]:
    """Yield the contract's object for each document under ``paths``, in their order.

    Names are resolved across all the documents given, up to 2,000 at a time: from there on in batches
    of that size, so that memory stays bounded. ``published`` (ISO 8601) is the date of all of them.
    Addresses are fetched through ``web`` (``intake.Web``), and refused without it.
    ``on_progress`` is told what became of each item; without it the first refused item raises ``InputError``.
    """
    from communique import pipeline

    read = _readings(paths, published, on_progress, web)
    while batch := tuple(islice(read, BATCH)):
        # Stages tell documents apart by id: the same text under two paths is one to them.
        unique: dict[str, Reading] = {}
        for reading in batch:
            unique.setdefault(reading.document.id, reading)
        collection = pipeline.collect(unique.values())
        resolved = {reading.document.id: reading for reading in collection.readings}
        for reading in batch:
            found = msgspec.structs.replace(resolved[reading.document.id], document=reading.document)
            yield to_contract(found, collection.actors)


def read_one(document: Document, where: str) -> Reading:
    """Run the stages of one document. Raises ``InputError`` where one of them fails on it."""
    from communique import pipeline

    try:
        return pipeline.read(document)
    except Exception as error:
        # A fault of ours on one odd document must not cost the user the other ten thousand.
        why = f"a stage failed on it ({type(error).__name__}: {error})"
        raise InputError(where, why, "please report it with the document") from error


def _readings(
    paths: Iterable[str | Path], published: str | None, on_progress: Progress | None, web: "Web | None"
) -> Iterator[Reading]:
    from communique import intake

    known: dict[str, Document] = {}
    for item in intake.items(paths, published, web):
        try:
            if isinstance(item, InputError):
                raise item
            whole = item.where == item.document.path
            document, there = settle(item.document, whole, lambda asked: known.get(asked.id))
            digest = msgspec.structs.replace(document, text=content_id(document.text))
            if there is not None and there.text != digest.text:
                why = f"its id {document.id} stands for another text before it"
                raise InputError(item.where, why, "give it another id")
            if there is None or not states_outlet(there):
                known[document.id] = digest
            reading = read_one(document, item.where)
        except InputError as error:
            if on_progress is None:
                raise
            on_progress(refused(error))
            continue
        if on_progress is not None:
            on_progress(was_read(item.where, document.id, item.notes))
        yield reading


def refused(error: InputError) -> ReadRow:
    """Return the row of an item that was not read."""
    return ReadRow(status="refused", path=error.where, reason=f"{error.why}; {error.do}")


def was_read(where: str, document: str, notes: Iterable[str] = ()) -> ReadRow:
    """Return the row of an item that was read."""
    return ReadRow(status="read", path=where, document=document, reason="; ".join(notes) or None)
