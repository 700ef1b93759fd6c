"""Tell whose a text is that "says" something: "Roe's letter", "a statement by the ministry", "the memo"."""

import re
from collections.abc import Sequence

from communique.model import Mention, Span
from communique.resolve.lexicon import words
from communique.resolve.lists import outermost
from communique.resolve.meant import SOON, Meant

_NOUN = rf"(?:{'|'.join(sorted(words('texts'), key=len, reverse=True))})s?"
_OWNED = re.compile(rf"[’']?s?\s+(?:[\w-]+\s+){{0,3}}?{_NOUN}\b(?!\s+(?:chief|editor|writer))", re.I)
_MAKER = (
    r"\s+(?:(?:\w+ed|sent|written|put out)\s+)?(?:(?:on\s+)?(?:\w+day|(?:last|this)\s+\w+)\s+)?"
    r"(?:by|from)\s+"
)
_MADE = re.compile(rf"(?:[\w-]+\s+){{0,4}}?{_NOUN}(?:{_MAKER}|\s+of\s+)(?:the\s+)?", re.I)
_BEHIND = re.compile(_MAKER)
_BEFORE = re.compile(
    rf"(?:\b{_NOUN}{_MAKER}|\b(?:press|media)\s+\w+\s+of\s+)(?:the\s+)?(?:[a-z][\w-]*\s+){{0,3}}$"
)
_OPENING = re.compile(
    rf"\bin\s+an?\s+(?:[\w-]+\s+){{0,3}}{_NOUN}\b[^.;:\n“”\"]{{0,60}},\s+(?:the\s+)?$", re.I
)
"""Before who makes a text: "In a statement issued on Monday, the ministry said"."""
_DESCRIBED = re.compile(r"(?:[a-z][\w-]*\s+){0,3}")
_SIGNED = re.compile(rf"\s+(?:[a-z][\w-]+\s+)?{_NOUN}", re.I)
_UTTERED = re.compile(
    r"(?:statement|release|tweet|post|letter|message|communiqu[eé]|note|readout|speech|e-?mail)s?$", re.I
)
"""What goes on with the words of whoever spoke just before; an affidavit or a report is another's."""
_OWN = frozenset(("his", "her", "its", "their", "my", "our"))
_DEFINITE = re.compile(rf"(?:the|this|that|these|those|\w+day[’']s)\s+(?:[\w-]+\s+){{0,2}}?({_NOUN})", re.I)
_TEXT = re.compile(rf"(?:[\w’'-]+\s+){{0,4}}?{_NOUN}", re.I)
_NEW = re.compile(
    r"(?:an?\s+)?(?:accompanying|separate|joint|subsequent|later|second|brief|written|follow-up|press|news)?\s*"
    r"(statement|release|tweet|post|communiqu[eé])s?",
    re.I,
)
_SAYING = re.compile(rf"\s+(?:\w+\s+)?in\s+an?\s+(?:[\w-]+\s+){{0,2}}{_NOUN}\b")
_ISSUED = re.compile(r"\b(?:issued|released|published|put out|sent|signed|posted|wrote|distributed)\b")
_STOP = re.compile(r"[.!?]['’\"”]*\s+(?=[A-Z“\"'‘`])|\n")
_CLAUSE = 40
"""Characters between whoever issues a text and the verb."""
_REACH = 700
"""Characters before a text in which its author is named."""
_FAR = 4000
"""The same where the text is spoken of again and again."""


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
    if (
        _signs(first)
        and first.span.start - span.start <= len("the ")
        and _SIGNED.fullmatch(text, first.span.end, span.end)
    ):
        return first
    return first if _MADE.fullmatch(text, span.start, first.span.start) else None


def author_around(meant: Meant, span: Span) -> Mention | None:
    """Return who is told to have made the text that ``span`` speaks of, or ``None``.

    Of "a report" or "the report" whoever is named directly behind; of "the report" also who is named before.
    """
    text, phrase = meant.text, span.of(meant.text)
    if not is_said(phrase):
        return None
    ahead = [m for m in meant.near(Span(span.end, span.end + SOON)) if m.span.start >= span.end]
    if author := _behind(text, span.end, ahead):
        return author
    if not is_text(phrase):
        return None
    return _before(text, span, outermost(meant.near(Span(_since(text, span), span.start))))


def is_said(phrase: str) -> bool:
    """Tell whether a phrase is a text, which may tell behind it who made it: "a report"."""
    return _TEXT.fullmatch(phrase) is not None


def is_text(phrase: str) -> bool:
    """Tell whether a phrase is a text whose author must have been named before: "the statement"."""
    return _DEFINITE.fullmatch(phrase) is not None or _NEW.fullmatch(phrase) is not None


def is_utterance(phrase: str) -> bool:
    """Tell whether a text may be that of whoever spoke just before it: a statement, no affidavit."""
    return _UTTERED.search(phrase) is not None


def _behind(text: str, end: int, near: Sequence[Mention]) -> Mention | None:
    """Who made the text spoken of before ``end``: "a report, published by the charity Tarn Watch"."""
    by = _BEHIND.match(text, end)
    behind = (m for m in near if by and m.span.start >= by.end())
    first = next(behind, None)
    return first if by and first and _DESCRIBED.fullmatch(text, by.end(), first.span.start) else None


def _before(text: str, span: Span, near: Sequence[Mention]) -> Mention | None:
    """Whoever of those ``near`` "issued" or "signed" something last, or whose letter was spoken of last."""
    behind = [m for m in near if m.span.end <= span.start and m.form in ("name", "group", "role")]
    for mention in reversed(behind):
        end = _STOP.search(text, mention.span.end, span.start)
        clause = text[mention.span.end : min(end.start() if end else span.start, mention.span.end + _CLAUSE)]
        before = text[max(0, mention.span.start - 90) : mention.span.start]
        if (
            _ISSUED.search(clause)
            or _OWNED.match(clause)
            or _SAYING.match(clause)
            or (_signs(mention) and _SIGNED.match(clause))
            or _BEFORE.search(before)
            or _OPENING.search(before)
        ):
            return mention
    return None


def _since(text: str, span: Span) -> int:
    """Where the text that ``span`` speaks of may first be spoken of: "a report", then "the report"."""
    noun = span.of(text).split()[-1]
    first, begin = span.start, max(0, span.start - _FAR)
    for again in reversed(list(re.finditer(rf"\b{re.escape(noun)}\b", text[begin : span.start], re.I))):
        if first - begin - again.start() > _REACH:
            break
        first = begin + again.start()
    return max(0, first - _REACH)


def _signs(mention: Mention) -> bool:
    """Tell whether a name may stand before a text of its bearer: "a Tarn Watch report", no person's."""
    body = mention.kind in ("organisation", "bloc")
    return (mention.form == "name" and (body or mention.kind is None)) or (mention.form == "role" and body)
