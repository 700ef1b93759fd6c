"""Lay out HTML as text: a paragraph for each block, as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_SPACE = re.compile(r"\s+")
_DEPTH = 200
"""Levels of elements that are gone into: a page has 30."""


@dataclass(frozen=True)
class Block:
    """A run of text that is set apart from what stands before and after it, white space folded."""

    text: str
    element: Any
    """The innermost element that sets it apart."""
    linked: float
    """Share of its letters that are links."""


def text_of(markup: str) -> str:
    """Return the text of an HTML fragment, paragraphs parted by blank lines; empty where there is none."""
    root = parsed(markup)
    return "" if root is None else "\n\n".join(block.text for block in blocks(root))


def parsed(markup: str) -> Any | None:
    """Return the element tree of a piece of HTML, or ``None`` where it has no element and no text."""
    try:
        return html.fromstring(f"<div>{markup}</div>", parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError):
        return None


def blocks(root: Any) -> Iterator[Block]:
    """Yield the blocks in ``root``, in order; two line breaks end one."""
    pieces: list[tuple[str, bool]] = []
    held = root
    for text, linked, element in _pieces(root, root, False, 0):
        if element is not held:
            yield from _ended(pieces, held)
            pieces, held = [], element
        pieces.append((text, linked))
    yield from _ended(pieces, held)


def _ended(pieces: list[tuple[str, bool]], element: Any) -> Iterator[Block]:
    part: list[tuple[str, bool]] = []
    blank = 0
    for text, linked in [*pieces, ("\n", False), ("\n", False)]:
        blank = blank + 1 if text == "\n" else blank if text.isspace() or not text else 0
        part.append((text, linked))
        if blank == 2:
            whole = " ".join("".join(piece for piece, _ in part).split())
            if whole:
                links = sum(len("".join(piece.split())) for piece, linked in part if linked)
                yield Block(whole, element, links / max(1, len("".join(whole.split()))))
            part = []


def _pieces(element: Any, holder: Any, linked: bool, depth: int) -> Iterator[tuple[str, bool, Any]]:
    """Runs of text as they come, whether each is a link, and what sets it apart; a line feed for a break."""
    tag = element.tag
    own = holder
    if isinstance(tag, str) and not _SILENT.fullmatch(tag) and depth < _DEPTH:
        if tag == "br":
            yield "\n", linked, holder
        if _BLOCK.fullmatch(tag):
            own = element
            yield "", linked, own
        inside = linked or tag == "a"
        # Typed text has the line breaks that it was typed with.
        lines = (element.text or "").split("\n") if tag == "pre" else [element.text or ""]
        for number, line in enumerate(lines):
            if number:
                yield "\n", inside, own
            yield _SPACE.sub(" ", line), inside, own
        for child in element:
            yield from _pieces(child, own, inside, depth + 1)
    if depth:
        if own is not holder:
            yield "", linked, holder
        yield _SPACE.sub(" ", element.tail or ""), linked, holder
