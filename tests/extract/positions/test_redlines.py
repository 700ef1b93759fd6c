"""Threats taken apart: what would follow, and on what condition."""

import pytest

from communique.extract.positions.read import positions
from communique.model import Document, Position, Span
from communique.text.parse import parse


def read(text: str) -> list[Position]:
    document = Document(id="redlines", text=text, body=(Span(0, len(text)),))
    return [p for p in positions(document, parse(document), (), ()) if p.type == "THREATEN"]


@pytest.mark.parametrize(
    ("text", "condition", "consequence"),
    [
        (
            "Ruritania threatened war if Borduria and its allies refuse to sign.",
            "if Borduria and its allies refuse to sign",
            "war",
        ),
        (
            "Ruritania warned Borduria that it would face crippling sanctions if it seized the island.",
            "if it seized the island",
            "would face crippling sanctions",
        ),
        (
            "Borduria vowed to close the strait unless the sanctions are lifted.",
            "unless the sanctions are lifted",
            "close the strait",
        ),
        (
            "Ruritania warned Borduria that any attempt to board its ships would be a costly mistake.",
            "any attempt to board its ships",
            "would be a costly mistake",
        ),
        (
            "Ruritania warned Borduria that placing missiles on the island would trigger a military response.",
            "placing missiles on the island",
            "would trigger a military response",
        ),
        (
            "Ruritania threatened that any further flight over the bay would be met with force.",
            "any further flight over the bay",
            "would be met with force",
        ),
        (
            "Ruritania warned that, in the event of an attack, it would respond with all its weapons.",
            "in the event of an attack",
            "would respond with all its weapons",
        ),
        (
            "Ruritania warned Borduria against closing the bay, saying it is a red line and would bring an answer.",
            "closing the bay",
            "would bring an answer",
        ),
        (
            "Ruritania threatened retaliation in case of a blockade.",
            "in case of a blockade",
            "retaliation",
        ),
    ],
)
def test_a_threat_names_its_condition_and_what_would_follow(
    text: str, condition: str, consequence: str
) -> None:
    (threat,) = read(text)
    (clause,) = threat.clauses
    assert clause.condition is not None
    assert clause.condition.of(text) == condition
    assert clause.span.of(text) == clause.text == consequence
    assert clause.obliged is not None
    assert clause.obliged.span == threat.holder.span


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania threatened Borduria with further sanctions.",
        "Ruritania is not threatening to attack if Borduria refuses.",
        "Borduria vowed to respond to the raid.",
        "As early as Monday, Ruritania had threatened to close its waters to all vessels of the league.",
    ],
)
def test_a_threat_without_a_condition_or_one_denied_is_no_red_line(text: str) -> None:
    assert all(not threat.clauses for threat in read(text))
