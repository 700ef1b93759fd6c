"""Tell the sentences that are printed again and again: notices, pleas, a matter's standing background."""

from collections.abc import Sequence
from typing import NamedTuple

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


class Carrier(NamedTuple):
    """Where and when a text was printed."""

    url: str | None
    outlet: str | None
    day: str | None

    @classmethod
    def of(cls, document: Document) -> "Carrier":
        """Return what is known of ``document``."""
        day = document.published.value[:10] if document.published else None
        return cls(document.url, document.outlet or document.domain, day)


def standing(carriers: Sequence[Carrier], prints: Fingerprints) -> frozenset[int]:
    """Return the keys of the sentences that tell nothing about where a text comes from.

    Texts at one address are one text, whatever changed in it. Texts of one outlet that appeared on
    different days are different ones, however much of them is the same.
    """
    order = np.argsort(prints.keys, kind="stable")
    ordered = prints.keys[order]
    starts = np.searchsorted(prints.owners, np.arange(len(carriers) + 1))
    known: dict[tuple[int, ...], bool] = {}
    found = []

    def sentences(document: int) -> frozenset[int]:
        return frozenset(prints.keys[starts[document] : starts[document + 1]].tolist())

    for start, end in runs(ordered, OWN):
        held = tuple(sorted(set(prints.owners[order[start:end]].tolist())))
        if len(held) < OWN:
            continue
        if held not in known:
            some = held[:: -(-len(held) // LOOKED_AT)]
            known[held] = _is_standing([(carriers[i], sentences(i)) for i in some])
        if known[held]:
            found.append(int(ordered[start]))
    return frozenset(found)


def _is_standing(carriers: Sequence[tuple[Carrier, frozenset[int]]]) -> bool:
    different: list[tuple[Carrier, frozenset[int]]] = []
    for one in carriers:
        if not any(_one_text(one, other) for other in different):
            different.append(one)
            outlet = one[0].outlet
            own = sum(other.outlet == outlet for other, _ in different) if outlet else 0
            if own >= OWN or len(different) >= ALL:
                return True
    return False


def _one_text(a: tuple[Carrier, frozenset[int]], b: tuple[Carrier, frozenset[int]]) -> bool:
    (first, in_first), (second, in_second) = a, b
    if first.url and first.url == second.url:
        return True
    if first.outlet and first.outlet == second.outlet and first.day and second.day:
        return first.day == second.day and _alike(in_first, in_second)
    return _alike(in_first, in_second)


def _alike(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= ALIKE * min(len(a), len(b))
