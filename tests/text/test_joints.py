"""A verb goes on from the verb of its own form, and a name of a list from the name before it."""

import pytest

from communique.text.joints import joints
from communique.text.parse import english


@pytest.mark.parametrize(
    ("sentence", "verb", "head"),
    [
        ("Roe repeated his claim that Borduria had paid the toll and said he would wait.", "said", "repeated"),
        ("He struck a softer tone, wishing luck to the fleet due to sail and suggesting a truce.", "suggesting", "wishing"),
        ("She said Borduria had lied, and urged calm.", "urged", "said"),
        ("Roe said the boats had left port unseen and repeated his claim that Borduria lied.", "repeated", "said"),
        ("She said there was no truth in the report and warned the crews.", "warned", "said"),
        ("She told him that Borduria had left the league and promised him a ship.", "promised", "told"),
        ("She told him that Borduria had sent a ship and promised them a crew.", "promised", "sent"),
        ("The ministry said it regretted the raid and asked Borduria to wait.", "asked", "said"),
        ("The council condemned what it described as piracy in the strait and called on Tarn to wait.", "called", "condemned"),
        ("Roe said the ship turned and sank.", "sank", "turned"),
        ("Roe came and said nothing.", "said", "came"),
    ],
)  # fmt: skip
def test_what_a_verb_goes_on_from(sentence: str, verb: str, head: str) -> None:
    doc = english()(sentence)
    assert next(t for t in doc if t.text == verb).head.text == head


@pytest.mark.parametrize(
    ("sentence", "joined"),
    [
        ("Chile, the Philippines, Peru and Egypt broke off relations with Cuba.", ["Philippines", "Peru", "Egypt"]),
        ("In 2014, Chile, the UAE and Peru withdrew their envoys.", ["UAE", "Peru"]),
        ("In Vienna, Austria and Hungary condemned the strike.", ["Hungary"]),
    ],
)  # fmt: skip
def test_names_of_one_kind_are_a_list(sentence: str, joined: list[str]) -> None:
    assert [t.text for t in english()(sentence) if t.dep_ == "conj"] == joined


def test_a_mended_parse_stays_as_it_is() -> None:
    doc = english()("Roe repeated his claim that Borduria had paid and said he would wait, urging calm.")
    heads = [t.head.i for t in doc]
    assert [t.head.i for t in joints(doc)] == heads
