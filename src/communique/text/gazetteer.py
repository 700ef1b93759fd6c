"""Look up the states, blocs, organisations and seats that English-language news names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from communique.model import ActorKind

Form = Literal["name", "adjective", "demonym", "metonym"]
_FORMS: tuple[Form, ...] = ("name", "adjective", "demonym", "metonym")
"""In the order of the data file's columns; the first meaning listed for a phrase counts."""

_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")


@dataclass(frozen=True)
class Entry:
    """What a phrase stands for: ``Iranian`` is the adjective of the state ``Iran``."""

    name: str
    kind: ActorKind
    form: Form
    state: str | None
    """The state or body that a seat, an institution or a territory belongs to, in canonical form."""


def lookup(words: str) -> Entry | None:
    """Return what ``words`` stand for, or ``None``.

    A leading "the" and a trailing possessive are ignored, so is the kind of apostrophe. Letter case counts
    ("US" is a state, "us" is not), but a phrase wholly in capitals is also read as a headline's.

    >>> lookup("the Russian Federation's").name, lookup("Iranians").form, lookup("the Kremlin").state
    ('Russia', 'demonym', 'Russia')
    """
    phrase = normal(words)
    found = _entries().get(phrase)
    if found is None and len(phrase) > 3 and phrase.isupper():
        found = _entries().get(phrase.title())
    return found


def normal(words: str) -> str:
    """Return ``words`` as the keys are written: straight apostrophe, no article, no possessive."""
    phrase = " ".join(words.replace("’", "'").split())
    if phrase[:4].lower() == "the " and phrase[4:]:
        phrase = phrase[4:]
    return _POSSESSIVE.sub("", phrase) if phrase not in _entries() else phrase


@cache
def first_words() -> dict[str, int]:
    """Return the first word of every phrase, with the number of words of the longest that begins so."""
    longest: dict[str, int] = {}
    for phrase in _entries():
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for phrase, entry in _read():
        entries.setdefault(phrase, entry)
    return entries


def _read() -> Iterator[tuple[str, Entry]]:
    data = (files("communique") / "data" / "gazetteer.txt").read_text(encoding="utf-8")
    kind: ActorKind = "state"
    for line in data.splitlines():
        if line.startswith("["):
            kind = cast(ActorKind, line.strip("[]"))
        elif line and not line.startswith("#"):
            name, state, others, *rest = (cell.strip() for cell in (line + " | |").split("|"))
            for form, cell in zip(_FORMS, (f"{name}, {others}", *rest), strict=False):
                for phrase in filter(None, cell.split(", ")):
                    yield phrase, Entry(name, kind, form, state or None)
