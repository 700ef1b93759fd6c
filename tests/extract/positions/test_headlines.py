"""Headlines in capitalised words: who, what, and when there is no act in one."""

import pytest

from communique.extract.positions.read import positions
from communique.model import Document, Position, Span
from communique.text.parse import parse


def read(text: str) -> tuple[Position, ...]:
    document = Document(id="headline", text=text, body=(Span(0, len(text)),))
    return positions(document, parse(document), (), ())


ACTS = [
    ("Ruritania Threatens Borduria With War Over Islands", "THREATEN", "Ruritania", "Threatens"),
    ("Prime Minister Roe Rejects Calls for Ceasefire", "REJECT", "Prime Minister Roe", "Rejects"),
    ("EU Imposes New Sanctions on Syldavia After Raid", "SANCTION", "EU", "Imposes"),
    ("North Korea Fires Two Ballistic Missiles Into the Sea", "MOBILIZE", "North Korea", "Fires"),
    ("Roe Warns Iran of Severe Consequences", "THREATEN", "Roe", "Warns"),
    ("Iran Seizes British Tanker in the Gulf", "COERCE", "Iran", "Seizes"),
    ("China Calls on U.S. to Lift Tariffs", "REQUEST", "China", "Calls on"),
    ("Talvenia Test-Fires New Missile Over Sea", "MOBILIZE", "Talvenia", "Fires"),
    ("EU condemns raid on port", "ACCUSE", "EU", "condemns"),
    ("Iraq sees spies at work, expels envoy", "SANCTION", "Iraq", "expels"),
    ("Iran hits Oman with new tariffs", "SANCTION", "Iran", "hits"),
    ("Syldavian Envoys Hail Opening of Canal", "SUPPORT", "Syldavian Envoys", "Hail"),
    ("Iraq to endorse peace plan.", "SUPPORT", "Iraq", "endorse"),
    ("Iraq Finally Endorses Syrian Peace Plan.", "SUPPORT", "Iraq", "Endorses"),
    ("Senate Republicans Demand Minister's Resignation", "REQUEST", "Senate Republicans", "Demand"),
    ("Serious Matter: Moscow Accuses Kyiv of Breaking Truce", "ACCUSE", "Moscow", "Accuses"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "trigger"), ACTS)
def test_a_headline_tells_an_act(text: str, kind: str, holder: str, trigger: str) -> None:
    (found,) = read(text)
    assert found.holder.span is not None
    assert (found.type, found.holder.span.of(text), found.trigger.of(text)) == (kind, holder, trigger)


def test_a_headline_goes_on_with_the_same_actor() -> None:
    text = "EU condemns raid, mulls sanctions"
    assert [(p.type, p.holder.span and p.holder.span.of(text)) for p in read(text)] == [
        ("ACCUSE", "EU"),
        ("SANCTION", "EU"),
    ]


NO_ACT = [
    "Talks resume in Geneva today",
    "Oil Prices Rise as Demand Falls",
    "The Man Who Demands Nothing: A Portrait",
    "Five Things to Know About the Summit",
    "Roe Warns of Heavy Snow",
    "Borduria Welcomes",
]


@pytest.mark.parametrize("text", NO_ACT)
def test_a_headline_tells_no_act(text: str) -> None:
    assert read(text) == ()


def test_a_headline_of_two_acts_to_come_is_two_acts() -> None:
    text = "Ruritania to expel nine envoys, close Bordurian consulate"
    assert [p.text for p in read(text)] == ["expel nine envoys", "close Bordurian consulate"]
