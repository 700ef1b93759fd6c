"""Tell who takes positions from those who only comment, report or stand by."""

import re
from collections.abc import Iterable
from functools import cache

from communique.extract.positions.phrases import people

_NAME = r"(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'-]+"
_AGED = re.compile(rf"({_NAME}), \d\d,")
_PRONOUNS = frozenset({"we", "i", "he", "she", "they", "it", "our", "us", "both"})


def bystanders(paragraphs: Iterable[str]) -> frozenset[str]:
    """Return the last names of persons presented as commentators, or with their age as private people are."""
    titled, described = _patterns()
    return frozenset(
        match.group(1).split()[-1]
        for text in paragraphs
        for pattern in (titled, described, _AGED)
        for match in pattern.finditer(text)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    roles = "|".join(sorted(people()["commentators"] | people()["private"]))
    return (
        re.compile(rf"\b(?:{roles}) ({_NAME})"),
        re.compile(rf"({_NAME}), (?:an?|the|who is an?) (?:[\w’'-]+ ){{0,4}}(?:{roles})\b"),
    )


def takes_positions(holder: str, known: frozenset[str]) -> bool:
    """Tell whether ``holder`` may name a state, a body or an official; ``known`` are the bystanders."""
    classes = people()
    words = [word.strip(".,:;'’“”\"()").removesuffix("’s").removesuffix("'s") for word in holder.split()]
    small = {word.lower() for index, word in enumerate(words) if index < 2 or word.islower()}
    if not words or small & (classes["commentators"] | classes["private"]):
        return False
    small = {word.lower() for word in words}
    if small & classes["media"] and not small & classes["state_media"]:
        return False
    if words[-1] in known:
        return False
    roles = classes["offices"] | classes["bodies"]
    singular = {word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") for word in small}
    return (
        bool(small & _PRONOUNS)
        or bool((small | singular) & roles)
        or any(word[:1].isupper() for word in words[words[0].lower() in ("the", "a", "an", "his", "her") :])
    )
