"""Find the words that tell who issues a text: a joint statement, a ministry's comment."""

import re

from communique.model import Document, Span, hull
from communique.text.gazetteer import find
from communique.text.paragraphs import paragraphs

_TEXT = r"(?:statement|declaration|communiqu[eé]|comment|message|appeal|remarks|conclusions)"
_OF = re.compile(
    rf"(?!an?\s)(?:[^:.\n]{{1,60}}:\s+)?(?:[\w-]+\s+){{0,3}}{_TEXT}\s+(?:\w+\s+)??(?:of|by|from)\s+(?:the\s+)?(?=\w)",
    re.I,
)
_ITS = re.compile(
    rf"(?P<who>(?!An?\s)[A-Z][^.:\n]{{1,60}}?)(?:[’']s?)?\s+(?:joint\s+|press\s+)?{_TEXT}\b", re.I
)
_BEHALF = re.compile(r"\bon behalf of (?:the )?(?=\w)")
_WE = re.compile(r"We, (?:the )?(?=\w)")
_OFFICE = re.compile(
    r"(?:(?:the|royal|federal|republic of) )*(?:[A-Z][\w.]+ )?"
    r"(?:(?:federal |foreign |defen[cs]e |interior )?ministry|department of "
    r"|(?:state|foreign) department|embassy|government of|(?:permanent )?mission"
    r"|office of the (?:president|prime minister)|prime minister.s office|foreign office|global affairs)\b",
    re.I,
)
_PART = re.compile(
    rf"(?:[\w-]+\s+){{0,2}}{_TEXT}\s+(?:by|of|from)\s+(?:the\s+)?"
    r"(?P<who>(?:(?:[\w-]+\s){0,3}department|(?:foreign |defen[cs]e )?ministry|press (?:service|office))"
    r"(?:['’]s)?(?:\s(?:official\s)?spokes(?:man|woman|person))?)"
    r"(?=\s*(?:$|:|(?:on|about|regarding|concerning|following|in (?:connection|response|reply))\b))",
    re.I,
)
"""An office of which no state is told: "Comment by the Press Department on the raid"."""
_TITLES, _OPENS = 2, 5
"""Paragraphs at the head of the article that may be titles, and those among which it may begin."""
_HEADING, _TOP = 600, 4
"""Characters above the article, and lines of them, in which the name of an office may stand."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BESIDE = re.compile(r"\s+[-–—]\s+|,\s+")
_MENU = re.compile(r"\s*[|>›»•·/]\s*|\s{2,}")
_LONGEST, _SHORT = 10, 5
"""Words of the longest name of an office, and of a line that only names its state."""
_BARE = re.compile(
    r"(?:the )?(?:ministry|(?:foreign|defen[cs]e|interior) ministry"
    r"|ministry (?:of|for) (?:the )?\w+(?: affairs)?(?:(?:,|,? and|,? &) \w+(?: (?!and\b)\w+)?){0,3})",
    re.I,
)
_PRESS = re.compile(r"\b(?:press|statements?|comments?|briefings?|announcements?)\b", re.I)


def issued(document: Document) -> Span | None:
    """Return the words that name who issues ``document``, or ``None`` where it is nobody's statement.

    The office whose name stands over the page ("Ministry of Foreign Affairs of X"), else the title ("Joint
    Statement of the Ministers of X", "X statement on", "Comment by the Press Department") or the first words
    ("We, X and Y, ..."). Of an office of its own state alone the words may name no state.
    """
    text, name = document.text, document.outlet or ""
    at = text.find(name) if _OFFICE.match(name) else -1
    if at >= 0 and any(find(name)):
        return Span(at, at + len(name))
    if (over := _over(text, _above(text, document.body[0].start if document.body else 0))) is not None:
        return over
    runs = [p for run in document.body for p in paragraphs(text, run)]
    for number, paragraph in enumerate(runs[:_OPENS]):
        line = paragraph.of(text)
        titled = number < _TITLES and not line.rstrip().endswith((".", ":"))
        said = (titled and _OF.match(line)) or _WE.match(line)
        if said and any(find(line[said.end() :])):
            behalf = _BEHALF.search(line, said.end())
            return Span(paragraph.start + (behalf or said).end(), paragraph.end)
        its = _ITS.match(line) if titled else None
        if its and any(find(its["who"])):
            return Span(paragraph.start, paragraph.start + its.end("who"))
        if titled and (part := _PART.match(line)):
            return Span(paragraph.start + part.start("who"), paragraph.start + part.end("who"))
    return None


def _above(text: str, body: int) -> int:
    """Return where the article begins behind first lines that are nothing but the name of an office."""
    row = _LINE.match(text, body)
    if row and _is_state(row.group()):
        row = _LINE.search(text, row.end())
    line = row.group().strip() if row else ""
    placed = (
        _OFFICE.match(line) and _BESIDE.search(line) and any(find(line)) and not line.endswith((".", ":"))
    )
    return row.end() if row and (placed or _BARE.fullmatch(line)) else body


def _over(text: str, body: int) -> Span | None:
    """Return the office named in the first lines above the article, with the state named on a line beside it.

    "REPUBLIC OF X - MINISTRY OF Y" is one line of both. A ministry that names none is its own state's, where
    the lines tell that this is its press service.
    """
    head = text[: min(body, _HEADING)]
    lines: list[Span] = []
    for row in _LINE.finditer(head):
        piece = _MENU.split(row.group().strip())[0]
        at = row.start() + row.group().index(piece)
        lines.append(Span(at, at + len(piece)))
    for at, line in enumerate(lines[:_TOP]):
        words = line.of(text)
        if len(words.split()) > _LONGEST:
            continue
        led, *offices = _BESIDE.split(words)
        if _is_state(led) and any(map(_OFFICE.match, offices)):
            return line
        if not _OFFICE.match(words):
            continue
        beside = (
            other
            for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
            if _is_state(other.of(text))
        )
        whole = hull([line, *beside])
        if any(find(whole.of(text))):
            return whole
        return line if _BARE.fullmatch(words) and _PRESS.search(head) else None
    return None


def _is_state(line: str) -> bool:
    """Tell whether a line does nothing but name a state: "REPUBLIC OF RURITANIA"."""
    return any(find(line)) and len(line.split()) <= _SHORT
