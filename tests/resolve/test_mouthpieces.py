"""Who holds what an unnamed envoy says, through all stages."""

import pytest

from communique.model import Document, Span
from communique.pipeline import collect, read


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Iran's envoy rejected the demand.", "Iran"),
        ("The Chinese ambassador condemned the launch.", "China"),
        ("A French spokeswoman denied the claim.", "France"),
        # A named one holds it himself; a former one, and an official of whatever rank, speak for nobody.
        ("Iran's envoy, Reza Karimi, rejected the demand.", "Reza Karimi"),
        ("A former Chinese ambassador condemned the launch.", None),
        ("An Iranian diplomat condemned the strike.", None),
    ],
)
def test_an_unnamed_mouthpiece_stands_for_those_he_is_named_after(text: str, holder: str | None) -> None:
    document = Document(id="mouth", text=text, body=(Span(0, len(text)),))
    (reading,) = collect([read(document)]).readings
    assert [position.holder.actor for position in reading.positions] == [holder]
