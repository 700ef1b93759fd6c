"""Fixed patterns: what a verb, a name, a count and a date look like in a sentence of the brief."""

import re
from functools import cache
from typing import Any

from communique.model import Modality, Position
from communique.text.lexicon import table

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_HALVES = {"H1": "first half of", "H2": "second half of", "Q1": "first quarter of", "Q2": "second quarter of"}
_HALVES |= {"Q3": "third quarter of", "Q4": "fourth quarter of"}
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d|\w\w)(?::\d\d\S*)?)?")


def many(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> many(1, "origin"), many(1200, "outlet")
    ('1 origin', '1,200 outlets')
    """
    plural = noun[:-1] + "ies" if re.search("[^aeiou]y$", noun) else noun + "s"
    return f"{count:,} {noun if count == 1 else plural}"


def listed(words: list[str]) -> str:
    """Return words as English lists them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))


def date(value: str) -> str:
    """Return an ISO 8601 or TIMEX3 date as a reader writes it; a form not known here stays as it is.

    >>> date("2031-03-12"), date("2031-03"), date("2031-SP"), date("2031-W07"), date("199"), date("19")
    ('12 March 2031', 'March 2031', 'spring 2031', 'week 7 of 2031', '1990s', '20th century')
    """
    if match := _DATE.fullmatch(value):
        year, month, day, hour = match.groups()
        parts = [day.lstrip("0") if day else "", _month(month) if month else "", year]
        return " ".join(filter(None, parts)) + (f", {_PARTS.get(hour, hour)}" if hour else "")
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0s"
    if re.fullmatch(r"\d\d", value):
        number = int(value) + 1
        return f"{number}{_ORDINALS.get(number, 'th')} century"
    if match := re.fullmatch(r"(\d{4})-(\w\w)", value):
        year, part = match.groups()
        return f"{_SEASONS[part]} {year}" if part in _SEASONS else f"{_HALVES.get(part, part)} {year}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return f"{'weekend of ' if match[3] else ''}week {int(match[2])} of {match[1]}"
    return value


def verb(base: str, *, plural: bool = False, negated: bool = False, modality: Modality = "fact") -> str:
    """Return a verb phrase in the present tense of its subject.

    >>> verb("demand"), verb("be ready", negated=True), verb("press for", modality="future", negated=True)
    ('demands', 'is not ready', 'will not press for')
    """
    if modality != "fact":
        return f"{'will' if modality == 'future' else 'would'} {'not ' if negated else ''}{base}"
    first, space, rest = base.partition(" ")
    if first == "be":
        return f"{'are' if plural else 'is'}{' not' if negated else ''}{space}{rest}"
    if negated:
        return f"{'do' if plural else 'does'} not {base}"
    return base if plural else f"{_third(first)}{space}{rest}"


def plural(name: str) -> bool:
    """Tell whether a name takes a verb in the plural.

    >>> [plural(name) for name in ("A; B", "monitors of the Council", "We", "United States", "the press")]
    [True, True, True, False, False]
    """
    head = name.partition(" of ")[0].split()[-1:]
    many_heads = any(word.islower() and word.endswith("s") and not word.endswith("ss") for word in head)
    return "; " in name or many_heads or name.casefold() in ("we", "they", "i", "you")


def act(position: Position, *, plural: bool = False) -> tuple[str, str]:
    """Return the verb phrase of a position, before and after its addressee ("" where there is none)."""
    patterns = _phrases()[position.type.lower()]
    forms = patterns.get(position.act, {})
    base: str = forms.get("says", position.act)
    if position.addressee is not None:
        plain = f"{base} {{}}" if " " not in base else f"{base}, {patterns['towards']} {{}}"
        base = forms.get("whom", plain)
    before, _, after = verb(
        base, plural=plural, negated=position.negated, modality=position.modality
    ).partition("{}")
    return before.strip(), after.strip()


def own_verb(position: Position, trigger: str) -> bool:
    """Tell whether ``trigger`` is the act's own verb, or a plain one that its type may go without."""
    patterns = _phrases()[position.type.lower()]
    roots = [word[:3] for word in position.act.split() if len(word) > 2]
    roots += patterns.get("plainly", []) + patterns.get(position.act, {}).get("also", [])
    return any(word.lower().startswith(tuple(roots)) for word in trigger.split())


def _month(number: str) -> str:
    names: list[str] = _phrases()["months"]["names"]
    return names[int(number) - 1] if 1 <= int(number) <= 12 else number


def _third(word: str) -> str:
    comma = "," if word.endswith(",") else ""
    word = word.removesuffix(",")
    if re.search("(?:s|x|z|ch|sh|o)$", word):
        return f"{word}es{comma}"
    return f"{word[:-1]}ies{comma}" if re.search("[^aeiou]y$", word) else f"{word}s{comma}"


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    return table("phrases.toml")
