"""The contract that every stage must pass, on text that no outlet would print."""

import copy
from typing import Any

import msgspec
import pytest

from communique.engine import Stage
from communique.model import Document, Span
from communique.pipeline import STAGES, collect, read

HOSTILE = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "one character": "x",
    "one mark": "“",
    "no sentence end": "and then the minister who had said that the minister said " * 40,
    "unbalanced marks": "“He said «that „it ‘is \"so” she 'said 「that」 』 it' is' ‹so ”“ he said\n\n\"No,\n\n“",
    "bidi and zero width": "\u202eMinister\u202c sa\u200bid\u200d \u2066“no\u2069” to\ufeff 3\u200b,000 troops on May 3.",
    "emoji": "President 👩🏽‍🚀 Ada said “🇺🇳🔥” to 12 👨‍👩‍👧‍👦 on Friday 🗓️.",
    "mixed newlines": "One said no.\r\n\r\nTwo said yes.\rThree demanded 4 ships.\u2028Four\u2029Five\x0bSix\x0cSeven\x85Eight",
    "control characters": "He\x00 said\x1b[31m that\x07 <script>alert(1)</script> '; DROP TABLE claims; -- {{7*7}} ${x}",
    "combining": "Z̷̢̧a̵l̶g̸o̴ said “ñoñ̃o” and ﬁve ½ ² ٣ 百 million Ⅻ troops",
    "lone surrogate": "He said “\ud800” on Monday.",
    "other scripts": "Он заявил: «Мы требуем гарантий». 他说:“我们要求保证。” قال: «نطالب بضمانات»",
    "numbers": "1,2,3..4--5 $ % 99999999999999999999999999 0.0.0 1/0 31/02/2021 February 30 25:61 1e999 -5 to -",
    "megabyte on one line": ("“We demand 3 ships,” Ms Roe of Ruritania said on Friday. " * 18_000)[
        :1_000_000
    ],
}


def _documents() -> dict[str, Document]:
    def make(name: str, text: str) -> Document:
        whole = Span(0, len(text)).trim(text)
        return Document(id=name, text=text, body=(whole,) if len(whole) else ())

    return {name: make(name, text) for name, text in HOSTILE.items()}


def _spans(value: Any) -> list[Span]:
    """Every span anywhere inside a stage's product."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [s for field in value.__struct_fields__ for s in _spans(getattr(value, field))]
    if isinstance(value, (tuple, list)):
        return [s for item in value for s in _spans(item)]
    return []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_is_read_whatever_it_holds(name: str) -> None:
    document = _documents()[name]
    before = copy.deepcopy(document)
    reading = read(document)
    assert document == before, "a stage changed its input"
    for span in _spans(reading):
        assert 0 <= span.start < span.end <= len(document.text)
    for claim in reading.claims():
        assert claim.document == document.id
        assert claim.text == document.text[claim.span.start : claim.span.end]
        assert claim.stage in {stage.id for stage in STAGES}
    assert len({claim.id for claim in reading.claims()}) == len(reading.claims())
    if name != "megabyte on one line":
        assert read(document) == reading, "a stage is not deterministic"


def test_a_collection_of_hostile_documents_is_read() -> None:
    small = [d for name, d in _documents().items() if name != "megabyte on one line"]
    readings = [read(document) for document in small]
    before = copy.deepcopy(readings)
    collection = collect(readings)
    assert readings == before
    assert [r.document for r in collection.readings] == small
    assert collect(readings) == collection


def test_an_empty_collection_is_one() -> None:
    assert collect(()).readings == ()


@pytest.mark.parametrize("stage", STAGES, ids=lambda s: s.id)
def test_a_stage_declares_what_it_reads_and_makes(stage: Stage) -> None:
    earlier = STAGES[: STAGES.index(stage)]
    given = {"document": {"document"}, "collection": {"readings", "kept", "judgements"}, "story": set[str]()}
    seen = ("collection", "story") if stage.scope == "story" else (stage.scope,)
    known = given[stage.scope] | {s.produces for s in earlier if s.scope in seen}
    assert set(stage.requires) <= known
    assert stage.produces not in known or stage.produces in stage.requires, "it may narrow what it was given"
    assert stage.run.__doc__
