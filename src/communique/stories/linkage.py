"""Join clusters by average linkage (UPGMA; Sokal and Michener, 1958), nearest first."""

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

Entry = tuple[float, int, int]


class Clusters:
    """Clusters of numbered items. Pairs that were never ``bring``-ed near are at likeness 0."""

    def __init__(self, clusters: Iterable[Iterable[int]]) -> None:
        self.members = {number: sorted(items) for number, items in enumerate(clusters)}
        self._of = {item: number for number, items in self.members.items() for item in items}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self.members}

    def bring(self, a: int, b: int, likeness: float) -> None:
        """Say how like two items are; each pair once."""
        first, second = self._of[a], self._of[b]
        if first != second:
            for one, other in ((first, second), (second, first)):
                self._sums[one][other] = self._sums[one].get(other, 0.0) + likeness

    def join(self, least: float, allowed: Callable[[list[int], list[int]], bool]) -> None:
        """Join the two likest clusters that may be joined, as long as their likeness is ``least``."""
        heap = [self._entry(a, b) for a, others in self._sums.items() for b in others if a < b]
        heap = [entry for entry in heap if -entry[0] >= least]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            _, a, b = entry
            if a not in self.members or b not in self.members:
                continue
            now = self._entry(a, b)
            if now != entry:
                if -now[0] >= least:
                    heappush(heap, now)
            elif allowed(self.members[a], self.members[b]):
                for other in self._merge(a, b):
                    changed = self._entry(*sorted((a, other)))
                    if -changed[0] >= least:
                        heappush(heap, changed)

    def _entry(self, a: int, b: int) -> Entry:
        return -self._sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b])), a, b

    def _merge(self, a: int, b: int) -> list[int]:
        """Put ``b`` into ``a`` and return the clusters that are now otherwise near."""
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        moved = self._sums.pop(b)
        del self._sums[a][b], moved[a]
        for other, total in moved.items():
            del self._sums[other][b]
            self._sums[a][other] = self._sums[other][a] = self._sums[a].get(other, 0.0) + total
        return sorted(moved)
