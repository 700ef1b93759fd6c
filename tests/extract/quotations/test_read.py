import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.extract.quotations.read import quotations
from communique.model import Attribution, Document, Quotation, Span
from communique.text.parse import parse

Make = Callable[..., Document]
GROUPS = tomllib.loads((files("communique") / "data" / "cues.toml").read_text(encoding="utf-8"))["verbs"]
CASES = tomllib.loads(Path(__file__).with_name("read_cases.toml").read_text("utf-8"))["case"]


def read(document: Document) -> tuple[Quotation, ...]:
    return quotations(document=document, parse=parse(document))


def rows(document: Document) -> list[list[str]]:
    def words(span: Any) -> str:
        return span.of(document.text) if span else ""

    return [[q.mode, q.text, words(q.cue), words(q.speaker.span)] for q in read(document)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_a_text_is_read_as_a_careful_reader_would(case: dict[str, Any], make_document: Make) -> None:
    assert rows(make_document(case["text"])) == case.get("expected", [])


@pytest.mark.parametrize("case", [case for group in GROUPS for case in group["positive"]])
def test_the_lexicon_finds_its_positive_examples(case: str, make_document: Make) -> None:
    expected = [run.split("}")[0] for run in case.split("{")[1:]]
    text = case.replace("{", "").replace("}", "")
    assert [q.text for q in read(make_document(text))] == expected


@pytest.mark.parametrize("case", [case for group in GROUPS for case in group["negative"]])
def test_the_lexicon_leaves_its_negative_examples(case: str, make_document: Make) -> None:
    assert [q.text for q in read(make_document(case))] == []


def test_whom_it_was_said_to(make_document: Make) -> None:
    document = make_document("Roe told reporters the port was open. Lind warned the league that it was not.")
    assert [q.addressee and q.addressee.span.of(document.text) for q in read(document)] == [
        "reporters",
        "the league",
    ]


def test_every_link_of_a_report_of_a_report_is_kept(make_document: Make) -> None:
    document = make_document(
        "The Tarn News Agency reported that Lind had said the port was shut. Mast Radio quoted Roe as saying that it was open."
    )
    assert [q.chain for q in read(document)] == [(), ("The Tarn News Agency",), ("Mast Radio",)]


def test_a_bare_stretch_in_a_new_paragraph_rests_on_the_speaker_last_quoted(make_document: Make) -> None:
    document = make_document(
        "Roe said the port was open.\n\nTwo ships left it.\n\n“Nobody was ever turned away from it.”"
    )
    bare = read(document)[-1]
    assert bare.cue is None
    assert bare.speaker.span is not None
    assert bare.speaker.span.of(document.text) == "Roe"


def test_a_saying_of_nobody_has_no_speaker_and_a_reason(make_document: Make) -> None:
    (saying,) = read(
        make_document("The mood was dark. “If we stay away, somebody else will come.” Nobody stayed.")
    )
    assert (saying.cue, saying.speaker.span, saying.speaker.reason) == (None, None, "not stated")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Roe told the Tarn News Agency that the port was shut.", ("the Tarn News Agency",)),
        ("Roe told reporters that the port was shut.", ()),
        ("Roe told this newspaper that the port was shut.", ()),
        ("“The port is shut,” Roe said, as quoted by Mast Radio.", ("Mast Radio",)),
        ("In remarks carried by Mast Radio, Roe said the port was shut.", ("Mast Radio",)),
        ("In remarks carried live on Tuesday, Roe said the port was shut.", ()),
        ("Roe, the aide, says (Holt reads this with a sigh) that “the port is shut.”", ("Holt",)),
        ("Holt quotes the minister as promising that the port is open.", ("Holt",)),
    ],
)
def test_who_passed_the_words_on(text: str, chain: tuple[str, ...], make_document: Make) -> None:
    assert [q.chain for q in read(make_document(text))] == [chain]


def test_the_outlet_and_its_agency_are_the_first_links(make_document: Make) -> None:
    text = "Roe told the Mast that the port was shut."
    document = msgspec.structs.replace(make_document(text), outlet="The Mast", agency="ISP")
    assert [q.chain for q in read(document)] == [("The Mast", "ISP")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In a letter to the league, Roe said the port was shut.", "the league"),
        ("Speaking to reporters, Roe said the port was shut.", "reporters"),
        ("In an interview with Mast Radio, Roe said the port was shut.", "Mast Radio"),
        ("Roe accused the sponsors of “writing history.”", "the sponsors"),
        ("Roe said on the way to Velden that the port was shut.", None),
    ],
)
def test_an_addressee_beside_the_cue(text: str, told: str | None, make_document: Make) -> None:
    (quotation,) = read(make_document(text))
    assert (quotation.addressee and quotation.addressee.span.of(text)) == told


def drawn(text: str, source: str, cue: str, content: str) -> Attribution:
    def place(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    return Attribution(place(source), place(cue), place(content))


@pytest.mark.parametrize(
    ("text", "attribution", "expected"),
    [
        (
            "Roe said that the port was open.",
            ("Roe", "said", "that the port was open"),
            [("the port was open", "Roe", "quotations/16")],
        ),
        (
            "In her letter Thursday, Roe, 68, had said she would remain in her role for three months.",
            ("Roe, 68,", "had said", "she would remain in her role for three months"),
            [("she would remain in her role for three months", "Roe", "attributions/3")],
        ),
        ("Roe thinks that the port is open.", ("Roe", "thinks", "that the port is open"), []),
        ("Some say the port is open.", ("Some", "say", "the port is open"), []),
        ("Roe will not say that the port is open.", ("Roe", "will not say", "that the port is open"), []),
        ("Roe demanded an end of the war.", ("Roe", "demanded", "an end of the war"), []),
        ("Roe maintained her belief that he lied.", ("Roe", "maintained", "her belief that he lied"), []),
    ],
)
def test_the_encoder_adds_what_the_rules_missed(
    text: str, attribution: tuple[str, str, str], expected: list[tuple[str, str, str]], make_document: Make
) -> None:
    document = make_document(text)
    found = quotations(document, parse(document), (drawn(text, *attribution),))
    assert [(q.text, q.speaker.span and q.speaker.span.of(text), q.stage) for q in found] == expected
