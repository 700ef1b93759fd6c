from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Collection, Document, Evidence, Figure, Mention, Reading, Span
from communique.model.evidence import Proof, proofs
from communique.verify import check, check_evidence


def test_what_holds_has_no_failures(sample: Collection) -> None:
    for reading in sample.readings:
        stored = [p for claim in reading.claims() for p in proofs(claim, reading.document.text)]
        assert stored
        assert not list(check(reading))
        assert not list(check(reading, stored))


def _figure(text: str, span: Span, document: str = "d") -> Figure:
    return Figure(
        id="f", document=document, span=span, text=text, stage="f/1",
        low=1, high=1, hedge="exact", unit=None, counted=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (_figure("two ships", Span(0, 9)), "other words"),
        (_figure("one ship", Span(1, 9)), "other words"),
        (_figure("one ship", Span(0, 80)), "offsets outside the text"),
        (_figure("", Span(3, 3)), "offsets outside the text"),
        (_figure("p", Span(-1, 8)), "offsets outside the text"),
        (_figure("one ship", Span(0, 8), "e"), "another document"),
    ],
)
def test_a_claim_that_does_not_stand_in_the_text_fails(figure: Figure, reason: str) -> None:
    document = Document(id="d", path="d.txt", text="one ship sank", body=(Span(0, 13),))
    failures = list(check(Reading(document=document, figures=(figure,))))
    assert reason in {failure.reason for failure in failures}
    assert {failure.path for failure in failures} == {"d.txt"}
    assert {failure.claim for failure in failures} == {"f"}


def test_a_mention_that_does_not_stand_in_the_text_fails() -> None:
    document = Document(id="d", text="Ada Roe spoke", body=(Span(0, 13),))
    mention = Mention(
        document="d", span=Span(0, 7), text="Ada Doe", form="name", kind="person", name="Ada Doe"
    )
    (failure,) = check(Reading(document=document, mentions=(mention,)))
    assert (failure.role, failure.claim, failure.claimed, failure.found) == (
        "mention",
        None,
        "Ada Doe",
        "Ada Roe",
    )


def test_stored_evidence_must_be_all_of_it_and_no_more(sample: Collection) -> None:
    reading = sample.readings[0]
    stored = [p for claim in reading.claims() for p in proofs(claim, reading.document.text)]
    (missing,) = check(reading, stored[1:])
    assert (missing.reason, missing.role) == ("no stored evidence", "claim")
    text = reading.document.text
    extra = Proof(stored[0].claim, "object", Evidence(reading.document.id, Span(0, 7), text[:7]))
    (found,) = check(reading, [*stored, extra])
    assert found.reason == "evidence of nothing the claim holds"
    moved = Proof(stored[0].claim, "claim", extra.evidence)
    (found,) = check(reading, [moved, *stored[1:]])
    assert found.reason == "evidence elsewhere than the claim"
    forged: Any = msgspec.structs.replace(stored[0].evidence, text="We want peace")
    (found,) = check(reading, [Proof(stored[0].claim, "claim", forged), *stored[1:]])
    assert (found.reason, found.claimed) == ("other words", "We want peace")


def test_evidence_across_documents() -> None:
    texts = {"a": "one ship"}
    held = [
        Evidence("a", Span(0, 3), "one"),
        Evidence("a", Span(4, 8), "shop"),
        Evidence("b", Span(0, 1), "x"),
    ]
    failures = list(check_evidence(texts, "passage", held))
    assert [(f.document, f.claimed, f.found, f.reason) for f in failures] == [
        ("a", "shop", "ship", "other words"),
        ("b", "x", None, "no such document"),
    ]


@given(st.text(min_size=1), st.data())
def test_any_slice_of_any_text_holds_and_any_other_words_do_not(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    document = Document(id="d", text=text, body=())
    assert not list(check(Reading(document=document, figures=(_figure(span.of(text), span),))))
    assert list(check(Reading(document=document, figures=(_figure(span.of(text) + "!", span),))))
