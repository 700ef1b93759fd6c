"""Quoted words of headlines and subheads that the text below quotes again: whose they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.quotations.found import Found, Reader

_WORD = re.compile(r"\w+")


def echoes(readers: Sequence[Reader], found: Sequence[Found]) -> Iterator[Found]:
    """Yield ``found``; a bare one that is all of a heading has the speaker who says its words further down.

    A heading that is no sentence is ``mixed`` and keeps its marks.
    """
    headings = {
        stretch.span: (reader.line, number)
        for reader in readers
        if reader.line.heading
        for number, stretch in enumerate(reader.line.stretches)
        if stretch.outer == reader.line.paragraph.span
    }
    said = (
        [(f, _words(_text(readers, f))) for f in found if f.mode != "indirect" and f.cue] if headings else []
    )
    for item in found:
        line, number = headings.get(item.span, (None, 0))
        if item.cue is not None or line is None:
            yield item
            continue
        words = _words(line.doc.text)
        later = (f for f, text in said if f.span.start > item.span.end and words in text)
        source = next(later, None)
        if source is not None:
            item = replace(item, speaker=source.speaker, reason=source.reason, chain=source.chain)
        if not line.finite(number):
            item = replace(item, span=line.stretches[number].outer, mode="mixed")
        yield item


def _text(readers: Sequence[Reader], found: Found) -> str:
    at = bisect_right(readers, found.span.start, key=lambda r: r.line.paragraph.span.start) - 1
    paragraph = readers[at].line.paragraph
    start = paragraph.span.start
    return paragraph.text[found.span.start - start : found.span.end - start]


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
