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
        # A named one holds it himself; a former one speaks for nobody.
        ("Iran's envoy, Reza Karimi, rejected the demand.", "Reza Karimi"),
        ("A former Chinese ambassador condemned the launch.", None),
        # Where nothing tells who "we" are, who says it; a diplomat nobody names holds nothing at all.
        ("“We demand an apology by tonight,” Ira Lunt said.", "Ira Lunt"),
        (
            "“We demand an apology,” German Foreign Minister Ira Lunt said. An Iranian diplomat condemned the strike.",
            "Germany",
        ),
    ],
)
def test_an_unnamed_mouthpiece_stands_for_those_he_is_named_after(text: str, holder: str | None) -> None:
    document = Document(id="mouth", text=text, body=(Span(0, len(text)),))
    (reading,) = collect([read(document)]).readings
    assert [position.holder.actor for position in reading.positions] == [holder]
