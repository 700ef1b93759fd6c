"""How like pairs of documents are: sixteen bytes a pair."""

from array import array
from collections.abc import Iterable, Iterator


class Pairs:
    """Pairs of numbered documents with their likeness; each pair once."""

    def __init__(self) -> None:
        self._ones, self._others, self._likeness = array("I"), array("I"), array("d")

    def add(self, one: int, other: int, likeness: float) -> None:
        """Take up a pair."""
        self._ones.append(one)
        self._others.append(other)
        self._likeness.append(likeness)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self._ones, self._others, self._likeness, strict=True)

    def within(self, seeds: Iterable[Iterable[int]], least: float) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs that tell what linkage makes of ``seeds`` (disjoint, holding every document).

        Clusters join by a mean likeness of ``least``, for which one pair must reach it: whatever no chain
        of such pairs and seeds holds together ends in different clusters, and how like it is does not count.
        """
        part: dict[int, int] = {}

        def top(number: int) -> int:
            while part[number] != number:
                part[number] = part[part[number]]
                number = part[number]
            return number

        for seed in seeds:
            first, *_ = members = list(seed)
            part.update(dict.fromkeys(members, first))
        for one, other, likeness in self:
            if likeness >= least:
                part[top(one)] = top(other)
        return ((one, other, likeness) for one, other, likeness in self if top(one) == top(other))

    def nearest(self, clusters: Iterable[Iterable[int]]) -> dict[int, tuple[float, int]]:
        """Return the likest other document of each document's cluster, the first of equals."""
        cluster = {number: place for place, members in enumerate(clusters) for number in members}
        found: dict[int, tuple[float, int]] = {}
        for one, other, likeness in self:
            if cluster[one] == cluster[other]:
                for here, there in ((one, other), (other, one)):
                    before = found.get(here)
                    if before is None or (before[0], -before[1]) < (likeness, -there):
                        found[here] = likeness, there
        return found
