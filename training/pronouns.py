"""Fit whom "he" and "she" take up: `python -m training.pronouns [--out FILE]`.

Learned is from the pronouns of `acts/who.tsv` in the texts that were read for errors. Printed is how often
weights fitted without the text are right.
"""

import argparse
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from bench.names import same_name
from bench.polnear import bench_root

from communique.engine import run
from communique.model import Document, Quotation
from communique.pipeline import STAGES
from communique.resolve.antecedents import Linker
from communique.resolve.draft import Draft, root
from communique.resolve.mentions import drafted
from communique.resolve.taken import Pronouns
from communique.text.choice import Features
from training.choices import Group, fit, folds, write
from training.who import Told, read_texts, told

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/communique/data/pronouns.tsv"
PENALTY = 12.0


class _Pronouns(Pronouns):
    """Chooses, and keeps whom each pronoun may take up."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.asked: list[tuple[Draft, Sequence[Draft], Sequence[Features], Features]] = []

    def _person(self, draft: Draft, quotes: list[Quotation], barred: Collection[str | None]) -> None:
        self.asked.append((draft, *self._candidates.of(draft, self._held, quotes, barred)))
        super()._person(draft, quotes, barred)


class _Linker(Linker):
    """Links, and keeps whom each pronoun may take up."""

    def __init__(self, document: Document, drafted: Sequence[Draft], *parts: Any) -> None:
        super().__init__(document, drafted, *parts)
        self._pronouns = self.kept = _Pronouns(
            document.text, drafted, self._held, self._speech, self._together
        )


def groups(each: Told) -> Iterator[Group]:
    """Yield a choice for every labelled pronoun of a text: whom it may take up."""
    stages = takewhile(lambda stage: stage.name != "mentions", STAGES)
    values = run(stages, {"document": each.document})
    found, names = drafted(each.document, values["parse"], values["quotations"])
    linker = _Linker(each.document, found, names, values["quotations"])
    linker.link()
    meant = each.meant()
    for draft, able, options, none in linker.kept.asked:
        if (name := meant.get(draft.span)) is not None:
            right = {at for at, other in enumerate(able) if _is(root(other), name)}
            yield Group(each.document.id, tuple(options), none, frozenset(right))


def _is(mention: Draft, name: str) -> bool:
    """Tell whether a mention is that of the one meant: his name, however short, or an unnamed one's."""
    if name == "-" or mention.name is None or mention.unnamed:
        return name == "-" and (mention.name is None or mention.unnamed)
    return same_name(mention.name, name) or mention.name in (name.split()[0], name.split()[-1])


def main() -> None:
    """Fit, print what it is worth, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    known = read_texts()
    texts = (each for each in told(bench_root()) if each.text.name in known)
    learned = [group for each in texts for group in groups(each)]
    right = 0
    for group, chance in zip(learned, folds(learned, penalty=PENALTY), strict=True):
        best = max(range(len(chance)), key=chance.__getitem__)
        right += best in group.right or (not group.right and best == len(group.options))
    print(f"{right} right of {len(learned)}; of {sum(bool(g.right) for g in learned)} somebody is an option")
    about = 'What speaks for whom "he" or "she" takes up; fitted by training/pronouns.py.'
    write(arguments.out, fit(learned, PENALTY), about)


if __name__ == "__main__":
    main()
