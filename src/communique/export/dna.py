"""Write positions as a database of Discourse Network Analyzer 3 (Leifeld; github.com/leifeld/dna).

Its tables and their limits are those that DNA 3.0 makes itself (``sql/Sql.java``). DNA counts characters as
Java does, in UTF-16 code units, and dates in seconds since 1970; a document without a date stands at 0.
"""

import base64
import hashlib
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from communique.model import Actor, Comparison, Document, Position, Response, Span

PASSWORD = "communique"
"""Of the coder "Admin": DNA opens no database without one. It keeps nothing secret."""
LONGEST = 190
"""Characters of a title, a name or a concept that DNA takes."""
PERSON, ORGANIZATION, CONCEPT, AGREEMENT = 1, 2, 3, 4

_PERMISSIONS = (
    *(
        f"Permission{verb}Documents"
        for verb in ("Add", "Edit", "Delete", "Import", "ViewOthers", "EditOthers")
    ),
    *(f"Permission{verb}Statements" for verb in ("Add", "Edit", "Delete", "ViewOthers", "EditOthers")),
    *(
        f"PermissionEdit{what}"
        for what in ("Attributes", "Regex", "StatementTypes", "Coders", "CoderRelations")
    ),
)


def write_dna(
    file: Path,
    positions: Iterable[Position],
    documents: Mapping[str, Document],
    actors: Iterable[Actor] = (),
    comparisons: Iterable[Comparison] = (),
    responses: Iterable[Response] = (),
) -> int:
    """Write a statement for each position and holder to the new database ``file``; return how many.

    Positions that were found to be the same (``comparisons``) share a concept; one that accepts or refuses
    another (``responses``) is a statement about the other's concept, agreeing or not. Positions without a
    known holder are left out. Raises ``OSError`` where ``file`` cannot be made or is there.
    """
    with file.open("xb"):
        pass
    positions = [position for position in positions if position.document in documents]
    concepts = _concepts(positions, documents, comparisons)
    stands = _stands(positions, concepts, responses)
    persons = _persons(actors)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(_schema())
        _insert(connection, "CODERS", ID=1, Name="Admin", Red=255, Green=255, Password=_password(PASSWORD))
        for name, value in (("version", "3.0.11"), ("date", "2023-12-03")):
            _insert(connection, "SETTINGS", Property=name, Value=value)
        _insert(connection, "STATEMENTTYPES", ID=1, Label="DNA Statement", Red=239, Green=208, Blue=51)
        for number, name in ((PERSON, "person"), (ORGANIZATION, "organization"), (CONCEPT, "concept")):
            _insert(
                connection, "VARIABLES", ID=number, Variable=name, DataType="short text", StatementTypeId=1
            )
        _insert(
            connection, "VARIABLES", ID=AGREEMENT, Variable="agreement", DataType="boolean", StatementTypeId=1
        )
        places = {document.id: _utf16(document.text) for document in documents.values()}
        numbers = {document: n for n, document in enumerate(documents, 1)}
        for document in documents.values():
            _insert(connection, "DOCUMENTS", ID=numbers[document.id], Coder=1, **_document(document))
        entities: dict[tuple[int, str], int] = {}
        statements = 0
        for position in positions:
            start, stop = places[position.document](position.span)
            for holder in (position.holder.actor or "").split("; ") if position.holder.actor else ():
                statements += 1
                _insert(
                    connection,
                    "STATEMENTS",
                    ID=statements,
                    StatementTypeId=1,
                    DocumentId=numbers[position.document],
                    Start=start,
                    Stop=stop,
                    Coder=1,
                )
                concept, agrees = stands[position.id]
                person, organization = (holder, persons[holder]) if holder in persons else ("", holder)
                for variable, value in ((PERSON, person), (ORGANIZATION, organization), (CONCEPT, concept)):
                    entity = entities.get((variable, value))
                    if entity is None:
                        entity = entities[variable, value] = len(entities) + 1
                        _insert(connection, "ENTITIES", ID=entity, VariableId=variable, Value=value)
                    _insert(
                        connection,
                        "DATASHORTTEXT",
                        StatementId=statements,
                        VariableId=variable,
                        Entity=entity,
                    )
                _insert(
                    connection, "DATABOOLEAN", StatementId=statements, VariableId=AGREEMENT, Value=int(agrees)
                )
    return statements


def _concepts(
    positions: Iterable[Position], documents: Mapping[str, Document], comparisons: Iterable[Comparison]
) -> dict[str, str]:
    """What each position is about: its type and words, or those of the first it is the same as."""
    worded = {}
    for position in positions:
        words = position.content.of(documents[position.document].text) if position.content else position.text
        worded[position.id] = _short(f"{position.type}: {' '.join(words.split())}")
    shared = dict(worded)
    for comparison in comparisons:
        held = [claim for claim in comparison.claims if claim in worded]
        shared.update((claim, worded[held[0]]) for claim in held)
    return shared


def _stands(
    positions: Iterable[Position], concepts: Mapping[str, str], responses: Iterable[Response]
) -> dict[str, tuple[str, bool]]:
    """The concept each position is a statement about, and whether it agrees."""
    answered = {
        r.position: r for r in responses if r.answer in ("accepts", "refuses") and r.answers in concepts
    }
    found = {}
    for position in positions:
        response = answered.get(position.id)
        found[position.id] = (
            (concepts[response.answers], response.answer == "accepts")
            if response
            else (concepts[position.id], not position.negated)
        )
    return found


def _persons(actors: Iterable[Actor]) -> dict[str, str]:
    """The organisation of each person: the affiliation named most often, or none."""
    found = {}
    for actor in actors:
        if actor.kind == "person":
            held = [role.affiliation for role in actor.roles if role.affiliation]
            found[actor.name] = min(held, key=lambda name: (-held.count(name), name), default="")
    return found


def _document(document: Document) -> dict[str, Any]:
    published = document.published
    day = (published.value + "-01-01")[:10] if published else None
    date = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return {
        "Title": _short(document.title or document.path or document.id),
        "Text": document.text,
        "Author": _short(document.byline or ""),
        "Source": _short(document.outlet or ""),
        "Notes": "\n".join(
            filter(None, (document.url, document.path, document.id, "" if date else "date unknown"))
        ),
        "Date": int(date.timestamp()) if date else 0,
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _utf16(text: str) -> Callable[[Span], tuple[int, int]]:
    """Return what turns spans of code points into UTF-16 code units, two for a character beyond U+FFFF."""
    astral = [index for index, character in enumerate(text) if character > "\uffff"]
    return lambda span: (
        span.start + bisect_left(astral, span.start),
        span.end + bisect_left(astral, span.end),
    )


def _plain(value: object) -> object:
    """Put a question mark for half a character, which no database takes."""
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def _password(plain: str) -> str:
    """Jasypt's StrongPasswordEncryptor: 16 bytes of salt and 100,000 rounds of SHA-256, in base64."""
    salt = hashlib.sha256(plain.encode()).digest()[:16]
    digest = hashlib.sha256(salt + plain.encode()).digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()


def _insert(connection: sqlite3.Connection, table: str, **values: object) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(map(_plain, values.values()))
    )


def _schema() -> str:
    return ";\n".join(f"CREATE TABLE {name} ({', '.join(columns)})" for name, columns in _tables()) + ";"


def _tables() -> Iterator[tuple[str, list[str]]]:
    key = "ID INTEGER NOT NULL PRIMARY KEY"

    def text(name: str, *, null: bool = False) -> str:
        return f"{name} TEXT {'' if null else 'NOT NULL '}DEFAULT '' CHECK (LENGTH({name}) <= {LONGEST})"

    def flag(name: str, default: int = 1) -> str:
        return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} BETWEEN 0 AND 1)"

    def to(name: str, table: str) -> str:
        return f"{name} INTEGER NOT NULL REFERENCES {table}(ID) ON DELETE CASCADE"

    color = [
        f"{c} INTEGER NOT NULL DEFAULT 0 CHECK ({c} BETWEEN 0 AND 255)" for c in ("Red", "Green", "Blue")
    ]
    value = [key, to("StatementId", "STATEMENTS"), to("VariableId", "VARIABLES")]
    once = "UNIQUE (StatementId, VariableId)"
    yield "SETTINGS", ["Property TEXT PRIMARY KEY", text("Value")]
    sizes = [
        "Refresh INTEGER NOT NULL DEFAULT 0",
        "FontSize INTEGER NOT NULL DEFAULT 14",
        "PopupWidth INTEGER DEFAULT 300",
    ]
    shows = [flag("ColorByCoder", 0), flag("PopupDecoration", 0), flag("PopupAutoComplete")]
    yield (
        "CODERS",
        [
            key,
            "Name TEXT NOT NULL UNIQUE",
            *color,
            *sizes,
            text("Password"),
            *shows,
            *map(flag, _PERMISSIONS),
        ],
    )
    relations = [
        flag(name) for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
    ]
    yield "CODERRELATIONS", [key, to("Coder", "CODERS"), to("OtherCoder", "CODERS"), *relations]
    meta = [text(name) for name in ("Author", "Source", "Section", "Type")]
    body = [
        "Text TEXT NOT NULL",
        "Notes TEXT NOT NULL DEFAULT ''",
        "Date INTEGER NOT NULL",
        to("Coder", "CODERS"),
    ]
    yield "DOCUMENTS", [key, text("Title"), *meta, *body]
    yield "STATEMENTTYPES", [key, text("Label"), *color]
    types = "CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))"
    kind = [text("Variable"), f"DataType TEXT NOT NULL DEFAULT 'short text' {types}"]
    yield (
        "VARIABLES",
        [key, *kind, to("StatementTypeId", "STATEMENTTYPES"), "UNIQUE (Variable, StatementTypeId)"],
    )
    yield "VARIABLELINKS", [key, to("SourceVariableId", "VARIABLES"), to("TargetVariableId", "VARIABLES")]
    yield "REGEXES", ["Label TEXT PRIMARY KEY", *color]
    span = ["Start INTEGER NOT NULL", "Stop INTEGER NOT NULL", "CHECK (0 <= Start AND Start < Stop)"]
    owners = [to("StatementTypeId", "STATEMENTTYPES"), to("DocumentId", "DOCUMENTS"), to("Coder", "CODERS")]
    yield "STATEMENTS", [key, *owners, *span]
    yield "DATABOOLEAN", [*value, "Value INTEGER NOT NULL DEFAULT 1", once]
    yield "DATAINTEGER", [*value, "Value INTEGER NOT NULL DEFAULT 0", once]
    child = "ChildOf INTEGER REFERENCES ENTITIES(ID) ON DELETE CASCADE"
    yield (
        "ENTITIES",
        [key, to("VariableId", "VARIABLES"), text("Value"), *color, child, "UNIQUE (VariableId, Value)"],
    )
    yield "DATASHORTTEXT", [*value, to("Entity", "ENTITIES"), once]
    yield "DATALONGTEXT", [*value, "Value TEXT DEFAULT ''", once]
    of = [
        key,
        to("VariableId", "VARIABLES"),
        text("AttributeVariable"),
        "UNIQUE (VariableId, AttributeVariable)",
    ]
    yield "ATTRIBUTEVARIABLES", of
    entity = [
        to("EntityId", "ENTITIES"),
        to("AttributeVariableId", "ATTRIBUTEVARIABLES"),
        text("AttributeValue"),
    ]
    yield "ATTRIBUTEVALUES", [key, *entity, "UNIQUE (EntityId, AttributeVariableId)"]
