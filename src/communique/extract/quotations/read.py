"""Read who is reported to have said what: direct, mixed and indirect, with cue, speaker, addressee."""

from collections.abc import Iterable, Sequence

from communique.extract.quotations.assembly import assemble
from communique.extract.quotations.chains import linked
from communique.extract.quotations.found import Found
from communique.extract.quotations.headings import recased
from communique.extract.quotations.marks import stretches
from communique.extract.quotations.sentences import lines
from communique.model import Attribution, Document, Quotation, Reference, Span, claim_id
from communique.text.parse import Parse

STAGE = "quotations/16"
PROPOSED = "attributions/3"
"""The stage of a quotation that the encoder saw and the rules missed; rules shaped it all the same."""


def quotations(
    document: Document, parse: Parse, attributions: tuple[Attribution, ...] = ()
) -> tuple[Quotation, ...]:
    """Return the quotations in the body, in order.

    ``span`` is the content: inside the marks for ``direct``; the complement of the cue with the marks in it
    for ``mixed``; the clause without "that" for ``indirect``. ``speaker.span`` is the noun phrase that names
    the speaker beside the cue; where ``cue`` is ``None`` it may be an earlier mention of the running speaker.
    ``attributions`` are the encoder's: they add what the rules missed. No ``actor`` is resolved here.
    """
    text = document.text
    paragraphs = recased(parse.paragraphs)
    page = lines(paragraphs, stretches(text, [p.span for p in paragraphs]))
    return tuple(_claims(document, linked(document, assemble(page, attributions))))


def _claims(document: Document, found: Sequence[Found]) -> Iterable[Quotation]:
    seen: set[tuple[Span, Span | None]] = set()
    for item in sorted(found, key=lambda f: (f.span.start, -f.span.end, f.cue or f.span)):
        span = item.span.trim(document.text)
        if not len(span) or (span, item.cue) in seen:
            continue
        seen.add((span, item.cue))
        yield Quotation(
            id=claim_id("quotation", document.id, span, item.cue),
            document=document.id,
            span=span,
            text=span.of(document.text),
            stage=PROPOSED if item.proposed else STAGE,
            mode=item.mode,
            cue=item.cue,
            speaker=Reference(item.speaker, None, item.reason),
            addressee=Reference(item.addressee, None, "not resolved") if item.addressee else None,
            chain=item.chain,
        )
