"""Read documents into a ledger, and derive what rests on all of them."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from communique import ledger
from communique.api.annotation import read_one, refused, was_read
from communique.api.identity import changed_passages, settle, states_outlet
from communique.engine import Shelf
from communique.errors import InputError, LedgerError
from communique.model import Document, Story
from communique.model.rows import ReadRow

if TYPE_CHECKING:
    from communique.intake import Item, Web


def read(
    store: ledger.Store, paths: Iterable[str | Path], published: str | None, web: "Web | None"
) -> Iterator[ReadRow]:
    """Store each document under ``paths`` as soon as it is read and yield what became of each item.

    What other versions of the stages have read is read again first. Raises ``LedgerError``.
    """
    from communique import intake

    stages = stage_ids("document")
    for identity in ledger.outdated(store, stages):
        document = ledger.document(store, identity)
        where = document.path or identity
        try:
            _add(store, document, None, where)
            yield was_read(where, identity, ("read again: the stages have changed",))
        except InputError as error:
            yield refused(error)
    seen: dict[str, str] = {}
    for item in intake.items(paths, published, web):
        try:
            if isinstance(item, InputError):
                raise item
            yield _read_item(store, item, seen)
        except InputError as error:
            yield refused(error)


def derive(store: ledger.Store) -> None:
    """Make everything that rests on all documents together, unless it stands already.

    What that takes lies in nameless files beside the ledger, a story at a time in memory.
    """
    stages = stage_ids("collection", "story")
    if not ledger.is_fresh(store, stages):
        from communique import pipeline

        # Stories that another version of their stage made are not held to.
        stands = any(id_.startswith("stories/") for id_ in set(stages) & set(ledger.derived_by(store)))
        kept = ledger.derived(store, "stories", Story) if stands else ()
        hold = partial(Shelf, folder=Path(store.where).parent)
        try:
            state, readings = ledger.snapshot(store, hold)
            collection = pipeline.collect(readings, kept, ledger.judgements(store), hold)
        except OSError as error:
            why = f"there is no room beside it to work in: {error.strerror}"
            raise LedgerError(
                store.where, why, "free some space and run again; what was stored is kept"
            ) from error
        ledger.derive(store, collection, state, stages)


def stage_ids(*scopes: str) -> tuple[str, ...]:
    """Return the ids of the stages of these scopes, in order."""
    from communique import pipeline

    return tuple(stage.id for stage in pipeline.STAGES if stage.scope in scopes)


def _read_item(store: ledger.Store, item: "Item", seen: dict[str, str]) -> ReadRow:
    """Read one item unless it is there; ``seen`` holds where this run has met each id before."""

    def find(document: Document) -> Document | None:
        known = ledger.find(store, document)
        return None if known is None else known.document

    whole, notes = item.where == item.document.path, item.notes
    document, there = settle(item.document, whole, find)
    if there is None:
        document, told = _linked(store, document, whole)
        notes = (*told, *notes)
    else:
        document = msgspec.structs.replace(document, version_of=there.version_of)
        here = whole and there.path == document.path
        first = seen.setdefault(document.id, item.where)
        gained = states_outlet(document) - states_outlet(there)
        if not here and gained <= 0:
            if first != item.where:
                return _skipped(item, document, f"already there as {first}")
            if there.path != document.path or gained < 0:
                return _skipped(item, document, f"already there as {there.path or there.url or there.id}")
        if there == msgspec.structs.replace(document, text=""):
            return _skipped(item, document, "already there")
        notes = ("read again: what is known of it has changed", *notes)
    seen[document.id] = item.where
    _add(store, document, item.raw, item.where)
    return was_read(item.where, document.id, notes)


def _linked(store: ledger.Store, document: Document, whole: bool) -> tuple[Document, tuple[str, ...]]:
    """Link a document to what was read before from the same address or file, and say what it is to that."""
    before = ledger.at(store, document.path if whole else None, document.url)
    if before is None:
        return document, ()
    changed = changed_passages(before, document)
    what = "address" if before.url and before.url == document.url else "file"
    if changed is None:
        return document, (f"the {what} held another text before; both are kept",)
    linked = msgspec.structs.replace(document, version_of=before.version_of or before.id)
    passages = "1 passage" if changed == 1 else f"{changed} passages"
    name = before.path or before.url
    return linked, (f"new version of {name}, {passages} changed; both are kept",)


def _skipped(item: "Item", document: Document, reason: str) -> ReadRow:
    return ReadRow(status="skipped", path=item.where, document=document.id, reason=reason)


def _add(store: ledger.Store, document: Document, raw: bytes | None, where: str) -> None:
    ledger.add(store, read_one(document, where), raw, stage_ids("document"))
