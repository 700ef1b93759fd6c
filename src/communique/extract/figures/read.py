"""Find figures: how many, of what, whose, where, as of when, by whose estimate."""

from collections.abc import Iterator

from communique.extract.figures.counting import Counted, count
from communique.extract.figures.quantities import quantities
from communique.extract.figures.setting import as_of, estimate_by, place
from communique.extract.figures.whose import counted, owner
from communique.model import Document, Figure, Span, TimeExpression, claim_id
from communique.text.parse import Paragraph, Parse

STAGE = "figures/1"


def figures(*, document: Document, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
    """Return the figures of the body, in order; none overlaps a time expression.

    Bounds are ``None`` where the hedge leaves them open; what is counted, whose, where, when and by whom are
    ``None`` where the clause does not say.
    """
    return tuple(
        _figure(document, paragraph, found, around)
        for paragraph, around in _by_paragraph(parse, times)
        for found in _found(document, paragraph, [t.span for t in around])
    )


def _found(document: Document, paragraph: Paragraph, taken: list[Span]) -> Iterator[Counted]:
    done = paragraph.span.start
    for quantity in quantities(document.text, paragraph.span):
        if quantity.core.start < done or any(quantity.core.overlaps(span) for span in taken):
            continue
        found = count(paragraph, quantity, taken)
        if found is not None:
            done = found.span.end
            yield found


def _figure(document: Document, paragraph: Paragraph, found: Counted, around: list[TimeExpression]) -> Figure:
    quantity, whose = found.quantity, owner(found)
    return Figure(
        id=claim_id("figure", document.id, found.span),
        document=document.id,
        span=found.span,
        text=found.span.of(document.text),
        stage=STAGE,
        low=quantity.low,
        high=quantity.high,
        hedge=quantity.hedge,
        unit=found.unit,
        counted=counted(found, whose),
        owner=whose,
        place=place(found),
        as_of=as_of(paragraph, found, around),
        estimate_by=estimate_by(found),
    )


def _by_paragraph(
    parse: Parse, times: tuple[TimeExpression, ...]
) -> Iterator[tuple[Paragraph, list[TimeExpression]]]:
    place = 0
    for paragraph in parse.paragraphs:
        inside: list[TimeExpression] = []
        while place < len(times) and times[place].span.start < paragraph.span.end:
            inside.append(times[place])
            place += 1
        yield paragraph, inside
