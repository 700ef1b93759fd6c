"""Read news texts where they lie, with the acts that were drawn in them for this project.

`acts/news.tsv` holds places alone, no word of a text: the acts are ours, the texts are not.
"""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import cast

from communique.model import Modality, PloverType, Span
from training.passages import WRITTEN, Act, Passage

TEXTS = WRITTEN / "news_texts.tsv"
ACTS = WRITTEN / "news.tsv"


@dataclass(frozen=True)
class NewsText:
    """The paragraphs of a text, in order, that were read for acts; all acts in them are drawn."""

    name: str
    passages: tuple[Passage, ...]


def news(root: Path) -> list[NewsText]:
    """Return the annotated news texts, which lie under ``root`` (`COMMUNIQUE_BENCH`).

    Raises ``ValueError`` where a text is not the one that was read.
    """
    acts: defaultdict[tuple[str, int], list[Act]] = defaultdict(list)
    for row in _rows(ACTS):
        act = Act(
            *_spans(row["trigger"]),
            cast(PloverType, row["type"]),
            row["negated"] == "yes",
            cast(Modality, row["modality"]),
            _spans(row["holder"]),
            _spans(row["addressee"]),
        )
        acts[row["text"], int(row["paragraph"])].append(act)
    found = []
    for row in _rows(TEXTS):
        name, left_out = row["text"], set(map(int, row["left_out"].split()))
        lines = list(islice(paragraphs(root, name), int(row["paragraphs"])))
        if fingerprint(lines) != row["sha256"]:
            raise ValueError(f"{name}: not the text that was read; its paragraphs hash otherwise")
        passages = (
            Passage(line, tuple(acts[name, number]))
            for number, line in enumerate(lines, 1)
            if number not in left_out
        )
        found.append(NewsText(name, tuple(passages)))
    return found


def paragraphs(root: Path, name: str) -> Iterator[str]:
    """Yield the paragraphs of the text ``CORPUS/NAME``, white space as single spaces."""
    corpus, _, key = name.partition("/")
    for line in _texts(root, corpus)[key].split("\n"):
        if words := line.split():
            yield " ".join(words)


def fingerprint(lines: list[str]) -> str:
    """Return the first 16 digits of the sha256 of paragraphs."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


@cache
def _texts(root: Path, corpus: str) -> dict[str, str]:
    if corpus == "polnear":
        folder = root / "attribution/polnear/train/text"
        return {path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")}
    if corpus == "basil":
        rows = map(json.loads, (root / "stories/basil_triplets.jsonl").read_text("utf-8").splitlines())
        return {row["id"]: row["text"] for row in rows}
    if corpus == "re3d":
        return {
            f"{path.parent.name}/{number}": f"{row['title'].strip()}\n" + row["text"].replace('""', '"')
            for path in (root / "re3d").glob("*/documents.json")
            for number, row in enumerate(map(json.loads, path.read_text("utf-8").splitlines()))
        }
    raise ValueError(f"{corpus}: no such corpus; known are polnear, basil, re3d")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _spans(listed: str) -> tuple[Span, ...]:
    """``3-9 20-31`` → two spans."""
    return tuple(Span(*map(int, part.split("-"))) for part in listed.split())
