"""Acts the encoder proposes, in sentences of our own."""

import pytest

from communique.model import Guess, Proposal
from communique.text.encoder import read

LIKELY = 0.5


def likely(text: str) -> list[Proposal]:
    return [act for act in read(text).acts if act.trigger.probability >= LIKELY]


def words(text: str, guesses: tuple[Guess, ...]) -> list[str]:
    return [guess.span.of(text) for guess in guesses]


@pytest.mark.parametrize(
    ("text", "trigger", "root", "holder", "addressee"),
    [
        (
            "Ruritania urged Borduria to release the crew.",
            "urged",
            "REQUEST",
            ["Ruritania"],
            ["Borduria"],
        ),
        (
            "Borduria was accused by Ruritania of piracy.",
            "accused",
            "ACCUSE",
            ["Ruritania"],
            ["Borduria"],
        ),
        (
            "The foreign ministry of Syldavia rejected the offer on Monday.",
            "rejected",
            "REJECT",
            ["The foreign ministry of Syldavia"],
            [],
        ),
    ],
)
def test_an_act_has_its_holder_and_addressee(
    text: str, trigger: str, root: str, holder: list[str], addressee: list[str]
) -> None:
    (act,) = likely(text)
    assert act.trigger.span.of(text) == trigger
    assert act.type == root
    assert words(text, act.holder) == holder
    assert words(text, act.addressee) == addressee


def test_text_without_acts_has_none() -> None:
    assert likely("The river is forty miles long. It flows south into the lake.") == []


def test_roles_stay_in_the_paragraph_of_the_trigger() -> None:
    text = "Syldavia waited for the envoy.\n\nRuritania condemned the shelling.\n\nBorduria had no answer."
    (act,) = (act for act in likely(text) if act.trigger.span.of(text) == "condemned")
    inside = range(text.index("Ruritania"), text.index("Borduria"))
    assert act.holder
    assert all(guess.span.start in inside for guess in (*act.holder, *act.addressee))


def test_acts_come_in_order_and_with_probabilities() -> None:
    text = "Ruritania condemned the raid. Borduria urged Syldavia to wait.\n\n" * 40
    acts = read(text).acts
    assert [a.trigger.span for a in acts] == sorted({a.trigger.span for a in acts})
    assert len([a for a in acts if a.trigger.probability >= LIKELY]) == 80
    for act in acts:
        guesses = (act.trigger, *act.holder, *act.addressee)
        assert all(0 < guess.probability <= 1 for guess in guesses)
        assert all(0 <= p <= 1 for p in (act.type_probability, act.negated, act.modality_probability))


def test_one_pass_says_what_attributions_alone_say() -> None:
    text = "“We demand talks,” said Ruritania. The envoy denied that Borduria had fired first."
    from communique.text.encoder import attributions

    assert read(text).attributions == attributions(text)


@pytest.mark.parametrize("text", ["", "a", "\0\0", "demand " * 3_000, "\ud800 demanded \udfff", "要求" * 500])
def test_any_text_is_survived(text: str) -> None:
    for act in read(text).acts:
        for guess in (act.trigger, *act.holder, *act.addressee):
            assert 0 <= guess.span.start < guess.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("“They lied to all of us,” said the Ruritanian premier of Borduria's envoys.", "lied", "ACCUSE"),
        ("There is no room for talks with the guild, the minister said.", "no room", "REJECT"),
        (
            "Borduria's army said that whoever crosses the river will be met with fire.",
            "will be met",
            "THREATEN",
        ),
    ],
)
def test_the_words_of_a_position_are_known_whatever_their_verb(text: str, words: str, kind: str) -> None:
    around = range(text.index(words), text.index(words) + len(words))
    seen = [act for act in read(text).acts if act.position == kind and act.position_probability >= LIKELY]
    assert any(act.trigger.span.start in around or act.trigger.span.end - 1 in around for act in seen)


def test_what_nobody_demands_or_refuses_is_no_position() -> None:
    acts = read("The two ministers met in Zubrowka on Monday and dined on the quay.").acts
    assert all(act.position_probability < LIKELY for act in acts)
