"""What the words around a figure say, by the tables of ``data/counted.toml``."""

import re
from functools import cache
from typing import Any

from communique.text.lexicon import table
from communique.text.words import stem


def says(name: str, key: str, text: str) -> bool:
    """Tell whether ``text`` holds one of the words under ``key`` of the table ``name``."""
    return _any(name, key).search(text) is not None


@cache
def _any(name: str, key: str) -> re.Pattern[str]:
    names = "|".join(re.escape(w).replace(r"\-", r"[\s-]") for w in listed(name)[key].split())
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


@cache
def listed(name: str) -> dict[str, Any]:
    """Return the table ``name``."""
    found: dict[str, Any] = table("counted.toml")[name]
    return found


@cache
def fates() -> frozenset[str]:
    """Return the deeds that make another figure of people."""
    return frozenset(listed("fates")["deeds"])


@cache
def developing() -> frozenset[str]:
    """Return the deeds and aspects whose count grows as long as the matter goes on."""
    return frozenset(" ".join(listed("developing").values()).split())


@cache
def synonyms() -> tuple[frozenset[str], ...]:
    """Return the pairs of deeds that one outlet may mean by the other."""
    return tuple(map(frozenset, listed("near")["deeds"]))


@cache
def alike() -> tuple[frozenset[str], ...]:
    """Return the pairs of kinds by which outlets may name one lot."""
    return tuple(map(frozenset, listed("alike")["kinds"]))


@cache
def shrinking() -> frozenset[str]:
    """Return the deeds whose count falls as well as grows: the missing are found."""
    return frozenset(listed("shrinking")["deeds"])


@cache
def plain() -> frozenset[str]:
    """Return the stems that say no more than that something of a kind was counted and what became of it."""
    said = classes_of("kinds").keys() | classes_of("deeds").keys()
    return frozenset(
        said | {stem(word) for word in f"{listed('newer')['words']} {listed('plain')['words']}".split()}
    )


@cache
def parts() -> frozenset[str]:
    """Return the kinds that may be a part of the people of another figure."""
    return frozenset(listed("part")["kinds"].split())


@cache
def classes_of(name: str) -> dict[str, str]:
    """Return the class of each word, by its stem; of two words, by both."""
    found: dict[str, str] = {}
    both = {"kinds": ("persons", "things"), "shares": ("shares", "aspects")}
    lines = {value: line for table in both.get(name, (name,)) for value, line in listed(table).items()}
    for value, line in lines.items():
        for word in line.split():
            found.setdefault(" ".join(stem(part) for part in word.split("-")), value)
    return found
