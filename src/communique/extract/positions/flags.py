"""Tell whose the ships are that a text names: by the flag they fly, or the state beside their name."""

import re
from collections import defaultdict
from collections.abc import Callable

from communique.extract.positions.acts import lexicon
from communique.extract.positions.exchanges import exchanges
from communique.text.gazetteer import find

_NAME = r"(?-i:[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|\d+))*)"
_MARK = "[\"“”„'‘’]?"
_FEW = r"(?:[\w-]+[ ,]+){0,3}?"
_NEAR = 120
"""Characters around a state in which the name of its ship stands."""


class Flags:
    """The owners of the ships that one document names."""

    def __init__(self, text: str) -> None:
        nouns = "|".join(sorted(lexicon().classes["prize"] | lexicon().classes["vessel"], key=len))
        ship = rf"(?:-\w+|'s|’s)?[ ,]+{_FEW}(?:{nouns.lower()})s?"
        self._ship = re.compile(rf"\b(?:the|this|that|its) (?:\w+ )?(?:{nouns.lower()})\b", re.I)
        behind = re.compile(rf"{ship},? (?:(?:the|called|named) )*{_MARK}({_NAME})", re.I)
        before = re.compile(rf"({_NAME}){_MARK}, (?:an?|the) {_FEW}$", re.I)
        under = re.compile(
            rf"({_NAME}){_MARK},? (?:\w+ ){{0,3}}(?:under|flying|flies|flew) (?:the|a) $", re.I
        )
        called = re.compile(ship, re.I)
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        for start, end, entry in find(text):
            if entry.kind != "state" or entry.name in exchanges().registers:
                continue
            told = behind.match(text, end, end + _NEAR)
            if told is None and called.match(text, end, end + _NEAR):
                told = before.search(text[max(0, start - _NEAR) : start])
            if told is None and text.startswith(" flag", end):
                told = under.search(text[max(0, start - _NEAR) : start])
            if told is not None:
                self._owners[told[1]].add(entry.name)

    def owner(self, words: str, sides: Callable[[str], frozenset[str]], by: frozenset[str]) -> str | None:
        """Return whose the ship named in ``words`` is; "the vessel" is that of the one state but ``by``."""
        named = {who for ship, owners in self._owners.items() if ship in words for who in owners}
        if not named and self._ship.search(words):
            named = {who for owners in self._owners.values() for who in owners}
        others = {who for who in named if not by & sides(who)}
        return others.pop() if len(others) == 1 else None
