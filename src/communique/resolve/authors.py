"""Tell whose a text is that "says" something: "Roe's letter", "a statement by the ministry", "the memo"."""

import re
from collections.abc import Sequence

from communique.model import Mention, Span
from communique.resolve.lexicon import words

_NOUN = rf"(?:{'|'.join(sorted(words('texts'), key=len, reverse=True))})s?"
_OWNED = re.compile(rf"[’']?s?\s+(?:[\w-]+\s+){{0,3}}?{_NOUN}\b(?!\s+(?:chief|editor|writer))", re.I)
_MADE = re.compile(
    rf"(?:[\w-]+\s+){{0,4}}?{_NOUN}\s+(?:(?:\w+ed|sent|put out)\s+)?(?:by|from|of)\s+(?:the\s+)?", re.I
)
_SIGNED = re.compile(rf"\s+(?:[a-z][\w-]+\s+)?{_NOUN}", re.I)
_UTTERED = re.compile(
    r"(?:statement|release|tweet|post|letter|message|communiqu[eé]|note|readout|speech|e-?mail)s?$", re.I
)
"""What goes on with the words of whoever spoke just before; an affidavit or a report is another's."""
_OWN = frozenset(("his", "her", "its", "their", "my", "our"))
_DEFINITE = re.compile(rf"(?:the|this|that|these|those|\w+day[’']s)\s+(?:[\w-]+\s+){{0,2}}?({_NOUN})", re.I)
_NEW = re.compile(
    r"(?:an?\s+)?(?:accompanying|separate|joint|subsequent|later|second|brief|written|follow-up|press|news)?\s*"
    r"(statement|release|tweet|post|communiqu[eé])s?",
    re.I,
)
_ISSUED = re.compile(r"\b(?:issued|released|published|put out|sent|signed|posted|wrote|distributed)\b")
_STOP = re.compile(r"[.!?]['’\"”]*\s+(?=[A-Z“\"'‘`])|\n")
_SOON = 40
"""Characters between whoever issues a text and the verb."""
REACH = 700
"""Characters before a text in which its author is named."""


def author_of(text: str, span: Span, inside: Sequence[Mention]) -> Mention | None:
    """Return the mention of whose text the words of ``span`` are, among those ``inside`` it, or ``None``."""
    first = inside[0]
    owner = first.text.lower() in _OWN or text[first.span.end : first.span.end + 1] in ("'", "’")
    if (
        first.span.start - span.start <= len("the ")
        and owner
        and _OWNED.match(text, first.span.end, span.end)
    ):
        return first
    body = first.kind in ("organisation", None) and first.form == "name"
    if (
        body
        and first.span.start - span.start <= len("the ")
        and _SIGNED.fullmatch(text, first.span.end, span.end)
    ):
        return first
    return first if _MADE.fullmatch(text, span.start, first.span.start) else None


def is_text(phrase: str) -> bool:
    """Tell whether a phrase is a text whose author must have been named before: "the statement"."""
    return _DEFINITE.fullmatch(phrase) is not None or _NEW.fullmatch(phrase) is not None


def is_utterance(phrase: str) -> bool:
    """Tell whether a text may be that of whoever spoke just before it: a statement, no affidavit."""
    return _UTTERED.search(phrase) is not None


def author_before(text: str, start: int, near: Sequence[Mention]) -> Mention | None:
    """Return who issued the text spoken of at ``start``, among the mentions ``near`` before it, or ``None``.

    That is whoever "issued" or "signed" something last, or whose statement or letter was spoken of last.
    """
    behind = [m for m in near if m.span.end <= start and m.form in ("name", "group", "role")]
    for mention in reversed(behind):
        end = _STOP.search(text, mention.span.end, start)
        clause = text[mention.span.end : min(end.start() if end else start, mention.span.end + _SOON)]
        before = text[max(0, mention.span.start - 60) : mention.span.start]
        if (
            _ISSUED.search(clause)
            or _OWNED.match(clause)
            or re.search(rf"\b{_NOUN}\s+(?:by|from)\s+(?:the\s+)?$", before)
        ):
            return mention
    return None
