"""Read a text with the encoder, once: who said what, which acts it proposes, what relates two actors."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol, cast

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from communique.model import Attribution, Proposal, Span, hull
from communique.text.acts import NONE, ROOTS, Heads, Near, proposals, softmax
from communique.text.decoding import SHAPES, Certainty, Chain, Floats, stretches, tags_of, viterbi
from communique.text.paragraphs import paragraphs
from communique.text.windows import (
    Batch,
    Ints,
    Window,
    Words,
    batches,
    make_batch,
    read_words,
    window_around,
    windows,
)

Place = tuple[int, int]
"""First and last word of a cue in its text."""
Cue = tuple[int, int, int, float]
"""Row, first and last word of a cue in its batch, and how likely it is that there is one."""

PARAGRAPHS = 2
"""Paragraphs away from the cue's that the role head still tells apart."""

LIKELY = 0.5
"""How likely it must be that a cue is one and that some word of a piece has the piece's role."""

CUES = 64
"""Cues whose roles are read at once: bounds memory where a text is all cues."""

CUE_TAGS = SHAPES
ROLES = ("source", "content")
ROLE_TAGS = tags_of(*ROLES)
TAGS_OF = {role: slice(ROLE_TAGS.index(f"B-{role}"), ROLE_TAGS.index(f"S-{role}") + 1) for role in ROLES}


@dataclass(frozen=True)
class Encoded:
    """What one pass of the encoder reads off a text."""

    attributions: tuple[Attribution, ...]
    """In the order of their cues."""
    acts: tuple[Proposal, ...]
    """In the order of their triggers."""


class Network(Heads, Protocol):
    """The graphs, whoever runs them."""

    def encode(self, batch: Batch) -> Floats:
        """Return the hidden states of words (rows, words, width), each word's those of its first piece."""

    def cues(self, hidden: Floats) -> Floats:
        """Return scores of ``CUE_TAGS`` for hidden states (rows, words, width)."""

    def roles(self, hidden: Floats, batch: Batch, row: Ints, first: Ints, last: Ints) -> Floats:
        """Return scores of ``ROLE_TAGS`` (cues, words) per cue: words ``first`` to ``last`` of ``row``."""

    def relations(self, hidden: Floats, lengths: Ints, source: Ints, target: Ints) -> Floats:
        """Return scores of ``ROOTS`` per row; ``source`` and ``target`` are 1 where a word is of them."""


def read(text: str, body: Iterable[Span] | None = None) -> Encoded:
    """Return what the encoder reads off ``body`` (default: the whole text).

    The model is loaded at the first call. Any text will do, and the same text gives the same answer.
    """
    return tagger().read(text, body)


def attributions(text: str, body: Iterable[Span] | None = None) -> tuple[Attribution, ...]:
    """Return the attributions in ``body`` (default: the whole text), in the order of their cues."""
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
    """The ONNX graphs, each run on one thread."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._encoder, self._cues, self._roles = map(self._session, ("encoder", "cues", "roles"))
        self._triggers, self._positions, self._act_types, self._act_roles = map(
            self._session, ("triggers", "positions", "act_types", "act_roles")
        )

    @cached_property
    def _relations(self) -> onnxruntime.InferenceSession:
        # No document needs it: loaded when first asked for.
        return self._session("relations")

    def encode(self, batch: Batch) -> Floats:
        """Run the encoder on a window at a time.

        That is faster on one thread, nothing is padded, and what a window says does not hang on the others
        beside which its numbers are rounded to eight bits.
        """
        states = []
        for row, (size, count) in enumerate(zip(batch.mask.sum(1), batch.lengths, strict=True)):
            ids, kinds, mask = (part[row : row + 1, :size] for part in (batch.ids, batch.kinds, batch.mask))
            states.append(
                self._run(self._encoder, ids=ids, kinds=kinds, mask=mask)[0, batch.first[row, :count]]
            )
        hidden = np.zeros((*batch.first.shape, states[0].shape[1]), np.float32)
        for line, state in zip(hidden, states, strict=True):
            line[: len(state)] = state
        return hidden

    def cues(self, hidden: Floats) -> Floats:
        """Run the cue head."""
        return self._run(self._cues, hidden=hidden)

    def roles(self, hidden: Floats, batch: Batch, row: Ints, first: Ints, last: Ints) -> Floats:
        """Run the role head on a window at a time."""
        scores = np.zeros((len(row), hidden.shape[1], len(ROLE_TAGS)), np.float32)
        for number in np.unique(row):
            cues, here, count = row == number, slice(number, number + 1), batch.lengths[number]
            scores[cues, :count] = self._run(
                self._roles,
                hidden=hidden[here, :count],
                paragraph=batch.paragraph[here, :count],
                lengths=batch.lengths[here],
                row=np.zeros(cues.sum(), np.int64),
                first=first[cues],
                last=last[cues],
            )
        return scores

    def triggers(self, hidden: Floats) -> Floats:
        """Run the trigger head."""
        return self._run(self._triggers, hidden=hidden)

    def positions(self, hidden: Floats) -> Floats:
        """Run the head that knows the words of positions."""
        return self._run(self._positions, hidden=hidden)

    def act_types(self, near: Near) -> Floats:
        """Run the type head."""
        row = np.arange(len(near.lengths))
        return self._run(
            self._act_types,
            hidden=near.hidden,
            lengths=near.lengths,
            row=row,
            first=near.first,
            last=near.last,
        )

    def act_roles(self, near: Near) -> Floats:
        """Run the role head of acts."""
        return self._run(
            self._act_roles,
            hidden=near.hidden,
            paragraph=np.zeros(near.hidden.shape[:2], np.int64),
            lengths=near.lengths,
            row=np.arange(len(near.lengths)),
            first=near.first,
            last=near.last,
        )

    def relations(self, hidden: Floats, lengths: Ints, source: Ints, target: Ints) -> Floats:
        """Run the relation head."""
        return self._run(self._relations, hidden=hidden, lengths=lengths, source=source, target=target)

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        graph = (self._folder / f"{name}.onnx").read_bytes()
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    @staticmethod
    def _run(session: onnxruntime.InferenceSession, **inputs: Any) -> Floats:
        return cast(Floats, session.run(None, inputs)[0])


class Tagger:
    """Reads texts with a network and the decoding that belongs to it."""

    def __init__(self, network: Network, tokenizer: Tokenizer, chains: dict[str, Chain]) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._chains = chains

    def read(self, text: str, body: Iterable[Span] | None = None) -> Encoded:
        """Return what one pass over ``body`` (default: the whole text) finds."""
        said: dict[Place, Attribution] = {}
        done: dict[Place, Proposal] = {}
        for words, group, batch, hidden in self._passes(text, body):
            said.update(self._attributions(words, group, batch, hidden))
            done.update(proposals(self._network, self._chains, words, group, batch, hidden))
        return Encoded(tuple(said[key] for key in sorted(said)), tuple(done[key] for key in sorted(done)))

    def attributions(self, text: str, body: Iterable[Span] | None = None) -> tuple[Attribution, ...]:
        """Return the attributions in ``body`` (default: the whole text), in the order of their cues."""
        said: dict[Place, Attribution] = {}
        for words, group, batch, hidden in self._passes(text, body):
            said.update(self._attributions(words, group, batch, hidden))
        return tuple(said[key] for key in sorted(said))

    def relation(self, text: str, source: Span, target: Span) -> dict[str, float]:
        """Return the probability of each of ``ROOTS`` from ``source`` to ``target``.

        Read are the paragraphs that hold both, or as much around them as fits a window. ``NONE`` is certain
        where they stand further apart than that, or one of them has no word.
        """
        around = hull((source, target))
        parts = [p for p in paragraphs(text, Span(0, len(text))) if p.overlaps(around)]
        words = read_words(self._tokenizer, text, parts)
        held = [[n for n, word in enumerate(words.spans) if word.overlaps(end)] for end in (source, target)]
        window = window_around(words, held) if all(held) else None
        if window is None:
            return dict.fromkeys(ROOTS, 0.0) | {NONE: 1.0}
        batch = make_batch(words, [window])
        marks = np.zeros((2, 1, window.end - window.start), np.int64)
        for mark, chosen in zip(marks, held, strict=True):
            mark[0, [n - window.start for n in chosen]] = 1
        scores = self._network.relations(self._network.encode(batch), batch.lengths, *marks)
        return dict(zip(ROOTS, softmax(scores[0]).tolist(), strict=True))

    def _passes(
        self, text: str, body: Iterable[Span] | None
    ) -> Iterator[tuple[Words, list[Window], Batch, Floats]]:
        """Yield each batch with its words' hidden states; they are not kept, however long the text."""
        body = [Span(0, len(text))] if body is None else body
        words = read_words(self._tokenizer, text, [p for run in body for p in paragraphs(text, run)])
        for group in batches(words, windows(words)):
            batch = make_batch(words, group)
            yield words, group, batch, self._network.encode(batch)

    def _attributions(
        self, words: Words, group: list[Window], batch: Batch, hidden: Floats
    ) -> Iterator[tuple[Place, Attribution]]:
        scores = self._network.cues(hidden)
        tags = viterbi(scores, batch.lengths, self._chains["cues"])
        sure = Certainty(scores, batch.lengths, self._chains["cues"])
        cues = [
            (row, first, last, sure.any_of(row, slice(1, None), first, last))
            for row, window in enumerate(group)
            for _, first, last in stretches(tags[row, : batch.lengths[row]], CUE_TAGS)
            if window.core[0] <= window.start + first < window.core[1]
        ]
        for some in (cues[n : n + CUES] for n in range(0, len(cues), CUES)):
            yield from self._link(words, group, batch, hidden, some)

    def _link(
        self, words: Words, group: list[Window], batch: Batch, hidden: Floats, cues: list[Cue]
    ) -> Iterator[tuple[Place, Attribution]]:
        row, first, last = np.array([cue[:3] for cue in cues], np.int64).T
        scores = self._network.roles(hidden, batch, row, first, last)
        tags = viterbi(scores, batch.lengths[row], self._chains["roles"])
        sure = Certainty(scores, batch.lengths[row], self._chains["roles"])
        for at, (number, start, end, likely) in enumerate(cues):
            base = group[number].start
            roles: dict[str, list[Span]] = {"source": [], "content": []}
            for role, a, b in stretches(tags[at, : batch.lengths[number]], ROLE_TAGS):
                if likely * sure.any_of(at, TAGS_OF[role], a, b) >= LIKELY:
                    roles[role].append(words.span(base + a, base + b))
            place = (base + start, base + end)
            yield place, Attribution(tuple(roles["source"]), (words.span(*place),), tuple(roles["content"]))
