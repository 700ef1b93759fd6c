"""The values of figures: in one unit, with the bounds that their hedges and their rounding leave."""

import math
import re
from functools import cache
from typing import Any, NamedTuple

from communique.compare.wordings import listed
from communique.model import Figure

ROUNDING = 0.05
"""Share by which an approximate figure may miss and still agree: "about 100,000" and "96,000"."""
NEARLY = 0.1
"""Share by which "nearly" may be above the count."""
CONVERTED = 0.01
"""Share by which a figure given in another unit may miss: 50 miles are given as 80 kilometers."""
FRACTION = 1.0
"""Percentage points by which a share in words may miss: two-thirds are 66 percent."""
WHOLE_PERCENT = 0.49
"""The same for a share without a decimal: 87.3 percent are 87 percent, and 87 are not 88."""
FULL = 1.5
"""Factor by which a count is thought to exceed "more than n" at most, when nothing else is known."""

_SCALE = re.compile(
    r"(?<![\d.,])\d+(?:\.(?P<decimals>\d+))?[\s-]?(?:(?P<scale>thousand|million|billion|trillion|k|m|mn|bn|b|tn|trn)\b|%)",
    re.IGNORECASE,
)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "trillion": 12, "tn": 12, "trn": 12}
_VAGUE = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|several|many|few)\b", re.IGNORECASE
)


class Bounds(NamedTuple):
    """What values a figure allows, in the base unit of its ``dimension``; ``full``: its likely end."""

    dimension: str
    low: float
    high: float
    full: float

    def excludes(self, other: "Bounds") -> bool:
        """Tell whether no value satisfies both."""
        return max(self.low, other.low) > min(self.high, other.high)

    def passes(self, other: "Bounds") -> bool:
        """Tell whether even the likely upper end of ``other`` lies below this value."""
        return self.low > other.full

    def strains(self, other: "Bounds") -> bool:
        """Tell whether the two fit at best where "more than 50" is 90."""
        return self.excludes(other) or self.passes(other) or other.passes(self)

    def beyond(self, other: "Bounds", factor: float) -> bool:
        """Tell whether this value lies more than ``factor`` times above the likely upper end of ``other``."""
        return math.isfinite(self.low) and self.low > factor * abs(other.full)

    def ratio(self, other: "Bounds") -> float:
        """Return how many times the smaller value goes into the larger one."""
        small, large = sorted(abs(b.low if math.isfinite(b.low) else b.high) for b in (self, other))
        return large / small if small else math.inf


def bounds(figure: Figure) -> Bounds:
    """Return the values that ``figure`` allows, with its unit converted.

    About allows a twentieth to either side, nearly a tenth below, a number with a scale word what
    rounds to it ("1.3 million"), a twentieth at most, what has been converted for a hundredth to either side.
    """
    dimension, factor = _unit(figure.unit)
    low = -math.inf if figure.low is None else float(figure.low)
    high = math.inf if figure.high is None else float(figure.high)
    known = abs(low if math.isfinite(low) else high)
    slack = max(
        _of_share(figure),
        min(_rounded(figure), ROUNDING * known),
        CONVERTED * known if factor != 1 else 0.0,
    )
    if figure.hedge == "approx":
        slack = max(slack, ROUNDING * known)
    if math.isfinite(high) or not math.isfinite(low):
        full = high
    else:
        full = low * (10 if _VAGUE.search(figure.text) else FULL)
    low -= slack + (NEARLY * known if figure.hedge == "nearly" else 0.0)
    if figure.hedge in ("more_than", "at_least"):
        low = max(low, known - slack)
    return Bounds(dimension, low * factor, (high + slack) * factor, (full + slack) * factor)


def _of_share(figure: Figure) -> float:
    """Return the percentage points by which a share may miss: in words, or given without a decimal."""
    if figure.unit != "percent":
        return 0.0
    if not any(c.isdigit() for c in figure.text):
        return FRACTION
    return 0.0 if "." in figure.text else WHOLE_PERCENT


def _rounded(figure: Figure) -> float:
    """Return half the unit of the last digit that a figure with a scale word gives."""
    match = _SCALE.search(figure.text)
    if match is None or (match["decimals"] is None and match["scale"] is None):
        return 0.0
    power = _SCALES.get((match["scale"] or "").lower(), 9 if match["scale"] else 0)
    return 0.5 * 10.0 ** (power - len(match["decimals"] or ""))


@cache
def _unit(name: str | None) -> tuple[str, float]:
    """Return the dimension of a unit and the factor to its base unit; money and nouns are their own."""
    known = listed("units")
    if name is None or name not in known:
        return name or "number", 1.0
    quantity = _registry().Quantity(1, known[name]).to_base_units()
    return str(quantity.dimensionality), float(quantity.magnitude)


@cache
def _registry() -> Any:
    """Load the units once a process (half a second), and only where figures have any."""
    import pint

    return pint.UnitRegistry()
