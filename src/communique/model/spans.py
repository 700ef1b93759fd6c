"""Where words stand, and the proof that they do."""

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Half-open code-point offsets into ``document.text``; ``[start, end]`` in JSON."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that stand here."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def trim(self, text: str) -> "Span":
        """Return the span without white space at either end (possibly empty)."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all ``spans`` (at least one)."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


class Evidence(msgspec.Struct, frozen=True):
    """A stretch of one document with its exact words: ``document.text[start:end] == text``."""

    document: str
    span: Span
    text: str
