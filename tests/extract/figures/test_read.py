import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.figures.read import figures
from communique.extract.numbers import number
from communique.extract.quotations import quotations
from communique.extract.times.read import times
from communique.model import Document, Figure, Published, Span
from communique.text.parse import parse

CASES = tomllib.loads(Path(__file__).with_name("read_cases.toml").read_text("utf-8"))


def read(text: str) -> tuple[Figure, ...]:
    published = Published("2022-01-07", "day", "argument")
    document = Document(id="d", text=text, body=(Span(0, len(text)),), published=published)
    parsed = parse(document)
    return figures(
        document=document,
        parse=parsed,
        times=times(document=document, parse=parsed),
        quotations=quotations(document=document, parse=parsed),
    )


@pytest.mark.parametrize("case", CASES["positive"]["cases"], ids=lambda c: c["text"][:60])
def test_a_figure_is_read(case: dict) -> None:
    found = read(case["text"])
    expected = [(words, *(None if v == "" else v for v in rest)) for words, *rest in case["figures"]]
    assert [(f.text, f.low, f.high, f.unit) for f in found] == expected
    for name in ("counted", "owner", "place", "estimate_by"):
        if name in case:
            assert (getattr(found[0], name) or "") == case[name]


@pytest.mark.parametrize("text", CASES["negative"]["texts"])
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert [f.text for f in read(text)] == []


def test_a_figure_is_as_of_the_day_its_clause_names() -> None:
    (found,) = read("On Tuesday, rebels captured 40 soldiers.")
    assert found.as_of == "2022-01-04"
    (found,) = read("It began a war that has killed 13,000; it also annexed the island in 2014.")
    assert found.as_of is None
    (found,) = read("Officials said on Tuesday that 40 soldiers had fled.")
    assert found.as_of == "2022-01-04"
    (found,) = read("Since 2014, rebels have captured 40 soldiers.")
    assert found.as_of is None
    (found,) = read("The floods that killed 40 people were foreseen, officials said on Tuesday.")
    assert found.as_of is None


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "The envoy said that 12 ships sank and 40 sailors were saved.",
            ["12 ships sank", "40 sailors were saved"],
        ),
        ("When the truce ended, 300 people fled.", ["300 people fled."]),
    ],
)
def test_a_figure_knows_its_clause(text: str, clauses: list[str]) -> None:
    found = [f.clause.of(text) if f.clause else "" for f in read(text)]
    assert all(want in clause for want, clause in zip(clauses, found, strict=True)), found
    assert all("envoy" not in clause and "truce" not in clause for clause in found)


def test_no_figure_overlaps_a_time() -> None:
    assert [f.text for f in read("In 2014, 3,000 troops spent 30 days there.")] == ["3,000 troops"]


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_with_separators_is_read_back(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == value


@given(st.text(max_size=60))
def test_a_number_is_a_number_or_none(text: str) -> None:
    assert number(text) is None or number(text) >= 0
