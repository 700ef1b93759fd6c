"""Persons of whom a text tells no function hold no positions, however they are spoken of."""

import pytest

from communique.extract.positions.affiliations import unaffiliated
from communique.model import Document, Span
from communique.pipeline import collect, read

TOLD = [
    # before the name
    "The mayor of Zenda, Bo Lind, spoke first.",
    "Sen. Bo Lind asked for a vote.",
    "The Greens' Bo Lind and the New Dawn's Bo Lind are not the same.",
    # behind it
    "Bo Lind, who once led the ferry workers' union, spoke first.",
    "Bo Lind (D-Zenda) asked for a vote.",
    "Lind's government fell in May. Bo Lind did not care.",
    "Bo Lind of Harbour Watch asked for a vote.",
    # anywhere in the text
    "Bo Lind spoke first. It was late. Mr. Lind, the envoy, was tired.",
]
UNTOLD = [
    "Bo Lind asked for a vote.",
    "Bo Lind, who lives by the quay, spoke first.",
    "The premier left. Bo Lind, a tall man, wept.",
    "Bo Lind, the film's director and founder of a bakery, spoke first.",
]


@pytest.mark.parametrize("text", TOLD)
def test_who_is_introduced_has_a_function(text: str) -> None:
    assert unaffiliated(text, ["Bo Lind"]) == frozenset()


@pytest.mark.parametrize("text", UNTOLD)
def test_who_is_only_named_has_none(text: str) -> None:
    assert unaffiliated(text, ["Bo Lind"]) == {"Bo Lind"}


def test_leaders_and_single_names_need_no_introduction() -> None:
    assert unaffiliated("Angela Merkel spoke. Lind wept.", ["Angela Merkel", "Lind"]) == frozenset()


def held(text: str) -> list[str | None]:
    whole = (Span(0, len(text)),)
    (reading,) = collect([read(Document(id="d", text=text, body=whole))]).readings
    return [position.holder.actor for position in reading.positions]


def test_acts_of_those_who_turn_out_to_be_bystanders_are_left_out() -> None:
    story = (
        "Ada Roe, {}, lost her boat in the flood. It was a hard night."
        " “Norway must pay for the dyke,” she said. She accused Sweden of neglect."
    )
    assert held(story.format("the mayor of Zenda")) == ["Ada Roe", "Ada Roe"]
    assert held(story.format("a baker")) == []
    assert held(story.format("a professor")) == []
    assert held(story.format("34")) == []
    assert held("Emmanuel Macron, 41, said Norway must pay for the dyke.") == ["Emmanuel Macron"]
    assert held("Bob Roe, 44, said Norway must pay for the dyke.") == []


def test_a_body_may_be_named_after_private_people() -> None:
    assert held("The UN refugee agency urged Norway to open the border.") == ["UNHCR"]
    assert held("A refugee urged Norway to open the border.") == []


def test_a_record_of_meetings_tells_for_whom_somebody_speaks_behind_his_name() -> None:
    assert unaffiliated("BO LIND (Norway) spoke. She left.", ["Bo Lind"]) == frozenset()
    assert unaffiliated("Bo Lind (Reuters) wrote so. She left.", ["Bo Lind"]) == {"Bo Lind"}
