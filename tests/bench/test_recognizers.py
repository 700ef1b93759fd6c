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


@pytest.mark.parametrize(
    ("value", "right"), [("P1D", True), ("P1W", False), ("XXXX-XX-XXTEV", False), (None, False)]
)
def test_the_clock_of_every_day_stands_outside(value: str | None, right: bool) -> None:
    words = "every day at 7:13"
    daily = case(f"They pray {words}.", words, "set", timex="T19:13", value="not resolved")
    assert passes(daily, [(Span(10, 19), value)]) is right


@pytest.mark.parametrize(("last", "right"), [("2008", True), ("2007", False), ("2009", False)])
def test_the_end_of_a_year_lies_in_it(last: str, right: bool) -> None:
    words = "between the end of 2006 and the end of 2008"
    bounds = case(
        f"It fell {words}.",
        words,
        "daterange",
        timex="(2007-01-01,2009-01-01,P24M)",
        start="2007-01-01",
        end="2009-01-01",
    )
    assert passes(bounds, [(Span(16, 31), "2006"), (Span(36, 51), last)]) is right


@pytest.mark.parametrize(("year", "right"), [("2021", True), ("2020", False)])
def test_the_last_weeks_of_a_year_are_two_expressions(year: str, right: bool) -> None:
    words = "the last 3 weeks of 2021"
    weeks = case(
        f"It fell in {words}.",
        words,
        "daterange",
        timex="(2021-12-13,2022-01-03,P3W)",
        start="2021-12-13",
        end="2022-01-03",
    )
    assert passes(weeks, [(Span(11, 27), "P3W"), (Span(31, 35), year)]) is right


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("a few hours", "a few hours, some days: no value by the guide"),
        ("mar4", "forms of tables and notes: =2019, 1990 s, mar4, today pm"),
        (
            "the following week",
            "the following week, a fortnight later: counted from a day that the case does not name",
        ),
        ("the last week", None),
        ("the fourth of March", None),
    ],
)
def test_what_is_left_out_has_its_reason(words: str, why: str | None) -> None:
    assert left_out(case(f"It fell on {words}.", words, "daterange", timex="2022-W01")) == why
