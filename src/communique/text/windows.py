"""Lay a text out for the encoder: words as its vocabulary knows them, windows of them, arrays of those."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from communique.model import Span

Ints = NDArray[np.int64]

LIMIT = 208
"""Word pieces a window; the encoder was trained on windows of up to this many."""
OVERLAP = 64
"""Words that neighbouring windows share where one paragraph is longer than a window."""
BATCH = 4096
"""Word pieces a batch, padding included: bounds memory, whatever the text."""

CLS, SEP = 101, 102
KINDS = 8
"""What an uncased vocabulary loses of a word's look: four letter cases, inside quotation marks or not."""

_DOUBLE = {"“": True, "„": True, "«": True, "``": True, "”": False, "»": False}
_MARK = re.compile(r"''|``|[\"“”„«»‘’']")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Words:
    """The words of a text in order: where each stands, its word pieces, its kind and its paragraph."""

    spans: list[Span]
    pieces: list[list[int]]
    kinds: list[int]
    paragraph: list[int]

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from word ``first`` to word ``last``."""
        return Span(self.spans[first].start, self.spans[last].end)


@dataclass(frozen=True)
class Window:
    """A run of words read at once. Only cues that begin in its core, ``core[0] <= word < core[1]``, count."""

    start: int
    end: int
    core: tuple[int, int]


@dataclass(frozen=True)
class Batch:
    """Windows as padded arrays: word pieces (rows, length), words (rows, words)."""

    ids: Ints
    kinds: Ints
    mask: Ints
    first: Ints
    paragraph: Ints
    lengths: Ints


def read_words(tokenizer: Tokenizer, text: str, parts: Sequence[Span]) -> Words:
    """Cut the paragraphs ``parts`` of ``text`` into words, as the vocabulary knows them."""
    bodies = [_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", part.of(text)) for part in parts]
    words = Words([], [], [], [])
    read = tokenizer.encode_batch(bodies, add_special_tokens=False)
    for number, (part, body, encoding) in enumerate(zip(parts, bodies, read, strict=True)):
        quoted = _quoted(body)
        for start, end, pieces in _words(encoding):
            words.spans.append(Span(part.start + start, part.start + end))
            words.pieces.append(pieces)
            words.kinds.append(_case(body[start:end]) + 4 * quoted[start])
            words.paragraph.append(number)
    return words


def _words(encoding: Encoding) -> Iterator[tuple[int, int, list[int]]]:
    previous, start, end, pieces = -1, 0, 0, list[int]()
    for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
        if word is not None and word != previous:
            if pieces:
                yield start, end, pieces
            previous, start, pieces = word, a, []
        end = b
        pieces.append(piece)
    if pieces:
        yield start, end, pieces


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.istitle():
        return 1
    return 2 if word.isupper() else 3


def _quoted(body: str) -> bytearray:
    """Tell for each character whether quotation marks enclose it, the marks themselves included."""
    inside = bytearray(len(body))
    double = single = False
    reached = 0
    for match in _MARK.finditer(body):
        start, end = match.span()
        if double or single:
            inside[reached:start] = b"\1" * (start - reached)
        reached = end
        mark = match.group()
        before, after = body[start - 1 : start], body[end : end + 1]
        if mark in "‘’'":
            if single and not after.isalnum():
                single, shut = False, True
            else:
                shut = False
                single = single or (mark != "’" and not before.isalnum() and after.isalnum())
            within = double or single or shut
        else:
            double, within = _DOUBLE.get(mark, not double), True
        inside[start:end] = bytes([within]) * (end - start)
    if double:
        inside[reached:] = b"\1" * (len(body) - reached)
    return inside


def windows(words: Words, fill: int = LIMIT) -> list[Window]:
    """Pack whole paragraphs into windows of up to ``fill`` word pieces; stride one longer than ``LIMIT``."""
    found: list[Window] = []
    start, filled = 0, 2
    for first, last in _runs(words.paragraph):
        size = sum(map(len, words.pieces[first:last])) + 1
        if filled + size > fill and first > start:
            found.append(Window(start, first, (start, first)))
            start, filled = first, 2
        if filled + size > LIMIT:
            found.extend(_stride(words, first, last))
            start, filled = last, 2
        else:
            filled += size
    if start < len(words.pieces):
        found.append(Window(start, len(words.pieces), (start, len(words.pieces))))
    return found


def _runs(paragraph: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(paragraph) + 1):
        if index == len(paragraph) or paragraph[index] != paragraph[start]:
            yield start, index
            start = index


def _stride(words: Words, first: int, last: int) -> Iterator[Window]:
    start = core = first
    while core < last:
        end, size = start, 2
        while end < last and size + len(words.pieces[end]) <= LIMIT - 1:
            size += len(words.pieces[end])
            end += 1
        shared = min(OVERLAP, (end - start) // 2)
        stop = last if end == last else end - shared // 2
        yield Window(start, end, (core, stop))
        start, core = end - shared, stop


def window_around(words: Words, held: Iterable[Sequence[int]]) -> Window | None:
    """Return the window that holds all of ``held`` and, in even measure, what stands around them.

    ``None`` where they do not fit into one.
    """
    held = list(held)
    first, last = min(map(min, held)), max(map(max, held))
    start, end = 0, len(words.pieces)
    size = sum(map(len, words.pieces)) + 1 + len(set(words.paragraph))
    while size > LIMIT:
        if first - start >= end - 1 - last:
            dropped, start = start, start + 1
        else:
            dropped = end = end - 1
        if not start <= first <= last < end:
            return None
        size -= len(words.pieces[dropped])
    return Window(start, end, (start, end))


def batches(words: Words, found: list[Window]) -> Iterator[list[Window]]:
    """Group windows of similar length, at most ``BATCH`` word pieces a group."""
    group: list[Window] = []
    for window in sorted(found, key=lambda w: (w.end - w.start, w.start)):
        if group and (len(group) + 1) * LIMIT > BATCH:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def make_batch(words: Words, group: Sequence[Window]) -> Batch:
    """Lay windows out as arrays, a separator after every paragraph."""
    rows = [_row(words, window) for window in group]
    ids, kinds, first = (_pad([row[part] for row in rows]) for part in range(3))
    lengths = np.array([len(row[2]) for row in rows], np.int64)
    mask = (np.arange(ids.shape[1])[None] < np.array([[len(row[0])] for row in rows])).astype(np.int64)
    paragraph = _pad([words.paragraph[window.start : window.end] for window in group])
    return Batch(ids, kinds, mask, first, paragraph, lengths)


def _row(words: Words, window: Window) -> tuple[list[int], list[int], list[int]]:
    ids, kinds, first = [CLS], [0], []
    for word in range(window.start, window.end):
        if word > window.start and words.paragraph[word] != words.paragraph[word - 1]:
            ids.append(SEP)
            kinds.append(0)
        first.append(len(ids))
        ids.extend(words.pieces[word])
        kinds.extend([words.kinds[word]] * len(words.pieces[word]))
    return [*ids, SEP], [*kinds, 0], first


def _pad(rows: Sequence[Sequence[int]]) -> Ints:
    padded = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for line, row in zip(padded, rows, strict=True):
        line[: len(row)] = row
    return padded
