"""Fit whom "he" and "she" take up: `python -m training.pronouns FOLDER... [--out FILE]`.

A folder holds texts, NAME.txt, and beside each NAME.tsv: a line a pronoun, its place in the text
(START-END) and who is meant, or "-" where nobody is named. Printed is how often weights fitted without the
text are right.
"""

import argparse
import csv
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from bench.gold import same_name

from communique.engine import run
from communique.errors import InputError
from communique.intake import items
from communique.model import Quotation
from communique.pipeline import STAGES
from communique.resolve.antecedents import Linker
from communique.resolve.draft import Draft, root
from communique.resolve.drafts import drafts
from communique.resolve.lexicon import TOKEN
from communique.text.choice import Features
from training.choices import Group, fit, folds, write

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/communique/data/pronouns.tsv"
PENALTY = 12.0


class _Linker(Linker):
    """Links, and keeps whom each pronoun may take up."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.asked: list[tuple[Draft, Sequence[Draft], Sequence[Features], Features]] = []

    def _person(self, draft: Draft, quotes: list[Quotation], barred: Collection[str | None]) -> None:
        self.asked.append((draft, *self._candidates.of(draft, self._held, quotes, barred)))
        super()._person(draft, quotes, barred)


def groups(text: Path) -> Iterator[Group]:
    """Yield a choice for every labelled pronoun of ``text``: whom it may take up."""
    with text.with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        meant = {int(place.split("-")[0]): name for place, name in rows}
    (item,) = items([text])
    if isinstance(item, InputError):
        raise item
    stages = takewhile(lambda stage: stage.name != "mentions", STAGES)
    values = run(stages, {"document": item.document})
    quotations = values["quotations"]
    said = (q.speaker.span.of(item.document.text) for q in quotations if q.speaker.span)
    drafted, names = drafts(values["parse"], (word for words in said for word in TOKEN.findall(words)))
    drafted.sort(key=lambda d: (d.span.start, -d.span.end))
    linker = _Linker(item.document, drafted, names, quotations)
    linker.link()
    for draft, able, options, none in linker.asked:
        if (name := meant.get(draft.span.start)) is not None:
            right = {at for at, other in enumerate(able) if _is(root(other), name)}
            yield Group(text.stem, tuple(options), none, frozenset(right))


def _is(mention: Draft, name: str) -> bool:
    """Tell whether a mention is that of the one meant: his name, however short, or an unnamed one's."""
    if name == "-" or mention.name is None or mention.unnamed:
        return name == "-" and (mention.name is None or mention.unnamed)
    return same_name(mention.name, name) or mention.name in (name.split()[0], name.split()[-1])


def main() -> None:
    """Fit, print what it is worth, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    texts = [text for folder in arguments.folders for text in sorted(folder.glob("*.txt"))]
    learned = [group for text in texts for group in groups(text)]
    right = 0
    for group, chance in zip(learned, folds(learned, penalty=PENALTY), strict=True):
        best = max(range(len(chance)), key=chance.__getitem__)
        right += best in group.right or (not group.right and best == len(group.options))
    print(f"{right} right of {len(learned)}; of {sum(bool(g.right) for g in learned)} somebody is an option")
    about = 'What speaks for whom "he" or "she" takes up; fitted by training/pronouns.py.'
    write(arguments.out, fit(learned, PENALTY), about)


if __name__ == "__main__":
    main()
