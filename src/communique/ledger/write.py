"""Write: a document with all its claims, what is derived from all of them, a person's word."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from communique.errors import InputError
from communique.ledger import schema, views
from communique.ledger.records import KINDS, digest, encode
from communique.ledger.store import Store
from communique.model import Claim, Collection, Document, Figure, Judgement, Reading
from communique.model.evidence import proofs, references

Row = dict[str, Any]

_BATCH = 1000
"""Rows that are made and written at a time."""


def find(store: Store, document: Document) -> views.Head | None:
    """Return what the ledger holds under the id of ``document``, or ``None``.

    Raises ``InputError`` where that id stands for another text.
    """
    with store.reading() as connection:
        head = views.head(connection, document.id)
        if head is None:
            return None
        kept = connection.scalar(select(schema.documents.c.text).where(schema.documents.c.id == document.id))
    if kept != document.text:
        raise InputError(
            document.path or document.id,
            f"its id {document.id} stands for another text here ({head.document.path or 'no path'})",
            "give it another id, or read it into another ledger",
        )
    return head


def add(store: Store, reading: Reading, raw: bytes | None = None, stages: Sequence[str] = ()) -> None:
    """Store a document and all that was read off it in one transaction, in place of what it held before.

    ``raw`` is what it was read from; ``stages`` are the ids of the stages that read it.
    Judgements stay. Raises ``LedgerError``.
    """
    document = reading.document
    with store.writing() as connection:
        kept = connection.execute(
            select(schema.documents.c.raw).where(schema.documents.c.id == document.id)
        ).one_or_none()
        if kept is not None:
            connection.execute(delete(schema.documents).where(schema.documents.c.id == document.id))
        sha256 = kept.raw if raw is None and kept is not None else _put_raw(connection, raw)
        record = _document(document, sha256, stages)
        parts = {
            schema.claims: list(_claims(reading)),
            schema.evidence: list(_evidence(reading)),
            schema.attributions: [
                {"document": document.id, "position": position, "json": encode(attribution)}
                for position, attribution in enumerate(reading.attributions)
            ],
            schema.mentions: [
                {
                    "document": document.id,
                    "position": position,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "text": mention.text,
                    "json": encode(mention),
                }
                for position, mention in enumerate(reading.mentions)
            ],
        }
        record["digest"] = digest([record], *parts.values())
        _insert(connection, schema.documents, [record])
        for table, rows in parts.items():
            _insert(connection, table, rows)
        if kept is not None:
            used = select(schema.documents.c.raw).where(schema.documents.c.raw.is_not(None))
            connection.execute(delete(schema.raw).where(schema.raw.c.sha256.not_in(used)))


def derive(store: Store, collection: Collection, state: str, stages: Sequence[str] = ()) -> bool:
    """Put ``collection`` in the place of what was derived before, in one transaction.

    ``state`` is what ``views.state`` said of the documents it was made from. Where another process has
    changed them since, nothing is written and the answer is ``False``. Raises ``LedgerError``.
    """
    with store.writing() as connection:
        if views.state(connection) != state:
            return False
        for table in schema.DERIVED:
            connection.execute(delete(table))
        for reading in collection.readings:
            _resolve(connection, reading)
        for table, rows in _derived(collection).items():
            while some := list(islice(rows, _BATCH)):
                _insert(connection, table, some)
        _set(connection, views.DERIVED_FROM, state)
        _set(connection, views.DERIVED_BY, " ".join(stages))
    return True


def judge(store: Store, judgement: Judgement) -> None:
    """Keep a person's word. Raises ``LedgerError`` where its id is taken."""
    with store.writing() as connection:
        row = {
            "id": judgement.id,
            "subject": judgement.subject,
            "verdict": judgement.verdict,
            "json": encode(judgement),
        }
        _insert(connection, schema.judgements, [row])


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _set(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    _insert(connection, schema.meta, [{"key": key, "value": value}])


def _put_raw(connection: Connection, raw: bytes | None) -> str | None:
    if raw is None:
        return None
    sha256 = hashlib.sha256(raw).hexdigest()
    if connection.scalar(select(schema.raw.c.sha256).where(schema.raw.c.sha256 == sha256)) is None:
        _insert(connection, schema.raw, [{"sha256": sha256, "data": zlib.compress(raw)}])
    return sha256


def _document(document: Document, raw: str | None, stages: Sequence[str]) -> Row:
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published.value if document.published else None,
        "language": document.language,
        "raw": raw,
        "text": document.text,
        "json": encode(msgspec.structs.replace(document, text="")),
        "stages": " ".join(stages),
    }


def _claims(reading: Reading) -> Iterable[Row]:
    for kind in KINDS:
        for position, claim in enumerate(getattr(reading, kind)):
            yield {
                "id": claim.id,
                "document": claim.document,
                "kind": kind,
                "position": position,
                "start": claim.span.start,
                "end": claim.span.end,
                "text": claim.text,
                "stage": claim.stage,
                "json": encode(claim),
            }


def _evidence(reading: Reading) -> Iterable[Row]:
    for claim in reading.claims():
        for proof in proofs(claim, reading.document.text):
            span = proof.evidence.span
            yield {
                "claim": proof.claim,
                "role": proof.role,
                "start": span.start,
                "end": span.end,
                "text": proof.evidence.text,
            }


def _resolve(connection: Connection, reading: Reading) -> None:
    """Write what the claims of one document are resolved to, where that is not as they were read."""
    table = schema.claims
    chosen = select(table.c.id, table.c.json).where(table.c.document == reading.document.id)
    kept = {row.id: row.json for row in connection.execute(chosen)}
    written = ((claim.id, encode(claim)) for claim in reading.claims())
    resolved = [{"claim": id_, "json": json} for id_, json in written if json != kept.get(id_)]
    _insert(connection, schema.resolutions, resolved)
    _insert(connection, schema.references, [row for claim in reading.claims() for row in _references(claim)])


def _derived(collection: Collection) -> dict[Table, Iterator[Row]]:
    """The rows of what is derived, tables in an order in which they can be filled."""
    return {
        schema.repeats: (
            {"document": document, "start": part.span.start, "end": part.span.end, "reason": part.reason}
            for document, parts in sorted(collection.repeats.items())
            for part in parts
        ),
        schema.actors: _records(collection.actors, "id", "name", "kind"),
        schema.lineage: _records(collection.lineage, "a", "b", "kind", "shared", "agency"),
        schema.origins: (
            {"document": document, "origin": origin}
            for document, origin in sorted(collection.origins.items())
        ),
        schema.stories: _records(collection.stories, "id", "title"),
        schema.episodes: (
            {"id": episode.id, "story": story.id, "position": position, "date": episode.date}
            for story in collection.stories
            for position, episode in enumerate(story.episodes)
        ),
        schema.members: (
            {"story": story.id, "document": document, "episode": episodes.get(document)}
            for story in collection.stories
            for episodes in [{d: e.id for e in reversed(story.episodes) for d in e.documents}]
            for document in story.documents
        ),
        schema.comparisons: _records(
            collection.comparisons, "id", "story", "kind", "what", "unit", "verdict", "reason", "origins"
        ),
        schema.responses: (
            row | {"claim": response.position}
            for response, row in zip(
                collection.responses,
                _records(collection.responses, "id", "answers", "answer", "reason"),
                strict=True,
            )
        ),
        schema.demands: _records(
            collection.demands, "id", "story", "holder", "addressee", "state", "origins"
        ),
    }


def _records(records: Iterable[msgspec.Struct], *columns: str) -> Iterator[Row]:
    for position, record in enumerate(records):
        yield {name: getattr(record, name) for name in columns} | {
            "position": position,
            "json": encode(record),
        }


def _references(claim: Claim) -> Iterable[Row]:
    """Whom a claim names, a row an actor: what a search by actor looks into."""
    named = [(role, reference.actor, reference.reason) for role, reference in references(claim)]
    if isinstance(claim, Figure):
        named += [(role, getattr(claim, role), None) for role in ("owner", "estimate_by")]
        named = [entry for entry in named if entry[1] is not None]
    for role, actors, reason in named:
        for position, actor in enumerate(actors.split("; ") if actors else [None]):
            yield {"claim": claim.id, "role": role, "position": position, "actor": actor, "reason": reason}
