"""The comparison on the calendar: what it lets through, and what it does not."""

import pytest
from bench.recognizers import Case, extent, left_out, passes, printed

from communique.model import Span


def case(text: str, words: str, kind: str, **value: str) -> Case:
    result = {"Text": words, "Start": text.find(words), "TypeName": f"datetimeV2.{kind}"}
    return {"Input": text, "Results": [result | {"Resolution": {"values": [value]}}]}


RANGE = case(
    "Talks ran from January 10 to 13.",
    "from January 10 to 13",
    "daterange",
    timex="(2022-01-10,2022-01-13,P3D)",
    start="2022-01-10",
    end="2022-01-13",
)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("20", ("2000-01-01", "2100-01-01")),
        ("2021-Q4", ("2021-10-01", "2022-01-01")),
        ("2020-W53", ("2020-12-28", "2021-01-04")),
        ("2021-W52-WE", ("2022-01-01", "2022-01-03")),
        ("2024-02", ("2024-02-01", "2024-03-01")),
        ("2022-SP", None),
        ("P3D", None),
    ],
)
def test_an_extent_is_the_days_that_a_value_covers(value: str, days: tuple[str, str] | None) -> None:
    assert extent(value) == days


@pytest.mark.parametrize(
    ("values", "right"),
    [
        (("2022-01-10", "2022-01-13"), True),
        (("2022-01-10", "2022-01-14"), False),
        (("2022-01-10",), False),
        (("2022-01-10", None), False),
    ],
)
def test_a_range_is_two_expressions(values: tuple[str | None, ...], right: bool) -> None:
    spans = (Span(15, 25), Span(29, 31))
    assert passes(RANGE, list(zip(spans, values, strict=False))) is right


def test_what_is_found_beside_the_expected_fails() -> None:
    found = [(Span(0, 5), "2022"), (Span(15, 25), "2022-01-10"), (Span(29, 31), "2022-01-13")]
    assert not passes(RANGE, found)


def test_a_coarse_value_is_no_day_unless_it_is_counted_so() -> None:
    on_day = case("It fell on May 5.", "May 5", "date", timex="XXXX-05-05", value="2022-05-05")
    ago = case("It fell a month ago.", "a month ago", "date", timex="2022-05-05", value="2022-05-05")
    assert not passes(on_day, [(Span(11, 16), "2022-05")])
    assert passes(ago, [(Span(8, 19), "2022-05")])


def test_the_reasons_and_the_names() -> None:
    clock = case("It is 5 pm.", "5 pm", "time", timex="T17", value="17:00:00")
    evening = case(
        "It fell this evening.",
        "this evening",
        "datetimerange",
        timex="2022-01-07TEV",
        start="2022-01-07 16:00:00",
    )
    assert left_out(clock) == "clock times: out by the guide"
    assert left_out(evening) is None
    assert printed({"Input": "on monday in may"}) == "on Monday in may"
