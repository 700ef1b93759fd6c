"""A second opinion on an extractor's article: the page's own boxes, and what its data state."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from communique.intake.fragment import Box
from communique.intake.structure import Piece

_GRAM = 4
"""Words of a shingle."""
_INSIDE = 0.8
"""Share of a box's shingles that must stand in a text, if the box is part of it."""
_COVERED = 0.9
"""Share of an article's words that must stand in the page's boxes, if those are to say it in its stead."""
_STATED = 0.6
"""Share of the extractor's words that the stated article must hold, if it is to correct the extractor."""
_MORE = 0.5
"""Share of the extractor's words that the stated article must hold beyond them to be suspiciously longer."""
_NOTHING = 0.2
"""Share of the stated article's words under which the extractor has found nothing of it."""
_DENSE = 4
"""Times the extractor's words that one element must hold in prose, if it has missed the article."""
_LEAST = 80
"""Words of prose that an element must have to be an article that the extractor has missed."""
_PROSE = 8
"""Words of a line from which it is prose."""
_LINKED = 0.6
"""Share of links from which a box points to other pages."""
_ALIKE = 2
"""Boxes of prose in the article that have the shape of another, if that is to be of the article too."""
_LEVELS = 4
"""Elements, one in the other, whose names are the shape of a box."""
_SENTENCE = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_WORD = re.compile(r"\w+")


def weigh(found: Sequence[str], page: Sequence[Box], stated: str | None) -> list[Piece]:
    """Return the article in order, with what in its midst is no part of it.

    ``found`` is the extractor's article by lines, ``page`` all boxes of the page in order, ``stated`` what
    the page's data give as its article. The boxes that hold the extractor's words are taken for its lines,
    with those of the stated article where that is much longer, and with prose of their shape in the same
    element: extractors lose what stands behind an advertisement. Captions are left out, and what only points
    elsewhere. Where the boxes do not hold the extractor's words, its lines are taken; where it has found next
    to nothing, the stated article or the prose of the element that has most of it.
    """
    lines = _lines(stated)
    if _words(found) < _NOTHING * _words(lines):
        return _plain(lines)
    dense = _densest(page)
    if _words(found) * _DENSE < _size(page, dense):
        return _pieces(page, dense)
    if not _words(found):
        return []
    taken = _within(page, found)
    covered = _size(page, taken) >= _COVERED * _words(found)
    if lines and _words(lines) >= (1 + _MORE) * _words(found) and _holds(lines, found):
        stated_boxes = _within(page, lines)
        if _size(page, stated_boxes) < _COVERED * _words(lines):
            return _plain(lines)
        taken |= stated_boxes
    return _pieces(page, taken | _alike(page, taken)) if covered else _plain(found)


def _lines(text: str | None) -> list[str]:
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return [line for line in lines if line]


def _plain(lines: Iterable[str]) -> list[Piece]:
    return [Piece(line[2:], "item") if line.startswith("- ") else Piece(line, "paragraph") for line in lines]


def _within(page: Sequence[Box], lines: Sequence[str]) -> set[int]:
    """The boxes that stand in ``lines``, each line once: of copies, those whose neighbours are the most.

    Boxes too short for a shingle must be a line of their own, and stand among the others.
    """
    left = Counter(_grams(_WORD.findall(" ".join(lines))))
    grams = [Counter(_grams(_WORD.findall(box.text))) for box in page]

    def stands(i: int) -> bool:
        return (grams[i] & left).total() >= _INSIDE * grams[i].total()

    long = [i for i in range(len(page)) if grams[i] and stands(i)]
    homes: Counter[Any] = Counter()
    for i in long:
        homes[page[i].element.getparent()] += len(page[i].text)
    taken = set()
    for i in sorted(long, key=lambda i: -homes[page[i].element.getparent()]):
        if stands(i):
            left.subtract(grams[i])
            taken.add(i)
    keys = Counter(map(_key, lines))
    for i in range(max(0, min(taken, default=0) - 2), min(len(page), max(taken, default=len(page)) + 2)):
        if not grams[i] and keys[_key(page[i].text)] > 0:
            keys[_key(page[i].text)] -= 1
            taken.add(i)
    return taken


def _holds(lines: Sequence[str], found: Sequence[str]) -> bool:
    grams = set(_grams(_WORD.findall(" ".join(lines))))
    own = list(_grams(_WORD.findall(" ".join(found))))
    return sum(gram in grams for gram in own) >= _STATED * len(own)


def _alike(page: Sequence[Box], taken: set[int]) -> set[int]:
    """The prose that has the shape of the article's, within the same element and under the same headline."""
    own = [i for i in taken if _is_prose(page[i])]
    shapes = Counter(_shape(page[i].element) for i in own)
    roots = {_root(page[i].element) for i in own}
    said = {_key(page[i].text) for i in taken}
    headlines = [i for i, box in enumerate(page) if box.element.tag == "h1"]
    start = max((i for i in headlines if own and i < min(own)), default=0)
    end = min((i for i in headlines if own and i > max(own)), default=len(page))
    return {
        i
        for i, box in enumerate(page[start:end], start)
        if _is_prose(box)
        and shapes[_shape(box.element)] >= _ALIKE
        and _root(box.element) in roots
        and _key(box.text) not in said
    }


def _shape(element: Any) -> tuple[tuple[str, str], ...]:
    """The elements that a box lies in, by their names and the first of their classes."""
    near = islice(chain([element], element.iterancestors()), _LEVELS)
    return tuple((e.tag, (e.get("class") or "").strip().partition(" ")[0]) for e in near)


def _root(element: Any) -> Any:
    """The article that a box lies in, by its tag, else the element that its shape ends at."""
    above = list(element.iterancestors())
    return next((e for e in above if e.tag == "article"), above[min(_LEVELS - 1, len(above)) - 1])


def _densest(page: Sequence[Box]) -> list[int]:
    """The boxes of the element that holds most of the page's prose itself, or in boxes of its own."""
    prose = [i for i, box in enumerate(page) if _is_prose(box)]
    best: list[int] = []
    for level in (1, 2):
        homes: dict[object, list[int]] = {}
        for i in prose:
            above = page[i].element.iterancestors()
            homes.setdefault(next(islice(above, level - 1, None), None), []).append(i)
        most = max(homes.values(), key=lambda held: _size(page, held), default=[])
        if _size(page, most) > 2 * _size(page, best):
            best = most
    return best if _size(page, best) >= _LEAST else []


def _pieces(page: Sequence[Box], taken: Iterable[int]) -> list[Piece]:
    """The boxes taken, and the captions among them; the page's main heading, if taken, is the headline."""
    kept = sorted(taken)
    opens = next((i for i, box in enumerate(page[: kept[0] + 1]) if box.element.tag == "h1"), kept[0])
    found = []
    for i in sorted({*kept, *(i for i in range(opens, kept[-1]) if page[i].is_caption)}):
        box = page[i]
        if i == opens and box.element.tag == "h1":
            found.append(Piece(box.text, "headline"))
            continue
        points = box.linked >= _LINKED and not _SENTENCE.search(box.text)
        found.append(
            Piece(box.text, box.kind, "caption" if box.is_caption else "pointer" if points else None)
        )
    return found


def _is_prose(box: Box) -> bool:
    return len(box.text.split()) >= _PROSE and box.linked < _LINKED and bool(_SENTENCE.search(box.text))


def _size(page: Sequence[Box], taken: Iterable[int]) -> int:
    return _words([page[i].text for i in taken])


def _words(texts: Sequence[str]) -> int:
    return sum(len(_WORD.findall(text)) for text in texts)


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_GRAM)), strict=False)
