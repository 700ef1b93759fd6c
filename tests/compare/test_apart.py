"""Which field keeps the figures of two passages apart, read by the pipeline."""

import pytest

from communique.compare.align import sides
from communique.compare.apart import apart
from communique.compare.questions import Question, questions
from communique.model import Document, Published, Span
from communique.pipeline import read

WHOSE = sides(())


def question(text: str, words: str, day: str = "2025-03-10") -> Question:
    """Return what the figure that overlaps ``words`` answers in a document of ``day``."""
    published = Published(day, "day", "record")
    reading = read(Document(id=text, text=text, body=(Span(0, len(text)),), published=published))
    at = text.index(words)
    found = (q for q in questions(reading, WHOSE) if q.figure.span.overlaps(Span(at, at + len(words))))
    return next(found)


@pytest.mark.parametrize(
    ("one", "words", "other", "others", "reason"),
    [
        (
            "In the past 24 hours 12 people were killed in Sorrel.",
            "12 people",
            "Since January 20 in Sorrel, 90 people have been killed.",
            "90 people",
            "time: over 1 days, over 49",
        ),
        (
            "Prices in Velmara rose 0.8 percent in January from the month before.",
            "0.8 percent",
            "Prices in Velmara rose 1.1 percent in January from a year earlier.",
            "1.1 percent",
            "against: the month before, the year before",
        ),
        (
            "Velmara will send 40 tanks to Ostrel, it said.",
            "40 tanks",
            "Velmara has sent 25 tanks to Ostrel, it said.",
            "25 tanks",
            "planned, and done",
        ),
        (
            "Keldoria fired 60 drones at Ostrel on Sunday.",
            "60 drones",
            "On Sunday at Ostrel, Velmara shot down 41 of the drones from Keldoria.",
            "41",
            "what became of them: fired, intercepted",
        ),
        (
            "Of the soldiers that Keldoria has in Ostrel, 300 are on the coast.",
            "300",
            "Keldoria has 700 soldiers in Ostrel, on the coast and inland.",
            "700 soldiers",
            "a part and the whole",
        ),
        (
            "Velmara's economy grew 3.1 percent in the fourth quarter of 2024.",
            "3.1 percent",
            "Velmara's economy grew 2.4 percent in 2024.",
            "2.4 percent",
            "time: 2024-Q4; 2024",
        ),
        (
            "A shell hit the school in Ostrel on Friday. Nine pupils died there.",
            "Nine pupils",
            "A shell hit the school in Ostrel on Wednesday. Five pupils died there.",
            "Five pupils",
            "time: 2025-03-07; 2025-03-05",
        ),
    ],
)
def test_the_field_that_keeps_two_figures_apart(
    one: str, words: str, other: str, others: str, reason: str
) -> None:
    assert apart(question(one, words), question(other, others)) == reason


@pytest.mark.parametrize(
    ("one", "words", "other", "others"),
    [
        (
            "Velmara lost four planes in the fighting with Keldoria, officers said.",
            "four planes",
            "Velmara admits that it lost one plane in the fighting with Keldoria.",
            "one plane",
        ),
        (
            "Keldoria holds 23 sailors from the ship.",
            "23 sailors",
            "Keldoria has detained 23 sailors from the ship.",
            "23 sailors",
        ),
        (
            "The shelling in Ostrel last week killed nine people.",
            "nine people",
            "The shelling in Ostrel on March 5 killed ten people.",
            "ten people",
        ),
        (
            "The chamber voted 84 to 30 for the pact with Keldoria.",
            "84",
            "The chamber passed the pact with Keldoria with 84 votes.",
            "84 votes",
        ),
    ],
)
def test_what_does_not_keep_two_figures_apart(one: str, words: str, other: str, others: str) -> None:
    assert apart(question(one, words), question(other, others)) is None
