"""Tell whose the ships are that texts name: by flag, by owner, by the state beside the name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from communique.extract.positions.acts import lexicon
from communique.extract.positions.exchanges import exchanges
from communique.text.gazetteer import find

Ships = Mapping[str, frozenset[str]]
"""Whose the ships are, by name."""
_NAME = r"(?-i:[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|\d+))*)"
_MARK = "[\"“”„'‘’]?"
_FEW = r"(?:[\w-]+[ ,]+){0,3}?"
_NEAR = 120
"""Characters around a state in which the name of its ship stands."""
_BESIDE = 400
"""Characters around an act in which is told whose the ship is that is seized."""
_OWNED = re.compile(
    r"\b(?:(?:owned|operated|managed|chartered|run) by|belong(?:s|ed|ing) to|property of|of) (?:an? |the )?$"
    r"|\b(?:fl(?:y|ies|ew|ying)|under) (?:the|a) $",
    re.I,
)

_OWNERS = (
    "company|firm|shipping|shipper|owners?|operators?|businessm[ae]n|magnate|tycoon|line|carrier|interests"
)


class Flags:
    """The owners of the ships that one document names; ``elsewhere`` are those that others tell."""

    def __init__(self, text: str, elsewhere: Ships) -> None:
        self._elsewhere = elsewhere
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        for ship, state in owners(text):
            self._owners[ship].add(state)
        self._owned = list(_owned(text))

    def owner(
        self, words: str, at: int, sides: Callable[[str], frozenset[str]], by: frozenset[str]
    ) -> str | None:
        """Return whose the ship named in ``words`` is that is seized ``at`` a place by the sides ``by``.

        "The vessel" is that of the one state whose ship is named; other documents tell of those named here.
        """
        some = _patterns()["some"].search(words) is not None
        whole = {who for told in self._owners.values() for who in told} if some else set()
        near = {who for place, who in self._owned if abs(place - at) <= _BESIDE}
        for told in (_of(words, self._owners), whole, near, _of(words, self._elsewhere)):
            others = {who for who in told if not by & sides(who)}
            if told:
                return others.pop() if len(others) == 1 else None
        return None


def owners(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names of ships that ``text`` tells, each with the state whose it is."""
    held = _patterns()
    for start, end, entry in find(text):
        if entry.kind != "state" or entry.name in exchanges().registers:
            continue
        told = held["behind"].match(text, end, end + _NEAR)
        if told is None and held["called"].match(text, end, end + _NEAR):
            told = held["before"].search(text[max(0, start - _NEAR) : start])
        if told is None and text.startswith(" flag", end):
            told = held["under"].search(text[max(0, start - _NEAR) : start])
        if told is not None:
            yield told[1], entry.name


def _of(words: str, ships: Mapping[str, set[str]] | Ships) -> set[str]:
    return {who for ship, told in ships.items() if ship in words for who in told}


def _owned(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text tells whose a ship is, beside no name: "owned by a Ruritanian firm"."""
    for start, end, entry in find(text):
        if entry.kind != "state" or entry.name in exchanges().registers:
            continue
        before = _OWNED.search(text[max(0, start - 40) : start])
        flown = text.startswith(" flag", end)
        behind = _patterns()["firm"].match(text, end)
        if before and (flown or (behind and not before[0].lower().startswith(("fl", "under")))):
            yield start, entry.name


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    nouns = "|".join(sorted(lexicon().classes["prize"] | lexicon().classes["vessel"], key=len)).lower()
    ship = rf"(?:-\w+|'s|’s)?[ ,]+{_FEW}(?:{nouns})s?"
    found = {
        "some": rf"\b(?:the|this|that|its) (?:\w+ )?(?:{nouns})\b",
        "behind": rf"{ship},? (?:(?:the|called|named) )*{_MARK}({_NAME})",
        "before": rf"({_NAME}){_MARK}, (?:an?|the) {_FEW}$",
        "under": rf"({_NAME}){_MARK},? (?:\w+ ){{0,3}}(?:under|flying|flies|flew) (?:the|a) $",
        "called": ship,
        "firm": rf" {_FEW}(?:{_OWNERS})\b",
    }
    return {name: re.compile(words, re.I) for name, words in found.items()}
