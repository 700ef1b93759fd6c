"""Put claims about the same thing side by side: who speaks for whom, what is alike, what is independent."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from communique.model import Actor, Claim, Reading, Story
from communique.text.gazetteer import lookup
from communique.text.parties import standing

C = TypeVar("C", bound=Claim)
L = TypeVar("L", bound=Hashable)


_PUBLIC = frozenset(
    {"ministry", "government", "parliament", "army", "navy", "military", "cabinet", "presidency", "embassy"}
)
_STEM = 5
"""Letters that a state unknown to the gazetteer shares with its adjective."""


@dataclass(frozen=True)
class Sides:
    """Which state or body an actor speaks for; an actor without a known one speaks for itself."""

    of: Mapping[str, str]

    def __call__(self, name: str | None) -> frozenset[str]:
        """Return the sides of a resolved name, or of several joined by ``"; "``; empty where unresolved."""
        return frozenset(self.of.get(part, part) for part in (name or "").split("; ") if part)


def sides(actors: Iterable[Actor]) -> Sides:
    """Learn whom actors speak for: their state, the affiliation most often given, the state in their name."""
    known = tuple(actors)
    states = [actor.name for actor in known if actor.kind == "state"]
    of: dict[str, str] = {}
    for actor in known:
        entry = lookup(actor.name)
        held = Counter(role.affiliation for role in actor.roles if role.affiliation)
        if entry and entry.state and not standing(actor.name):
            of[actor.name] = entry.state
        elif held:
            of[actor.name] = min(held, key=lambda name: (-held[name], name))
        elif actor.kind == "organisation" and (state := _of_state(actor.name, states)) is not None:
            of[actor.name] = state
    # A party speaks for itself, not for the state where it stands.
    # An affiliation may itself belong to a state: the Kremlin's spokesman speaks for Russia.
    return Sides({name: of.get(side, side) for name, side in of.items()})


def _of_state(body: str, states: Sequence[str]) -> str | None:
    """The state whose adjective a public body's name begins with: "Ruritanian Foreign Ministry"."""
    first, *rest = body.split()
    if not rest or rest[-1].lower() not in _PUBLIC:
        return None
    entry = lookup(first)
    if entry is not None:
        return entry.name if entry.kind == "state" and entry.form == "adjective" else None
    fit = [name for name in states if name != first and len(first) > _STEM and name[:_STEM] == first[:_STEM]]
    return fit[0] if len(fit) == 1 else None


def matters(
    readings: Sequence[Reading], stories: Iterable[Story], pick: Callable[[Reading], Sequence[C]]
) -> Iterator[tuple[str, list[C]]]:
    """Yield each story's id with the picked claims of its documents, in the story's order."""
    by_document = {r.document.id: r for r in readings}
    for story in stories:
        held = (by_document[document] for document in story.documents if document in by_document)
        yield story.id, [claim for reading in held for claim in pick(reading)]


def cluster(
    claims: Sequence[C],
    key: Callable[[C], tuple[Hashable, L]],
    alike: Callable[[L, L], bool],
    share: float = 0.5,
) -> list[tuple[C, ...]]:
    """Group claims that pass one gate and look alike, in the order of their first members.

    ``key`` returns a claim's gate, which must be equal, and its look, by which ``alike`` judges; claims of
    one look are judged once. A look joins the first group where it is alike to at least ``share`` of those
    already in it: a chain of half-likenesses does not make one thing.
    """
    looks: dict[tuple[Hashable, L], list[C]] = {}
    for claim in claims:
        looks.setdefault(key(claim), []).append(claim)
    blocks: defaultdict[Hashable, list[list[L]]] = defaultdict(list)
    for gate, look in looks:
        for group in blocks[gate]:
            if sum(alike(look, other) for other in group) >= share * len(group):
                group.append(look)
                break
        else:
            blocks[gate].append([look])
    rank = {claim.id: n for n, claim in enumerate(claims)}
    return sorted(
        (
            tuple(sorted((c for look in group for c in looks[gate, look]), key=lambda c: rank[c.id]))
            for gate, groups in blocks.items()
            for group in groups
        ),
        key=lambda group: rank[group[0].id],
    )


def independent(claims: Iterable[Claim], origins: Mapping[str, str]) -> int:
    """Count the origins that ``claims`` come from: copies of one text are one."""
    return len({origins.get(claim.document, claim.document) for claim in claims})
