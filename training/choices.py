"""Fit the weights of the log-linear choices (`communique.text.choice`) on labelled groups of options."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from communique.text.choice import Features, chances

RARE = 5
"""A feature seen fewer times has no weight."""


@dataclass(frozen=True)
class Group:
    """One choice: the options, what speaks for none, which options are right (none, if all are wrong)."""

    text: str
    options: tuple[Features, ...]
    none: Features
    right: frozenset[int]


def fit(groups: Sequence[Group], penalty: float = 1.0) -> dict[str, float]:
    """Return the weights of greatest likelihood with an L2 ``penalty``; several options may be right."""
    seen = Counter(f for g in groups for each in (*g.options, g.none) for f in each)
    column = {f: i for i, f in enumerate(sorted(f for f, times in seen.items() if times >= RARE))}
    values, columns, starts, of, right = list[float](), list[int](), [0], list[int](), list[float]()
    for number, group in enumerate(groups):
        for at, each in enumerate((*group.options, group.none)):
            known = {f: v for f, v in each.items() if f in column}
            values += known.values()
            columns += (column[f] for f in known)
            starts.append(len(values))
            of.append(number)
            right.append(float(at in group.right if group.right else at == len(group.options)))
    matrix = csr_matrix((values, columns, starts), shape=(len(of), len(column)))
    where, truth = np.array(of), np.array(right)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.full(len(groups), -np.inf)
        np.maximum.at(top, where, scores)
        shares = np.exp(scores - top[where])
        total = np.bincount(where, shares, len(groups))
        chance = shares / total[where]
        hit = np.maximum(np.bincount(where, chance * truth, len(groups)), 1e-12)
        slope = matrix.T @ (chance - chance * truth / hit[where]) + penalty * w
        return float(-np.log(hit).sum() + penalty / 2 * w @ w), slope

    found = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {f: round(float(found[i]), 3) for f, i in column.items() if abs(found[i]) >= 0.0005}


def folds(groups: Sequence[Group], count: int = 5, penalty: float = 1.0) -> list[list[float]]:
    """Return the chances of each group by weights that were fitted without its text."""
    fold = {text: i % count for i, text in enumerate(sorted({g.text for g in groups}))}
    found: dict[int, list[float]] = {}
    for each in range(count):
        weighed = fit([g for g in groups if fold[g.text] != each], penalty)
        for number, group in enumerate(groups):
            if fold[group.text] == each:
                found[number] = chances(group.options, group.none, weighed)
    return [found[number] for number in range(len(groups))]


def write(path: Path, weighed: Features, about: str) -> None:
    """Write the weights as ``communique.text.choice.weights`` reads them, under a line that says of what."""
    rows = [f"# {about}", *(f"{feature}\t{weight}" for feature, weight in sorted(weighed.items()))]
    path.write_text("\n".join(rows) + "\n", "utf-8")
