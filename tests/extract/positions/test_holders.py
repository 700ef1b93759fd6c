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


def test_the_us_is_not_us(held: Held) -> None:
    text = (
        "NATO condemned the raid.\n\nThe inspection was requested by the US and Borduria.\n\n"
        "Borduria demanded that the US end its drills."
    )
    assert held(text) == [("ACCUSE", "NATO"), ("REQUEST", "the US and Borduria"), ("REQUEST", "Borduria")]
