"""Documents written for this test, and the stories they make."""

from itertools import combinations
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Document, Judgement, Published, Reading, Span
from communique.stories import stories
from communique.stories.linkage import Clusters

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


def test_one_matter_in_other_words_is_one_story_and_a_name_alone_joins_nothing() -> None:
    found = stories(
        _readings(
            [
                "Velmara fired a missile over the island of Orsk on Tuesday, and the Orsk government called the launch of "
                "the missile a provocation. Velmara said the missile test was routine.",
                "A rocket launched by Velmara crossed Orsk, whose government protested. The missile fell into the sea "
                "after the launch; officials of Velmara spoke of a routine test.",
                "Orsk residents woke to sirens: Velmara had launched a missile across the island. The government in Orsk "
                "asked the Council to condemn the test.",
                "Velmara's football team beat Lorne by three goals in the capital, with two by the captain. The coach said "
                "the team had trained for the cup since spring.",
                "Farmers in Velmara expect the best wheat harvest in ten years after a wet spring, the ministry of "
                "agriculture said. Grain prices at the exchange fell.",
            ]
        )
    )
    assert sorted(story.documents for story in found) == [("d0", "d1", "d2"), ("d3",), ("d4",)]


def test_a_new_document_joins_a_story_and_moves_nobody() -> None:
    readings = _readings([*STRAIT, *ELECTION], ["2031-05-02", "2031-05-03", "2031-05-02", "2031-05-03"])
    kept = stories([readings[0], readings[2]])
    # Read earlier, the oldest document would have given the story its id.
    older = _readings([STRAIT[1]], ["2031-05-01"])[0].document
    late = Reading(document=msgspec.structs.replace(older, id="late"))
    found = stories([*readings, late], kept)
    assert {story.id for story in kept} == {story.id for story in found}
    assert sorted(story.documents for story in found) == [("d2", "d3"), ("late", "d0", "d1")]


def test_stories_that_were_apart_stay_apart_when_a_document_between_them_comes() -> None:
    readings = _readings([STRAIT[0], STRAIT[1], STRAIT[0] + " " + STRAIT[1]])
    apart = stories([readings[0]]) + stories([readings[1]])
    assert sorted(len(story.documents) for story in stories(readings, apart)) == [1, 2]


def _judgement(
    verdict: Literal["merge", "split"], subject: str, other: str, at: str = "2031-05-04"
) -> Judgement:
    return Judgement(
        id=f"{verdict}{subject}{other}{at}",
        subject=subject,
        verdict=verdict,
        by="ana",
        at=at,
        value={"document": other},
    )


@pytest.mark.parametrize("remembered", [False, True])
def test_a_persons_word_goes_before_likeness_and_the_last_word_counts(remembered: bool) -> None:
    readings = _readings([STRAIT[0], STRAIT[1], ELECTION[0], ELECTION[1]])
    kept = stories(readings) if remembered else ()
    merged = [_judgement("merge", "d0", "d2")]
    assert sorted(s.documents for s in stories(readings, kept, merged)) == [("d0", "d1", "d2", "d3")]
    parted = [_judgement("split", "d1", "d0")]
    assert sorted(s.documents for s in stories(readings, kept, parted)) == [("d0",), ("d1",), ("d2", "d3")]
    taken_back = [*parted, _judgement("merge", "d1", "d0", at="2031-05-05")]
    assert sorted(s.documents for s in stories(readings, kept, taken_back)) == [("d0", "d1"), ("d2", "d3")]
    of_others = [_judgement("merge", "d0", "gone"), _judgement("split", "gone", "d1")]
    assert len(stories(readings, kept, of_others)) == 2


def test_a_story_says_what_joined_its_documents() -> None:
    story = next(s for s in stories(_readings([*STRAIT, ELECTION[0]])) if len(s.documents) == 2)
    assert [(link.document, link.nearest) for link in story.links] == [("d0", "d1"), ("d1", "d0")]
    assert story.links[0].likeness > 0.3
    assert {"strait", "tarn"} <= set(story.links[0].words)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.11, 1)), max_size=30),
    st.floats(0.1, 0.6),
)
def test_linkage_is_that_of_the_book(pairs: list[tuple[int, int, float]], least: float) -> None:
    likeness = {(min(a, b), max(a, b)): s for a, b, s in pairs if a != b}
    clusters = Clusters([[n] for n in range(8)])
    for (a, b), s in sorted(likeness.items()):
        clusters.bring(a, b, s)
    clusters.join(least, lambda a, b: True)
    # Nothing left that should have been joined, and what was joined was near enough on average.
    left = list(clusters.members.values())
    assert sorted(n for members in left for n in members) == list(range(8))
    for one, other in combinations(left, 2):
        total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        assert total / (len(one) * len(other)) < least + 1e-9
