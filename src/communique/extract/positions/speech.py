"""Look up in whose quoted or reported words a character stands, and which quotation a cue introduces."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from communique.model import Quotation, Span


class Speech:
    """The quotations of a document, by place."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self._text = text
        self._held = sorted(quotations, key=lambda q: (q.span.start, -q.span.end))
        self._starts = [q.span.start for q in self._held]
        self._reach = list(accumulate((q.span.end for q in self._held), max))
        self._cues: dict[int, Quotation] = {}
        for quotation in self._held:
            if quotation.cue is not None:
                for offset in range(quotation.cue.start, min(quotation.cue.end, quotation.cue.start + 40)):
                    self._cues.setdefault(offset, quotation)

    def around(self, span: Span) -> Quotation | None:
        """Return the innermost quotation whose content covers ``span``."""
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._reach[index] > span.start:
            if self._held[index].span.covers(span):
                return self._held[index]
            index -= 1
        return None

    def introduced_by(self, cue: Span) -> Quotation | None:
        """Return the first quotation whose cue shares the first character of ``cue``."""
        return self._cues.get(cue.start)

    def speaker(self, quotation: Quotation | None) -> str:
        """Return the words that name whoever is quoted, or nothing."""
        span = quotation.speaker.span if quotation is not None else None
        return span.of(self._text) if span is not None else ""
