"""Look up in which state a party stands: the facts of ``parties.txt``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from communique.text.lexicon import lines

_OTHER = r"(?! (?:Assembly|Congress|Council|Day|Front|Guards?|Minister|Ministry|Organi[sz]ation|Secretary)\b)"
"""What behind the name of a party makes it that of something else: "the Labour Ministry"."""


def standing(name: str) -> tuple[str, ...]:
    """Return the states in which a party called ``name`` stands, the likeliest first; of no party none.

    >>> standing("the Liberal Democrats"), standing("Labour Party")[0], standing("Kremlin")
    (('United Kingdom',), 'United Kingdom', ())
    """
    plain = name.replace("’", "'").removeprefix("the ").removesuffix(" party").removesuffix(" Party")
    return tuple(dict.fromkeys((*_known().get(plain, ()), *_known().get(f"{plain} Party", ()))))


def parties(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the states of each party that ``text`` names, in order."""
    for match in _names().finditer(text.replace("’", "'")):
        yield standing(match[0])


@cache
def _known() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines("parties.txt"):
        state, names = (part.strip() for part in line.split("|"))
        for name in names.split(", "):
            found[name].append(state)
    return {name: tuple(states) for name, states in found.items()}


@cache
def _names() -> re.Pattern[str]:
    longest = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w){_OTHER}")
