"""Pairs of figures written by hand, and how they stand to each other."""

import msgspec
import pytest

from communique.compare.align import sides
from communique.compare.figures import groups
from communique.compare.quantities import bounds
from communique.model import Document, Figure, Reading, Span, claim_id


def figure(
    document: str,
    counted: str,
    low: float | None,
    high: float | None,
    hedge: str = "exact",
    unit: str = "persons",
    **more: str,
) -> Figure:
    return Figure(
        id=claim_id("figure", document, Span(0, 1), counted, low, high, more), document=document, span=Span(0, 1),
        text=f"{low}-{high}", stage="figures/1", low=low, high=high, hedge=hedge, unit=unit, counted=counted, **more,
    )  # fmt: skip


PAIRS = [
    (figure("a", "Velmaran troops", 1000, 1000), figure("b", "Velmaran soldiers", 1000, 1000), "agree"),
    (figure("a", "troops", 120, None, "more_than"), figure("b", "troops", 125, 125, "approx"), "agree"),
    (figure("a", "troops", 100, 100, "approx"), figure("b", "troops", 96, 96), "agree"),
    (figure("a", "troops", 100, 100, "approx"), figure("b", "troops", 90, 90), "disagree"),
    (figure("a", "people killed", 13, 13), figure("b", "people killed", 14, None, "more_than"), "disagree"),
    (figure("a", "dead", 13, 13), figure("b", "people killed", 13, 13), "agree"),
    (figure("a", "ships", 10, 20, "range"), figure("b", "vessels", 15, 15), "agree"),
    (figure("a", "ships", None, 10, "up_to"), figure("b", "ships", 11, 11), "disagree"),
    (
        figure("a", "people killed", 13, 13, as_of="2031-03-01"),
        figure("b", "people killed", 17, 17, as_of="2031-03-02"),
        "updated",
    ),
    (figure("a", "people killed", 13, 13), figure("b", "people wounded", 40, 40), "different thing"),
    (figure("a", "Velmaran troops", 9, 9), figure("b", "Keldorian troops", 9, 9), "different thing"),
    (
        figure("a", "troops", 9, 9, owner="Velmara"),
        figure("b", "troops", 9, 9, owner="Keldoria"),
        "different thing",
    ),
    (figure("a", "dead", 9, 9, place="Ostrel"), figure("b", "dead", 9, 9, place="Sorrel"), "different thing"),
    (figure("a", "dead", 9, 9, place="Ostrel"), figure("b", "dead", 9, 9), "agree"),
    (
        figure("a", "troops", 100_000, 100_000),
        figure("b", "troops", 10_000, None, "more_than"),
        "different thing",
    ),
    (figure("a", "troops", 100_000, 100_000), figure("b", "troops", 10_000, 10_000), "different thing"),
    (figure("a", "troops", 40_000, 40_000), figure("a", "troops", 12_000, 12_000), "only here"),
    (
        figure("a", "dead", 3100, None, "at_least", estimate_by="Keldoria"),
        figure("a", "dead", 2346, 2346, estimate_by="monitors"),
        "disagree",
    ),
    (figure("a", "share", 9, 9, unit="percent"), figure("b", "share", 9, 9, unit="persons"), "only here"),
]


WHOSE = sides(())


def put(*figures: Figure, origins: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return verdict and reason of the groups that ``figures`` of documents without text make."""
    readings = [
        Reading(
            document=Document(id=d, text="", body=()), figures=tuple(f for f in figures if f.document == d)
        )
        for d in sorted({f.document for f in figures})
    ]
    return [(verdict, reason) for _, verdict, reason in groups(readings, WHOSE, origins or {})]


@pytest.mark.parametrize(("a", "b", "verdict"), PAIRS)
def test_two_figures(a: Figure, b: Figure, verdict: str) -> None:
    assert {v for v, _ in put(a, b)} == {verdict}


def test_the_reason_names_the_fields_and_the_values_that_exclude_each_other() -> None:
    a, b = figure("a", "people killed", 13, 13, place="Ostrel"), figure("b", "people killed", 14, 14)
    assert put(a, b) == [
        (
            "disagree",
            "kind people, deed killed, place Ostrel; the values exclude each other: '13-13', '14-14'",
        )
    ]


def test_copies_of_one_text_are_no_confirmation() -> None:
    a, b = figure("a", "people killed", 13, 13), figure("b", "people killed", 13, 13)
    assert put(a, b, origins={"a": "a", "b": "a"}) == [
        ("agree", "kind people, deed killed; copies of one text")
    ]


def test_what_stands_alone_says_from_what_it_was_kept_apart() -> None:
    ours, theirs = figure("a", "troops", 9, 9, owner="Velmara"), figure("b", "troops", 8, 8, owner="Keldoria")
    assert put(ours, theirs) == [
        ("different thing", "kept apart from '8-8': owner: Keldoria, Velmara"),
        ("different thing", "kept apart from '9-9': owner: Keldoria, Velmara"),
    ]


@pytest.mark.parametrize(
    ("unit", "value", "other", "factor"),
    [
        ("miles", 50, "kilometers", 80.4672),
        ("hectares", 10, "acres", 24.7105),
        ("tons", 3, "kilograms", 3000),
    ],
)
def test_units_are_converted(unit: str, value: float, other: str, factor: float) -> None:
    one, same = (bounds(figure("a", "", v, v, unit=u)) for u, v in ((unit, value), (other, factor)))
    assert one.dimension == same.dimension
    assert not one.excludes(same)
    assert one.excludes(bounds(figure("a", "", factor * 1.1, factor * 1.1, unit=other)))


@pytest.mark.parametrize(
    ("text", "value", "fits", "misses"),
    [
        ("1.3 million", 1_300_000, 1_340_000, 1_360_000),
        ("61 billion", 61e9, 60.8e9, 60e9),
        ("120", 120, 120, 121),
    ],
)
def test_a_number_with_a_scale_word_is_rounded(text: str, value: float, fits: float, misses: float) -> None:
    given = bounds(msgspec.structs.replace(figure("a", "people", value, value), text=text))
    assert not given.excludes(bounds(figure("b", "people", fits, fits)))
    assert given.excludes(bounds(figure("b", "people", misses, misses)))
