"""Tell who speaks where in a document: around a mention, last before it, next behind it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.model import Quotation, Span
from communique.resolve.draft import Draft
from communique.resolve.overlaps import Overlaps
from communique.resolve.salience import rank

_BACK = 60
"""Speakers looked at for the last who speaks in no quotation of another's."""
_SOON = 400
"""Characters behind two speakers in which "they" are still these two."""


class Speech:
    """The quotations of one document, and the drafts of those who speak."""

    def __init__(self, drafted: Sequence[Draft], quotations: Iterable[Quotation]) -> None:
        self._drafts = drafted
        self._places = Overlaps(d.span for d in drafted)
        self._quotes = sorted(quotations, key=lambda q: (q.span.start, -q.span.end))
        self._said = Overlaps(q.span for q in self._quotes)
        self._direct = Overlaps(q.span for q in self._quotes if q.mode == "direct")
        self._speakers = Overlaps(q.speaker.span for q in self._quotes)
        self._said_by = sorted({q.speaker.span for q in self._quotes if q.speaker.span})
        self._spoken = [span.start for span in self._said_by]
        self._contents: dict[Span, list[Span]] = defaultdict(list)
        """By the span of a speaker what is reported of him."""
        for quote in self._quotes:
            if quote.speaker.span:
                self._contents[quote.speaker.span].append(quote.span)

    def speaks(self, span: Span) -> bool:
        """Tell whether ``span`` touches the words for a speaker."""
        return self._speakers.touches(span)

    def is_direct(self, span: Span) -> bool:
        """Tell whether ``span`` touches what is quoted word for word."""
        return self._direct.touches(span)

    def weight(self, held: Draft, speaks: bool, direct: bool) -> float:
        """Return how much tells for ``held`` as whom a pronoun takes up that ``speaks`` or is quoted."""
        weight = rank(held)
        if self.speaks(held.span):
            weight *= 1.8 if speaks else 1.3
        return weight * (0.3 if direct != self.is_direct(held.span) else 1.0)

    def quoted_at(self, span: Span) -> set[int]:
        """Return the numbers of the quotations that touch ``span``."""
        return set(self._said.at(span))

    def reported(self, speaker: Span) -> Sequence[Span]:
        """Return what is reported of whoever the words of ``speaker`` name."""
        return self._contents.get(speaker, ())

    def spoken_of(self, speaker: Span) -> Iterator[Draft]:
        """Yield the drafts in what is reported of ``speaker``."""
        return (self._drafts[i] for content in self.reported(speaker) for i in self._places.at(content))

    def containing(self) -> Iterator[list[Quotation]]:
        """Yield for each draft the quotations around it, the innermost last."""
        open_: list[Quotation] = []
        at = 0
        for draft in self._drafts:
            while at < len(self._quotes) and self._quotes[at].span.start <= draft.span.start:
                open_.append(self._quotes[at])
                at += 1
            open_ = [q for q in open_ if q.span.end > draft.span.start]
            yield list(open_)

    def mention_at(self, span: Span | None) -> Draft | None:
        """Return the widest draft within or around ``span``."""
        if span is None:
            return None
        touching = [self._drafts[i] for i in self._places.at(span)]
        return max(touching, key=lambda d: (len(d.span), not d.nested), default=None)

    def mentions_at(self, span: Span) -> list[Draft]:
        """Return the drafts within or around ``span`` that lie in no other."""
        return [d for d in (self._drafts[i] for i in self._places.at(span)) if not d.nested]

    def last_speaker(self, draft: Draft) -> Span | None:
        """Return the words for whoever spoke last before ``draft``, and in no quotation of another's."""
        at = bisect_left(self._spoken, draft.span.start)
        told = (s for s in reversed(self._said_by[max(0, at - _BACK) : at]) if not self._said.touches(s))
        return next(told, None)

    def last_speakers(self, draft: Draft) -> list[Draft]:
        """Return those named side by side as the last speakers before ``draft``, if they are several."""
        at = bisect_left(self._spoken, draft.span.start)
        span = self._said_by[at - 1] if at else None
        if span is None or draft.span.start - span.end > _SOON:
            return []
        return self.mentions_at(span)

    def speakers_behind(self, draft: Draft) -> Iterator[Draft]:
        """Yield those who speak behind ``draft``, in order, until several speak together."""
        for span in self._said_by[bisect_left(self._spoken, draft.span.end) :]:
            outer = [d for d in (self._drafts[i] for i in self._places.at(span)) if not (d.nested or d.owner)]
            named = [d for d in outer if d.kind == "person" and d.form == "name"]
            if not outer:
                continue
            if len(outer) != 1 and not (len(named) == 1 and named[0].span.end == span.end):
                return
            yield outer[-1]
