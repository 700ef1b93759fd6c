"""The floor under the pairs of figures, pinned with their hash: whoever changes the pairs measures anew."""

from bench.data import sha256
from bench.pairs import PAIRS, rows

MEASURED_ON = "4f0005d6699a"


def test_pairs_of_figures_stay_right() -> None:
    assert sha256([PAIRS]) == MEASURED_ON, "the pairs were changed: measure, and set floor and hash"
    developed, test = rows()
    assert developed["right"] >= 0.94
    assert developed["different thing"] >= 0.96
    assert test["right"] >= 0.80
    assert test["different thing"] >= 0.85
