"""Texts written for this test, and what each pair of them is."""

from collections.abc import Callable

import pytest

from communique.lineage import lineage, origins
from communique.model import Document, Quotation, Reading, Reference, Span

AGENCY = (
    "The harbour council of Port Anselm refused on Tuesday to reopen the eastern quay to foreign trawlers. "
    "Chairwoman Ilse Varga told a packed meeting that the fleet had broken the quota three seasons in a row. "
    "“We counted every crate that came over that quay, and the numbers were never the ones we had been promised,” "
    "Varga said. The owners of the trawlers, most of them registered in the neighbouring republic of Samara Bay, "
    "called the decision a breach of the fisheries accord and asked for arbitration before the end of the month. "
    "Two earlier rounds of arbitration ended without a ruling that either side was willing to accept."
)
CUT = AGENCY[: AGENCY.index("The owners")]
LIGHT_REWRITE = (
    AGENCY.replace("on Tuesday", "this week").replace("packed", "crowded").replace("most", "nearly all")
)
QUOTE_ONLY = (
    "Fishermen across the bay woke to bad news. Their boats may not land here again, and nobody in the taverns "
    "could say for how long. “We counted every crate that came over that quay, and the numbers were never the ones "
    "we had been promised,” the chairwoman had said, and few believed she would change her mind."
)
OTHER = (
    "Voters in the mountain canton of Edelfurt go to the polls on Sunday to decide whether the old railway tunnel "
    "should be widened, a project that has divided families, parties and both of the town's brass bands for years."
)


@pytest.fixture
def reading(make_document: Callable[..., Document]) -> Callable[[str, str], Reading]:
    def make(name: str, text: str) -> Reading:
        document = make_document(text)
        document = Document(id=name, text=text, body=document.body, agency="ANP" if name == "wire" else None)
        quotations = ()
        if "“" in text:
            span = Span(text.index("“") + 1, text.index("”"))
            quotations = (
                Quotation(
                    id=name, document=name, span=span, text=span.of(text), stage="quotations/1", mode="direct",
                    cue=None, speaker=Reference(None),
                ),
            )  # fmt: skip
        return Reading(document=document, quotations=quotations)

    return make


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (AGENCY, "copy"),
        (AGENCY + " Reporting by our own staff.", "copy"),
        (LIGHT_REWRITE, "copy"),
        (AGENCY.upper(), "copy"),
        (AGENCY.replace("“", '"').replace("”", '"'), "copy"),
        (CUT, "partial"),
        (OTHER + "\n\n" + CUT, "partial"),
        (QUOTE_ONLY, "quote_only"),
        (OTHER, None),
        ("", None),
        ("Port Anselm.", None),
    ],
)
def test_what_a_text_is_to_the_wire(
    reading: Callable[[str, str], Reading], text: str, kind: str | None
) -> None:
    rows = lineage([reading("wire", AGENCY), reading("other", text)])
    assert [row.kind for row in rows] == ([kind] if kind else [])
    for row in rows:
        assert (row.a, row.b, row.agency) == ("other", "wire", "ANP")
        assert 0 < row.shared <= 1
        texts = {"wire": AGENCY, "other": text}
        for pair in row.passages:
            for evidence in pair:
                assert evidence.span.of(texts[evidence.document]) == evidence.text


def test_the_shared_passage_is_shown(reading: Callable[[str, str], Reading]) -> None:
    (row,) = lineage([reading("wire", AGENCY), reading("blog", QUOTE_ONLY)])
    ((here, there),) = row.passages
    assert here.text.startswith("We counted every crate")
    assert here.text == there.text


def test_copies_and_parts_are_one_origin_quotes_are_not(reading: Callable[[str, str], Reading]) -> None:
    readings = [
        reading(n, t)
        for n, t in (("a", CUT), ("b", AGENCY), ("c", QUOTE_ONLY), ("d", OTHER), ("e", LIGHT_REWRITE))
    ]
    assert origins(readings, lineage(readings)) == {"a": "a", "b": "a", "c": "c", "d": "d", "e": "a"}
