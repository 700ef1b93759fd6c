"""Fit whom acts are for where words mislead or say nothing: `python -m training.addressees [FOLDER...]`.

Learned is what the program meets: its own acts in the news texts of `acts/who.tsv`, and, counted twice, in
folders of texts labelled in the form of `bench.gold` (without any: the shipped example), where type and
trigger are those of a labelled act. Written is `data/addressees.tsv`; printed is what weights fitted without
a text get right in it.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from bench.gold import Gold, locate, pair, union_overlap
from bench.names import same_name
from bench.polnear import bench_root

from communique.engine import run
from communique.extract.positions.directed import SURE, Question, asked
from communique.model import Position, Reading, Span
from communique.pipeline import STAGES, read
from training.choices import Group, fit, folds, write
from training.news import NewsText
from training.stories import labelled as labelled_texts
from training.who import told

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/communique/data/addressees.tsv"
PENALTY = 6.0
SOFT = "soft"
"""A feature of ``none`` in news texts, whose labels name somebody oftener; it is fitted and left out."""


@dataclass(frozen=True)
class Label:
    """An act that a person marked, and at whom it is directed (empty: nobody)."""

    type: str
    trigger: Span | None
    content: Span | None
    name: str


@dataclass(frozen=True)
class Labelled:
    """One collection with its labels, document by document."""

    readings: Sequence[Reading]
    labels: Sequence[Sequence[Label]]
    soft: bool


def labelled_news(root: Path) -> Iterator[Labelled]:
    """Yield the news texts in which it is labelled who is meant, one by one."""
    for each in told(root):
        yield Labelled([read(each.document)], [list(_labels(each.text, each.names, each.starts))], soft=True)


def _labels(text: NewsText, names: dict[tuple[int, Span], str], starts: Sequence[int]) -> Iterator[Label]:
    for number, passage in zip(text.numbers, text.passages, strict=True):
        for act in passage.acts:
            known = [names.get((number, span)) for span in act.addressee or (act.trigger,)]
            if all(known):
                name = "; ".join(n for n in known if n and n != "-")
                yield Label(act.type, act.trigger.shift(starts[number - 1]), None, name)


def labelled(folder: Path) -> Labelled:
    """Return the texts of a folder that its ``gold`` or ``expected`` labels, read as one collection."""
    held = labelled_texts(folder)
    labels = [[_label(reading.document.text, w) for w in gold["positions"]] for reading, gold in held]
    return Labelled([reading for reading, _ in held], labels, soft=False)


def _label(text: str, wanted: Gold) -> Label:
    trigger, content = (locate(text, wanted[part]) for part in ("trigger", "content"))
    return Label(wanted["type"], trigger, content, wanted["addressee"] or "")


def groups(texts: Labelled) -> Iterator[Group]:
    """Yield a choice for every labelled act that the program finds and that may be for somebody."""
    stages = takewhile(lambda s: s.name != "addressees", (s for s in STAGES if s.scope == "collection"))
    values = run(stages, {"readings": tuple(texts.readings), "kept": (), "judgements": ()})
    found = asked(*(values[name] for name in ("known", "actors", "whose", "places", "dealt")))
    for (reading, _, _, questions), labels in zip(found, texts.labels, strict=True):
        for number, label in pair(reading.positions, labels, _alike):
            question = questions.get(number)
            if question is not None:
                yield _group(reading.document.id, question, labels[label].name, texts.soft)


def _group(text: str, question: Question, name: str, soft: bool) -> Group:
    """The right options are those of that name (empty: none)."""
    none = dict(question.none)
    if soft:
        none |= dict.fromkeys((SOFT, f"{SOFT} {question.position.type}"), 1.0)
    right = {i for i, n in enumerate(question.options) if name and same_name(n, name)}
    return Group(text, tuple(question.options.values()), none, frozenset(right))


def _alike(position: Position, label: Label) -> float:
    if position.type != label.type:
        return 0.0
    if label.trigger is not None and position.trigger.overlaps(label.trigger):
        return 2.0
    overlap = union_overlap(position.content, label.content) if position.content and label.content else 0.0
    return overlap if overlap >= 0.5 else 0.0


def report(learned: Sequence[Group]) -> None:
    """Print what is got right by weights fitted without the text."""
    chances = folds(learned, penalty=PENALTY)
    for name, soft in (("labelled in full", False), ("news", True)):
        stated = shown = right = 0
        for group, chance in zip(learned, chances, strict=True):
            if (SOFT in group.none) == soft:
                best = max(range(len(group.options)), key=chance.__getitem__, default=None)
                stated += bool(group.right)
                if best is not None and chance[best] >= SURE:
                    shown, right = shown + 1, right + (best in group.right)
        print(f"{name}: {right} right of {shown} shown; {stated} stated among the options")


def main() -> None:
    """Fit, print what it is worth, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "examples/ambrel-strait"])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    stories = [group for each in map(labelled, arguments.folders) for group in groups(each)]
    news = [group for each in labelled_news(bench_root()) for group in groups(each)]
    report([*stories, *news])
    learned = [*stories, *stories, *news]
    weighed = {f: w for f, w in fit(learned, PENALTY).items() if not f.startswith(SOFT)}
    write(
        arguments.out,
        weighed,
        "What speaks for whom an act is directed at; fitted by training/addressees.py.",
    )


if __name__ == "__main__":
    main()
