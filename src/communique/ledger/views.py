"""Read back: documents, claims, the collection. Every call is one consistent snapshot."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, exists, func, select

from communique.ledger import schema
from communique.ledger.records import KINDS
from communique.ledger.store import Store
from communique.model import (
    Actor,
    Attribution,
    Claim,
    Collection,
    Comparison,
    Demand,
    Document,
    Judgement,
    LeftOut,
    Lineage,
    Mention,
    Reading,
    Response,
    Span,
    Story,
    content_id,
)
from communique.model.parts import without

C = TypeVar("C", bound=Claim)
S = TypeVar("S", bound=msgspec.Struct)

DERIVED_FROM = "derived from"
"""The key in ``meta`` for the state of the documents that the derived tables were made from."""

DERIVED_BY = "derived by"
"""The key in ``meta`` for the stages that made the derived tables."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its text (``document.text`` is empty), and the stages that read it."""

    document: Document
    stages: tuple[str, ...]


def head(connection: Connection, document: str) -> Head | None:
    """Return the head of one document, or ``None`` where the ledger does not hold it."""
    table = schema.documents
    found = connection.execute(_heads().where(table.c.id == document)).one_or_none()
    return _head(found) if found else None


def heads(store: Store) -> tuple[Head, ...]:
    """Return the heads of all documents, by path."""
    with store.reading() as connection:
        return tuple(map(_head, connection.execute(_heads())))


def outdated(store: Store, stages: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the documents that were not read by just these stages, by path."""
    table = schema.documents
    with store.reading() as connection:
        chosen = select(table.c.id).where(table.c.stages != " ".join(stages)).order_by(*_ORDER)
        return tuple(connection.scalars(chosen))


def at(store: Store, path: str | None, url: str | None) -> Document | None:
    """Return the latest document with that address, or else from that file, or ``None``."""
    table = schema.documents
    with store.reading() as connection:
        for column, value in ((table.c.url, url), (table.c.path, path)):
            latest = select(table.c.id).where(column == value).order_by(table.c.published.desc(), table.c.id)
            if value is not None and (found := connection.scalar(latest.limit(1))) is not None:
                return _document(connection, found)
    return None


def document(store: Store, identity: str) -> Document:
    """Return a document that the ledger holds, with its text."""
    with store.reading() as connection:
        return _document(connection, identity)


def snapshot(
    store: Store, hold: Callable[[Iterable[Reading]], Sequence[Reading]] = tuple
) -> tuple[str, Sequence[Reading]]:
    """Return the state of the documents and what was read off each, by path, before it was resolved.

    ``hold`` says where the readings lie: they come to it one at a time.
    """
    with store.reading() as connection:
        return state(connection), hold(_readings(connection, resolved=False))


def claims(store: Store, kind: type[C], actors: Sequence[str] | None = None) -> Iterator[C]:
    """Yield the claims of one kind with actors as last derived, in order of the documents.

    With ``actors`` (canonical names) only those that name one of them.
    """
    with store.reading() as connection:
        field = next(field for field, held in KINDS.items() if held is kind)
        chosen = _claims(field).join(schema.documents).order_by(*_ORDER, schema.claims.c.position)
        if actors is not None:
            named = select(schema.references.c.claim).where(schema.references.c.actor.in_(actors))
            chosen = chosen.where(schema.claims.c.id.in_(named))
        for row in connection.execute(chosen):
            yield msgspec.json.decode(row.json, type=kind)


def collection(store: Store) -> Collection:
    """Return everything the ledger holds, as last derived.

    Comparisons of claims that have gone since then are left out.
    """
    with store.reading() as connection:
        found = tuple(_readings(connection, resolved=True))
        claimed = {claim.id for reading in found for claim in reading.claims()}
        compared = _records(connection, "comparisons", Comparison)
        return Collection(
            readings=found,
            repeats=_repeats(connection),
            actors=_records(connection, "actors", Actor),
            lineage=_records(connection, "lineage", Lineage),
            origins=_origins(connection),
            stories=_records(connection, "stories", Story),
            comparisons=tuple(c for c in compared if claimed.issuperset(c.claims)),
            responses=_records(connection, "responses", Response),
            demands=_records(connection, "demands", Demand),
        )


def derived(store: Store, table: str, kind: type[S]) -> tuple[S, ...]:
    """Return the records of one derived table in their order, without reading any document."""
    with store.reading() as connection:
        return _records(connection, table, kind)


def origins(store: Store) -> dict[str, str]:
    """Return the origin of each document."""
    with store.reading() as connection:
        return _origins(connection)


def judgements(store: Store) -> tuple[Judgement, ...]:
    """Return every person's word, by id."""
    with store.reading() as connection:
        rows = connection.scalars(select(schema.judgements.c.json).order_by(schema.judgements.c.id))
        return tuple(msgspec.json.decode(json, type=Judgement) for json in rows)


def state(connection: Connection) -> str:
    """Return a hash of all documents, what was read off them, and what persons said of it."""
    table = schema.documents
    rows = connection.execute(select(table.c.id, table.c.digest).order_by(table.c.id))
    said = connection.scalars(select(schema.judgements.c.id).order_by(schema.judgements.c.id))
    return content_id([list(row) for row in rows], list(said))


def is_fresh(store: Store, stages: Sequence[str] | None = None) -> bool:
    """Tell whether the derived tables stand for the documents now there (and were made by ``stages``)."""
    with store.reading() as connection:
        made = {row.key: row.value for row in connection.execute(select(schema.meta))}
        fresh = made.get(DERIVED_FROM) == state(connection)
    return fresh and (stages is None or made.get(DERIVED_BY) == " ".join(stages))


def derived_by(store: Store) -> tuple[str, ...]:
    """Return the ids of the stages that made the derived tables; none where they were never made."""
    with store.reading() as connection:
        made = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == DERIVED_BY))
    return tuple((made or "").split())


_ORDER = (func.coalesce(schema.documents.c.path, ""), schema.documents.c.id)


def _heads() -> Any:
    table = schema.documents
    return select(table.c.id, table.c.json, table.c.stages).order_by(*_ORDER)


def _head(row: Row[Any]) -> Head:
    return Head(document=msgspec.json.decode(row.json, type=Document), stages=tuple(row.stages.split()))


def _claims(kind: str) -> Any:
    """The claims of a kind, each in its resolved form where there is one."""
    json = func.coalesce(schema.resolutions.c.json, schema.claims.c.json).label("json")
    joined = schema.claims.outerjoin(schema.resolutions)
    own, out = schema.claims.c, schema.repeats.c
    left_out = exists().where(out.document == own.document, out.start <= own.start, own.end <= out.end)
    return select(json).select_from(joined).where(own.kind == kind, ~left_out)


def _readings(connection: Connection, *, resolved: bool) -> Iterator[Reading]:
    table = schema.documents
    ids = connection.scalars(select(table.c.id).order_by(*_ORDER)).all()
    for document in ids:
        yield reading(connection, document, resolved=resolved)


def reading(connection: Connection, document: str, *, resolved: bool) -> Reading:
    """Return what was read off one document that the ledger holds."""
    found: dict[str, Any] = {}
    for field, kind in KINDS.items():
        rows = schema.claims
        chosen = _claims(field) if resolved else select(rows.c.json).where(rows.c.kind == field)
        chosen = chosen.where(rows.c.document == document).order_by(rows.c.position)
        found[field] = tuple(msgspec.json.decode(json, type=kind) for json in connection.scalars(chosen))
    for part, type_ in ((schema.attributions, Attribution), (schema.mentions, Mention)):
        chosen = select(part.c.json).where(part.c.document == document).order_by(part.c.position)
        found[part.name] = tuple(msgspec.json.decode(json, type=type_) for json in connection.scalars(chosen))
    whole = Reading(document=_document(connection, document), **found)
    return without(whole, _repeats(connection, document).get(document, ())) if resolved else whole


def _document(connection: Connection, identity: str) -> Document:
    table = schema.documents
    row = connection.execute(select(table.c.json, table.c.text).where(table.c.id == identity)).one()
    return msgspec.structs.replace(msgspec.json.decode(row.json, type=Document), text=row.text)


def _repeats(connection: Connection, document: str | None = None) -> dict[str, tuple[LeftOut, ...]]:
    """What the outlets of all documents, or of one, repeat."""
    columns = schema.repeats.c
    rows = select(schema.repeats).order_by(columns.document, columns.start)
    found: dict[str, tuple[LeftOut, ...]] = {}
    for row in connection.execute(rows if document is None else rows.where(columns.document == document)):
        part = LeftOut(Span(row.start, row.end), row.reason)
        found[row.document] = (*found.get(row.document, ()), part)
    return found


def _origins(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(schema.origins).order_by(schema.origins.c.document))
    return {row.document: row.origin for row in rows}


def _records(connection: Connection, table: str, kind: type[S]) -> tuple[S, ...]:
    rows = schema.metadata.tables[table]
    chosen = select(rows.c.json).order_by(rows.c.position)
    return tuple(msgspec.json.decode(json, type=kind) for json in connection.scalars(chosen))
