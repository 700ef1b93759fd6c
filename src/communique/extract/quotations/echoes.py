"""Quoted words of headlines and subheads that the text below quotes again: whose they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract.quotations.ends import last_of
from communique.extract.quotations.found import Found, Reader
from communique.extract.quotations.marks import Stretch
from communique.extract.quotations.sentences import Line
from communique.model import Mode, Span

_WORD = re.compile(r"\w+")
_FINAL = frozenset(".!?…,;:")
_DIRECT: Mode = "direct"
_MIXED: Mode = "mixed"
_SAYING = 3
"""Words within a heading that are no turn of phrase."""
_REACH = 100
"""Quotations below a heading that may take it up."""


@dataclass(frozen=True)
class _Heading:
    """Quoted words of a heading: all of it, run into the text below (``glued``), or ``part`` of it."""

    line: Line
    number: int
    glued: bool = False
    part: bool = False

    @property
    def stretch(self) -> Stretch:
        return self.line.stretches[self.number]

    @property
    def words(self) -> str:
        return _words(self.line.doc[slice(*self.line.edges[self.number])].text)

    @property
    def whole(self) -> bool:
        return self.line.finite(self.number) and not self.part


def echoes(readers: Sequence[Reader], found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``found``, and the quoted words of headings that somebody says further down.

    A heading that is no sentence is ``mixed`` and keeps its marks. One that is nothing but quoted words and
    that nobody takes up has no speaker. So it is with headings that a page ran into the text below, and with
    a few words or more within one, if they are taken up.
    """
    headings = [heading for reader in readers for heading in _headings(reader)]
    quoted = (f for f in found if f.mode != "indirect" and f.cue)
    below = sorted(quoted, key=lambda f: f.span) if headings else []
    said = [(f, _words(_text(readers, f))) for f in below]
    sources: dict[Span, Found | None] = {}
    for heading in headings:
        words, span = heading.words, heading.stretch.span
        first = bisect_right(below, span.end, key=lambda f: f.span.start)
        sources[span] = next((f for f, text in said[first : first + _REACH] if words in text), None)
    alone = {h.stretch.span for h in headings if not (h.glued or h.part)}
    glued = [h.stretch for h in headings if h.glued and sources[h.stretch.span]]
    taken = {place for stretch in glued for place in (stretch.span, stretch.outer)}
    yield from (f for f in found if f.span not in taken and (f.span not in alone or f.cue is not None))
    bare = {f.span for f in found if f.cue is None}
    for heading in headings:
        span, source = heading.stretch.span, sources[heading.stretch.span]
        whole = heading.whole and (source is None or source.mode == _DIRECT)
        place, mode = (span, _DIRECT) if whole else (heading.stretch.outer, _MIXED)
        if source is not None:
            yield Found(place, mode, None, source.speaker, reason=source.reason, chain=source.chain)
        elif span in alone and span in bare:
            yield Found(place, mode, None, None, reason="not stated")


def _headings(reader: Reader) -> Iterator[_Heading]:
    line = reader.line
    for number, stretch in enumerate(line.stretches):
        words = sum(t.is_alpha for t in line.doc[slice(*line.edges[number])])
        if is_subhead(line) and len(line.stretches) == 1 and stretch.outer == line.paragraph.span:
            yield _Heading(line, number)
        elif _runs_in(line, number):
            yield _Heading(line, number, glued=True)
        elif line.heading and number not in reader.taken and words >= _SAYING:
            yield _Heading(line, number, part=True)


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
