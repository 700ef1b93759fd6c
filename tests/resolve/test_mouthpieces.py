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
        ("The delegate from China urged a ceasefire.", "China"),
        ("The representative of Norway said a text was ready. He demanded a vote.", "Norway"),
        ("A sailor said a text was ready. He demanded a vote.", None),
        ("Israel's ambassador to Cyprus condemned the launch.", "Israel"),
        ("The Peruvian president condemned the launch.", "Peru"),
        ("The Norwegian army chief threatened a strike.", "Norway"),
        # A named one holds it himself; a former one speaks for nobody.
        ("Iran's envoy, Reza Karimi, rejected the demand.", "Reza Karimi"),
        ("A former Chinese ambassador condemned the launch.", None),
        ("A list: within days Chad, Niger and Mali condemned the launch.", "Chad; Niger; Mali"),
        ("In Chad, Niger and Mali condemned the launch.", "Niger; Mali"),
        # Whoever an official nobody names belongs to says "we".
        ("“We demand an apology,” a senior Peruvian official said.", "Peru"),
        ("“We demand an apology,” one of the Chilean officers said.", "Chile"),
        ("“We demand an apology,” a former Peruvian official said.", None),
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


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        # What troops, ships or an army move and seize, their state does; what they say, they say.
        ("French troops massed near the border.", "France"),
        ("A second group of Turkish soldiers arrived at the base for drills.", "Turkey"),
        ("The Norwegian coast guard seized two trawlers.", "Norway"),
        ("Two Chilean warships held drills near the islands.", "Chile"),
        ("The Royal Marines seized a tanker.", "Royal Marines"),
        ("The Norwegian navy seized two trawlers.", "Norwegian navy"),
        ("Norwegian and Swedish troops held drills near the islands.", "Norway; Sweden"),
        ("The Norwegian army condemned the raid.", "Norwegian army"),
        # So does what a spokesman says his state will keep up; who complains stands behind his complaint.
        # Also where something is done to "us", "we" is whoever the speaker speaks for; who suffers refuses nothing.
        ("Spokesman Ira Lunt said that Turkey would keep its troops on the island.", "Turkey"),
        ("The West wants another war, complained Ira Lunt at a press conference.", "Ira Lunt"),
        ("“We will not be blackmailed,” German Foreign Minister Ira Lunt said.", "Germany"),
        ("In Lima, Parliament Speaker Ira Lunt said: “We will never accept the ultimatum.”", "Peru"),
        ("The European Union's foreign policy chief promised support to Chad.", "European Union"),
    ],
)
def test_what_forces_do_their_state_does(text: str, holder: str) -> None:
    document = Document(id="forces", text=text, body=(Span(0, len(text)),))
    (reading,) = collect([read(document)]).readings
    assert [position.holder.actor for position in reading.positions] == [holder]
