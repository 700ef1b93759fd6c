"""Texts written for this test, and what each pair of them is."""

from collections.abc import Callable

import msgspec
import pytest

from communique.lineage import lineage, origins
from communique.model import Document, Published, Quotation, Reading, Reference, Span

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
    rows = list(lineage([reading("wire", AGENCY), reading("other", text)]))
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
    found = origins(readings, lineage(readings))
    assert found["a"] == found["b"] == found["e"] in ("a", "b", "e")
    assert (found["c"], found["d"]) == ("c", "d")


def dated(reading: Reading, **fields: object) -> Reading:
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, **fields))


@pytest.mark.parametrize(
    ("first", "second", "text", "earlier", "reason"),
    [
        ({"published": "2024-05-02"}, {"published": "2024-05-01"}, AGENCY, "b", "published earlier"),
        ({"published": "2024-05-01"}, {"published": "2024-05-01T10:30"}, AGENCY, None, "same time"),
        ({"published": "2024-05-01"}, {}, AGENCY, None, "no date"),
        ({"outlet": "Reuters", "published": "2024-05-02"}, {"published": "2024-05-01"}, AGENCY, "a", "the agency itself"),
        ({"agency": "AFP"}, {}, AGENCY, "a", "credits the agency"),
        ({}, {"agency": "AFP", "published": "2024-05-01"}, AGENCY, "b", "credits the agency"),
        ({}, {}, CUT, "a", "longer"),
        ({"published": "2024-05-01"}, {"published": "2024-05-02"}, QUOTE_ONLY, None, "both quote a third"),
    ],
)  # fmt: skip
def test_which_came_first(
    reading: Callable[[str, str], Reading],
    first: dict[str, str],
    second: dict[str, str],
    text: str,
    earlier: str | None,
    reason: str,
) -> None:
    def made(name: str, text: str, fields: dict[str, str]) -> Reading:
        when = fields.get("published")
        published = Published(when, "day" if len(when) == 10 else "minute", "record") if when else None
        return dated(reading(name, text), **{**fields, "published": published})

    (row,) = lineage([made("a", AGENCY, first), made("b", text, second)])
    assert (row.earlier, row.reason) == (earlier, reason)


def test_versions_show_what_changed(reading: Callable[[str, str], Reading]) -> None:
    url = "https://anselm.example/quay"
    later = AGENCY.replace("three seasons", "four seasons") + " The council meets again in June."
    (row,) = lineage([dated(reading("a", AGENCY), url=url), dated(reading("b", later), url=url)])
    assert (row.kind, row.version) == ("copy", True)
    assert [(e.document, e.text.split()[0], e.text.split()[-1]) for e in row.changed] == [
        ("a", "Chairwoman", "row"),
        ("b", "Chairwoman", "row"),
        ("b", "The", "June"),
    ]


def test_a_file_that_was_read_again_holds_versions_too(reading: Callable[[str, str], Reading]) -> None:
    later = AGENCY.replace("three seasons", "four seasons")
    (row,) = lineage([dated(reading("b", AGENCY)), dated(reading("a", later), version_of="b")])
    assert (row.version, row.earlier, row.reason) == (True, "b", "read first")
    assert [e.document for e in row.changed] == ["a", "b"]


def test_other_addresses_are_no_versions(reading: Callable[[str, str], Reading]) -> None:
    (row,) = lineage([dated(reading("a", AGENCY), url="https://a.example"), reading("b", AGENCY)])
    assert (row.version, row.changed) == (False, ())


def test_a_merged_text_does_not_make_one_origin_of_two(reading: Callable[[str, str], Reading]) -> None:
    readings = [
        dated(reading(name, text), published=Published(day, "day", "record"))
        for name, text, day in (
            ("wire", AGENCY, "2024-05-01"),
            ("other", OTHER, "2024-05-01"),
            ("merged", f"{AGENCY}\n\n{OTHER}", "2024-05-02"),
            ("copy", f"{AGENCY} More on our pages.", "2024-05-03"),
        )
    ]
    assert origins(readings, lineage(readings)) == {
        "wire": "wire",
        "other": "other",
        "merged": "wire",
        "copy": "wire",
    }


STANDING = "The eastern quay was closed to foreign fleets after the third season of broken quotas and has stood empty since. "
NEWS = (
    "A gull colony has taken the cranes for its own, wardens report, and nobody wants to be the one to move it.",
    "Two brothers were fined for smuggling herring in a hearse on Sunday, a court clerk told this newspaper.",
    "The lighthouse will be painted green next spring because no other colour was left over from the ferry.",
)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [(("01", "04", "09"), 0), (("01", "01", "01"), 3)],
    ids=["on different days it is standing text", "on one day it may be one text in three states"],
)
def test_a_standing_paragraph_is_no_lineage(
    reading: Callable[[str, str], Reading], days: tuple[str, ...], kinds: int
) -> None:
    readings = [
        dated(reading(f"d{n}", news + " " + STANDING), outlet="Gull", published=Published(f"2024-05-{day}", "day", "record"))
        for n, (news, day) in enumerate(zip(NEWS, days, strict=True))
    ]  # fmt: skip
    assert len(list(lineage(readings))) == kinds


def test_a_text_printed_by_very_many_is_one_origin(reading: Callable[[str, str], Reading]) -> None:
    readings = [reading(f"c{n:03}", f"{AGENCY} Page {n}.") for n in range(100)]
    rows = list(lineage(readings))
    assert {row.kind for row in rows} == {"copy"}
    assert len(rows) < 100 * 99 / 2
    assert len(set(origins(readings, rows).values())) == 1


def test_an_agency_paragraph_in_a_long_report_is_found_but_an_outlets_own_is_not(
    reading: Callable[[str, str], Reading],
) -> None:
    paragraph = AGENCY[AGENCY.index("The owners") : AGENCY.index("Two earlier")]
    wire = " ".join(
        [
            AGENCY,
            "On the western side the cold stores are full and the ice works run through the night, which has cost the",
            "council more for electricity in one winter than the whole of the quay has earned since it was built.",
            "A committee of elders, cooks and one retired smuggler is to look into it before the herring come back.",
        ]
    )
    long = " ".join(
        [
            OTHER,
            *NEWS,
            paragraph,
            "In the mountains nobody has heard of any of this. There the talk is of snow that came too early, of a cable",
            "car that stopped between two pylons with a wedding party inside, and of the bride, who climbed down first.",
        ]
    )
    foreign = [dated(reading("a", wire), outlet="Gull"), dated(reading("b", long), outlet="Tern")]
    own = [dated(r, outlet="Gull") for r in foreign]
    assert [row.kind for row in lineage(foreign)] == ["partial"]
    assert not list(lineage(own))


@pytest.mark.parametrize(
    "text",
    [
        "The owners of the trawlers, most of them registered elsewhere, said nothing.",
        "Chairwoman Ilse Varga of the harbour council of Port Anselm spoke on Tuesday of the eastern quay.",
    ],
)
def test_a_formula_is_no_lineage(reading: Callable[[str, str], Reading], text: str) -> None:
    assert not list(lineage([reading("a", AGENCY), reading("b", f"{text} {OTHER}")]))
