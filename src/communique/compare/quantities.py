"""Hold figures against each other: are they about the same quantity, and do they agree on it?"""

import math
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from communique.model import Figure, Verdict
from communique.text.lexicon import lines
from communique.text.words import terms

ROUNDING = 0.05
"""Share by which an approximate figure may miss and still agree: "about 100,000" and "96,000"."""


class Quantity(NamedTuple):
    """What decides whether two figures answer one question."""

    document: str
    low: float
    high: float
    owner: str | None
    place: str | None
    as_of: str | None
    estimate_by: str | None

    @classmethod
    def of(cls, figure: Figure) -> "Quantity":
        """Return a figure's quantity, its bounds widened where it is approximate and open where it is."""
        low = -math.inf if figure.low is None else float(figure.low)
        high = math.inf if figure.high is None else float(figure.high)
        if figure.hedge == "approx":
            low, high = low - ROUNDING * abs(low), high + ROUNDING * abs(high)
        return cls(figure.document, low, high, figure.owner, figure.place, figure.as_of, figure.estimate_by)

    def excludes(self, other: "Quantity") -> bool:
        """Tell whether no value satisfies both."""
        return max(self.low, other.low) > min(self.high, other.high)


FAR = 4
"""Factor beyond which two counts of one thing are taken for a part and the whole."""


def compatible(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities of one counted thing may answer one question.

    Not so with another owner or place; nor far apart (a part against the whole); nor where one document gives
    both, as of no other date and by no other estimate: it would contradict itself.
    """
    if not (_agree(a.owner, b.owner) and _agree(a.place, b.place) and _near(a, b)):
        return False
    one_voice = (a.document, a.as_of, a.estimate_by) == (b.document, b.as_of, b.estimate_by)
    return not (one_voice and a.excludes(b))


def counted(figure: Figure) -> frozenset[str]:
    """Return what is counted as a set of terms in which troops and soldiers are one word."""
    return frozenset(_synonyms().get(term, term) for term in terms(figure.counted or "")) - {""}


def verdict_of(figures: Sequence[Figure]) -> tuple[Verdict, str]:
    """Return how figures of one quantity stand to each other, and which fields decided it."""
    words = {Quantity.of(figure): figure.text for figure in figures}
    apart = [(a, b) for a, b in combinations(words, 2) if a.excludes(b)]
    if len({f.document for f in figures}) == 1 and not apart:
        return "only here", "one document"
    if not apart:
        return "agree", "the bounds overlap"
    if all(a.as_of and b.as_of and a.as_of != b.as_of for a, b in apart):
        return "updated", "other values as of other dates"
    values = sorted({repr(words[quantity]) for pair in apart for quantity in pair})
    return "disagree", f"the bounds exclude each other: {', '.join(values)}"


def _near(a: Quantity, b: Quantity) -> bool:
    small, large = sorted(abs(q.low if math.isfinite(q.low) else q.high) for q in (a, b))
    return large <= FAR * small


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


@cache
def _synonyms() -> dict[str, str]:
    """Read ``data/counted.txt``: the words of a line count the same; the first stands for all."""
    table: dict[str, str] = {}
    for line in lines("counted.txt"):
        first, *others = (next(iter(terms(word)), "") for word in line.replace("- ", "").split())
        table |= dict.fromkeys([first, *others], "" if line.startswith("- ") else first)
    return table
