"""What the blocks of an article are: told by their form in text, by its elements in a page."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from communique.model import Block, BlockKind, LeftOut, Span
from communique.text.paragraphs import paragraphs

_MARK = re.compile(r"(?:[•·▪►▶♦●◦‣*]|[-–—](?=\s))\s*")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+")
_QUOTE = re.compile(r"(?:>\s?)+")
_HASH = re.compile(r"#{1,6}\s+")
_STOP = (".", "!", "?", ":", ";", ",", "…", '"', "”", "’", "»", ")")
_SUBHEAD = 12
"""Words that a subhead has at most."""
_TITLE = 25
"""Words that a headline has at most."""


class Piece(NamedTuple):
    """A block of an article as its page sets it apart, with the reason why it is no part of the article."""

    text: str
    kind: BlockKind
    reason: str | None = None


def written(
    pieces: Iterable[Piece], title: str | None = None
) -> tuple[str, tuple[Block, ...], tuple[LeftOut, ...]]:
    """Return ``pieces`` as text, blank lines between them and ``- `` before items, with the place of each.

    ``title`` stands first, unless they begin with a headline or with its words.
    """
    found = list(pieces)
    if title and found and found[0].text == title:
        found[0] = found[0]._replace(kind="headline")
    elif title and not (found and (found[0].kind == "headline" or found[0].text.startswith(title))):
        found.insert(0, Piece(title, "headline"))
    text, blocks, left_out = "", [], []
    for piece in found:
        text += ("\n\n" if text else "") + ("- " if piece.kind == "item" and not piece.reason else "")
        span = Span(len(text), len(text) + len(piece.text))
        text += piece.text
        if piece.reason:
            left_out.append(LeftOut(span, piece.reason))
        else:
            blocks.append(Block(span, piece.kind))
    return text, tuple(blocks), tuple(left_out)


def structure(text: str, body: Iterable[Span], title: str | None) -> tuple[Block, ...]:
    """Return the blocks of ``body``, runs of ``text``, by their form: bullets, quotation marks, short lines.

    ``title`` is the headline, where it is known. A line that begins with a dash or a number is an item where
    its neighbour does too.
    """
    spans = [span for run in body for span in paragraphs(text, run)]
    lines = [span.of(text) for span in spans]
    sure = [bool(_MARK.match(line)) and line[0] not in "-–—" for line in lines]
    maybe = [bool(_MARK.match(line) or _NUMBER.match(line)) for line in lines]
    blocks = []
    for i, (span, line) in enumerate(zip(spans, lines, strict=True)):
        kind, mark = _kind(i, lines, title), None
        if sure[i] or (maybe[i] and any(maybe[j] for j in (i - 1, i + 1) if 0 <= j < len(lines))):
            kind, mark = "item", _MARK.match(line) or _NUMBER.match(line)
        elif kind == "quote":
            mark = _QUOTE.match(line)
        elif kind in ("headline", "subhead"):
            mark = _HASH.match(line)
        inner = Span(span.start + mark.end(), span.end).trim(text) if mark else span
        blocks.append(Block(inner if len(inner) else span, kind))
    return tuple(blocks)


def _kind(i: int, lines: list[str], title: str | None) -> BlockKind:
    line = lines[i]
    if line.startswith(">"):
        return "quote"
    if i == 0 and len(lines) > 1 and (_folded(line) == _folded(title or "") or _is_line(line, _TITLE)):
        return "headline"
    followed = i + 1 < len(lines) and len(lines[i + 1].split()) > len(line.split())
    return "subhead" if i and followed and (_is_line(line, _SUBHEAD) or _HASH.match(line)) else "paragraph"


def _is_line(line: str, most: int) -> bool:
    """Tell whether ``line`` is a heading by its form: short, and not ended as sentences end."""
    return 0 < len(line.split()) <= most and not line.endswith(_STOP) and line[0] not in "“\"«‘'"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
