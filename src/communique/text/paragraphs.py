"""Cut a run of text into paragraphs, whatever way its lines were broken."""

import re
from collections.abc import Iterator

from communique.model import Span

LONGEST = 10_000
"""Code points: a longer paragraph is cut at white space, so that one line of a megabyte can be parsed."""

_BLANK = re.compile(
    r"(?:\r\n?|\n|\u2028|\u2029)[^\S\r\n]*(?:\r\n?|\n|\u2029)\s*|\u2029\s*"
    r"|(?:\r\n?|\n|\u2028)(?=[^\S\r\n]*[•▪►▶●◦‣][^\S\r\n])"
)
"""A blank line, or a line break before a bullet."""
_LINE = re.compile(r"\r\n?|\n|\u2028")
_SENTENCE_END = tuple('.!?:;…"”’»')


def paragraphs(text: str, within: Span) -> tuple[Span, ...]:
    """Return the trimmed, non-empty paragraphs of ``text`` inside ``within``, in order.

    A blank line always ends a paragraph, and so does a bullet; a single line break does unless the block is
    hard-wrapped.
    """
    pieces = (
        cut.trim(text)
        for block in _split(text, within, _BLANK)
        for piece in ([block] if _hard_wrapped(block.of(text)) else _split(text, block, _LINE))
        for cut in _shorten(text, piece)
    )
    return tuple(piece for piece in pieces if len(piece))


def _split(text: str, within: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    start = within.start
    for match in mark.finditer(text, within.start, within.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, within.end)


def _hard_wrapped(block: str) -> bool:
    """Lines of one typewriter width, some of which break off in mid-sentence."""
    lines = [line.rstrip() for line in _LINE.split(block)]
    filled = lines[:-1]
    return (
        len(filled) > 0
        and all(40 <= len(line) <= 100 for line in filled)
        and any(not line.endswith(_SENTENCE_END) for line in filled)
        and max(map(len, lines)) - min(map(len, filled)) <= 30
    )


def _shorten(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    while piece.end - start > LONGEST:
        space = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (". ", " ", "\t"))
        end = space + 1 if space > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, piece.end)
