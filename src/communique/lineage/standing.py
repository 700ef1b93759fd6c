"""Tell the sentences that are printed again and again: notices, pleas, a matter's standing background."""

from collections.abc import Sequence

import numpy as np

from communique.lineage.fingerprints import Fingerprints, runs
from communique.model import Document

OWN = 3
"""Different texts in which one outlet prints a sentence that is its standing text."""
ALL = 8
"""Different texts of any outlets: an agency's text is printed more often, but then it is the same text."""
ALIKE = 0.5
"""Two texts are one if the shorter has this share of its sentences in the other."""
LOOKED_AT = 64
"""Carriers of a sentence that are looked at: enough of them, spread evenly, so that each costs the same."""


def standing(documents: Sequence[Document], prints: Fingerprints) -> frozenset[int]:
    """Return the keys of the sentences that tell nothing about where a text comes from.

    Texts at one address are one text, whatever changed in it. Texts of one outlet that appeared on
    different days are different ones, however much of them is the same.
    """
    order = np.argsort(prints.keys, kind="stable")
    ordered = prints.keys[order]
    starts = np.searchsorted(prints.owners, np.arange(len(documents) + 1))
    known: dict[tuple[int, ...], bool] = {}
    found = []

    def sentences(document: int) -> frozenset[int]:
        return frozenset(prints.keys[starts[document] : starts[document + 1]].tolist())

    for start, end in runs(ordered, OWN):
        carriers = tuple(sorted(set(prints.owners[order[start:end]].tolist())))
        if len(carriers) < OWN:
            continue
        if carriers not in known:
            some = carriers[:: -(-len(carriers) // LOOKED_AT)]
            known[carriers] = _is_standing([(documents[i], sentences(i)) for i in some])
        if known[carriers]:
            found.append(int(ordered[start]))
    return frozenset(found)


def _is_standing(carriers: Sequence[tuple[Document, frozenset[int]]]) -> bool:
    different: list[tuple[Document, frozenset[int]]] = []
    for one in carriers:
        if not any(_one_text(one, other) for other in different):
            different.append(one)
            outlet = one[0].outlet or one[0].domain
            own = sum((other.outlet or other.domain) == outlet for other, _ in different) if outlet else 0
            if own >= OWN or len(different) >= ALL:
                return True
    return False


def _one_text(a: tuple[Document, frozenset[int]], b: tuple[Document, frozenset[int]]) -> bool:
    (first, in_first), (second, in_second) = a, b
    if first.url and first.url == second.url:
        return True
    outlet = first.outlet or first.domain
    if outlet and outlet == (second.outlet or second.domain) and first.published and second.published:
        return first.published.value[:10] == second.published.value[:10] and _alike(in_first, in_second)
    return _alike(in_first, in_second)


def _alike(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= ALIKE * min(len(a), len(b))
