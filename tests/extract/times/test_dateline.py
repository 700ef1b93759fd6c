import pytest

from communique.extract.times.dateline import in_dateline
from communique.model import Span


def told(text: str, words: str) -> bool:
    start = text.index(words)
    return in_dateline(text, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TARN, March 12 (Agency) — The king fled.", "March 12"),
        ("A headline\n\nTARN, Corvo, Feb. 10 /Agency/ -- The king fled.", "Feb. 10"),
        ("Tarn, 12 March (Agency) The king fled.", "12 March"),
        ("PORT TARN Jan 4 - The king fled.", "Jan 4"),
        ("TARN, 4 April 2022 – The king fled.", "4 April 2022"),
    ],
)
def test_a_place_a_date_and_a_dash_lead_a_report(text: str, words: str) -> None:
    assert told(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On March 12 (Saturday) the king fled.", "March 12"),
        ("TARN fell on March 12 — and the king fled.", "March 12"),
        ("In TARN, the talks of March 12 - they failed.", "March 12"),
        ("Tarn, March 12 saw rain - much of it.", "March 12"),
        ("The league, on March 3 — a Friday — met.", "March 3"),
        ("It rained. " * 20 + "TARN, March 3 (Agency) — late.", "March 3"),
    ],
)
def test_what_stands_in_a_sentence_is_none(text: str, words: str) -> None:
    assert not told(text, words)
