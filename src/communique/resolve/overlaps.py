"""Find which of many spans share a character with one, without looking at all of them."""

from collections import defaultdict
from collections.abc import Iterable

from communique.model import Span

_BLOCK = 8
"""Spans are filed by blocks of 256 characters."""


class Overlaps:
    """An index of spans; ``None`` in the place of a span keeps the numbering and is never found."""

    def __init__(self, spans: Iterable[Span | None]) -> None:
        self._blocks: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for number, span in enumerate(spans):
            if span is not None:
                for block in range(span.start >> _BLOCK, (span.end >> _BLOCK) + 1):
                    self._blocks[block].append((number, span))

    def at(self, span: Span) -> list[int]:
        """Return the numbers of the spans that overlap ``span``, ascending."""
        blocks = range(span.start >> _BLOCK, (span.end >> _BLOCK) + 1)
        found = {number for b in blocks for number, other in self._blocks.get(b, ()) if other.overlaps(span)}
        return sorted(found)

    def touches(self, span: Span) -> bool:
        """Tell whether any span overlaps ``span``."""
        blocks = range(span.start >> _BLOCK, (span.end >> _BLOCK) + 1)
        return any(other.overlaps(span) for b in blocks for _, other in self._blocks.get(b, ()))
