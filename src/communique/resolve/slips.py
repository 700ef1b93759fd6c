"""Mend a name that a document misspells: "Ada Lindhort" once, where it has "Ada Lindhorst" else."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.resolve.leaders import is_leaders
from communique.resolve.lexicon import given_names
from communique.resolve.units import Unit

_SHORTEST = 6
"""Letters of a name that a slip may be told by: "Davis" and "Davies" may be two families."""
_OFTEN = 3
"""How often a name is written right that never stands behind a given one."""


def mend(united: Sequence[list[Unit]]) -> None:
    """Write the last word of each name in a document's units as it mostly has it, or as a known leader's.

    One letter may be missing, added or another, or letters may have changed places; but not the last.
    A full name is mended by one with the same given name, a name alone where it stands in no full name.
    """
    names = [unit.text.split() for units in united for unit in units if unit.kind == "n"]
    often = Counter(name[-1] for name in names)
    given: dict[str, set[str]] = defaultdict(set)
    for first, *rest in names:
        if rest:
            given[rest[-1]].add(first)
    alike: dict[str, set[str]] = defaultdict(set)
    for word in often:
        if len(word) >= _SHORTEST and word.isalpha() and word not in given_names():
            for key in _keys(word):
                alike[key].add(word)
    rank = {word: (is_leaders(word), times) for word, times in often.items()}
    right: dict[str, set[str]] = {}
    for keyed in alike.values():
        for word in keyed if len(keyed) > 1 else ():
            right.setdefault(word, set()).update(o for o in keyed if rank[o] > rank[word])
    for units in united:
        for at, unit in enumerate(units):
            *before, last = unit.text.split() if unit.kind == "n" else ("",)
            near = [
                word
                for word in right.get(last, ())
                if (
                    before[0] in given.get(word, before) if before else word in given or often[word] >= _OFTEN
                )
                and (before or last not in given)
            ]
            if near:
                best = max(near, key=lambda word: (rank[word], word))
                units[at] = replace(unit, text=" ".join((*before, best)))


def _keys(word: str) -> Iterator[str]:
    """Yield what a word shares with those that differ from it in one letter, or in where letters stand."""
    yield word
    yield word[0] + "".join(sorted(word)) + word[-1]
    for at in range(1, len(word) - 1):
        yield word[:at] + "*" + word[at + 1 :]
        yield word[:at] + word[at + 1 :]
