"""Read PDFs with a layer of text: lines are joined into paragraphs by where they stand on the page."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from communique.errors import InputError
from communique.intake.source import Draft, Source, read_whole

_PAGES = 300
"""Pages that are read: a press release has two, a long report hundreds."""
_SAME_LINE = 0.35
"""Share of the type size within which two pieces stand on one line."""
_APART = 1.25
"""Times the usual distance of lines from which a paragraph ends."""
_INDENT = 6.0
"""Points by which a first line is set in."""
_RESIZED = 1.15
"""Times the type size from which a line is a heading, or no longer one."""
_EDGE = 2
"""Lines at the head and the foot of a page that can be running ones."""
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u00ad]$")

# pypdf tells a log of each oddity it mends; we have nobody to tell it to.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass
class _Line:
    text: str
    x: float
    y: float
    size: float


def read(source: Source) -> Iterator[Draft]:
    """Yield the text of the PDF ``source``, headings and paragraphs parted by blank lines.

    Running heads and page numbers are left out. A PDF that is a picture of a page is refused.
    """
    raw = read_whole(source)
    try:
        pages = _pages(source, raw)
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        ArithmeticError,
    ) as error:
        # The reader checks little before it uses it: a damaged file shows in any of these.
        raise InputError(
            source.where, f"it is no sound PDF ({type(error).__name__})", "save it again"
        ) from None
    except (RecursionError, OSError, NotImplementedError, AssertionError) as error:
        raise InputError(
            source.where, f"the PDF cannot be read ({type(error).__name__})", "save it again"
        ) from None
    running = _running(pages)
    paragraphs = list(_paragraphs([_inside(page, running) for page in pages]))
    if sum(map(len, paragraphs)) < 20 * len(pages):
        why = "it is a scanned PDF, a picture without text" if pages else "the PDF has no pages"
        raise InputError(source.where, why, "run text recognition (OCR) over it, or save the text")
    yield Draft(source.where, source.path, raw, "\n\n".join(paragraphs), found={"url": source.url})


def _pages(source: Source, raw: bytes) -> list[list[_Line]]:
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(source.where, "the PDF is encrypted", "save it without its password")
    if len(reader.pages) > _PAGES:
        raise InputError(source.where, f"the PDF has more than {_PAGES} pages", "split it into articles")
    return [list(_lines(page)) for page in reader.pages]


def _lines(page: Any) -> Iterator[_Line]:
    pieces: list[_Line] = []

    def see(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:
        a, b, c, d, e, f = outer
        x, y = inner[4], inner[5]
        high = abs(size * (inner[3] or inner[0]) * (d or a)) or 1.0
        pieces.append(_Line(text, a * x + c * y + e, b * x + d * y + f, high))

    page.extract_text(visitor_text=see)
    line: _Line | None = None
    for piece in pieces:
        if not piece.text.strip():
            # Its place is not to be relied on, its white space is.
            if line is not None:
                line.text += " "
            continue
        if line is not None and abs(line.y - piece.y) <= _SAME_LINE * max(line.size, piece.size):
            line.text += piece.text
            continue
        if line is not None:
            yield _folded(line)
        line = piece
    if line is not None:
        yield _folded(line)


def _folded(line: _Line) -> _Line:
    line.text = " ".join(line.text.split())
    return line


def _running(pages: list[list[_Line]]) -> set[str]:
    """The lines, numbers set aside, that stand at the edge of half the pages."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    return {key for key, count in seen.items() if count >= max(2, len(pages) / 2)}


def _edge(page: list[_Line]) -> list[_Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _inside(page: list[_Line], running: set[str]) -> list[_Line]:
    edge = _edge(page)
    number = re.compile(r"\W*(?:page|p\.)?\W*\d{1,4}(?:\W*(?:of|/)\W*\d{1,4})?\W*", re.I)
    return [
        line for line in page if not (line in edge and (_key(line) in running or number.fullmatch(line.text)))
    ]


def _paragraphs(pages: list[list[_Line]]) -> Iterator[str]:
    steps = [a.y - b.y for page in pages for a, b in pairwise(page)]
    usual = median_low([round(step, 1) for step in steps if 0 < step < 40] or [12.0])
    text = ""
    before: _Line | None = None
    for page in pages:
        for place, line in enumerate(page):
            if before is not None and _begins(before, line, usual, turned=place == 0, so_far=text):
                yield text
                text = line.text
            else:
                text = _joined(text, line.text)
            before = line
    if text:
        yield text


def _begins(before: _Line, line: _Line, usual: float, turned: bool, so_far: str) -> bool:
    """Tell whether a paragraph begins with ``line``."""
    if max(before.size, line.size) > _RESIZED * min(before.size, line.size):
        return True
    step = before.y - line.y
    if turned or step < 0:
        # On the next page or column a paragraph goes on where its sentence does.
        return bool(_SENTENCE_END.search(so_far)) or not line.text[:1].islower()
    return step > _APART * usual or line.x > before.x + _INDENT


def _joined(text: str, line: str) -> str:
    if _HYPHEN.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text else line
