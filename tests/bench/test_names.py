"""Names of one actor spelt either way are the same, those of two are not."""

import pytest
from bench.names import same_actor, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UK Foreign Office", "British Foreign Office"),
        ("U.S. State Department", "US State Department"),
        ("UN Security Council", "United Nations Security Council"),
        ("Inês Müller; Otto Brann", "Otto M. Brann; Ines Muller"),
        ("People’s Daily", "the People's Daily"),
    ],
)
def test_the_same_actor_by_other_letters(one: str, other: str) -> None:
    assert same_actor(one, other)
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian Foreign Ministry", "Norway"),
        ("Moscow", "Russia"),
        ("Brann", "Otto Brann"),
        ("Otto Brann", "Otto Brann; Norway"),
        ("Norwegian Army", "Swedish Army"),
        (None, "Norway"),
    ],
)
def test_another_actor(one: str | None, other: str) -> None:
    assert not same_actor(one, other)


def test_nobody_is_nobody() -> None:
    assert same_actor(None, None)
