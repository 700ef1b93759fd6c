"""Look up the states, blocs, organisations and seats that English-language news names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from communique.model import ActorKind

Form = Literal["name", "adjective", "demonym", "metonym"]
_ITEMS = re.compile(r"(?<!\\), ")
_FORMS: tuple[Form, ...] = ("name", "adjective", "demonym", "metonym")
"""In the order of the data file's columns; the first meaning listed for a phrase counts."""

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
LOST = "\ufffd|(?<=[^\\W\\d_])\\?{1,2}(?=(?-i:[a-z]))"
"""What stands for letters that a page has lost: an accented "Roe" as "R?e"."""
LOSES = re.compile(LOST)
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


def is_like(words: str, name: str) -> bool:
    """Tell whether ``words``, in which a page may have lost letters, are ``name``, accents aside.

    >>> is_like("Sinn F?in", "Sinn Fein"), is_like("Sinn F?in", "Sinn Foun"), is_like("Sinn F?in", "Sinn")
    (True, True, False)
    """
    return words != name and _torn(words).fullmatch(name) is not None


@lru_cache(maxsize=256)
def restored(words: str) -> Entry | None:
    """Return the one entry that ``words`` are like where a page has lost letters in them, or ``None``."""
    if not LOSES.search(words):
        return None
    found = {entry.name: entry for phrase, entry in _entries().items() if is_like(words, phrase)}
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=256)
def _torn(words: str) -> re.Pattern[str]:
    pieces = re.split(f"(?:{LOST})+", words)
    return re.compile(r"\w{1,2}".join(map(re.escape, pieces)))


def normal(words: str) -> str:
    """Return ``words`` as the keys are written: straight apostrophe, no article, no possessive."""
    phrase = " ".join(words.replace("’", "'").split())
    if phrase[:4].lower() == "the " and phrase[4:]:
        phrase = phrase[4:]
    return _POSSESSIVE.sub("", phrase) if phrase not in _entries() else phrase


def find(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield ``(start, end, entry)`` of the longest phrases known in ``text``, in order, disjoint."""
    plain = _SPACE.sub(" ", text.replace("’", "'"))
    reached = 0
    for match in _WORD.finditer(plain):
        start, word = match.span()[0], match.group()
        if start < reached:
            continue
        shout = len(word) > 3 and word.isupper() and word not in _phrases()
        for phrase in _phrases().get(word.title() if shout else word, ()):
            end = start + len(phrase)
            if (plain[start:end].title() if shout else plain[start:end]) != phrase:
                continue
            if not (plain[end : end + 1].isalnum() and phrase[-1].isalnum()):
                yield start, end, _entries()[phrase]
                reached = end
                break


@cache
def adjective(name: str) -> str:
    """Return the adjective of a canonical name (``Russian``), or the name itself where it has none.

    >>> adjective("Russia"), adjective("United States"), adjective("NATO")
    ('Russian', 'US', 'NATO')
    """
    short = {"United States": "US", "United Nations": "UN", "European Union": "EU", "Myanmar": "Myanmar"}
    found = (p for p, e in _entries().items() if e.name == name and e.form == "adjective")
    return short.get(name) or next(found, name)


@cache
def capital(name: str) -> str | None:
    """Return the capital that stands for a state, where one does.

    >>> capital("Russia"), capital("Belgium")
    ('Moscow', None)
    """
    return next((p for p, e in _entries().items() if e.name == name and e.form == "metonym"), None)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """All phrases by their first run of letters, the longest first."""
    phrases: dict[str, list[str]] = {}
    for phrase in _entries():
        head = _WORD.match(phrase)
        phrases.setdefault(head.group() if head else phrase, []).append(phrase)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in phrases.items()}


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
                for phrase in filter(None, _ITEMS.split(cell)):
                    yield phrase.replace("\\,", ","), Entry(name, kind, form, state or None)
