"""Read who is meant in news texts: `acts/who.tsv` holds places and names, no other word of a text."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.model import Document, Span
from training.news import NewsText, news, paragraphs
from training.passages import WRITTEN

READ = WRITTEN / "who_read.txt"
"""The texts that were read for errors. Of the others only totals are looked at: what they measure must not
learn from them."""


@dataclass(frozen=True)
class Told:
    """A news text with who is meant by its mentions."""

    text: NewsText
    document: Document
    starts: tuple[int, ...]
    """Where each of its paragraphs begins."""
    names: dict[tuple[int, Span], str]
    """By paragraph, from 1, and place in it."""

    def meant(self) -> dict[Span, str]:
        """Return the names by the places of the mentions in the document."""
        return {span.shift(self.starts[number - 1]): name for (number, span), name in self.names.items()}


def told(root: Path) -> Iterator[Told]:
    """Yield the labelled news texts, which lie under ``root`` (`COMMUNIQUE_BENCH`)."""
    names: defaultdict[str, dict[tuple[int, Span], str]] = defaultdict(dict)
    with (WRITTEN / "who.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names[row["text"]][int(row["paragraph"]), Span(*map(int, row["span"].split("-")))] = row["name"]
    for text in news(root):
        if text.name in names:
            yield _laid_out(root, text, names[text.name])


def _laid_out(root: Path, text: NewsText, names: dict[tuple[int, Span], str]) -> Told:
    last = max([*text.numbers, *(number for number, _ in names)])
    lines = list(paragraphs(root, text.name))[:last]
    starts = tuple(sum(len(line) + 2 for line in lines[:n]) for n in range(len(lines)))
    whole = "\n\n".join(lines)
    return Told(text, Document(id=text.name, text=whole, body=(Span(0, len(whole)),)), starts, names)


def read_texts() -> frozenset[str]:
    """Return the names of the texts that were read for errors."""
    return frozenset(READ.read_text("utf-8").split())
