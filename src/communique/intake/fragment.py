"""Read a piece of HTML as boxes: the runs of text that a browser would set apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from lxml import etree, html

from communique.intake.structure import Piece
from communique.model import BlockKind

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer"
    r"|form|h[1-6r]|header|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SILENT = re.compile(
    r"audio|button|canvas|embed|form|iframe|input|math|nav|noscript|object|script|select|style|svg"
    r"|template|textarea|title|video"
)
_SPACE = re.compile(r"\s+")
_DEPTH = 200
"""Levels of elements that are gone into: a page has 30."""
_NEAR = 4
"""Levels above a box that tell what it is."""
_CAPTION = re.compile(
    r"\b(?:wp-)?caption\b|\bimage-?(?:caption|credit)\b|\bphoto-?(?:caption|credit)\b", re.I
)
_KINDS: dict[str, BlockKind] = {
    **{f"h{n}": "subhead" for n in range(1, 7)},
    "li": "item",
    "dd": "item",
    "blockquote": "quote",
}


@dataclass(frozen=True)
class Box:
    """A run of text that is set apart from what stands before and after it, white space folded."""

    text: str
    element: Any
    """The innermost element that sets it apart."""
    linked: float
    """Share of its letters that are links."""

    @property
    def kind(self) -> BlockKind:
        """What it is by its element and those it lies in; a headline is not told from a subhead."""
        return next((_KINDS[e.tag] for e in self._near if e.tag in _KINDS), "paragraph")

    @property
    def is_caption(self) -> bool:
        """Tell whether it stands under a picture."""
        return any(e.tag == "figcaption" or _CAPTION.search(e.get("class") or "") for e in self._near)

    @property
    def _near(self) -> Iterator[Any]:
        return islice(chain([self.element], self.element.iterancestors()), _NEAR)


def text_of(markup: str) -> str:
    """Return the text of an HTML fragment, paragraphs parted by blank lines; empty where there is none."""
    return "\n\n".join(piece.text for piece in laid_out(markup) if not piece.reason)


def laid_out(markup: str) -> list[Piece]:
    """Return the blocks of an HTML fragment, all of which is an article but for its captions."""
    root = parsed(markup)
    found = [] if root is None else boxes(root)
    return [Piece(box.text, box.kind, "caption" if box.is_caption else None) for box in found]


def parsed(markup: str) -> Any | None:
    """Return the element tree of a piece of HTML, or ``None`` where it has no element and no text."""
    try:
        return html.fromstring(f"<div>{markup}</div>", parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError):
        return None


def boxes(root: Any) -> Iterator[Box]:
    """Yield the boxes in ``root``, in order; two line breaks end one."""
    pieces: list[tuple[str, bool]] = []
    held = root
    for text, linked, element in _pieces(root, root, False, 0):
        if element is not held:
            yield from _ended(pieces, held)
            pieces, held = [], element
        pieces.append((text, linked))
    yield from _ended(pieces, held)


def _ended(pieces: list[tuple[str, bool]], element: Any) -> Iterator[Box]:
    part: list[tuple[str, bool]] = []
    blank = 0
    for text, linked in [*pieces, ("\n", False), ("\n", False)]:
        blank = blank + 1 if text == "\n" else blank if text.isspace() or not text else 0
        part.append((text, linked))
        if blank == 2:
            whole = " ".join("".join(piece for piece, _ in part).split())
            if whole:
                links = sum(len("".join(piece.split())) for piece, linked in part if linked)
                yield Box(whole, element, links / max(1, len("".join(whole.split()))))
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
