"""Days that only another document says."""

import msgspec
import pytest

from communique.extract.figures import figures
from communique.extract.positions import positions
from communique.extract.quotations import quotations
from communique.extract.times import dated
from communique.extract.times.read import times
from communique.model import DateValue, Document, Lineage, Published, Reading, Span, TimeExpression
from communique.text.parse import parse

WORDS = "We will not withdraw a single soldier from the pass"
HERE = f"“{WORDS},” Ms Roe said on Friday. Talks begin next week."
THERE = f"Ms Roe spoke at length. “{WORDS},” she said on Friday, January 7, 2022."


def reading(name: str, text: str, day: str | None = None, outlet: str | None = None) -> Reading:
    published = Published(day, "day", "page") if day else None
    document = Document(id=name, text=text, body=(Span(0, len(text)),), published=published, outlet=outlet)
    parsed = parse(document)
    return Reading(
        document=document,
        quotations=quotations(document=document, parse=parsed),
        times=times(document=document, parse=parsed),
    )


def copy(a: str, b: str) -> Lineage:
    return Lineage(a=a, b=b, kind="copy", shared=1.0)


def found(readings: tuple[Reading, ...], *rows: Lineage) -> list[tuple[str, str | None, str | None]]:
    """Words, value and basis of the first reading's times, once the collection has been asked."""
    made = tuple(dated(named=readings, lineage=rows))
    assert made[1:] == readings[1:]
    assert made[0] == msgspec.structs.replace(readings[0], times=made[0].times)
    return [(time.text, time.value, time.basis) for time in made[0].times]


OPEN = [("Friday", None, None), ("next week", None, None)]


def test_the_same_words_dated_by_another_outlet_fix_their_day_and_no_other() -> None:
    readings = (reading("a", HERE), reading("b", THERE, outlet="Herald"))
    assert found(readings) == [("Friday", "2022-01-07", "collection: Herald"), ("next week", None, None)]


def test_a_day_without_its_year_is_one_with_the_other_outlets_date() -> None:
    here = f"“{WORDS},” Ms Roe said on January 7."
    readings = (reading("a", here), reading("b", THERE, outlet="Herald"))
    assert found(readings) == [("January 7", "2022-01-07", "collection: Herald")]


def test_a_weekday_resolved_by_the_other_documents_own_date_counts_too() -> None:
    readings = (reading("a", HERE), reading("b", HERE, "2022-01-09", "Post"))
    assert found(readings)[0] == ("Friday", "2022-01-07", "collection: Post")


def test_all_who_say_the_day_are_the_basis() -> None:
    readings = (
        reading("a", HERE),
        reading("b", THERE, outlet="Herald"),
        reading("c", HERE, "2022-01-09", "Courier"),
    )
    assert found(readings)[0] == ("Friday", "2022-01-07", "collection: Courier, Herald")


@pytest.mark.parametrize(
    "there",
    [
        THERE.replace("Friday, January 7", "Thursday, January 6"),
        THERE.replace("withdraw a single", "pull back one"),
        THERE.replace(" on Friday, January 7, 2022", ""),
        THERE.replace("on Friday, January 7, 2022", "on January 7, a month before February 9, 2022"),
        THERE.replace(
            "she said on Friday, January 7, 2022.", "she said. He left on Friday, January 7, 2022."
        ),
    ],
    ids=["another weekday", "other words", "no day", "two days", "another sentence"],
)
def test_what_does_not_say_the_day_of_these_words_fixes_none(there: str) -> None:
    assert found((reading("a", HERE), reading("b", there, outlet="Herald"))) == OPEN


def test_two_who_disagree_fix_nothing() -> None:
    later = THERE.replace("January 7", "January 14")
    readings = (reading("a", HERE), reading("b", THERE, outlet="Herald"), reading("c", later, outlet="Post"))
    assert found(readings) == OPEN


def test_today_fits_any_day_and_is_left_alone() -> None:
    here = f"“{WORDS},” Ms Roe said today."
    assert found((reading("a", here), reading("b", THERE, outlet="Herald"))) == [("today", None, None)]


def test_few_words_are_no_evidence() -> None:
    here, there = (
        "“We will not withdraw,” Ms Roe said on Friday" + rest for rest in (".", ", January 7, 2022.")
    )
    assert found((reading("a", here), reading("b", there, outlet="Herald"))) == [("Friday", None, None)]


def test_a_dated_copy_is_what_relative_times_count_from() -> None:
    readings = (reading("a", HERE), reading("b", HERE, "2022-01-09", "Post"))
    both = "collection: Post"
    assert found(readings, copy("a", "b")) == [
        ("Friday", "2022-01-07", both),
        ("next week", "2022-W02", both),
    ]


def test_copies_of_different_days_fix_nothing_by_themselves() -> None:
    plain = "Envoys met on Friday."
    readings = (
        reading("a", plain),
        reading("b", plain, "2022-01-09", "Post"),
        reading("c", plain, "2022-01-10", "Mail"),
    )
    assert found(readings, copy("a", "b"), copy("a", "c")) == [("Friday", None, None)]


def test_another_relation_or_an_undated_copy_fixes_nothing() -> None:
    plain = "Envoys met on Friday."
    partial = Lineage(a="a", b="b", kind="partial", shared=0.5)
    assert found((reading("a", plain), reading("b", plain, "2022-01-09")), partial) == [
        ("Friday", None, None)
    ]
    assert found((reading("a", plain), reading("b", plain)), copy("a", "b")) == [("Friday", None, None)]


def test_what_has_a_reason_of_its_own_keeps_it() -> None:
    text = "It was dated 04/05/2021 and lasted recent weeks."
    readings = (reading("a", text), reading("b", text, "2022-01-09", "Post"))
    (made, _) = dated(named=readings, lineage=(copy("a", "b"),))
    assert [time.reason for time in made.times if isinstance(time, TimeExpression)] == ["ambiguous", "vague"]


def test_what_is_to_be_dated_by_a_time_is_dated_with_it() -> None:
    text = "Ruritania refused on Friday to leave the pass. On Thursday 300 people died in Corvo."
    here = reading("a", text)
    given = {"document": here.document, "parse": parse(here.document), "times": here.times, "quotations": ()}
    here = msgspec.structs.replace(here, positions=positions(**given, acts=()), figures=figures(**given))
    assert [act.date for act in here.positions] == [None]
    assert [figure.as_of for figure in here.figures] == [None]
    made = next(iter(dated(named=(here, reading("b", text, "2022-01-08", "Post")), lineage=[copy("a", "b")])))
    assert [act.date for act in made.positions] == [DateValue("2022-01-07", "day", "collection: Post")]
    assert [figure.as_of for figure in made.figures] == ["2022-01-06"]
