"""Spans, evidence and ids keep their promises."""

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Document, Span, content_id, hull


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_trim_leaves_exactly_the_words(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    assert span.trim(text).of(text) == span.of(text).strip()


def test_spans_meet_when_they_share_a_character() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(0, 5))
    assert not Span(0, 5).covers(Span(4, 6))
    assert hull([Span(4, 6), Span(1, 2)]) == Span(1, 6)
    assert Span(1, 2).shift(3) == Span(4, 5)


def test_evidence_is_what_stands_there() -> None:
    document = Document(id="d", text="a 👩🏽‍🚀 b", body=())
    assert document.evidence(Span(2, 6)).text == "👩🏽‍🚀"


def test_ids_depend_on_content_and_its_boundaries() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id({"x": 1, "y": 2}) == content_id({"y": 2, "x": 1})
    assert len(content_id("a")) == 20
