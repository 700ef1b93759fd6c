"""Documents written for this test, and the stories they make."""

from communique.model import Document, Published, Reading, Span
from communique.stories import stories

STRAIT = [
    "Keel Harbour closed the Tarn Strait to tankers after a pilot was hurt, the port authority said. Insurers in "
    "Lund raised premiums and the shipping league asked for convoys through the Tarn Strait.",
    "The shipping league demanded convoys for tankers in the Tarn Strait as insurers raised premiums. The port "
    "authority of Keel Harbour said pilots would return when they were safe.",
]
ELECTION = [
    "President Odile Marchetti won a second term in Corvania with 54 percent of ballots, the electoral commission "
    "announced, while her rival Pavel Brandt contested the count in two provinces.",
    "Pavel Brandt asked the court of Corvania to annul ballots from two provinces after the electoral commission "
    "declared President Odile Marchetti the winner of a second term.",
]


def _readings(texts: list[str], days: list[str | None] | None = None) -> list[Reading]:
    return [
        Reading(
            document=Document(
                id=f"d{n}",
                text=text,
                title=f"Title {n}",
                body=(Span(0, len(text)),) if text else (),
                published=Published(day, "day", "record") if day else None,
            )
        )
        for n, (text, day) in enumerate(zip(texts, days or [None] * len(texts), strict=True))
    ]


def test_two_matters_are_two_stories() -> None:
    found = stories(_readings([STRAIT[0], ELECTION[0], STRAIT[1], ELECTION[1]]))
    assert sorted(story.documents for story in found) == [("d0", "d2"), ("d1", "d3")]


def test_the_order_of_reading_does_not_matter() -> None:
    readings = _readings([STRAIT[0], ELECTION[0], STRAIT[1], ELECTION[1]])
    assert stories(readings) == stories(readings[::-1])


def test_episodes_are_the_days_of_publication_and_the_undated_come_last() -> None:
    (story,) = stories(_readings([*STRAIT, STRAIT[0] + " Again."], ["2031-05-02", "2031-05-01", None]))
    assert [(e.date, e.documents) for e in story.episodes] == [
        ("2031-05-01", ("d1",)),
        ("2031-05-02", ("d0",)),
        (None, ("d2",)),
    ]
    assert story.title == "Title 1"


def test_documents_without_a_word_stand_alone() -> None:
    assert len(stories(_readings(["", "…", STRAIT[0]]))) == 3
