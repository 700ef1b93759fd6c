import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.times import absolute, deixis, holidays
from communique.extract.times.grammar import rules
from communique.extract.times.read import times
from communique.model import Document, Published, Span, TimeExpression
from communique.text.parse import parse

CASES = tomllib.loads(Path(__file__).with_name("read_cases.toml").read_text("utf-8"))
DAY = Published("2022-01-07", "day", "argument")


def read(text: str, published: Published | None = DAY) -> tuple[TimeExpression, ...]:
    document = Document(id="d", text=text, body=(Span(0, len(text)),), published=published)
    return times(document=document, parse=parse(document))


def check(case: dict, published: Published | None) -> None:
    found = read(case["text"], published)
    assert [claim.text for claim in found] == [words for words, *_ in case["times"]]
    for claim, (_, value, *more) in zip(found, case["times"], strict=True):
        if value:
            assert (claim.value, claim.reason) == (value, None)
            assert claim.type == (more[0] if more else "DATE")
        else:
            assert (claim.value, claim.reason) == (None, more[0])


@pytest.mark.parametrize("case", CASES["positive"]["cases"], ids=lambda c: c["text"][:60])
def test_an_expression_is_found_and_resolved(case: dict) -> None:
    check(case, DAY)


@pytest.mark.parametrize("case", CASES["undated"]["cases"], ids=lambda c: c["text"][:60])
def test_without_a_date_only_explicit_ones_resolve(case: dict) -> None:
    check(case, None)


@pytest.mark.parametrize("case", CASES["month_only"]["cases"], ids=lambda c: c["text"][:60])
def test_a_date_is_as_good_as_it_is_precise(case: dict) -> None:
    check(case, Published(**CASES["month_only"]["published"], basis="page"))


@pytest.mark.parametrize("text", CASES["negative"]["texts"])
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert [claim.text for claim in read(text)] == []


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Members of the late 1990s objected.", "END"),
        ("Talks were asked for in early January.", "START"),
        ("It held for more than two decades.", "MORE_THAN"),
        ("It held for nearly three years.", "LESS_THAN"),
        ("By the middle of next year they left.", "MID"),
    ],
)
def test_a_modifier_is_kept(text: str, mod: str) -> None:
    assert [claim.mod for claim in read(text)] == [mod]


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2035, 1, 1)))
def test_every_way_to_write_a_day_names_the_same_day(day) -> None:
    forms = [f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()]
    for form in forms:
        (claim,) = read(f"They signed it on {form}.", None)
        assert (claim.text, claim.value) == (form, day.isoformat())


def test_every_rule_has_a_maker_and_every_maker_a_rule() -> None:
    makers = [*absolute.MAKERS, *deixis.MAKERS, *holidays.MAKERS]
    assert {rule.make for rule in rules()} == set(makers)
    assert len(makers) == len(set(makers))
