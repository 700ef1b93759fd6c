"""Hold figures against each other: are they about the same quantity, and do they agree on it?"""

import math
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from communique.model import Figure, Verdict
from communique.text.lexicon import lines
from communique.text.words import terms

ROUNDING = 0.05
"""Share by which an approximate figure may miss and still agree: "about 100,000" and "96,000"."""


def compatible(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of the same counted thing may have one owner and one place."""
    return _agree(a.owner, b.owner) and _agree(a.place, b.place)


def counted(figure: Figure) -> frozenset[str]:
    """Return what is counted as a set of terms in which troops and soldiers are one word."""
    return frozenset(_synonyms().get(term, term) for term in terms(figure.counted or "")) - {""}


def verdict_of(figures: Sequence[Figure]) -> tuple[Verdict, str]:
    """Return how figures of one quantity stand to each other, and which fields decided it."""
    if len({f.document for f in figures}) == 1 and len({(f.low, f.high) for f in figures}) == 1:
        return "only here", "one document"
    apart = [(a, b) for a, b in combinations(figures, 2) if not _meet(_bounds(a), _bounds(b))]
    if not apart:
        return "agree", "the bounds overlap"
    if all(a.as_of and b.as_of and a.as_of != b.as_of for a, b in apart):
        return "updated", "other values as of other dates"
    values = sorted({repr(f.text) for pair in apart for f in pair})
    return "disagree", f"the bounds exclude each other: {', '.join(values)}"


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _bounds(figure: Figure) -> tuple[float, float]:
    low = -math.inf if figure.low is None else float(figure.low)
    high = math.inf if figure.high is None else float(figure.high)
    if figure.hedge != "approx":
        return low, high
    return low - ROUNDING * abs(low), high + ROUNDING * abs(high)


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return max(a[0], b[0]) <= min(a[1], b[1])


@cache
def _synonyms() -> dict[str, str]:
    """Read ``data/counted.txt``: the words of a line count the same; the first stands for all."""
    table: dict[str, str] = {}
    for line in lines("counted.txt"):
        first, *others = (next(iter(terms(word)), "") for word in line.replace("- ", "").split())
        table |= dict.fromkeys([first, *others], "" if line.startswith("- ") else first)
    return table
