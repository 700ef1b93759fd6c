"""What verify needs: every document as it is stored, with its proofs, its seal and its raw input."""

import hashlib
import zlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, Table, select

from communique.ledger import schema, views
from communique.ledger.records import digest
from communique.ledger.store import Store
from communique.model import Actor, Evidence, Lineage, Reading, Span
from communique.model.evidence import Proof


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is stored."""

    reading: Reading
    """As it was read off, before actors were resolved."""
    proofs: tuple[Proof, ...]
    """The stored evidence of its claims."""
    sealed: bool
    """Its rows are those that were written."""
    raw: bool
    """Its raw input, where there is one, is the one that was read."""


def kept(store: Store) -> Iterator[Kept]:
    """Yield every document as it is stored, by path. Raises ``LedgerError`` where the file is damaged."""
    with store.reading() as connection:
        for row in connection.execute(select(schema.documents.c.id).order_by(schema.documents.c.id)).all():
            yield Kept(
                reading=views.reading(connection, row.id, resolved=False),
                proofs=tuple(_proofs(connection, row.id)),
                sealed=_sealed(connection, row.id),
                raw=_raw(connection, row.id),
            )


def _proofs(connection: Connection, document: str) -> Iterator[Proof]:
    table = schema.evidence
    of = select(schema.claims.c.id).where(schema.claims.c.document == document)
    chosen = select(table).where(table.c.claim.in_(of)).order_by(table.c.claim, table.c.role)
    for row in connection.execute(chosen):
        yield Proof(row.claim, row.role, Evidence(document, Span(row.start, row.end), row.text))


def _sealed(connection: Connection, document: str) -> bool:
    documents, claims, evidence = schema.documents, schema.claims, schema.evidence
    own = select(claims.c.id).where(claims.c.document == document)
    chosen = [
        select(documents).where(documents.c.id == document),
        select(claims).where(claims.c.document == document),
        select(evidence).where(evidence.c.claim.in_(own)),
        *(select(part).where(part.c.document == document) for part in _PARTS),
    ]
    tables = [connection.execute(query).mappings().all() for query in chosen]
    return bool(tables[0][0]["digest"] == digest(*tables))


_PARTS: tuple[Table, ...] = (schema.attributions, schema.mentions)


def _raw(connection: Connection, document: str) -> bool:
    joined = schema.documents.join(schema.raw)
    chosen = select(schema.raw).select_from(joined).where(schema.documents.c.id == document)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        return True
    try:
        return bool(hashlib.sha256(zlib.decompress(row.data)).hexdigest() == row.sha256)
    except zlib.error:
        return False


def derived_evidence(store: Store) -> Iterator[tuple[str, Evidence]]:
    """Yield the evidence of actors and lineage, with its role."""
    for actor in views.derived(store, "actors", Actor):
        yield from (("role", role.evidence) for role in actor.roles)
        yield from (("actor", mention) for mention in actor.mentions)
    for pair in views.derived(store, "lineage", Lineage):
        yield from (("passage", evidence) for passage in pair.passages for evidence in passage)
        yield from (("changed", evidence) for evidence in pair.changed)
