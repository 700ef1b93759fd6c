"""One of several, or none, by what speaks for each."""

import math

import pytest

from communique.text.choice import chances

WEIGHED = {"near": 1.0, "far": -1.0, "open": 0.5}


def test_chances_sum_to_one_and_follow_the_weights() -> None:
    near, far, none = chances([{"near": 1.0}, {"far": 1.0}], {"open": 1.0}, WEIGHED)
    assert near + far + none == pytest.approx(1.0)
    assert near / none == pytest.approx(math.exp(0.5))
    assert near > none > far


def test_how_much_of_a_feature_there_is_counts() -> None:
    much, little, _ = chances([{"near": 2.0}, {"near": 1.0}], {}, WEIGHED)
    assert much / little == pytest.approx(math.e)


def test_features_without_a_weight_say_nothing() -> None:
    one, other, none = chances([{"unheard of": 9.0}, {}], {}, WEIGHED)
    assert one == other == none == pytest.approx(1 / 3)


def test_without_options_it_is_none() -> None:
    assert chances([], {}, WEIGHED) == [1.0]


def test_huge_scores_do_not_overflow() -> None:
    assert chances([{"near": 1e6}], {"far": 1e6}, WEIGHED) == [1.0, 0.0]
