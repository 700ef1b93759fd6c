"""Tell who says what an envoy "was told": whoever summoned him, or who issues the text."""

import re

from communique.model import Document, Span
from communique.resolve.issuers import issuers
from communique.resolve.lists import outermost
from communique.resolve.meant import Meant

_REACH = 1200
"""Characters before what was told in which the envoy was summoned."""
_TO = re.compile(
    r"\b(?:summoned|called(?: in)?|invited|convoked|hauled|asked to come|came|ordered)\b[^.\n]{0,80}?"
    r"\b(?:to|before)\s+(?:[\w’']+\s+){0,3}$"
)
"""Before a name: its bearer had the envoy come."""
_HAD = re.compile(
    r"\s+(?:(?:has|had|have|also|today|yesterday|later|on \w+day|earlier|again|separately)\s+){0,3}"
    r"(?:summon(?:s|ed)?|calls? in|called in|convoked?s?|hauled in|carpeted)\b",
    re.I,
)
_HAD_BY = re.compile(r"\b(?:summoned|called in|convoked|hauled in)\s+(?:[\w’']+\s+){0,4}by\s+(?:the\s+)?$")


_ENVOY = re.compile(
    r"\b(?:ambassadors?|envoys?|diplomats?|charg[eé]s?|heads? of|representatives?|attach[eé]s?|consuls?"
    r"|commissioners?|counsellors?|nuncio|he|she|they|both)\b[^.\n]*$",
    re.I,
)
_SENTENCE = 160


def tellers(meant: Meant, document: Document, told: Span) -> list[str]:
    """Return who told somebody what ``told`` reports without a speaker; nobody where it is not clear.

    "Tarn's envoy was summoned to the Drovian Foreign Ministry and was told that ..."; and of a statement what
    it says an envoy was told its issuer told him.
    """
    text, since = meant.text, max(0, told.start - _REACH)
    begin = max(text.rfind("\n", 0, told.start), text.rfind(". ", 0, told.start), told.start - _SENTENCE)
    if _ENVOY.search(text[max(0, begin) : told.start]) is None:
        return []
    near = [m for m in outermost(meant.near(Span(since, told.start))) if since <= m.span.start < told.start]
    for mention in reversed(near):
        if mention.kind not in ("organisation", "state", "bloc"):
            continue
        before = text[max(0, mention.span.start - 120) : mention.span.start]
        if _TO.search(before) or _HAD_BY.search(before) or _HAD.match(text, mention.span.end):
            return meant.names(mention)[0]
    return [str(draft.name) for draft in issuers(document, (), None) if draft.name]
