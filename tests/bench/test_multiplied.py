"""What the bench multiplies stays sound: every claim is found in its document."""

from bench.multiplied import _varied

from communique.model import Document, Quotation, Reading, Reference, Span

TEXT = "Ada Roe of Ruritania said officials would publish the figures."


def test_words_change_together_with_what_points_into_them() -> None:
    said = Quotation(
        id="q", document="d", span=Span(26, 61), text=TEXT[26:61], stage="quotations/1", mode="indirect",
        cue=Span(21, 25), speaker=Reference(Span(0, 7)),
    )  # fmt: skip
    one = Reading(document=Document(id="d", text=TEXT, body=(Span(0, len(TEXT)),)), quotations=(said,))
    made = list(_varied([one], 41))
    assert len({reading.document.id for reading in made}) == len({r.quotations[0].id for r in made}) == 41
    for reading in made:
        (quotation,) = reading.quotations
        assert quotation.document == reading.document.id
        assert quotation.span.of(reading.document.text) == quotation.text
        assert quotation.text != said.text
    names = [reading.document.text[:7] for reading in made]
    assert len(set(names[:40])) == 1
    assert names[40] not in names[:40]
    assert len({reading.quotations[0].text for reading in made}) > 30
