"""Pairs of figures written by hand, and how they stand to each other."""

import pytest

from communique.compare.align import cluster
from communique.compare.quantities import Quantity, compatible, counted, verdict_of
from communique.model import Figure, Span, claim_id


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
    (figure("a", "people killed", 13, 13), figure("b", "people wounded", 40, 40), None),
    (figure("a", "Velmaran troops", 9, 9), figure("b", "Keldorian troops", 9, 9), None),
    (figure("a", "troops", 9, 9, owner="Velmara"), figure("b", "troops", 9, 9, owner="Keldoria"), None),
    (figure("a", "dead", 9, 9, place="Ostrel"), figure("b", "dead", 9, 9, place="Sorrel"), None),
    (figure("a", "dead", 9, 9, place="Ostrel"), figure("b", "dead", 9, 9), "agree"),
    (figure("a", "troops", 100_000, 100_000), figure("b", "troops", 10_000, None, "more_than"), None),
    (figure("a", "troops", 100_000, 100_000), figure("b", "troops", 10_000, 10_000), None),
    (figure("a", "troops", 40_000, 40_000), figure("a", "troops", 12_000, 12_000), None),
    (
        figure("a", "dead", 3100, None, "at_least", estimate_by="Keldoria"),
        figure("a", "dead", 2346, 2346, estimate_by="monitors"),
        "disagree",
    ),
    (figure("a", "share", 9, 9, unit="percent"), figure("b", "share", 9, 9, unit="persons"), None),
]


@pytest.mark.parametrize(("a", "b", "verdict"), PAIRS)
def test_two_figures(a: Figure, b: Figure, verdict: str | None) -> None:
    groups = cluster([a, b], lambda f: ((f.unit, counted(f)), Quantity.of(f)), compatible, share=1.0)
    assert [verdict_of(g)[0] for g in groups] == ([verdict] if verdict else ["only here", "only here"])


def test_the_reason_shows_the_values_that_exclude_each_other() -> None:
    a, b = figure("a", "dead", 13, 13), figure("b", "dead", 14, 14)
    assert verdict_of([a, b]) == ("disagree", "the bounds exclude each other: '13-13', '14-14'")
