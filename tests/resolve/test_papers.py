"""Whose a paper is that "it" takes up, through all stages."""

import pytest

from communique.model import Document, Span
from communique.pipeline import collect, read


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "The Norwegian parliament passed a motion on Friday. The motion condemns Chile. It calls for a boycott.",
            ["Norwegian parliament"] * 2,
        ),
        (
            "The African Union published a note. The note accuses Chad of piracy. It also rejects any new toll.",
            ["African Union"] * 2,
        ),
        (
            "In a joint letter, Peru and Bolivia condemned the raid. It also urged Chile to wait.",
            ["Bolivia; Peru"] * 2,
        ),
        (
            "The African Union met in Lima. The Lima declaration called on Chad to wait. It also condemned the raid.",
            ["African Union"] * 2,
        ),
        ("The ASEAN paper is short. It condemns the raid in Chad.", ["ASEAN"]),
        # Who rejects a paper is not its maker.
        ("Peru rejected the report of the African Union. It demanded an apology.", ["Peru", "Peru"]),
    ],
)
def test_it_goes_on_with_the_paper(text: str, holders: list[str]) -> None:
    document = Document(id="paper", text=text, body=(Span(0, len(text)),))
    (reading,) = collect([read(document)]).readings
    found = [position.holder.actor or "" for position in reading.positions]
    assert ["; ".join(sorted(each.split("; "))) for each in found][-len(holders) :] == holders
