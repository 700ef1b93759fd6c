"""A second opinion on an extractor's article: the page's own blocks, and what its data state."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from communique.intake.fragment import Block

_GRAM = 4
"""Words of a shingle."""
_INSIDE = 0.8
"""Share of a block's shingles that must stand in a text, if the block is part of it."""
_COVERED = 0.9
"""Share of an article's words that must stand in the page's blocks, if those are to say it in its stead."""
_STATED = 0.6
"""Share of the extractor's words that the stated article must hold, if it is to correct the extractor."""
_MORE = 0.5
"""Share of the extractor's words that the stated article must hold beyond them to be suspiciously longer."""
_NOTHING = 0.2
"""Share of the stated article's words under which the extractor has found nothing of it."""
_ODD = 2
"""Blocks to each paragraph of the extractor, or the reverse, from which its paragraphs are none."""
_LEAST = 80
"""Words of prose that a page must have to be an article, where the extractor has found none."""
_PROSE = 8
"""Words of a line from which it is prose."""
_LINKED = 0.6
"""Share of links from which a block points to other pages."""
_SENTENCE = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_WORD = re.compile(r"\w+")


def weigh(found: Sequence[str], page: Sequence[Block], stated: str | None) -> list[str]:
    """Return the paragraphs of the article: those of ``found``, unless something about them is suspicious.

    ``found`` is the extractor's article by paragraphs, ``page`` all blocks of the page in order, ``stated``
    what the page's data give as its article. The page's blocks are taken in the place of the extractor's
    lines where these are no paragraphs (cells of tables, tags that do not close, typed lines), and where
    the stated article holds what was found and is much longer; where that stands in no blocks, it is taken
    itself. Where nothing was found, it is the prose of the element that has most of it.
    """
    lines = _lines(stated)
    if _words(found) < _NOTHING * _words(lines):
        return lines
    if not found:
        return _densest(page)
    taken = _within(page, found)
    covered = _size(page, taken) >= _COVERED * _words(found)
    wanted = set(taken)
    if lines and _words(lines) >= (1 + _MORE) * _words(found) and _holds(lines, found):
        stated_blocks = _within(page, lines)
        if _size(page, stated_blocks) < _COVERED * _words(lines):
            return lines
        wanted |= stated_blocks
    if not covered or (wanted == taken and not _misshapen(found, page, taken)):
        return list(found)
    kept = [i for i in sorted(wanted) if page[i].linked < _LINKED or _SENTENCE.search(page[i].text)]
    return [_shown(page[i]) for i in _once(page, kept)]


def _lines(text: str | None) -> list[str]:
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return [line for line in lines if line]


def _within(page: Sequence[Block], lines: Sequence[str]) -> set[int]:
    """The blocks that stand in ``lines``; those too short for a shingle must be a line of their own."""
    grams = set(_grams(_WORD.findall(" ".join(lines))))
    keys = {_key(line) for line in lines} - {()}
    taken = set()
    for i, block in enumerate(page):
        own = list(_grams(_WORD.findall(block.text)))
        if _key(block.text) in keys or (own and sum(gram in grams for gram in own) >= _INSIDE * len(own)):
            taken.add(i)
    return taken


def _holds(lines: Sequence[str], found: Sequence[str]) -> bool:
    grams = set(_grams(_WORD.findall(" ".join(lines))))
    own = list(_grams(_WORD.findall(" ".join(found))))
    return sum(gram in grams for gram in own) >= _STATED * len(own)


def _misshapen(found: Sequence[str], page: Sequence[Block], taken: set[int]) -> bool:
    """Tell whether the extractor has run paragraphs together, or taken the lines of one apart."""
    rows = [line for line in found if line.startswith("|")]
    prose = sum(len(line.split()) >= _PROSE for line in found)
    apart = sum(len(page[i].text.split()) >= _PROSE for i in taken)
    run_together = _words(rows) * 2 > _words(found) or apart >= _ODD * max(1, prose)
    return run_together or len(found) >= _ODD * len(taken)


def _densest(page: Sequence[Block]) -> list[str]:
    """The blocks of the element that holds most of the page's prose itself, or in boxes of its own."""
    prose = [
        i
        for i, block in enumerate(page)
        if len(block.text.split()) >= _PROSE and block.linked < _LINKED and _SENTENCE.search(block.text)
    ]
    best: list[int] = []
    for level in (1, 2):
        homes: dict[object, list[int]] = {}
        for i in prose:
            above = page[i].element.iterancestors()
            homes.setdefault(next(islice(above, level - 1, None), None), []).append(i)
        most = max(homes.values(), key=lambda held: _size(page, held), default=[])
        if _size(page, most) > 2 * _size(page, best):
            best = most
    return [_shown(page[i]) for i in best] if _size(page, best) >= _LEAST else []


def _once(page: Sequence[Block], kept: list[int]) -> list[int]:
    """Of blocks with the same words, the one whose neighbours are the most: copies stand alone."""
    homes: dict[object, int] = {}
    for i in kept:
        home = page[i].element.getparent()
        homes[home] = homes.get(home, 0) + len(page[i].text)
    best: dict[tuple[str, ...], int] = {}
    for i in kept:
        key = _key(page[i].text)
        other = best.setdefault(key, i)
        if homes[page[i].element.getparent()] > homes[page[other].element.getparent()]:
            best[key] = i
    return sorted(best.values())


def _shown(block: Block) -> str:
    return f"- {block.text}" if block.element.tag == "li" else block.text


def _size(page: Sequence[Block], taken: Iterable[int]) -> int:
    return _words([page[i].text for i in taken])


def _words(texts: Sequence[str]) -> int:
    return sum(len(_WORD.findall(text)) for text in texts)


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_GRAM)), strict=False)
