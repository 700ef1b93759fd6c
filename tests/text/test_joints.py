"""A verb goes on from the verb of its own form, whatever clause the parser hangs it in."""

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
        ("Roe said the ship turned and sank.", "sank", "turned"),
        ("Roe came and said nothing.", "said", "came"),
    ],
)  # fmt: skip
def test_what_a_verb_goes_on_from(sentence: str, verb: str, head: str) -> None:
    doc = english()(sentence)
    assert next(t for t in doc if t.text == verb).head.text == head


def test_a_mended_parse_stays_as_it_is() -> None:
    doc = english()("Roe repeated his claim that Borduria had paid and said he would wait, urging calm.")
    heads = [t.head.i for t in doc]
    assert [t.head.i for t in joints(doc)] == heads
