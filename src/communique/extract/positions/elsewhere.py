"""Gather whom each side deals with over all documents, as far as the acts' own words say.

What one outlet leaves open another may tell: who made the demand that is turned down, whose ship it was.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from communique.extract.positions.flags import Ships, owners
from communique.extract.positions.parties import Sides
from communique.model import PloverType, Position, Reading
from communique.text.words import terms

_COMMON = 40
"""So many sides act about a term that it tells none of them from the others."""
_BLAMING: frozenset[PloverType] = frozenset({"ACCUSE", "SANCTION", "THREATEN"})


class Dealt:
    """Who acts against or towards whom in a collection, and about what."""

    def __init__(self, known: Iterable[Reading], whose: Sides) -> None:
        self._usual: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        """By side and type of act, whom its acts name."""
        self._against: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """By side, the sides whose acts name it."""
        self._about: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        """By term and side, whom the side's acts with that term name (nobody: ``""``)."""
        self.blamed: Counter[str] = Counter()
        """The sides that others reproach, threaten or punish, by how often."""
        self.quarrels: Counter[frozenset[str]] = Counter()
        """How often two sides act towards each other."""
        ships: defaultdict[str, set[str]] = defaultdict(set)
        for reading in known:
            for position in reading.positions:
                self._add(position, reading.document.text, whose)
            for ship, state in owners(reading.document.text):
                ships[ship].add(state)
        self.ships: Ships = {ship: frozenset(told) for ship, told in ships.items()}

    def _add(self, position: Position, text: str, whose: Sides) -> None:
        by, addressee = whose(position.holder.actor), position.addressee
        whom = addressee.actor if addressee is not None and not whose(addressee.actor) & by else None
        for side in by:
            if whom:
                self._usual[side][position.type][whom] += 1
                for other in whose(whom):
                    self._against[other][side] += 1
                    if position.type in _BLAMING:
                        self.blamed[other] += 1
                    self.quarrels[frozenset({side, other})] += 1
            for term in words(position, text):
                self._about[term][side][whom or ""] += 1

    def usual(self, by: Collection[str], kind: PloverType | None = None) -> Counter[str]:
        """Count whom the sides ``by`` name in their acts, of one type or of all."""
        found = Counter[str]()
        for side in by:
            for own, whom in self._usual.get(side, {}).items():
                if kind in (None, own):
                    found += whom
        return found

    def against(self, by: Collection[str]) -> Counter[str]:
        """Count the sides whose acts name the sides ``by``."""
        return sum((self._against[side] for side in by if side in self._against), Counter[str]())

    def about(
        self, words: Collection[str], by: Collection[str]
    ) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Weigh who else acts about the same things, and whom the sides ``by`` name in such acts.

        A term counts the more the fewer sides use it.
        """
        others: defaultdict[str, float] = defaultdict(float)
        mine: defaultdict[str, float] = defaultdict(float)
        for term in words:
            held: Mapping[str, Counter[str]] = self._about.get(term, {})
            if len(held) > _COMMON:
                continue
            for side, whom in held.items():
                if side not in by:
                    others[side] += whom.total() / len(held)
                else:
                    for name in whom.keys() - {""}:
                        mine[name] += whom[name] / len(held)
        return others, mine


def dealt(known: Iterable[Reading], whose: Sides) -> Dealt:
    """Return whom the sides of a collection deal with."""
    return Dealt(known, whose)


def words(position: Position, text: str) -> frozenset[str]:
    """Return the terms of an act's trigger and content."""
    content = position.content.of(text) if position.content is not None else ""
    return terms(f"{position.trigger.of(text)} {content}")
