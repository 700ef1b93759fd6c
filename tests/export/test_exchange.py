"""The interchange formats, as other programs read them."""

import base64
import hashlib
import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from communique.export import annotation, plover_record, write_dna
from communique.model import (
    Actor,
    Comparison,
    Document,
    Evidence,
    Position,
    Published,
    Reference,
    Response,
    Role,
    Span,
    claim_id,
)

TEXT = "😀 Minister Ada Roe demanded that Velmara clear the strait. Velmara rejected the demand. Roe insisted on it."


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def _document(**fields: object) -> Document:
    given = {
        "title": "T" * 300,
        "outlet": "The Courier",
        "published": Published("2031-05", "month", "page"),
    } | fields
    return Document(id="d1", text=TEXT, body=(Span(0, len(TEXT)),), url="https://courier.example/1", **given)  # type: ignore[arg-type]


def _position(
    kind: str, act: str, words: str, holder: str | None, trigger: str, to: str | None = None
) -> Position:
    span = _span(words)
    return Position(
        id=claim_id("position", "d1", span), document="d1", span=span, text=words, stage="positions/1",
        type=kind, act=act, trigger=_span(trigger), content=_span("clear the strait") if act == "demand" else None,  # type: ignore[arg-type]
        holder=Reference(span=_span("Ada Roe"), actor=holder, reason=None if holder else "ambiguous"),
        addressee=Reference(span=_span("Velmara"), actor=to) if to else None,
    )  # fmt: skip


DEMAND = _position(
    "REQUEST", "demand", "demanded that Velmara clear the strait", "Ada Roe", "demanded", "Velmara"
)
REFUSAL = _position("REJECT", "reject", "rejected the demand", "Velmara", "rejected", "Ada Roe")
AGAIN = _position("REQUEST", "insist", "insisted on it", "Ada Roe; Keldoria", "insisted")
NOBODY = msgspec.structs.replace(AGAIN, id="x", holder=Reference(span=None, reason="not stated"))


def test_a_position_is_a_record_with_the_fields_of_plover() -> None:
    record = plover_record(DEMAND, _document())
    assert record["date"] == "2031-05"
    assert record["date_basis"] == "publication"
    assert record["actor"] == [{"entity_text": "Ada Roe", "identifier_text": "Ada Roe", "reason": None}]
    assert record["recipient"][0]["identifier_text"] == "Velmara"
    assert (record["event"], record["event_text"], record["quad_code"]) == (["REQUEST"], ["demanded"], 3)
    assert record["context"] == ["clear the strait"]
    assert TEXT[slice(*record["text_info"]["trigger"])] == "demanded"
    assert record["cite_info"]["publication"] == "The Courier"
    json.dumps(record)
    several = plover_record(AGAIN, _document(published=None))
    assert [actor["identifier_text"] for actor in several["actor"]] == ["Ada Roe", "Keldoria"]
    assert several["date"] is several["date_basis"] is None
    assert several["recipient"] == []


def test_an_annotation_selects_each_part_by_place_and_by_words() -> None:
    made = annotation(DEMAND, _document())
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (made["type"], made["target"][0]["source"]) == ("Annotation", "https://courier.example/1")
    roles = {target["role"]: target["selector"] for target in made["target"]}
    assert {"claim", "trigger", "content", "holder", "addressee"} == set(roles)
    for place, quote in roles.values():
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert TEXT[: place["start"]].endswith(quote["prefix"])
        assert TEXT[place["end"] :].startswith(quote["suffix"])


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    role = Role("Minister", "Keldoria", Evidence("d1", _span("Minister"), "Minister"))
    roe = Actor(id="a", name="Ada Roe", kind="person", aliases=(), roles=(role,), mentions=())
    same = Comparison(
        id="c", kind="position", story="s", what="demand", verdict="only here", reason="one document",
        claims=(DEMAND.id, AGAIN.id), origins=1,
    )  # fmt: skip
    answer = Response(id="r", position=REFUSAL.id, answers=DEMAND.id, answer="refuses", reason="points back")
    file = tmp_path / "out.dna"
    written = write_dna(file, [DEMAND, REFUSAL, AGAIN, NOBODY], {"d1": _document()}, [roe], [same], [answer])
    assert written == 4
    return sqlite3.connect(file)


def test_statements_stand_where_java_counts_them(database: sqlite3.Connection) -> None:
    (title, text, date), *_ = database.execute("SELECT Title, Text, Date FROM DOCUMENTS")
    assert (len(title), text) == (190, TEXT)
    assert date == 1_935_360_000  # 2031-05-01T00:00Z
    units = text.encode("utf-16-le")
    found = [units[2 * start : 2 * stop].decode("utf-16-le") for start, stop in
             database.execute("SELECT Start, Stop FROM STATEMENTS ORDER BY ID")]  # fmt: skip
    assert found == [DEMAND.text, REFUSAL.text, AGAIN.text, AGAIN.text]


def test_a_refusal_disagrees_with_the_concept_of_the_demand(database: sqlite3.Connection) -> None:
    query = """
        SELECT s.ID, v.Variable, e.Value FROM STATEMENTS s JOIN DATASHORTTEXT d ON d.StatementId = s.ID
        JOIN VARIABLES v ON v.ID = d.VariableId JOIN ENTITIES e ON e.ID = d.Entity ORDER BY s.ID, v.ID"""
    values: dict[int, dict[str, str]] = {}
    for statement, variable, value in database.execute(query):
        values.setdefault(statement, {})[variable] = value
    demand = "REQUEST: clear the strait"
    assert [tuple(v.values()) for v in values.values()] == [
        ("Ada Roe", "Keldoria", demand),
        ("", "Velmara", demand),
        ("Ada Roe", "Keldoria", demand),
        ("", "Keldoria", demand),
    ]
    agreement = [value for (value,) in database.execute("SELECT Value FROM DATABOOLEAN ORDER BY StatementId")]
    assert agreement == [1, 0, 1, 1]


def test_the_admin_can_open_it(database: sqlite3.Connection) -> None:
    # As Jasypt checks it: salt first, then 100,000 rounds over salt and password.
    ((stored,),) = database.execute("SELECT Password FROM CODERS WHERE Name = 'Admin'")
    raw = base64.b64decode(stored)
    digest = raw[:16] + b"communique"
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert raw[16:] == digest
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_existing_file_is_not_overwritten_and_half_a_character_is_no_reason_to_fail(
    tmp_path: Path,
) -> None:
    file = tmp_path / "out.dna"
    broken = msgspec.structs.replace(_document(), text=TEXT.replace("😀", "\ud800"))
    assert write_dna(file, [DEMAND], {"d1": broken}) == 1
    with pytest.raises(FileExistsError):
        write_dna(file, [DEMAND], {"d1": broken})
