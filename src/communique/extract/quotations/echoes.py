"""Quoted words of headlines and subheads that the text below quotes again: whose they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from communique.extract.quotations.ends import last_of
from communique.extract.quotations.found import Found, Reader
from communique.extract.quotations.sentences import Line
from communique.model import Mode

_WORD = re.compile(r"\w+")
_FINAL = frozenset(".!?…,;:")
_REACH = 100
"""Quotations below a heading that may take it up."""


def echoes(readers: Sequence[Reader], found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``found``, and each heading that is nothing but quoted words which somebody says further down.

    A heading that is no sentence is ``mixed`` and keeps its marks. One that nobody takes up has no speaker.
    So it is with headings that a page ran into the text below, if they are taken up.
    """
    lines = [reader.line for reader in readers]
    headings = {
        line.stretches[0].span: (line, 0)
        for line in lines
        if is_subhead(line) and len(line.stretches) == 1 and line.stretches[0].outer == line.paragraph.span
    }
    run_in = {
        stretch.span: (line, n)
        for line in lines
        for n, stretch in enumerate(line.stretches)
        if _runs_in(line, n)
    }
    asked = {**headings, **run_in}
    below = (
        sorted((f for f in found if f.mode != "indirect" and f.cue), key=lambda f: f.span) if asked else []
    )
    said = [(f, _words(_text(readers, f))) for f in below]
    sources = {}
    for span, (line, number) in asked.items():
        words = _words(line.doc[slice(*line.edges[number])].text)
        first = bisect_right(below, span.end, key=lambda f: f.span.start)
        sources[span] = next((f for f, text in said[first : first + _REACH] if words in text), None)
    taken = {
        place
        for span, (line, number) in run_in.items()
        if sources[span]
        for place in (span, line.stretches[number].outer)
    }
    yield from (f for f in found if f.span not in taken and (f.span not in headings or f.cue is not None))
    bare = {f.span for f in found if f.cue is None}
    for span, (line, number) in asked.items():
        whole, source = line.finite(number), sources[span]
        place = span if whole else line.stretches[number].outer
        mode: Mode = "direct" if whole else "mixed"
        if source is not None:
            yield Found(place, mode, None, source.speaker, reason=source.reason, chain=source.chain)
        elif span in headings and span in bare:
            yield Found(place, mode, None, None, reason="not stated")


def _runs_in(line: Line, number: int) -> bool:
    """Tell whether a stretch without a stop stands between a sentence's end and the next one's beginning."""
    opening, closing = line.edges[number]
    behind = line.doc[closing].text[:1] if closing < len(line.doc) else ""
    before = line.doc[opening - 1].text[-1:] if opening else "."
    words = sum(t.is_alpha for t in line.doc[opening:closing])
    apart = behind.isupper() and before in _FINAL and words > 1
    return apart and line.stretches[number].closed and last_of(line, closing) not in _FINAL


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
