"""Compare the names of actors: to the letter, or by whom they name.

Two names name the same actor where they differ only in what English news prints or not (accents, full
stops, capitals, a person's middle initial, the form of an apostrophe), or in the form of a state, bloc or
organisation that the gazetteer lists. Nothing else is taken for the same: a short name is not the full one,
a body is not its state.
"""

import re
from collections.abc import Callable
from functools import cache

from communique.text.accents import unaccented
from communique.text.gazetteer import find

_INITIAL = re.compile(r"(?<=\w) [A-Z]\. (?=\w)")


def same_name(found: str | None, wanted: str | None) -> bool:
    """Compare without case or article; lists without order."""
    return _parts(found, str.casefold) == _parts(wanted, str.casefold)


def same_actor(found: str | None, wanted: str | None) -> bool:
    """Compare by whom the names name; lists without order.

    >>> same_actor("British Foreign Office", "UK Foreign Office"), same_actor("Turkiye; U.S.", "US; Türkiye")
    (True, True)
    >>> same_actor("Ann Roe", "Ann M. Roe")
    True
    >>> same_actor("Roe", "Ann Roe"), same_actor("Turkish Foreign Ministry", "Turkey")
    (False, False)
    """
    return _parts(found, _plain) == _parts(wanted, _plain)


def _parts(names: str | None, written: Callable[[str], str]) -> frozenset[str]:
    """Return the names of a joint actor, each ``written`` one way, without article."""
    each = (written(name.strip()).removeprefix("the ") for name in (names or "").split(";"))
    return frozenset(filter(None, each))


@cache
def _plain(name: str) -> str:
    """Return ``name`` with what the gazetteer knows in its canonical form, in plain small letters."""
    pieces: list[str] = []
    reached = 0
    for start, end, entry in find(name):
        if entry.form != "metonym":
            pieces += [name[reached:start], entry.name]
            reached = end
    whole = _INITIAL.sub(" ", "".join([*pieces, name[reached:]]))
    return unaccented(whole).casefold().replace("’", "'").replace(".", "")
