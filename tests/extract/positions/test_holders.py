"""Whose act: the words taken for the holder, where more than one doer stands in the sentence or before it."""

from collections.abc import Callable

import pytest

from communique.extract.positions.read import positions
from communique.extract.quotations.read import quotations
from communique.model import Document, Position
from communique.text.parse import parse

Held = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def held(make_document: Callable[..., Document]) -> Held:
    def run(text: str) -> list[tuple[str, str]]:
        document = make_document(text)
        parsed = parse(document)
        found = positions(document, parsed, quotations(document, parsed), ())
        return [(p.type, _words(p, text)) for p in found]

    def _words(position: Position, text: str) -> str:
        return position.holder.span.of(text) if position.holder.span is not None else ""

    return run


def test_numbers_alone_are_those_named_before(held: Held) -> None:
    text = "Chile and Peru left the room.\n\nThe two accused Cuba of theft. The two boats left."
    assert held(text) == [("ACCUSE", "The two")]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Norway, with Sweden and Chile, condemned the raid.", "Norway, with Sweden and Chile"),
        ("Norway, together with Sweden, condemned the raid.", "Norway, together with Sweden"),
        ("Tom Hale, with Ada Roe beside him, condemned the raid.", "Tom Hale"),
        ("Norway and two other states that condemned the raid left.", "Norway and two other states"),
    ],
)
def test_who_acts_together(held: Held, text: str, holder: str) -> None:
    assert held(text) == [("ACCUSE", holder)]


def test_the_us_is_not_us(held: Held) -> None:
    text = (
        "NATO condemned the raid.\n\nThe inspection was requested by the US and Borduria.\n\n"
        "Borduria demanded that the US end its drills."
    )
    assert held(text) == [("ACCUSE", "NATO"), ("REQUEST", "the US and Borduria"), ("REQUEST", "Borduria")]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Prime Minister Ada Roe said on Monday that Borduria would wait and urged calm.",
            "Prime Minister Ada Roe",
        ),
        ("The senators demanded that Borduria leave and condemned the raid.", "The senators"),
        ("Minister Roe said Borduria should leave the island, accusing it of piracy.", "Minister Roe"),
        ("Minister Roe said Borduria had closed the strait and condemned the treaty.", "Borduria"),
        (
            "Geneva, Switzerland - The Bordurian delegation has accused the other group of theft.",
            "The Bordurian delegation",
        ),
        ("Minister Roe said Borduria was at sea, and urged the fleet to turn.", "Minister Roe"),
        (
            "Minister Roe said Borduria could end it “very fast,” stepping up pressure on the gang to yield.",
            "Minister Roe",
        ),
        ("The note named Borduria and Syldavia, which both support the ban.", "Borduria and Syldavia"),
        (
            "The votes came from Ada Roe and Bo Lind, both of whom were blocking the treaty.",
            "Ada Roe and Bo Lind",
        ),
        ("Ada Roe said that he and Bo Lind had pledged to help the islands.", "he and Bo Lind"),
        ("The main opposition party, New Dawn, rejected the plan.", "New Dawn"),
        ("“Minister Roe told us that Borduria should leave,” said Bo Lind, a deputy.", "Minister Roe"),
        ("“We told the envoys that Borduria should leave,” said Bo Lind, a deputy.", "Bo Lind"),
        ("The order was suspended by a federal court.", "a federal court"),
        (
            "Geneva, Switzerland - Borduria's main opposition group has accused the envoys of theft.",
            "Borduria's main opposition group",
        ),
        ("Ruritanian officials have said they will not back the plan.", "Ruritanian officials"),
        ("Minister Roe told Admiral Lind that she was ready to talk.", "Minister Roe"),
        ("Mr Roe said she was ready to talk.", "she"),
        ("A spokesman for Minister Roe said he rejected that charge.", "he"),
    ],
)
def test_whose_act_the_last_one_is(text: str, holder: str, held: Held) -> None:
    assert held(text)[-1][1] == holder
