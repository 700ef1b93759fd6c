"""Find the words that tell who issues a text: a joint statement, a ministry's comment."""

import re

from communique.model import Document, Span
from communique.text.gazetteer import find
from communique.text.paragraphs import paragraphs

_TEXT = r"(?:statement|declaration|communiqu[eé]|comment|message|appeal|remarks|conclusions)"
_OF = re.compile(
    rf"(?!an?\s)(?:[\w-]+\s+){{0,3}}{_TEXT}\s+(?:\w+\s+)??(?:of|by|from)\s+(?:the\s+)?(?=\w)", re.I
)
_ITS = re.compile(rf"(?P<who>[A-Z][^.\n]{{1,60}}?)(?:[’']s?)?\s+(?:joint\s+|press\s+)?{_TEXT}\b", re.I)
_WE = re.compile(r"We, (?:the )?(?=\w)")
_OFFICE = re.compile(
    r"(?:the )?(?:(?:federal |foreign |defen[cs]e |interior )?ministry|department of|embassy|government of"
    r"|(?:permanent )?mission|office of the (?:president|prime minister)|prime minister.s office"
    r"|foreign office)\b",
    re.I,
)
_TITLES, _OPENS = 2, 5
"""Paragraphs at the head of the article that may be titles, and those among which it may begin."""


def issued(document: Document) -> Span | None:
    """Return the words that name who issues ``document``, or ``None`` where it is nobody's statement.

    The office whose name stands over the page ("Ministry of Foreign Affairs of X"), else the title ("Joint
    Statement of the Ministers of X", "X statement on") or the first words ("We, X and Y, ...").
    """
    text, name = document.text, document.outlet or ""
    at = text.find(name) if _OFFICE.match(name) else -1
    if at >= 0 and any(find(name)):
        return Span(at, at + len(name))
    runs = [p for run in document.body for p in paragraphs(text, run)]
    for number, paragraph in enumerate(runs[:_OPENS]):
        line = paragraph.of(text)
        titled = number < _TITLES and not line.rstrip().endswith(".")
        said = (titled and _OF.match(line)) or _WE.match(line)
        if said and any(find(line[said.end() :])):
            return Span(paragraph.start + said.end(), paragraph.end)
        its = _ITS.match(line) if titled else None
        if its and any(find(its["who"])):
            return Span(paragraph.start, paragraph.start + its.end("who"))
    return None
