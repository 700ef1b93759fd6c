"""Turn annotated acts and pairs of actors into words and windows of them."""

import csv
import random
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.plover import Pair, gsr, plv
from bench.polnear import bench_root
from tokenizers import Tokenizer

from communique.model import Span
from communique.text.acts import MODALITIES, NONE, ROOTS, TYPES
from communique.text.windows import (
    LIMIT,
    Window,
    Words,
    read_words,
    window_around,
    windows,
)
from training.examples import FILLS, Stretch, held_out
from training.news import NewsText, news
from training.passages import Act, Passage, pairs, reversed_pairs, written

NOTHING = 0.15
"""Pairs between whom nothing passed, as a share of the others: enough to know them, too few to lean to."""

KEPT_NEWS = 0.12
"""Share of the annotated news texts that is kept to choose on."""

TRIGGERS = Path(__file__).parent / "acts" / "plv_triggers.tsv"

UNKNOWN = -100
"""A label that costs nothing."""


@dataclass(frozen=True)
class WordAct:
    """One act on words; `type` and `modality` are ``UNKNOWN`` where the data do not tell."""

    trigger: Stretch
    type: int
    negated: bool
    modality: int
    holder: tuple[Stretch, ...]
    addressee: tuple[Stretch, ...]


@dataclass(frozen=True)
class WordPair:
    """Two actors on words, and the roots of which one holds."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    roots: tuple[int, ...]


@dataclass(frozen=True)
class ActExample:
    """Words that fit one window. Where not `complete`, there may be acts that nobody drew."""

    words: Words
    acts: tuple[WordAct, ...]
    pairs: tuple[WordPair, ...]
    complete: bool = True


class ActData:
    """Annotated passages, pairs and news texts, cut into words once."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        passages: Sequence[Passage],
        others: Sequence[Pair],
        texts: Sequence[NewsText] = (),
    ) -> None:
        self._tokenizer = tokenizer
        self._texts = [self._whole(text) for text in texts]
        by_text: dict[str, list[Pair]] = {}
        for pair in pairs(passages):
            by_text.setdefault(pair.text, []).append(pair)
        self._passages = [self._passage(passage, by_text.get(passage.text, ())) for passage in passages]
        self.others = [e for pair in others if (e := self._single(pair)) is not None]
        self._turned = [e for pair in reversed_pairs(others) if (e := self._single(pair)) is not None]
        held = [p for e in self._passages for p in e.pairs]
        nothing = sum(ROOTS.index(NONE) in p.roots for p in held)
        self._keep = NOTHING * (len(held) - nothing) / max(nothing, 1)

    def batches(self, dice: random.Random, words: int = 1800) -> list[list[ActExample]]:
        """Return every passage and pair once, in groups of about `words` words, in chance order."""
        some = dice.sample(self._turned, min(len(self._turned), int(NOTHING * len(self.others))))
        examples = [*self._pack(dice), *self._cut(dice), *self.others, *some]
        dice.shuffle(examples)
        examples.sort(key=lambda e: len(e.words.pieces) // 16)
        groups: list[list[ActExample]] = [[]]
        for example in examples:
            if groups[-1] and (len(groups[-1]) + 1) * len(example.words.pieces) > words:
                groups.append([])
            groups[-1].append(example)
        dice.shuffle(groups)
        return groups

    def _pack(self, dice: random.Random) -> Iterator[ActExample]:
        """Put passages together as the paragraphs of a window, as the runtime does with a document's."""
        order = dice.sample(self._passages, len(self._passages))
        gathered: list[ActExample] = []
        filled, limit = 2, dice.choice(FILLS)
        for passage in order:
            size = sum(map(len, passage.words.pieces)) + 1
            if gathered and filled + size > limit:
                yield self._united(gathered, dice)
                gathered, filled, limit = [], 2, dice.choice(FILLS)
            gathered.append(passage)
            filled += size
        if gathered:
            yield self._united(gathered, dice)

    def _cut(self, dice: random.Random) -> Iterator[ActExample]:
        """Cut every news text into windows of chance size; an act is in the one that holds its trigger."""
        for text in self._texts:
            for window in windows(text.words, dice.choice(FILLS)):
                kept = [_seen(act, window) for act in text.acts if _within(act.trigger, window)]
                moved = tuple(_moved(act, -window.start) for act in kept)
                yield ActExample(_cut_words(text.words, window), moved, ())

    def _united(self, gathered: Sequence[ActExample], dice: random.Random) -> ActExample:
        words, acts, related = Words([], [], [], []), list[WordAct](), list[WordPair]()
        for number, example in enumerate(gathered):
            base = len(words.pieces)
            for ours, theirs in ((words.pieces, example.words.pieces), (words.kinds, example.words.kinds)):
                ours.extend(theirs)  # type: ignore[arg-type]
            words.paragraph.extend([number] * len(example.words.pieces))
            acts += [_moved(act, base) for act in example.acts]
            for pair in example.pairs:
                if ROOTS.index(NONE) not in pair.roots or dice.random() < self._keep:
                    source, target = (tuple(n + base for n in end) for end in (pair.source, pair.target))
                    related.append(WordPair(source, target, pair.roots))
        return ActExample(words, tuple(acts), tuple(related))

    def _passage(self, passage: Passage, related: Iterable[Pair]) -> ActExample:
        words = self._read(passage.text)
        if sum(map(len, words.pieces)) + 2 > LIMIT:
            raise ValueError(f"longer than a window, make two of it: {passage.text[:60]!r}")
        acts = tuple(_word_act(words, act) for act in passage.acts)
        return ActExample(words, acts, tuple(_pair(words, pair, 0) for pair in related))

    def _whole(self, text: NewsText) -> ActExample:
        joined, parts, acts = "", list[Span](), list[Act]()
        for passage in text.passages:
            parts.append(Span(len(joined), len(joined) + len(passage.text)))
            acts += (act.moved(len(joined)) for act in passage.acts)
            joined += passage.text + "\n"
        words = read_words(self._tokenizer, joined, parts)
        return ActExample(words, tuple(_word_act(words, act) for act in acts), ())

    def _single(self, pair: Pair) -> ActExample | None:
        words = self._read(pair.text)
        marked = (pair.source, pair.target, (pair.trigger,) if pair.trigger else ())
        held = [_inside(words, end) for end in marked if end]
        window = window_around(words, held)
        if window is None:
            return None
        a = window.start
        cut = _cut_words(words, window)
        acts = ()
        if pair.trigger is not None and _inside(words, [pair.trigger]):
            known = TYPES.index(*pair.roots) if len(pair.roots) == 1 else UNKNOWN
            first, last = _stretch(words, pair.trigger)
            roles = (tuple(_stretch(words, span) for span in end) for end in (pair.source, pair.target))
            act = WordAct((first, last), known, False, UNKNOWN, *roles)
            acts = (_moved(act, -a),)
        return ActExample(cut, acts, (_pair(words, pair, a),), complete=False)

    def _read(self, text: str) -> Words:
        return read_words(self._tokenizer, text, [Span(0, len(text))])


def _inside(words: Words, spans: Iterable[Span]) -> list[int]:
    wanted = tuple(spans)
    return [n for n, word in enumerate(words.spans) if any(word.overlaps(span) for span in wanted)]


def _pair(words: Words, pair: Pair, base: int) -> WordPair:
    source, target = (tuple(n - base for n in _inside(words, end)) for end in (pair.source, pair.target))
    return WordPair(source, target, tuple(sorted(ROOTS.index(root) for root in pair.roots)))


def _stretch(words: Words, span: Span) -> Stretch:
    first = bisect_left([s.end for s in words.spans], span.start + 1)
    return first, max(first, bisect_left([s.start for s in words.spans], span.end) - 1)


def _word_act(words: Words, act: Act) -> WordAct:
    return WordAct(
        _stretch(words, act.trigger),
        TYPES.index(act.type),
        act.negated,
        MODALITIES.index(act.modality),
        tuple(_stretch(words, span) for span in act.holder),
        tuple(_stretch(words, span) for span in act.addressee),
    )


def _cut_words(words: Words, window: Window) -> Words:
    a, b = window.start, window.end
    return Words(words.spans[a:b], words.pieces[a:b], words.kinds[a:b], words.paragraph[a:b])


def _within(stretch: Stretch, window: Window) -> bool:
    return window.start <= stretch[0] and stretch[1] < window.end


def _seen(act: WordAct, window: Window) -> WordAct:
    """The act with those of its parts that the window holds."""
    held, told = (tuple(s for s in part if _within(s, window)) for part in (act.holder, act.addressee))
    return replace(act, holder=held, addressee=told)


def _moved(act: WordAct, by: int) -> WordAct:
    def moved(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
        return tuple((first + by, last + by) for first, last in stretches)

    (trigger,) = moved([act.trigger])
    return WordAct(trigger, act.type, act.negated, act.modality, moved(act.holder), moved(act.addressee))


@cache
def load_acts(
    tokenizer: Tokenizer,
    *,
    root: Path | None = None,
    without: frozenset[str] = frozenset(),
    kept: bool = False,
) -> ActData:
    """Return all that acts are learned from, but for the passages and news texts kept to choose on.

    `without` are sentence ids of `PLV_train` to leave out; `kept` takes what is kept to choose on too.
    """
    root = root or bench_root()
    passages = [p for p in written() if kept or not chosen_on(p)]
    rows = [pair for pair in marked_plv(root) if pair.group not in without]
    texts = [t for t in news(root) if kept or not held_out(t.name, KEPT_NEWS)]
    return ActData(tokenizer, passages, [*rows, *gsr(root)], texts)


def marked_plv(root: Path) -> list[Pair]:
    """Return the rows of ``PLV_train`` with the triggers that `training.triggers` found in them."""
    with TRIGGERS.open(encoding="utf-8", newline="") as file:
        found = {
            int(r["row"]): Span(int(r["start"]), int(r["end"])) for r in csv.DictReader(file, delimiter="\t")
        }
    return [replace(pair, trigger=found.get(number)) for number, pair in enumerate(plv(root))]


def chosen_on(passage: Passage) -> bool:
    """Tell whether a passage belongs to the part of what we wrote that is kept to choose on."""
    return held_out(passage.text, 0.08)
