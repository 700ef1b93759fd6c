"""In which state a party stands."""

import pytest

from communique.text.gazetteer import lookup
from communique.text.lexicon import lines
from communique.text.parties import parties, standing


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("the Liberal Democrats", ("United Kingdom",)),
        ("the FDP", ("Germany",)),
        ("Republican People’s Party", ("Turkey",)),
        ("Kremlin", ()),
        ("the party", ()),
    ],
)
def test_a_party_stands_in_its_state(name: str, states: tuple[str, ...]) -> None:
    assert standing(name) == states


def test_a_name_of_several_parties_stands_with_each_state() -> None:
    assert {"United Kingdom", "Norway", "New Zealand"} <= set(standing("Labour Party"))


def test_what_is_called_after_something_else_is_no_party() -> None:
    assert [
        s[0] for s in parties("The Labour Ministry met the CDU expert, the Republican Guard and the SNP.")
    ] == [
        "Germany",
        "United Kingdom",
    ]


def test_the_states_are_those_of_the_gazetteer() -> None:
    states = [line.split(" | ")[0] for line in lines("parties.txt")]
    known = {entry.name for state in states if (entry := lookup(state)) is not None}
    assert known == set(states)
