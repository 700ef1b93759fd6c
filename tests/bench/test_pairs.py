"""The floor under the pairs of figures, pinned with their hash: whoever changes the pairs measures anew."""

from bench.data import sha256
from bench.pairs import PAIRS, rows

MEASURED_ON = "199660da915e"


def test_pairs_of_figures_stay_right() -> None:
    assert sha256([PAIRS]) == MEASURED_ON, "the pairs were changed: measure, and set floor and hash"
    developed, later, test, held, closed = rows()
    assert developed["right"] >= 0.95
    assert later["right"] >= 0.91
    assert developed["different thing"] >= 0.96
    assert later["different thing"] >= 0.95
    assert test["right"] >= 0.82
    assert test["different thing"] >= 0.88
    assert held["right"] >= 0.80
    assert held["different thing"] >= 0.85
    assert closed["right"] >= 0.72
    assert closed["different thing"] >= 0.90
