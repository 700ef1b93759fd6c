"""Find who said what: the encoder's windows over the text, its heads, and the spans they decode to."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Protocol, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from communique.model import Attribution, Span
from communique.text.paragraphs import paragraphs

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LIMIT = 208
"""Word pieces a window; the encoder was trained on windows of up to this many."""
OVERLAP = 64
"""Words that neighbouring windows share where one paragraph is longer than a window."""
BATCH = 4096
"""Word pieces a batch, padding included: bounds memory, whatever the text."""

CLS, SEP = 101, 102
KINDS = 8
"""What a word's look tells, which an uncased vocabulary loses: four letter cases, inside quotation marks or not."""
PARAGRAPHS = 2
"""Paragraphs away from the cue's that a role head still tells apart."""

CUE_TAGS = ("O", "B", "I", "E", "S")
ROLE_TAGS = ("O", *(f"{tag}-{role}" for role in ("source", "content") for tag in CUE_TAGS[1:]))

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


@dataclass(frozen=True)
class Chain:
    """A linear chain over tags: transition (from, to), start and end scores, in nats."""

    transitions: Floats
    start: Floats
    end: Floats


class Network(Protocol):
    """The three graphs, whoever runs them."""

    def encode(self, batch: Batch) -> Floats:
        """Return hidden states (rows, length, width)."""

    def cues(self, hidden: Floats) -> Floats:
        """Return scores of ``CUE_TAGS`` for hidden states (rows, words, width)."""

    def roles(self, hidden: Floats, batch: Batch, row: Ints, first: Ints, last: Ints) -> Floats:
        """Return scores of ``ROLE_TAGS`` (cues, words) for the cue from word ``first`` to ``last`` of each ``row``."""


def attributions(text: str, body: Iterable[Span] | None = None) -> tuple[Attribution, ...]:
    """Return the attributions in ``body`` (default: the whole text), in the order of their cues.

    The model is loaded at the first call. Never raises on text, however odd; the same text gives the same answer.
    """
    return tagger().attributions(text, [Span(0, len(text))] if body is None else body)


@cache
def tagger() -> "Tagger":
    """Return the shipped encoder, loaded once."""
    return Tagger(Graphs())


class Graphs:
    """The shipped ONNX graphs, run on one thread."""

    def __init__(self) -> None:
        self._encoder, self._cues, self._roles = (self._session(n) for n in ("encoder", "cues", "roles"))

    def encode(self, batch: Batch) -> Floats:
        """Run the encoder."""
        return self._run(self._encoder, ids=batch.ids, kinds=batch.kinds, mask=batch.mask)

    def cues(self, hidden: Floats) -> Floats:
        """Run the cue head."""
        return self._run(self._cues, hidden=hidden)

    def roles(self, hidden: Floats, batch: Batch, row: Ints, first: Ints, last: Ints) -> Floats:
        """Run the role head."""
        return self._run(
            self._roles,
            hidden=hidden,
            paragraph=batch.paragraph,
            lengths=batch.lengths,
            row=row,
            first=first,
            last=last,
        )

    @staticmethod
    def _session(name: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(_data(f"{name}.onnx"), options, providers=["CPUExecutionProvider"])

    @staticmethod
    def _run(session: onnxruntime.InferenceSession, **inputs: Any) -> Floats:
        return cast(Floats, session.run(None, inputs)[0])


class Tagger:
    """Reads attributions with a network and the decoding that belongs to it."""

    def __init__(self, network: Network, chains: dict[str, Chain] | None = None) -> None:
        self._network = network
        self._given = chains

    def attributions(self, text: str, body: Iterable[Span]) -> tuple[Attribution, ...]:
        """Return the attributions in ``body``, in the order of their cues."""
        words = read_words(self.tokenizer, text, [p for run in body for p in paragraphs(text, run)])
        found: dict[tuple[int, int], Attribution] = {}
        for group in batches(words, windows(words)):
            found.update(self._read(words, group))
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The uncased word-piece tokenizer that the encoder was trained with."""
        return Tokenizer.from_str(_data("tokenizer.json").decode())

    @cached_property
    def _chains(self) -> dict[str, Chain]:
        if self._given is not None:
            return self._given
        stored = json.loads(_data("chains.json"))
        return {
            name: Chain(*(np.array(chain[part], np.float32) for part in ("transitions", "start", "end")))
            for name, chain in stored.items()
        }

    def _read(self, words: Words, group: list[Window]) -> Iterator[tuple[tuple[int, int], Attribution]]:
        batch = make_batch(words, group)
        hidden = np.take_along_axis(self._network.encode(batch), batch.first[:, :, None], axis=1)
        tags = viterbi(self._network.cues(hidden), batch.lengths, self._chains["cues"])
        cues = [
            (row, first, last)
            for row, window in enumerate(group)
            for _, first, last in stretches(tags[row, : batch.lengths[row]], CUE_TAGS)
            if window.core[0] <= window.start + first < window.core[1]
        ]
        if not cues:
            return
        row, first, last = (np.array(column, np.int64) for column in zip(*cues, strict=True))
        scores = self._network.roles(hidden, batch, row, first, last)
        tags = viterbi(scores, batch.lengths[row], self._chains["roles"])
        for (r, f, l), line in zip(cues, tags, strict=True):
            base = group[r].start
            roles: dict[str, list[Span]] = {"source": [], "content": []}
            for role, a, b in stretches(line[: batch.lengths[r]], ROLE_TAGS):
                roles[role].append(words.span(base + a, base + b))
            cue = (words.span(base + f, base + l),)
            yield (base + f, base + l), Attribution(tuple(roles["source"]), cue, tuple(roles["content"]))


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
        if word != previous:
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


def windows(words: Words, limit: int = LIMIT, begin: int = 0) -> list[Window]:
    """Pack whole paragraphs into windows of at most ``limit`` word pieces; a longer paragraph is strided."""
    found: list[Window] = []
    start, filled = begin, 2
    for first, last in _runs(words.paragraph, begin):
        size = sum(map(len, words.pieces[first:last])) + 1
        if filled + size > limit and first > start:
            found.append(Window(start, first, (start, first)))
            start, filled = first, 2
        if filled + size > limit:
            found.extend(_stride(words, first, last, limit))
            start, filled = last, 2
        else:
            filled += size
    if start < len(words.pieces):
        found.append(Window(start, len(words.pieces), (start, len(words.pieces))))
    return found


def _runs(paragraph: list[int], begin: int) -> Iterator[tuple[int, int]]:
    start = begin
    for index in range(begin + 1, len(paragraph) + 1):
        if index == len(paragraph) or paragraph[index] != paragraph[start]:
            yield start, index
            start = index


def _stride(words: Words, first: int, last: int, limit: int) -> Iterator[Window]:
    start = core = first
    while core < last:
        end, size = start, 2
        while end < last and size + len(words.pieces[end]) <= limit - 1:
            size += len(words.pieces[end])
            end += 1
        shared = min(OVERLAP, (end - start) // 2)
        stop = last if end == last else end - shared // 2
        yield Window(start, end, (core, stop))
        start, core = end - shared, stop


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


def viterbi(scores: Floats, lengths: Ints, chain: Chain) -> Ints:
    """Return the best tag sequence of each row: scores (rows, words, tags) → tags (rows, words)."""
    rows, size, tags = scores.shape
    best = scores[:, 0] + chain.start
    back = np.empty((size, rows, tags), np.int64)
    stay = np.arange(tags)
    for step in range(1, size):
        reach = best[:, :, None] + chain.transitions
        live = (step < lengths)[:, None]
        back[step] = np.where(live, reach.argmax(1), stay)
        best = np.where(live, reach.max(1) + scores[:, step], best)
    path = np.empty((rows, size), np.int64)
    path[:, -1] = (best + chain.end).argmax(1)
    for step in range(size - 1, 0, -1):
        path[:, step - 1] = back[step, np.arange(rows), path[:, step]]
    return path


def stretches(tags: Iterable[int], names: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield ``(role, first word, last word)`` of each stretch in a valid tag sequence."""
    start = 0
    for index, tag in enumerate(tags):
        shape, _, role = names[tag].partition("-")
        if shape in ("B", "S"):
            start = index
        if shape in ("E", "S"):
            yield role, start, index


def _data(name: str) -> bytes:
    return (files("communique") / "data" / "encoder" / name).read_bytes()
