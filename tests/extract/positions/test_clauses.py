"""The content of demands and offers taken apart, and the date a trigger's own clause gives."""

import pytest
from bench.clauses import found, score
from bench.data import f1

from communique.extract.positions.read import positions
from communique.extract.times.read import times
from communique.model import Clause, Document, Position, Published, Span
from communique.text.parse import parse


def read(text: str) -> tuple[Position, ...]:
    document = Document(
        id="clauses",
        text=text,
        body=(Span(0, len(text)),),
        published=Published("2031-05-20", "day", "argument"),
    )
    parsed = parse(document)
    return positions(document, parsed, (), times(document=document, parse=parsed))


def parts(clause: Clause, text: str) -> dict[str, str]:
    spans = {name: getattr(clause, name) for name in ("action", "object", "area", "time", "condition")}
    spans |= {"exception": clause.exception, "instrument": clause.instrument}
    told = {name: span.of(text) for name, span in spans.items() if span is not None}
    if clause.obliged is not None and clause.obliged.span is not None:
        told["obliged"] = clause.obliged.span.of(text)
    return told | {"modality": clause.modality}


CLAUSES = [
    (
        "Ruritania urged Borduria to remove its guns from the islands.",
        [
            {
                "obliged": "Borduria",
                "modality": "must",
                "action": "remove",
                "object": "its guns",
                "area": "from the islands",
            }
        ],
    ),
    (
        "Ruritania urged Borduria not to board its ships.",
        [{"obliged": "Borduria", "modality": "must not", "action": "board", "object": "its ships"}],
    ),
    (
        "Ruritania demanded that Borduria release the crew and reopen the port.",
        [
            {"obliged": "Borduria", "modality": "must", "action": "release", "object": "the crew"},
            {"obliged": "Borduria", "modality": "must", "action": "reopen", "object": "the port"},
        ],
    ),
    (
        "Borduria promised to withdraw its troops if the embargo ended.",
        [
            {
                "obliged": "Borduria",
                "modality": "must",
                "action": "withdraw",
                "object": "its troops",
                "condition": "if the embargo ended",
            }
        ],
    ),
    (
        "The draft treaty, issued by Ruritania, requires Borduria to close its bases.",
        [
            {
                "obliged": "Borduria",
                "modality": "must",
                "action": "close",
                "object": "its bases",
                "instrument": "The draft treaty",
            }
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CLAUSES)
def test_a_demand_is_taken_apart(text: str, wanted: list[dict[str, str]]) -> None:
    (found,) = read(text)
    assert [parts(clause, text) for clause in found.clauses] == wanted
    assert all(clause.text == clause.span.of(text) for clause in found.clauses)


def test_every_listed_demand_names_its_party_and_its_instrument() -> None:
    text = (
        "Borduria’s draft treaty made these demands:\n\n"
        "– Ruritania must withdraw its guns from the strait.\n\n"
        "– The Alliance is prohibited from landing forces on the islands, except in a storm.\n\n"
        "– Alliance membership must be denied to Syldavia."
    )
    found = read(text)
    told = [parts(clause, text) for position in found for clause in position.clauses]
    assert [t["obliged"] for t in told] == ["Ruritania", "The Alliance", "Alliance"]
    assert [t["modality"] for t in told] == ["must", "must not", "must"]
    assert [t["action"] for t in told] == ["withdraw", "landing", "denied"]
    assert {t["instrument"] for t in told} == {"Borduria’s draft treaty"}
    assert told[1]["exception"] == "except in a storm"


def test_the_hand_read_clauses_do_not_fall() -> None:
    for half, floor in (("development", 0.9), ("test", 0.8)):
        counts, _ = score(half)
        for part in ("clause", "obliged", "action", "object", "area", "time", "instrument"):
            assert f1(*counts[part])[2] >= min(floor, 0.85), (half, part, counts[part])


AWKWARD = [
    # a list under a verb, headings that carry the party, a resolution's items
    (
        "Borduria called on Ruritania to:\n\n– free the crew;\n\n– reopen the port.",
        [("Ruritania", "must", "free"), ("Ruritania", "must", "reopen")],
    ),
    (
        "Borduria’s draft lists these demands:\n\nFor Ruritania:\n\n– must leave the ridge;\n\n"
        "For the Alliance:\n\n– may keep 200 guards.",
        [("Ruritania", "must", "leave"), ("the Alliance", "may", "keep")],
    ),
    (
        "The Council met. The Council:\n\n1. Demands that Ruritania disarm;\n\n2. Urges Borduria to sign.",
        [("Ruritania", "must", "disarm"), ("Borduria", "must", "sign")],
    ),
    (
        "Borduria’s draft lists these demands:\n\n– States that do not border the Cold Sea must announce a warship.",
        [("States", "must", "announce")],
    ),
    ("The premier said neither side may rearm.", [("neither side", "must not", "rearm")]),
    ("The premier said Ruritania should be allowed to fish.", [("Ruritania", "may", "fish")]),
]


@pytest.mark.parametrize(("text", "wanted"), AWKWARD)
def test_forms_in_which_the_party_stands_elsewhere(text: str, wanted: list[tuple[str, str, str]]) -> None:
    told = [
        (c.obliged and c.obliged.span and c.obliged.span.of(text), c.modality, c.action and c.action.of(text))
        for c in found(text)
    ]
    assert told == wanted


MEMBERS = [
    ("Ruritania demanded that NATO deny membership to all states of the former Soviet Union.", 15, "1991"),
    ("Ruritania demanded that former Soviet republics stay neutral.", 15, "1991"),
    (
        "Ruritania demanded that NATO leave the countries that joined NATO after May 27, 1997.",
        16,
        "2024-03-07",
    ),
    ("Ruritania urged the Baltic states to close their ports.", 3, "omniatlas.com"),
]


@pytest.mark.parametrize(("text", "number", "basis"), MEMBERS)
def test_words_for_members_are_expanded_with_where_it_is_known_from(
    text: str, number: int, basis: str
) -> None:
    (clause,) = found(text, published=None)
    assert clause.members is not None
    assert len(clause.members.actors) == number
    assert basis in clause.members.basis
    assert clause.members.span.of(text)[0].islower()


def test_members_are_those_of_the_day_of_the_document() -> None:
    text = "Ruritania demanded that NATO leave any country that joined the alliance after May 27, 1997."
    (then,), (now,) = found(text, published="2003-01-01"), found(text, published="2030-01-01")
    assert then.members is not None
    assert now.members is not None
    assert then.members.actors == ("Czech Republic", "Hungary", "Poland")
    assert "Finland" in now.members.actors
    assert "2003-01-01" in then.members.basis


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania urged the members of the band to sit down.",
        "Ruritania demanded that the states of the south disarm.",
    ],
)
def test_other_members_are_not_expanded(text: str) -> None:
    assert [clause.members for clause in found(text)] == [None]


DATES = [
    ("On May 3, 2031, Ruritania demanded an apology.", ("2031-05-03", "day", "text")),
    ("Ruritania demanded an apology on Monday.", ("2031-05-19", "day", "argument")),
    ("Ruritania demanded a reply by June 1, 2031.", None),
    ("Ruritania demanded an apology.", None),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_only_the_trigger_s_own_clause_dates_an_act(text: str, wanted: tuple[str, str, str] | None) -> None:
    (found,) = read(text)
    date = found.date
    assert (date and (date.value, date.precision, date.basis)) == wanted
