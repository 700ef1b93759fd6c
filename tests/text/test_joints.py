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


def test_latin_tells_what_somebody_is_made() -> None:
    doc = english()("Ruritania declared two envoys of the Bordurian embassy personae non gratae on Monday.")
    heads = {t.text: (t.dep_, t.head.text) for t in doc}
    assert heads["envoys"] == ("dobj", "declared")
    assert heads["embassy"] == ("pobj", "of")
    assert heads["gratae"] == ("oprd", "declared")
    assert english()("Her persona, non grata here, pleased others.").has_annotation("DEP")


def test_what_will_be_done_is_no_adjective() -> None:
    doc = english()("All the assets of the bank will be frozen.")
    assert next((t.text, t.dep_) for t in doc if t.head.text == "frozen") == ("assets", "nsubjpass")
