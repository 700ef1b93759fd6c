"""Find who said what: the encoder's windows over the text, its heads, and the spans they decode to."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from communique.model import Attribution, Span
from communique.text.paragraphs import paragraphs
from communique.text.windows import Batch, Ints, Window, Words, batches, make_batch, read_words, windows

Floats = NDArray[np.float32]
Place = tuple[int, int]
"""First and last word of a cue in its text."""
Cue = tuple[int, int, int]
"""Row, first and last word of a cue in its batch."""

PARAGRAPHS = 2
"""Paragraphs away from the cue's that the role head still tells apart."""

CUES = 64
"""Cues whose roles are read at once: bounds memory where a text is all cues."""

CUE_TAGS = ("O", "B", "I", "E", "S")
ROLE_TAGS = ("O", *(f"{tag}-{role}" for role in ("source", "content") for tag in CUE_TAGS[1:]))


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
        """Return scores of ``ROLE_TAGS`` (cues, words) per cue: words ``first`` to ``last`` of ``row``."""


def attributions(text: str, body: Iterable[Span] | None = None) -> tuple[Attribution, ...]:
    """Return the attributions in ``body`` (default: the whole text), in the order of their cues.

    The model is loaded at the first call. Any text will do, and the same text gives the same answer.
    """
    return tagger().attributions(text, body)


@cache
def tagger() -> "Tagger":
    """Return the shipped tagger, loaded once."""
    return load_tagger(files("communique") / "data" / "encoder")


def load_tagger(folder: Traversable) -> "Tagger":
    """Return the tagger whose graphs, chains and vocabulary are in ``folder``."""
    stored = json.loads((folder / "chains.json").read_text())
    chains = {
        name: Chain(*(np.array(chain[part], np.float32) for part in ("transitions", "start", "end")))
        for name, chain in stored.items()
    }
    return Tagger(Graphs(folder), Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8")), chains)


class Graphs:
    """The three ONNX graphs, each run on one thread."""

    def __init__(self, folder: Traversable) -> None:
        self._encoder, self._cues, self._roles = (
            self._session(folder / f"{name}.onnx") for name in ("encoder", "cues", "roles")
        )

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
    def _session(graph: Traversable) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])

    @staticmethod
    def _run(session: onnxruntime.InferenceSession, **inputs: Any) -> Floats:
        return cast(Floats, session.run(None, inputs)[0])


class Tagger:
    """Reads attributions with a network and the decoding that belongs to it."""

    def __init__(self, network: Network, tokenizer: Tokenizer, chains: dict[str, Chain]) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._chains = chains

    def attributions(self, text: str, body: Iterable[Span] | None = None) -> tuple[Attribution, ...]:
        """Return the attributions in ``body`` (default: the whole text), in the order of their cues."""
        body = [Span(0, len(text))] if body is None else body
        words = read_words(self._tokenizer, text, [p for run in body for p in paragraphs(text, run)])
        found: dict[Place, Attribution] = {}
        for group in batches(words, windows(words)):
            found.update(self._read(words, group))
        return tuple(found[key] for key in sorted(found))

    def _read(self, words: Words, group: list[Window]) -> Iterator[tuple[Place, Attribution]]:
        batch = make_batch(words, group)
        hidden = np.take_along_axis(self._network.encode(batch), batch.first[:, :, None], axis=1)
        tags = viterbi(self._network.cues(hidden), batch.lengths, self._chains["cues"])
        cues = [
            (row, first, last)
            for row, window in enumerate(group)
            for _, first, last in stretches(tags[row, : batch.lengths[row]], CUE_TAGS)
            if window.core[0] <= window.start + first < window.core[1]
        ]
        for some in (cues[n : n + CUES] for n in range(0, len(cues), CUES)):
            yield from self._link(words, group, batch, hidden, some)

    def _link(
        self, words: Words, group: list[Window], batch: Batch, hidden: Floats, cues: list[Cue]
    ) -> Iterator[tuple[Place, Attribution]]:
        row, first, last = (np.array(column, np.int64) for column in zip(*cues, strict=True))
        scores = self._network.roles(hidden, batch, row, first, last)
        tags = viterbi(scores, batch.lengths[row], self._chains["roles"])
        for (number, start, end), line in zip(cues, tags, strict=True):
            base = group[number].start
            roles: dict[str, list[Span]] = {"source": [], "content": []}
            for role, a, b in stretches(line[: batch.lengths[number]], ROLE_TAGS):
                roles[role].append(words.span(base + a, base + b))
            place = (base + start, base + end)
            yield place, Attribution(tuple(roles["source"]), (words.span(*place),), tuple(roles["content"]))


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
