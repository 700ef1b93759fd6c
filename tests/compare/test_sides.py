"""Whom an actor speaks for."""

import pytest

from communique.compare import sides
from communique.model import Actor, ActorKind


def actor(name: str, kind: ActorKind) -> Actor:
    return Actor(id=name, name=name, kind=kind, mentions=())


STATES = [actor("Ruritania", "state"), actor("Borduria", "state"), actor("Bordurland", "state")]


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Ruritanian Foreign Ministry", "Ruritania"),  # a state that the gazetteer does not know
        ("Chinese Foreign Ministry", "China"),
        ("Ruritanian Workers", "Ruritanian Workers"),  # no public body
        ("Bordurian Army", "Bordurian Army"),  # of either state
        ("China Army", "China Army"),  # no adjective
        ("Ministry", "Ministry"),
    ],
)
def test_a_public_body_speaks_for_the_state_in_its_name(name: str, side: str) -> None:
    assert sides([*STATES, actor(name, "organisation")])(name) == {side}
