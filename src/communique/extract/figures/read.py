"""Find figures: how many, of what, whose, where, as of when, by whose estimate."""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from communique.extract.figures.counting import Counted, count, like
from communique.extract.figures.countries import Countries, countries
from communique.extract.figures.quantities import quantities
from communique.extract.figures.setting import as_of, clause, place
from communique.extract.figures.sources import estimate_by, source
from communique.extract.figures.whose import counted, owner
from communique.model import Document, Figure, Quotation, Span, TimeExpression, claim_id
from communique.text.parse import Paragraph, Parse

STAGE = "figures/6"


def figures(
    *, document: Document, parse: Parse, times: tuple[TimeExpression, ...], quotations: tuple[Quotation, ...]
) -> tuple[Figure, ...]:
    """Return the figures of the body, in order; none overlaps a time expression.

    Bounds are ``None`` where the hedge leaves them open; what is counted, whose, where, when and by whom are
    ``None`` where the clause does not say.
    """
    around, known = _Around(times, quotations), countries(document.text)
    return tuple(
        _figure(document, paragraph, found, near, known)
        for paragraph in parse.paragraphs
        for near in [around.of(paragraph)]
        for found in _found(document, paragraph, [t.span for t in near.times])
    )


def _found(document: Document, paragraph: Paragraph, taken: list[Span]) -> Iterator[Counted]:
    done = paragraph.span.start
    before: Counted | None = None
    for quantity in quantities(document.text, paragraph.span):
        if quantity.core.start < done or any(quantity.core.overlaps(span) for span in taken):
            continue
        found = count(paragraph, quantity, taken)
        if found is not None:
            done = found.span.end
            found = like(found, before)
            if (found.head is not None and not found.measured) or found.unit == "persons":
                before = found
            yield found


def _figure(
    document: Document, paragraph: Paragraph, found: Counted, near: "_Near", known: Countries
) -> Figure:
    quantity, whose = found.quantity, owner(found, known)
    said = min(
        (q for q in near.quotations if q.span.covers(found.span)), key=lambda q: len(q.span), default=None
    )
    by = source(paragraph, found, said)
    day, undated = as_of(paragraph, found, near.times)
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
        counted=counted(found, whose, known),
        owner=whose,
        place=place(found),
        as_of=day,
        estimate_by=estimate_by(paragraph, by, document.text),
        source=by,
        quotation=said.id if said else None,
        clause=clause(paragraph, found),
        undated=undated,
    )


class _Near(NamedTuple):
    """What was read off a paragraph before its figures."""

    times: list[TimeExpression]
    quotations: list[Quotation]


class _Around:
    """Times and quotations, taken paragraph by paragraph."""

    def __init__(self, times: tuple[TimeExpression, ...], quotations: tuple[Quotation, ...]) -> None:
        self._times = times
        self._quotations = sorted(quotations, key=lambda q: q.span)
        self._place = 0
        self._first = 0

    def of(self, paragraph: Paragraph) -> _Near:
        """Return what lies in ``paragraph``; to be called in their order."""
        times: list[TimeExpression] = []
        while self._place < len(self._times) and self._times[self._place].span.start < paragraph.span.end:
            times.append(self._times[self._place])
            self._place += 1
        said = self._quotations
        while self._first < len(said) and said[self._first].span.end <= paragraph.span.start:
            self._first += 1
        inside = takewhile(lambda q: q.span.start < paragraph.span.end, islice(said, self._first, None))
        return _Near(times, list(inside))
