"""Derive the states that an unknown adjective or demonym may belong to: "Ruritanian" from "Ruritania"."""

import re
from collections.abc import Iterator

_ENDING = re.compile(r"(?:ians?|eans?|ans?|ns?|ese|ish|is?|ic|ers?)$")
_STATES = ("", "a", "ia", "e", "o", "y", "i", "land", "s", "ay", "ya", "aria", "us")


def states(word: str) -> Iterator[str]:
    """Yield the names of states, real or not, whose adjective or demonym ``word`` may be.

    >>> "Ruritania" in states("Ruritanian"), "Norland" in states("Norlanders")
    (True, True)
    """
    if " " in word or not word[:1].isupper():
        return
    match = _ENDING.search(word)
    while match:
        stem = word[: match.start()]
        if len(stem) > 2:
            for ending in _STATES:
                if stem + ending != word:
                    yield stem + ending
        match = _ENDING.search(word, match.start() + 1)
