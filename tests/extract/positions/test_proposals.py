"""What the encoder proposes joins the acts of the rules, or completes them."""

from collections.abc import Callable

import pytest

from communique.extract.positions.proposals import ADMITTED, merged
from communique.extract.positions.read import positions
from communique.extract.positions.speech import Speech
from communique.model import Document, PloverType, Position, Span
from communique.text.acts import Guess, Proposal
from communique.text.parse import parse


def guess(text: str, words: str, probability: float = 0.95) -> Guess:
    start = text.index(words)
    return Guess(Span(start, start + len(words)), probability)


def proposal(
    text: str, words: str, kind: PloverType, sure: float = 0.95, told: str | None = None
) -> Proposal:
    return Proposal(
        guess(text, words, sure),
        kind,
        1.0,
        0.0,
        "fact",
        1.0,
        (guess(text, "Ruritania"),),
        (guess(text, told),) if told else (),
    )


@pytest.fixture
def read(make_document: Callable[..., Document]) -> Callable[..., tuple[Position, ...]]:
    def run(text: str, *acts: Proposal) -> tuple[Position, ...]:
        document = make_document(text)
        return positions(document, parse(document), (), (), acts)

    return run


LEANED = "Ruritania leaned on Borduria to open the pass."


def test_a_sure_proposal_is_an_act_though_no_rule_knows_the_verb(
    read: Callable[..., tuple[Position, ...]],
) -> None:
    assert read(LEANED) == ()
    (found,) = read(LEANED, proposal(LEANED, "leaned", "REQUEST", told="Borduria"))
    assert (found.type, found.trigger.of(LEANED)) == ("REQUEST", "leaned")
    assert found.addressee is not None
    assert found.addressee.span is not None
    assert found.addressee.span.of(LEANED) == "Borduria"


@pytest.mark.parametrize(
    ("words", "kind", "sure"),
    [
        ("leaned", "REQUEST", ADMITTED - 0.1),  # a doubtful one
        ("leaned", "CONSULT", 0.95),  # a type that the annotation rules leave out
        ("pass", "REQUEST", 0.95),  # a noun
    ],
)
def test_other_proposals_are_no_acts(
    words: str, kind: PloverType, sure: float, read: Callable[..., tuple[Position, ...]]
) -> None:
    assert read(LEANED, proposal(LEANED, words, kind, sure)) == ()


def test_a_rule_s_act_stays_and_takes_its_addressee(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "Ruritania demanded an apology, and Borduria was silent."
    (found,) = read(text, proposal(text, "demanded", "REQUEST", told="Borduria"))
    assert found.addressee is not None
    assert found.addressee.span is not None
    assert found.addressee.span.of(text) == "Borduria"


def test_nothing_comes_of_nothing(make_document: Callable[..., Document]) -> None:
    document = make_document("Nobody spoke.")
    parsed = parse(document)
    speech = Speech(document.text, (), parsed.paragraphs)
    assert list(merged((), (), parsed.paragraphs, speech)) == []


def test_words_that_name_nobody_are_no_addressee(read: Callable[..., tuple[Position, ...]]) -> None:
    text = "Ruritania will seek a treaty barring foreign warships from the strait."
    (found,) = read(text, proposal(text, "seek", "REQUEST", told="foreign warships"))
    assert found.addressee is None
