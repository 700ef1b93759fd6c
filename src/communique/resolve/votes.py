"""Decide what a name is: by its own words first, then by what the phrases around it take it for."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from communique.model import ActorKind
from communique.resolve.bodies import head_of
from communique.resolve.lexicon import family_names, given_names, words

SURE = 4
"""The weight of a title before a name: it outvotes what the parse takes the name for."""
_BLOCS = frozenset(("alliance", "union", "league", "pact", "bloc", "confederation", "concord", "community"))
_SHOUT = re.compile(r"[A-Z][A-Z0-9&.-]{1,6}")
_LOUD = re.compile(r"[A-Z]{4,}")
_PAIR = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b")


def decided(name: str, votes: Counter[str]) -> ActorKind | None:
    """Return what ``name`` is by its words and by the votes of the phrases that hold it, or ``None``."""
    pieces = name.split()
    last = head_of(name).lower()
    given = len(pieces) > 1 and begins_as_person(name)
    if last in words("things") and not given and votes["person"] < SURE:
        return None
    if last in words("organisation_words") and len(pieces) > 1 and not votes["person"] >= SURE:
        return "bloc" if last in _BLOCS else "organisation"
    if votes["person"] >= SURE:
        return "person"
    if given:
        return "person"
    if votes["state"] >= 3 and len(pieces) < 4:
        return "state"
    if len(pieces) > 1 and votes["person"] and votes["person"] >= votes["organisation"]:
        return "person"
    if _SHOUT.fullmatch(name):
        return "organisation"
    if votes["organisation"] > votes["person"] and votes["organisation"] >= votes["none"]:
        return "organisation"
    if votes["person"] > votes["place"] and votes["person"] >= votes["none"]:
        return "person"
    return None


_NOBLE = re.compile(r"(?:Van|Von|De) (?:der|den|de|la|dem|zu) ")


def begins_as_person(name: str) -> bool:
    """Tell whether a name of several words begins as persons' do: "Ann Roe", "Wang Roe", "Van der Roe"."""
    first, _, rest = name.partition(" ")
    return (
        first in given_names()
        or _NOBLE.match(name) is not None
        or (first in family_names() and rest.lower() not in words("organisation_words"))
    )


def pairs(text: str) -> dict[str, str]:
    """Return given names with the name behind them, by that: ``{"Roeder": "Ann Roeder"}``."""
    return {pair[2]: pair[0] for pair in _PAIR.finditer(text) if pair[1] in given_names()}


def shouted(kinds: Mapping[str, ActorKind | None], full: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield persons whose name is in capitals ("MS. ROEDER"), with what they are called."""
    for name in [n for n, kind in kinds.items() if kind == "person" and _LOUD.fullmatch(n)]:
        yield name, full.get(name.title(), name.title())
