"""Choose one of several, or none, by what speaks for each: a log-linear model whose weights are data.

The weights are fitted by ``training/choices.py`` on labelled news; a feature without a weight says nothing.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from communique.text.lexicon import lines

Features = Mapping[str, float]
"""What speaks for an option, by name, with how much of it there is (most often 1)."""


@cache
def weights(name: str) -> Features:
    """Return the weights in ``data/<name>.tsv``, by feature."""
    pairs = (line.split("\t") for line in lines(f"{name}.tsv"))
    return {feature: float(weight) for feature, weight in pairs}


def chances(options: Sequence[Features], none: Features, weighed: Features) -> list[float]:
    """Return the probability (0 to 1) of each option, and last that it is ``none`` of them; they sum to 1."""
    scores = [sum(weighed.get(f, 0.0) * value for f, value in each.items()) for each in (*options, none)]
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
