"""The spaCy component ``communique_quotations``: who is reported to have said what, on ``doc._``."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from communique import model
from communique.extract.quotations import quotations
from communique.model import Quotation, Reading, Reference, content_id
from communique.resolve import actors, mentions, references
from communique.text import encoder
from communique.text.paragraphs import paragraphs
from communique.text.parse import Paragraph, Parse

NAME = "communique_quotations"
_NEEDED = ("TAG", "POS", "LEMMA", "DEP")


@dataclass(frozen=True)
class Said:
    """A quotation of a ``Doc``. Spans are spaCy's; names are canonical over the text; ``None`` is unknown."""

    content: Span
    """Inside the marks where ``mode`` is ``direct``; the complement of the cue where it is not."""
    mode: str
    """``direct``, ``mixed`` or ``indirect``."""
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None
    reason: str | None
    """Why ``speaker_name`` is ``None``: ``not stated``, ``ambiguous``, ``unnamed``, ..."""
    addressee: Span | None
    addressee_name: str | None
    chain: tuple[str, ...]
    """Who passed the words on, outermost first; the speaker is not repeated."""
    stage: str
    """``attributions/N`` where the encoder saw what the rules missed, else ``quotations/N``."""


class QuotationFinder:
    """Reads the quotations of each ``Doc`` from its own tags, parse and entities."""

    def __init__(self, use_encoder: bool) -> None:
        self._use_encoder = use_encoder

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.quotations`` and ``doc.spans["quotations"]``; ``ValueError`` where it is unparsed."""
        missing = [layer for layer in _NEEDED if len(doc) and not doc.has_annotation(layer)]
        if missing:
            raise ValueError(
                f"{NAME} needs {', '.join(missing)}: put it behind tagger, lemmatizer and parser"
            )
        body = (model.Span(0, len(doc.text)),)
        document = model.Document(id=content_id("doc", doc.text), text=doc.text, language="en", body=body)
        parse = Parse(tuple(_paragraphs(doc, body[0])))
        drawn = encoder.attributions(document.text, body) if self._use_encoder else ()
        said = quotations(document, parse, drawn)
        reading = Reading(document=document, quotations=said, mentions=mentions(document, parse, said))
        (resolved,) = references((reading,), actors((reading,)))
        doc.user_data[NAME] = [msgspec.to_builtins(quotation) for quotation in resolved.quotations]
        doc.spans["quotations"] = [_span(doc, q.span, q.mode) for q in resolved.quotations]
        return doc


@Language.factory(NAME, requires=["token.tag", "token.dep", "token.lemma"], default_config={"encoder": True})
def create(nlp: Language, name: str, encoder: bool) -> QuotationFinder:
    """Make the component; ``encoder`` false leaves our own network out: faster, and it finds 2 % less."""
    if nlp.lang != "en":
        raise ValueError(f"{NAME} reads English; this pipeline is {nlp.lang!r}")
    return QuotationFinder(encoder)


def _paragraphs(doc: Doc, body: model.Span) -> Iterator[Paragraph]:
    for piece in paragraphs(doc.text, body):
        tokens = _span(doc, piece)
        yield Paragraph(model.Span(tokens.start_char, tokens.end_char), tokens.as_doc())


def _span(doc: Doc, span: model.Span, label: str = "") -> Span:
    found = doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
    assert found is not None, "spans of quotations are never empty"
    return found


def _said(doc: Doc) -> tuple[Said, ...]:
    """Read the stored quotations back: plain data, so that a ``Doc`` with them can be written to disk."""
    stored = msgspec.convert(doc.user_data.get(NAME, []), tuple[Quotation, ...])
    return tuple(_as_spans(doc, quotation) for quotation in stored)


def _as_spans(doc: Doc, quotation: Quotation) -> Said:
    def place(span: model.Span | None) -> Span | None:
        return _span(doc, span) if span else None

    to = quotation.addressee or Reference(None)
    return Said(
        content=_span(doc, quotation.span, quotation.mode),
        mode=quotation.mode,
        cue=place(quotation.cue),
        speaker=place(quotation.speaker.span),
        speaker_name=quotation.speaker.actor,
        reason=quotation.speaker.reason,
        addressee=place(to.span),
        addressee_name=to.actor,
        chain=quotation.chain,
        stage=quotation.stage,
    )


Doc.set_extension("quotations", getter=_said, force=True)
