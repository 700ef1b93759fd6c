"""PolNeAR: load the gold, score attributions against it.

The measure. A *piece* is one contiguous stretch; a discontinuous content is several pieces. For each
annotation file and each label, the gold and the predicted pieces are two sets of `(start, end)` (white space
at their edges removed); exact precision, recall and F1 come from the counts summed over all files. `jaccard`
is shared over united tokens, summed in the same way. A text with several annotators counts once for each.

CofeNet's figures count otherwise: its samples are single sentences, so a content of three sentences is three
pieces. `Scores(by_sentence=True)` counts in that way, as nearly as a rule for sentence ends can.
"""

import argparse
import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from communique.model import Attribution as Found
from communique.text.encoder import attributions, load_tagger

LABELS = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")
SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])|\n\s*")
TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|Rev|St|Jr|Sr|U\.S|[A-Z])\.\s+$")

Piece = tuple[int, int]
Attribution = Mapping[str, Sequence[Sequence[int]]]
"""The contract's form: `{"source": [[s, e], ...], "cue": [[s, e], ...], "content": [[s, e], ...]}`."""


@dataclass(frozen=True)
class Annotation:
    """One annotator's reading of one article."""

    name: str
    annotator: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass
class Score:
    """Counts for one label, and the measures that follow from them."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0
    shared_tokens: int = 0
    united_tokens: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.predicted) if self.gold + self.predicted else 0.0

    @property
    def jaccard(self) -> float:
        return self.shared_tokens / self.united_tokens if self.united_tokens else 0.0


@dataclass
class Scores:
    """A `Score` for each of `LABELS`, over all the files added."""

    labels: dict[str, Score] = field(default_factory=lambda: {label: Score() for label in LABELS})
    by_sentence: bool = False

    def add(self, text: str, gold: Iterable[Attribution], predicted: Iterable[Attribution]) -> None:
        tokens = [match.span() for match in TOKEN.finditer(text)]
        ends = sentence_ends(text) if self.by_sentence else []
        gold, predicted = list(gold), list(predicted)
        for label, score in self.labels.items():
            want, got = (pieces(text, read, label, ends) for read in (gold, predicted))
            score.hits += len(want & got)
            score.gold += len(want)
            score.predicted += len(got)
            want_tokens, got_tokens = covered(tokens, want), covered(tokens, got)
            score.shared_tokens += len(want_tokens & got_tokens)
            score.united_tokens += len(want_tokens | got_tokens)

    def rows(self) -> Iterator[str]:
        yield "label     P     R     F1    Jaccard  gold  predicted"
        for label, s in self.labels.items():
            measures = f"{s.precision:.4f} {s.recall:.4f} {s.f1:.4f} {s.jaccard:.4f}"
            yield f"{label:8} {measures}  {s.gold:5} {s.predicted:5}"


def bench_root() -> Path:
    return Path(os.environ.get("COMMUNIQUE_BENCH", "../shared/bench"))


def load(part: str, root: Path | None = None) -> list[Annotation]:
    """Every annotation file of `part` (`train` or `dev`), in name order."""
    folder = (root or bench_root()) / "attribution" / "polnear" / part
    annotations = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        name, annotator = path.stem.rsplit("_", 1)
        text = _read(folder / "text" / f"{name}.txt")
        annotations.append(Annotation(name, annotator, text, tuple(_parse(_read(path)))))
    return annotations


def _read(path: Path) -> str:
    # newline="" keeps the offsets: some files hold carriage returns.
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _parse(standoff: str) -> Iterator[Attribution]:
    spans: dict[str, list[list[int]]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in standoff.split("\n"):
        fields = line.rstrip("\r").split("\t")
        if line.startswith("T") and len(fields) >= 2:
            _, offsets = fields[1].split(" ", 1)
            spans[fields[0]] = [[int(number) for number in piece.split()] for piece in offsets.split(";")]
        elif line.startswith("E") and len(fields) >= 2:
            events.append(
                [(role.rstrip("0123456789"), key) for role, key in (a.split(":") for a in fields[1].split())]
            )
    for event in events:
        parts = {
            label: [piece for role, key in event if role.lower() == label for piece in spans[key]]
            for label in LABELS
        }
        if any(parts.values()):
            yield parts


def pieces(
    text: str, attributions: Iterable[Attribution], label: str, ends: Sequence[int] = ()
) -> set[Piece]:
    """The distinct pieces of one label, cut at `ends`, without white space at their edges."""
    found = set()
    for attribution in attributions:
        for first, last in attribution[label]:
            bounds = [first, *ends[bisect_right(ends, first) : bisect_left(ends, last)], last]
            for start, end in pairwise(bounds):
                body = text[start:end]
                start += len(body) - len(body.lstrip())
                end -= len(body) - len(body.rstrip())
                if start < end:
                    found.add((start, end))
    return found


def sentence_ends(text: str) -> list[int]:
    return [m.end() for m in SENTENCE_END.finditer(text) if not TITLES.search(text, m.start() - 6, m.end())]


def covered(tokens: Sequence[Piece], wanted: set[Piece]) -> set[int]:
    inside = set()
    marks = sorted(wanted)
    for index, (start, end) in enumerate(tokens):
        if any(s < end and start < e for s, e in marks):
            inside.add(index)
    return inside


def as_contract(found: Found) -> Attribution:
    return {label: [[piece.start, piece.end] for piece in getattr(found, label)] for label in LABELS}


def measure(
    read: Callable[[str], Iterable[Found]], annotations: Iterable[Annotation], *, by_sentence: bool = False
) -> Scores:
    """Score a reader over annotation files; a text is read once, however many annotated it."""
    scores = Scores(by_sentence=by_sentence)
    known: dict[str, list[Attribution]] = {}
    for annotation in annotations:
        if annotation.name not in known:
            known[annotation.name] = [as_contract(found) for found in read(annotation.text)]
        scores.add(annotation.text, annotation.attributions, known[annotation.name])
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the shipped tagger, or one in a folder, on PolNeAR.")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--folder", type=Path, help="a tagger exported by training.export")
    parser.add_argument("--by-sentence", action="store_true", help="cut pieces at sentence ends")
    given = parser.parse_args()
    read = load_tagger(given.folder).attributions if given.folder else attributions
    print("\n".join(measure(read, load(given.part), by_sentence=given.by_sentence).rows()))


if __name__ == "__main__":
    main()
