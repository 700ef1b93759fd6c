"""Turn annotated articles into windows with cue tags and, for each cue, role tags."""

import hashlib
import random
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from bench.polnear import Annotation, Attribution
from tokenizers import Tokenizer
from torch import Tensor

from communique.model import Span
from communique.text.encoder import CUE_TAGS, ROLE_TAGS
from communique.text.paragraphs import paragraphs
from communique.text.windows import LIMIT, Batch, Ints, Window, Words, make_batch, read_words, windows

CUE = {name: number for number, name in enumerate(CUE_TAGS)}
ROLE = {name: number for number, name in enumerate(ROLE_TAGS)}

FILLS = (LIMIT, LIMIT, LIMIT * 3 // 4, 0)
"""How full windows are packed; a quarter hold one paragraph each, as a short text does."""

MASK = 103
"""What stands for a hidden word piece."""

ANNOTATORS = ("", "4b22", "4e07", "5fec", "6b86", "d473", "ef2d")
"""The six who drew, after nobody in particular: in training the heads are told whose habits to follow."""

Stretch = tuple[int, int]
"""First and last word."""


@dataclass(frozen=True)
class Link:
    """One attribution on words: its cue and the stretches of each role."""

    cue: Stretch
    source: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True)
class Reading:
    """What one annotator drew in an article; `annotator` is a number of `ANNOTATORS`."""

    annotator: int
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Article:
    """An article's words and its readings."""

    name: str
    words: Words
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Example:
    """One window of one article, with the links whose cue lies in it, as one annotator drew them."""

    article: Article
    window: Window
    annotator: int
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Targets:
    """A batch and what the heads should say of it; `row`, `first`, `last` are the cues the role head sees."""

    batch: Batch
    annotator: Tensor
    cue_tags: Tensor
    row: Tensor
    first: Tensor
    last: Tensor
    role_tags: Tensor


def held_out(name: str, share: float) -> bool:
    """Tell whether an article belongs to the part of `train` that is kept to choose on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 1000 < share * 1000


def read_articles(tokenizer: Tokenizer, annotations: Sequence[Annotation]) -> list[Article]:
    by_name: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        by_name.setdefault(annotation.name, []).append(annotation)
    return [_article(tokenizer, name, group) for name, group in sorted(by_name.items())]


def _article(tokenizer: Tokenizer, name: str, group: Sequence[Annotation]) -> Article:
    text = group[0].text
    words = read_words(tokenizer, text, paragraphs(text, Span(0, len(text))))
    starts, ends = [s.start for s in words.spans], [s.end for s in words.spans]

    def stretch(piece: Sequence[int]) -> Stretch:
        first = bisect_left(ends, piece[0] + 1)
        return first, max(first, bisect_left(starts, piece[1]) - 1)

    def stretches(attribution: Attribution, label: str) -> tuple[Stretch, ...]:
        joined: list[Stretch] = []
        for first, last in sorted({stretch(piece) for piece in attribution[label]}):
            # Neighbouring sentences are mostly drawn as one piece; the few cuts there are not to be learned.
            if joined and first == joined[-1][1] + 1 and words.paragraph[first] == words.paragraph[first - 1]:
                joined[-1] = (joined[-1][0], last)
            else:
                joined.append((first, last))
        return tuple(joined)

    readings = []
    for annotation in group:
        links: dict[Stretch, Link] = {}
        for attribution in annotation.attributions:
            for cue in stretches(attribution, "cue")[:1]:
                links[cue] = Link(cue, stretches(attribution, "source"), stretches(attribution, "content"))
        apart = tuple(_apart(sorted(links.values(), key=lambda link: link.cue)))
        readings.append(Reading(ANNOTATORS.index(annotation.annotator), apart))
    return Article(name, words, tuple(readings))


def _apart(links: Sequence[Link]) -> Iterator[Link]:
    reached = -1
    for link in links:
        if link.cue[0] > reached:
            reached = link.cue[1]
            yield link


def cut(articles: Sequence[Article], dice: random.Random) -> list[Example]:
    """Cut every article, as read by a chance annotator, into windows of chance size."""
    examples = []
    for article in articles:
        reading = dice.choice(article.readings)
        for window in windows(article.words, dice.choice(FILLS)):
            inside = [k for k in reading.links if window.start <= k.cue[0] and k.cue[1] < window.end]
            examples.append(Example(article, window, reading.annotator, tuple(inside)))
    return examples


def group(examples: list[Example], dice: random.Random, pieces: int) -> list[list[Example]]:
    """Group examples of similar length, about `pieces` words a group, in chance order."""
    dice.shuffle(examples)
    ordered = sorted(examples, key=lambda e: (e.window.end - e.window.start) // 16)
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * (example.window.end - example.window.start) > pieces:
            groups.append([])
        groups[-1].append(example)
    dice.shuffle(groups)
    return groups


def make_targets(examples: Sequence[Example], dice: random.Random, jitter: float) -> Targets:
    """Lay examples out. A share `jitter` of the cues given to the role head has an end moved by a word."""
    batch = join([make_batch(example.article.words, [example.window]) for example in examples])
    size = batch.first.shape[1]
    cue_tags = np.zeros((len(examples), size), np.int64)
    cues: list[tuple[int, int, int]] = []
    roles: list[Ints] = []
    for number, example in enumerate(examples):
        start, length = example.window.start, example.window.end - example.window.start
        for link in example.links:
            first, last = link.cue[0] - start, link.cue[1] - start
            mark(cue_tags[number], first, last, CUE, "")
            line = np.zeros(size, np.int64)
            for role, stretches in (("-source", link.source), ("-content", link.content)):
                for a, b in stretches:
                    if max(a - start, 0) <= min(b - start, length - 1):
                        mark(line, max(a - start, 0), min(b - start, length - 1), ROLE, role)
            if dice.random() < jitter:
                a, b = dice.choice(((-1, 0), (1, 0), (0, -1), (0, 1)))
                if 0 <= first + a <= last + b < length:
                    first, last = first + a, last + b
            cues.append((number, first, last))
            roles.append(_mend(line))
    columns = torch.tensor(cues).T if cues else torch.zeros(3, 0, dtype=torch.long)
    role_tags = torch.tensor(np.stack(roles)) if roles else torch.zeros(0, size, dtype=torch.long)
    annotator = torch.tensor([example.annotator for example in examples])
    return Targets(batch, annotator, torch.tensor(cue_tags), columns[0], columns[1], columns[2], role_tags)


def join(rows: Sequence[Batch]) -> Batch:
    """Put batches of one window each together as one."""

    def padded(name: str) -> Ints:
        lines = [getattr(row, name)[0] for row in rows]
        array = np.zeros((len(lines), max(map(len, lines))), np.int64)
        for target, line in zip(array, lines, strict=True):
            target[: len(line)] = line
        return array

    return Batch(
        ids=padded("ids"),
        kinds=padded("kinds"),
        mask=padded("mask"),
        first=padded("first"),
        paragraph=padded("paragraph"),
        lengths=np.concatenate([row.lengths for row in rows]),
    )


def mark(line: Ints, first: int, last: int, numbers: Mapping[str, int], role: str) -> None:
    """Tag the words `first` to `last` of a line as one stretch."""
    if first == last:
        line[first] = numbers["S" + role]
    else:
        line[first + 1 : last] = numbers["I" + role]
        line[first], line[last] = numbers["B" + role], numbers["E" + role]


def _mend(line: Ints) -> Ints:
    """Redraw the ends of stretches where roles overlap, so that the sequence is a possible one."""
    kinds = np.where(line > 4, 2, np.where(line > 0, 1, 0))
    opens = np.isin(line, (1, 4, 5, 8))
    mended = np.zeros_like(line)
    index = 0
    while index < len(line):
        end = index
        while kinds[index] and end + 1 < len(line) and kinds[end + 1] == kinds[index] and not opens[end + 1]:
            end += 1
        if kinds[index]:
            mark(mended, index, end, ROLE, ("-source", "-content")[kinds[index] - 1])
        index = end + 1
    return mended
