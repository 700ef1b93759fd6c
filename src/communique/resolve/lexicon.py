"""The words of ``titles.toml`` as tables: what each phrase makes of the noun phrase that holds it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from communique.text.accents import Accented
from communique.text.gazetteer import LOST
from communique.text.lexicon import lines

Gender = Literal["male", "female"]

_LETTERS = rf"(?:[^\W_]|{LOST})+"
TOKEN = re.compile(
    r"\d[\d,.]*\d(?!-[^\W\d])|(?:[^\W\d_]\.){2,}|'(?:s|ve|re|ll|d|m)\b"
    rf"|{_LETTERS}(?:(?:-|'(?!(?:s|ve|re|ll|d|m)\b)){_LETTERS})*|[^\w\s]|_",
    re.I,
)
"""A word, an abbreviation with its full stops, a possessive ending, or a mark; apostrophes are straight."""


@dataclass(frozen=True)
class Word:
    """A phrase of the lexicon: the class that its noun phrases are built with, and what it means."""

    kind: str
    """``r`` function, ``R`` group, ``h`` honorific, ``i`` body, ``g`` the state itself, ``f`` forces,
    ``G`` a common noun for a body, ``m`` modifier."""
    value: str
    """The function's common name, the generic's class, or the phrase itself."""
    gender: Gender | None = None


@cache
def titles() -> dict[str, Any]:
    """Return the data file as it stands."""
    return tomllib.loads((files("communique") / "data" / "titles.toml").read_text(encoding="utf-8"))


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Word], ...]]:
    """Return all phrases as token tuples by their first token, the longest first."""
    table: dict[tuple[str, ...], Word] = {}
    for phrase, word in _entries():
        table.setdefault(tuple(TOKEN.findall(phrase)), word)
    by_first: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for tokens, word in table.items():
        by_first.setdefault(tokens[0], []).append((tokens, word))
    return {
        first: tuple(sorted(group, key=lambda pair: len(pair[0]), reverse=True))
        for first, group in by_first.items()
    }


@cache
def words(table: str, key: str = "words") -> frozenset[str]:
    """Return one list of the data file as a set."""
    return frozenset(titles()[table][key])


@cache
def realms() -> dict[str, frozenset[str]]:
    """Return the states that each common noun for a state may mean: "emirate", "gulf state"."""
    data = tomllib.loads((files("communique") / "data" / "realms.toml").read_text(encoding="utf-8"))
    nouns = data["regions"].pop("nouns")
    laid = {f"{region} {noun}": states for region, states in data["regions"].items() for noun in nouns}
    return {phrase: frozenset(states) for phrase, states in (data["forms"] | laid).items()}


@cache
def persons() -> frozenset[str]:
    """Return the words for one person that tell no function: "man", "driver"."""
    return frozenset(titles()["persons"]["words"].split())


@cache
def given_names() -> Mapping[str, Gender | None]:
    """Return common given names, with or without their accents, and their gender (``None``: both)."""
    names: dict[str, Gender | None] = {}
    for gender in ("male", "female"):
        data = (files("communique") / "data" / f"given_names_{gender}.txt").read_text(encoding="utf-8")
        for line in data.splitlines():
            for name in () if line.startswith("#") else line.split():
                names[name] = None if names.get(name, gender) != gender else gender
    return Accented(names)


@cache
def family_names() -> frozenset[str]:
    """Return the family names that stand before the given one: "Wang Yi"."""
    return frozenset(name for line in lines("family_names.txt") for name in line.split())


@cache
def short_names() -> dict[str, str]:
    """Return the full form of short given names: ``Dick`` is ``Richard``."""
    listed = (line.split() for line in lines("short_names.txt"))
    return {short: full for full, *shorts in listed for short in shorts}


def plural(phrase: str) -> str:
    """Return the plural of a function: ``secretaries of state``, ``chiefs of staff``, ``foreign ministers``.

    >>> plural("secretary of state"), plural("foreign minister"), plural("spokesman")
    ('secretaries of state', 'foreign ministers', 'spokesmen')
    """
    head, mark, rest = phrase.partition(" of ")
    if head.endswith(("man",)):
        head = head[:-2] + "en"
    elif head.endswith("y"):
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + mark + rest


def _entries() -> Iterator[tuple[str, Word]]:
    data = titles()
    genders: dict[str, Gender] = {
        phrase: gender for gender in ("male", "female") for phrase in data["gender"][gender]
    }
    for role, names in data["roles"].items():
        for phrase in names:
            yield phrase, Word("r", role, genders.get(phrase))
    for phrase in persons():
        yield phrase, Word("r", phrase, genders.get(phrase))
    for phrase in data["honorifics"]["male"]:
        yield phrase, Word("h", "", "male")
    for phrase in data["honorifics"]["female"]:
        yield phrase, Word("h", "", "female")
    for phrase in data["honorifics"]["either"]:
        yield phrase, Word("h", "")
    for key, kind in (("own", "i"), ("self", "g"), ("forces", "f")):
        for phrase in data["bodies"][key]:
            yield phrase, Word(kind, phrase)
    for field in data["bodies"]["fields"]:
        for phrase in (
            f"{field} ministry",
            f"ministry of {field}",
            f"{field} department",
            f"department of {field}",
        ):
            yield phrase, Word("i", phrase)
        for phrase in (f"{field} minister", f"minister of {field}", f"minister for {field}"):
            yield phrase, Word("r", f"{field} minister")
    for phrase in data["groups"]["heads"]:
        yield phrase, Word("R", phrase)
    for names in data["roles"].values():
        for phrase in names:
            if not phrase.endswith("."):
                yield plural(phrase), Word("R", plural(phrase))
    for kind, names in data["generic"].items():
        for phrase in names:
            yield phrase, Word("G", kind)
    for phrase in realms():
        yield phrase, Word("G", "state")
    for phrase in data["modifiers"]["words"]:
        yield phrase, Word("m", phrase)
