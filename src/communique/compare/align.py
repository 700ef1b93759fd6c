"""Put claims about the same thing side by side: who speaks for whom, what is alike, what is independent."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from communique.model import Actor, Claim, Reading, Story
from communique.text.gazetteer import lookup

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True)
class Sides:
    """Which state or body an actor speaks for; an actor without a known one speaks for itself."""

    of: Mapping[str, str]

    def __call__(self, name: str | None) -> frozenset[str]:
        """Return the sides of a resolved name, or of several joined by ``"; "``; empty where unresolved."""
        return frozenset(self.of.get(part, part) for part in (name or "").split("; ") if part)


def sides(actors: Iterable[Actor]) -> Sides:
    """Learn from the roles that documents give them (the commonest affiliation) whom actors speak for."""
    of: dict[str, str] = {}
    for actor in actors:
        entry = lookup(actor.name)
        held = Counter(role.affiliation for role in actor.roles if role.affiliation)
        if entry and entry.state:
            of[actor.name] = entry.state
        elif held:
            of[actor.name] = min(held, key=lambda name: (-held[name], name))
    # An affiliation may itself belong to a state: the Kremlin's spokesman speaks for Russia.
    return Sides({name: of.get(side, side) for name, side in of.items()})


def matters(
    readings: Sequence[Reading], stories: Iterable[Story], pick: Callable[[Reading], Sequence[C]]
) -> Iterator[tuple[str, list[C]]]:
    """Yield each story's id with the picked claims of its documents, in the story's order."""
    by_document = {r.document.id: r for r in readings}
    for story in stories:
        yield story.id, [claim for document in story.documents for claim in pick(by_document[document])]


def cluster(
    claims: Sequence[C], gate: Callable[[C], object], alike: Callable[[C, C], bool]
) -> list[tuple[C, ...]]:
    """Join claims that pass one gate and are alike, directly or through others; keep their order.

    ``gate`` returns what must be equal; ``None`` keeps a claim by itself.
    """
    blocks: defaultdict[object, list[list[C]]] = defaultdict(list)
    alone: list[list[C]] = []
    for claim in claims:
        key = gate(claim)
        if key is None:
            alone.append([claim])
            continue
        groups = blocks[key]
        near = [group for group in groups if any(alike(claim, other) for other in group)]
        merged = [other for group in near for other in group] + [claim]
        blocks[key] = [group for group in groups if group not in near] + [merged]
    rank = {claim.id: n for n, claim in enumerate(claims)}
    joined = [group for groups in blocks.values() for group in groups] + alone
    ordered = (tuple(sorted(group, key=lambda c: rank[c.id])) for group in joined)
    return sorted(ordered, key=lambda group: rank[group[0].id])


def independent(claims: Iterable[Claim], origins: Mapping[str, str]) -> int:
    """Count the origins that ``claims`` come from: copies of one text are one."""
    return len({origins.get(claim.document, claim.document) for claim in claims})
