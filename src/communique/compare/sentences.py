"""Find the sentence around some words, where no parse is at hand."""

import re

from communique.model import Span

_REACH = 400
"""Code points around the words in which their sentence is looked for."""
_END = re.compile(r"(?:(?:\w{4,}|\d|[)%])[”\"’']?[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])|\n)")


def sentence(text: str, at: Span) -> Span:
    """Return the sentence around ``at``, as far as marks and capitals tell.

    >>> text = "It rained. Gen. Roe met envoys on 4 May in Rosmere. Nobody spoke."
    >>> sentence(text, Span(36, 41)).of(text)
    'Gen. Roe met envoys on 4 May in Rosmere.'
    """
    low, high = max(at.start - _REACH, 0), min(at.end + _REACH, len(text))
    before = [match.end() for match in _END.finditer(text, low, at.start)]
    after = _END.search(text, at.end, high)
    return Span(before[-1] if before else low, after.end() if after else high).trim(text)


def sentence_before(text: str, whole: Span) -> Span:
    """Return the sentence before ``whole`` in its paragraph, or an empty span where ``whole`` begins it."""
    lead = text[max(whole.start - _REACH, 0) : whole.start]
    end = len(lead.rstrip())
    if not end or "\n" in lead[end:]:
        return Span(whole.start, whole.start)
    last = whole.start - len(lead) + end
    return sentence(text, Span(last - 1, last))
