"""Names of ships are told from those of persons, bodies and places."""

import pytest

from communique.model import Document, Span
from communique.text.parse import parse
from communique.text.ships import VESSEL, ship_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tanker Lady Ann left.", {"Lady Ann"}),
        ("The Lady Ann, a Ruritanian-flagged tanker, left.", {"Lady Ann"}),
        ("Two tankers left. Guards boarded the Lady Ann.", {"Lady Ann"}),
        ("A ship left. They spoke of the seizure of Hope 12 at sea.", {"Hope 12"}),
        ("A ship left. The crew of the Lady Ann wept.", {"Lady Ann"}),
        ("Guards captured the Citadel.", set()),
        ("The ship Monday left.", set()),
        ("Two tankers left. Guards detained Ivan Roe.", set()),
        ("The ship France bought left the harbour.", set()),
    ],
)
def test_what_ships_are_called(text: str, names: set[str]) -> None:
    assert ship_names(text) == names


def test_the_words_of_a_ships_name_are_labelled_wherever_they_stand() -> None:
    text = "The tanker Lady Ann left.\n\nRuritania wants Lady Ann back."
    parsed = parse(Document(id="d", text=text, body=(Span(0, len(text)),)))
    labelled = [t.text for p in parsed.paragraphs for t in p.doc if t.ent_type_ == VESSEL]
    assert labelled == ["Lady", "Ann", "Lady", "Ann"]
