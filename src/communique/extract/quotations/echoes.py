"""Quoted words of headlines and subheads that the text below quotes again: whose they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from communique.extract.quotations.found import Found, Reader
from communique.extract.quotations.sentences import Line
from communique.model import Mode

_WORD = re.compile(r"\w+")


def echoes(readers: Sequence[Reader], found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``found``, and each heading that is nothing but quoted words which somebody says further down.

    A heading that is no sentence is ``mixed`` and keeps its marks. One that nobody takes up has no speaker.
    """
    headings = {
        line.stretches[0].span: line
        for line in (reader.line for reader in readers)
        if is_subhead(line) and len(line.stretches) == 1 and line.stretches[0].outer == line.paragraph.span
    }
    said = (
        [(f, _words(_text(readers, f))) for f in found if f.mode != "indirect" and f.cue] if headings else []
    )
    yield from (f for f in found if f.span not in headings or f.cue is not None)
    bare = {f.span for f in found if f.cue is None}
    for span, line in headings.items():
        words = _words(line.doc.text)
        later = (f for f, text in said if f.span.start > span.end and words in text)
        source = next(later, None)
        whole = line.finite(0)
        place = span if whole else line.stretches[0].outer
        mode: Mode = "direct" if whole else "mixed"
        if source is not None:
            yield Found(place, mode, None, source.speaker, reason=source.reason, chain=source.chain)
        elif span in bare:
            yield Found(place, mode, None, None, reason="not stated")


def is_subhead(line: Line) -> bool:
    """Tell whether the line heads what follows: a question may be somebody's."""
    return line.heading and not line.doc.text.rstrip("”\"’'»“ ").endswith("?")


def _text(readers: Sequence[Reader], found: Found) -> str:
    at = bisect_right(readers, found.span.start, key=lambda r: r.line.paragraph.span.start) - 1
    paragraph = readers[at].line.paragraph
    start = paragraph.span.start
    return paragraph.text[found.span.start - start : found.span.end - start]


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
