"""The table of cases: mentions, actors and references together, as the pipeline runs them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.model import Document, Quotation, Reading, Reference, Span, claim_id
from communique.resolve import actors, mentions, references
from communique.text.parse import parse

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]
MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def unmark(text: str) -> tuple[str, list[Span]]:
    """Take the brackets out and return where the marked phrases stand."""
    plain, spans, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        at = match.end()
    return plain + text[at:], spans


def quotation(document: Document, span: Span, speaker: Span, mode: str) -> Quotation:
    return Quotation(
        id=claim_id("quotation", document.id, span, speaker),
        document=document.id,
        span=span,
        text=span.of(document.text),
        stage="quotations/1",
        mode=mode,  # type: ignore[arg-type]
        cue=None,
        speaker=Reference(speaker),
    )


def said(document: Document, content: str, speaker: str, mode: str) -> Quotation:
    start, by = document.text.index(content), document.text.index(speaker)
    return quotation(document, Span(start, start + len(content)), Span(by, by + len(speaker)), mode)


def read(document: Document, quotations: tuple[Quotation, ...]) -> Reading:
    found = mentions(document, parse(document), quotations)
    return Reading(document=document, quotations=quotations, mentions=found)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_who_is_meant(case: dict[str, Any], make_document: Callable[..., Document]) -> None:
    text, spans = unmark(case["text"])
    document = make_document(text, case.get("published"))
    reading = read(document, tuple(said(document, *quote) for quote in case.get("quotes", ())))
    asked = tuple(quotation(document, span, span, "indirect") for span in spans)
    readings = (
        msgspec.structs.replace(reading, quotations=(*reading.quotations, *asked)),
        *(read(make_document(other), ()) for other in case.get("also", ())),
    )
    resolved = next(references(readings, actors(readings)))
    answers = [q.speaker for q in resolved.quotations[len(reading.quotations) :]]
    assert [a.actor or f"?{a.reason}" for a in answers] == case["who"]
