"""What outlets tell of dates, read off short texts, and which of it is one event."""

import pytest

from communique.compare import comparisons, sides
from communique.model import Comparison, Document, Published, Span, Story, places
from communique.pipeline import collect, read


def told(*texts: str, published: str = "2031-01-07") -> list[Comparison]:
    """Return the dated events that documents of one day and story tell of."""
    collection = collect(
        read(
            Document(
                id=str(n),
                text=text,
                body=(Span(0, len(text)),),
                published=Published(published, "day", "record"),
            )
        )
        for n, text in enumerate(texts)
    )
    story = Story(id="s", title="", documents=tuple(map(str, range(len(texts)))), episodes=())
    everybody = collection.actors
    found = comparisons(collection.readings, sides(everybody), places(everybody), {}, (story,))
    return [c for c in found if c.kind == "time"]


GENEVA = "Russia and the United States will hold talks on security in Geneva on January 10."


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("The United States is to meet Russia for talks in Geneva on Jan. 10, officials said.", "agree"),
        ("Talks between Russia and the United States begin in Geneva on Friday.", "agree"),
        ("American and Russian envoys hold talks on security in Geneva on January 11.", "disagree"),
        (
            "Talks on security in Geneva between Russia and the United States were postponed to January 12.",
            "updated",
        ),
        ("Norway signed a treaty with Denmark in Oslo on January 10.", None),
        ("Norway and Denmark will hold talks on fish in Oslo on January 11.", None),
        ("Russia and the United States held talks on security in Geneva on June 16, 2030.", None),
        ("Russia fired a missile over the Baltic Sea on January 10.", None),
    ],
)
def test_two_tellings(other: str, verdict: str | None) -> None:
    verdicts = [event.verdict for event in told(GENEVA, other) if event.verdict != "only here"]
    assert verdicts == ([verdict] if verdict else [])


def test_what_is_told_in_passing_is_the_event_of_its_own_clause() -> None:
    passing = "Norway refused talks on fish, in its first answer to the draft treaty that Russia published on Monday."
    (event,) = [e for e in told("On Monday Russia published its draft treaty.", passing) if len(e.claims) > 1]
    assert (event.verdict, event.reason) == ("agree", "date 2031-01-06, occasion publication, actors Russia")


def test_an_occasion_that_not_all_name_is_no_reason() -> None:
    other = "At the funeral on January 10 envoys of Russia and the United States spoke on security in Geneva."
    (event,) = [
        e
        for e in told(
            other,
            "In Geneva envoys of Russia and the United States spoke on security on January 10, at talks.",
        )
        if len(e.claims) > 1
    ]
    assert "occasion" not in event.reason


def test_a_document_that_gives_two_days_tells_of_two_events() -> None:
    both = "Russia and the United States hold talks on security in Geneva on January 10 and on January 11."
    assert all(event.verdict != "disagree" for event in told(GENEVA, both))


def test_a_sentence_that_names_the_other_day_as_well_contradicts_nobody() -> None:
    other = "On January 11 Russia and the United States confirmed talks on security in Geneva for January 10."
    assert [event.verdict for event in told(GENEVA, other) if event.verdict == "disagree"] == []


def test_each_date_of_a_sentence_has_its_own_words() -> None:
    calendar = (
        "Russia and the United States meet in Geneva on January 10, followed by talks with NATO in Brussels on"
        " January 12 and a session of the OSCE in Vienna on January 13."
    )
    nato = "NATO and Russia will hold talks in Brussels on January 12."
    (event,) = told(calendar, nato)
    assert event.verdict == "agree"
    assert event.what == "talks with NATO in Brussels on January 12"


def test_the_occasion_is_the_one_next_to_the_date() -> None:
    long = "Iran arms a revolt that has cost 900 lives; Russia also took the isle of Tarn by force in 2014."
    (event,) = told(long, "Russia took the isle of Tarn in 2014 after a vote.")
    assert event.what == "Russia also took the isle of Tarn by force in 2014."
    assert event.verdict == "agree"


def test_the_reason_names_date_occasion_and_actors() -> None:
    (event,) = told(GENEVA, "The United States and Russia meet for talks in Geneva on January 10.")
    assert event.reason == "date 2031-01-10, occasion talks, actors Russia, United States"
    assert event.origins == 2


def test_the_reason_shows_both_dates() -> None:
    (event,) = told(GENEVA, "American and Russian envoys hold talks on security in Geneva on January 11.")
    assert event.reason.endswith("the dates exclude each other: 2031-01-10, 2031-01-11")
    assert len(event.claims) == 2
