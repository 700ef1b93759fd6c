"""Whom the pipeline as a whole takes for the speaker or holder: words, mentions, actors and references."""

from collections.abc import Callable

import pytest

from communique.model import Document
from communique.pipeline import collect, read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ann Roe met envoys. It would be for the voters to decide, she said, but added:"
            ' "I cannot think of a better plan."',
            {"Ann Roe"},
        ),
        ("Theresa May met envoys in Tarn. “We will go,” May said.", {"Theresa May"}),
        ("Tarn (WIRE)Russia has asked for help, Rex Tillerson said.", {"Rex Tillerson"}),
    ],
)
def test_who_speaks(text: str, speakers: set[str], make_document: Callable[..., Document]) -> None:
    (reading,) = collect([read(make_document(text))]).readings
    assert {quotation.speaker.actor for quotation in reading.quotations} == speakers


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Tarn (WIRE)Russia has asked Iran to leave Syria.", "Russia"),
        (
            "Prime Minister Theresa May was away. A spokeswoman for May met reporters. “We demand an apology from Russia,” the spokeswoman said.",
            "Theresa May",
        ),
    ],
)
def test_who_acts(text: str, holder: str, make_document: Callable[..., Document]) -> None:
    (reading,) = collect([read(make_document(text))]).readings
    assert {position.holder.actor for position in reading.positions} == {holder}
