"""Tell a dateline from the words that follow it: "TARN, May 3 (Agency) —" dates the report, not a deed."""

import re

from communique.model import Span

_NAME = r"(?:[A-Z][\w.'’-]*|of|and|de|la|al|el|du|da)"
_PLACE = re.compile(rf"[^\S\n]*(?P<place>[A-Z][\w.'’-]*(?:[ /]{_NAME}|, {_NAME}){{0,7}})(?P<comma>,?)\s+\Z")
_CAPITALS = re.compile(r"[A-Z]{3}")
_REST = re.compile(
    r",?(?: \d{4},?)?\s{0,2}(?P<agency>\([A-Z][^()\n]{1,40}\)|/[^/\n]{1,30}/)?"
    r"\s{0,2}(?P<dash>--|[—–]|-(?=\s))?"
)
_REACH = 80
"""Code points from the begin of a line within which a dateline has named its date."""


def in_dateline(text: str, span: Span) -> bool:
    """Tell whether the date at ``span`` belongs to a dateline.

    A place leads its line and an agency or a dash follows; where no agency does, the place is in capitals.
    """
    first = max(span.start - _REACH, 0)
    line = max(text.rfind(mark, first, span.start) for mark in "\n\u2028\u2029") + 1
    if line == 0 < first:
        return False
    place = _PLACE.match(text, line, span.start)
    rest = _REST.match(text, span.end, span.end + _REACH)
    if place is None or rest is None:
        return False
    capitals = _CAPITALS.search(place["place"]) is not None
    return bool((capitals or place["comma"]) and (rest["agency"] or (rest["dash"] and capitals)))
