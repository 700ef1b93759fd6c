"""Claims about the same thing, as the comparisons put them together, in the order a chief reads them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from communique.brief.sources import Sources
from communique.model import Comparison, Figure, Position, Quotation, TimeExpression, Verdict

C = TypeVar("C", Position, Quotation, Figure, TimeExpression)


@dataclass(frozen=True)
class Group(Generic[C]):
    """Claims about one thing in the order of text, and what comparing them amounted to."""

    claims: tuple[C, ...]
    verdict: Verdict
    reason: str
    what: str

    @property
    def key(self) -> str:
        """The name of the group's line: the id of its first claim."""
        return self.claims[0].id


def groups(claims: Iterable[C], comparisons: Iterable[Comparison], sources: Sources) -> list[Group[C]]:
    """Return every one of ``claims`` in one group: most independent origins first, then in order of text.

    A claim that no comparison holds is a group by itself.
    """
    left = {claim.id: claim for claim in claims}
    found: list[Group[C]] = []
    for row in comparisons:
        held = [left.pop(id_) for id_ in row.claims if id_ in left]
        if held:
            found.append(Group(_ordered(held, sources), row.verdict, row.reason, row.what))
    found += (Group((claim,), "only here", "one document", "") for claim in left.values())
    return sorted(found, key=lambda g: (-sources.origins(g.claims), sources.place(g.claims[0]), g.key))


def wordings(claims: Iterable[C], shown: Mapping[str, str]) -> Iterator[tuple[C, ...]]:
    """Yield the claims that are shown in the same words together; ``shown`` maps claim ids to those words."""
    same: dict[str, list[C]] = {}
    for claim in claims:
        same.setdefault(folded(shown[claim.id]), []).append(claim)
    yield from (tuple(held) for held in same.values())


def folded(words: str) -> str:
    """Return words without what typography alone changes: case, marks, stops, white space."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold() if c not in "'’").split())


def _ordered(claims: list[C], sources: Sources) -> tuple[C, ...]:
    return tuple(sorted(claims, key=lambda c: (*sources.place(c), c.span.end, c.id)))
