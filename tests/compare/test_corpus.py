"""The five real files: their troop figures, their death tolls, and the calendar of talks. Skipped where absent."""

import os
from functools import cache
from pathlib import Path

import pytest

from communique.intake import items
from communique.model import Collection, Comparison, Figure, TimeExpression
from communique.pipeline import collect, read

BENCH = Path(os.environ.get("COMMUNIQUE_BENCH", Path(__file__).parents[3] / "shared/bench"))
CORPUS = BENCH.parent / "corpus/nato-2021"

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason=f"{CORPUS} is not there")


@cache
def collection() -> Collection:
    return collect(read(item.document) for item in items(str(f) for f in sorted(CORPUS.glob("*.txt"))))


def groups() -> list[tuple[Comparison, list[Figure]]]:
    figures = {f.id: f for r in collection().readings for f in r.figures}
    return [(c, [figures[id_] for id_ in c.claims]) for c in collection().comparisons if c.kind == "figure"]


def bounds(figures: list[Figure]) -> list[tuple[float | None, float | None]]:
    return sorted(((f.low, f.high) for f in figures), key=lambda b: b[0] or 0)


@pytest.mark.parametrize(
    ("owner", "values"),
    [
        ("Russia", [(100_000, 100_000), (115_000, 115_000)]),
        ("Ukraine", [(120_000, None), (125_000, 125_000)]),
    ],
)
def test_the_troops_of_each_side_are_one_group(owner: str, values: list[tuple[float, float | None]]) -> None:
    held = [figures for _, figures in groups() if {f.owner for f in figures} == {owner}]
    assert values in [bounds(figures) for figures in held]


def test_the_two_death_tolls_disagree() -> None:
    (toll,) = [(c, figures) for c, figures in groups() if (14_000, None) in bounds(figures)]
    assert bounds(toll[1]) == [(13_000, 13_000), (14_000, None)]
    assert (toll[0].verdict, toll[0].origins) == ("disagree", 2)


def test_whoever_gives_a_figure_is_an_actor() -> None:
    by = {f.low: f.estimate_by for _, figures in groups() for f in figures}
    assert by[125_000] == "Maria Zakharova"
    assert by[115_000] == "Ukraine"


def test_the_talks_are_on_their_days() -> None:
    dated = {
        claim.value: reading.document.text[max(claim.span.start - 70, 0) : claim.span.end + 90]
        for reading in collection().readings
        for claim in reading.claims()
        if isinstance(claim, TimeExpression)
    }
    for day, place in {"2022-01-10": "Geneva", "2022-01-12": "Brussels", "2022-01-13": "Vienna"}.items():
        assert place in dated[day]
