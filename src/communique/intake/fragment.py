"""Lay out HTML as text: a paragraph for each block, as a reader sees them."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figure|footer|form"
    r"|h[1-6r]|header|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SILENT = re.compile(
    r"audio|button|canvas|embed|figcaption|form|iframe|input|math|nav|noscript|object|script|select|style|svg"
    r"|template|textarea|title|video"
)
_DEPTH = 200
"""Levels of elements that are gone into: a page has 30."""


def text_of(markup: str) -> str:
    """Return the text of an HTML fragment, paragraphs parted by blank lines; empty where there is none."""
    root = parsed(markup)
    return "" if root is None else "\n\n".join(blocks(root))


def parsed(markup: str) -> Any | None:
    """Return the element tree of a piece of HTML, or ``None`` where it has no element and no text."""
    try:
        return html.fromstring(f"<div>{markup}</div>", parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError):
        return None


def blocks(element: Any) -> Iterator[str]:
    """Yield the text of each block in ``element``, in order, white space folded; two line breaks end one."""
    pieces: list[str] = []
    for piece in _pieces(element, 0):
        if piece is None:
            yield from _flushed(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield from _flushed(pieces)


def _flushed(pieces: list[str]) -> Iterator[str]:
    for paragraph in re.split(r"\s*\n\s*\n\s*", "".join(pieces)):
        if text := " ".join(paragraph.split()):
            yield text


def _pieces(element: Any, depth: int) -> Iterator[str | None]:
    """Runs of text as they come; ``None`` where a block begins or ends, a line feed for a line break."""
    tag = element.tag
    if isinstance(tag, str) and not _SILENT.fullmatch(tag) and depth < _DEPTH:
        if tag == "br":
            yield "\n"
        edge = _BLOCK.fullmatch(tag) is not None
        if edge:
            yield None
        yield re.sub(r"\s+", " ", element.text or "")
        for child in element:
            yield from _pieces(child, depth + 1)
        if edge:
            yield None
    yield re.sub(r"\s+", " ", element.tail or "") if depth else ""
