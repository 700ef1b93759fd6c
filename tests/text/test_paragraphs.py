"""How text is cut into paragraphs, whatever broke its lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span
from communique.text.paragraphs import LONGEST, paragraphs

WRAPPED = (
    "The minister for the northern ports said on\nMonday that the talks would go on for as\n"
    "long as they had to, whatever anyone said."
)
CASES = [
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\nTwo.", ["One.", "Two."]),
    ("One.\r\nTwo.\rThree.\u2028Four.\u2029Five.", ["One.", "Two.", "Three.", "Four.", "Five."]),
    ("  One. \n \t \n\n Two.  ", ["One.", "Two."]),
    (WRAPPED, [WRAPPED]),
    (WRAPPED + "\n\nNext.", [WRAPPED, "Next."]),
    ("Headline without a stop\nBy A. Writer", ["Headline without a stop", "By A. Writer"]),
    (f"• {WRAPPED}\n• {WRAPPED}", [f"• {WRAPPED}", f"• {WRAPPED}"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_paragraphs(text: str, wanted: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text, Span(0, len(text)))] == wanted


def test_only_the_given_run_is_cut() -> None:
    text = "menu\nBody one.\nBody two.\nfooter"
    assert [s.of(text) for s in paragraphs(text, Span(5, 24))] == ["Body one.", "Body two."]


@given(st.text(alphabet="a .\n\r\u2028\u2029\t“", max_size=300))
def test_nothing_is_lost_but_white_space(text: str) -> None:
    found = paragraphs(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(s.of(text).split()) for s in found) == "".join(text.split())


def test_a_very_long_line_is_cut_at_white_space() -> None:
    text = "word " * LONGEST
    found = paragraphs(text, Span(0, len(text)))
    assert max(map(len, found)) <= LONGEST
    assert {word for s in found for word in s.of(text).split()} == {"word"}
