"""Read a statement's own sentences as its issuer's words: "Borduria must release the crew"."""

from collections.abc import Iterator, Sequence

from communique.extract.positions.phrases import noun_phrase
from communique.extract.positions.speech import side
from communique.model import Document, Quotation, Reference, Span, hull
from communique.text.gazetteer import find
from communique.text.issued import issued
from communique.text.parse import Paragraph

_OFFICES = frozenset({"ministry", "department", "government", "embassy", "mission", "office", "chancellery"})
_OPENING = 4
"""Paragraphs among which a statement names its issuer."""


def in_own_words(
    document: Document, quotations: Sequence[Quotation], paragraphs: Sequence[Paragraph]
) -> Quotation | None:
    """Return the whole of a statement as said by its issuer, ``None`` where ``document`` is none.

    The speaker's words are those by which the text takes its issuer up: "we", "the Ministry", the state.
    """
    office = issued(document)
    if office is None or not paragraphs:
        return None
    by = next(_takes_up(document.text, office, quotations, paragraphs), None)
    if by is None:
        return None
    whole = hull([paragraphs[0].span, paragraphs[-1].span])
    return Quotation(
        id="",
        document=document.id,
        span=whole,
        text=whole.of(document.text),
        stage="",
        mode="direct",
        cue=None,
        speaker=Reference(by, None, ""),
    )


def _takes_up(
    text: str, office: Span, quotations: Sequence[Quotation], paragraphs: Sequence[Paragraph]
) -> Iterator[Span]:
    said = [q.span for q in quotations]
    own = {entry.state or entry.name for _, _, entry in find(office.of(text))}
    for paragraph in paragraphs:
        for word in paragraph.doc:
            here = paragraph.locate(word)
            if word.lower_ == "we" and word.dep_ == "nsubj" and not any(s.covers(here) for s in said):
                yield here
    for paragraph in paragraphs[:_OPENING]:
        for word in paragraph.doc:
            if word.dep_ == "nsubj" and (word.lemma_.lower() in _OFFICES or side(word.text) in own):
                yield noun_phrase(paragraph, word)
