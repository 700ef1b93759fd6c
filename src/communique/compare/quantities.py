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
FAR = 4
"""Factor beyond which two counts of one thing are taken for a part and the whole."""


def compatible(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of the same counted thing may answer one question.

    Not so with another owner or place; nor far apart (a part against the whole); nor where one document gives
    both, as of no other date and by no other estimate: it would contradict itself.
    """
    if not (_agree(a.owner, b.owner) and _agree(a.place, b.place) and _near(a, b)):
        return False
    one_voice = a.document == b.document and (a.as_of, a.estimate_by) == (b.as_of, b.estimate_by)
    return not one_voice or _meet(_bounds(a), _bounds(b))


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


def _near(a: Figure, b: Figure) -> bool:
    small, large = sorted(abs(f.low if f.low is not None else f.high or 0) for f in (a, b))
    return large <= FAR * small


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
