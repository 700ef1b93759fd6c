"""Tell who takes positions from those who only comment, report or stand by."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from communique.extract.positions.affiliations import functions, leaders, unaffiliated
from communique.extract.positions.phrases import people
from communique.model import Actor, Reading
from communique.text.gazetteer import lookup
from communique.text.paragraphs import paragraphs

_NAME = r"(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'-]+"
_LEADING = re.compile(
    rf"({_NAME}), (?:an? |the )?(?:[\w’'-]+ ){{0,6}}who (?:has |had |also )?"
    r"(?:runs?|ran|leads?|led|heads?|headed|chairs?|chaired|(?:co-)?founded|commands?|commanded"
    r"|speaks? for|represents?)\b"
)
"""Whatever he is besides, he speaks for others: "Roe, a lawyer who runs the port union"."""
_AGED = re.compile(rf"({_NAME}), \d\d,")
"""Private people are given with their age; heads of state only in the popular press."""
_TAKING_SIDES = frozenset({"critic", "critics", "insider", "fellow", "sceptic", "skeptic"})
"""What a politician may be called too: "the premier, a frequent critic of the talks"."""
_PRONOUNS = frozenset({"we", "i", "he", "she", "they", "it", "our", "us", "both", "him", "her"})


def bystanders(paragraphs: Iterable[str]) -> frozenset[str]:
    """Return the last names of persons presented as commentators.

    Nobody is who has an office somewhere in the text, and no state: "Borduria, a neighbour and friend".
    """
    titled, described, official = _patterns()
    texts = tuple(paragraphs)
    named = _last_names(texts, titled, described) - _last_names(texts, official, _LEADING)
    return frozenset(name for name in named if lookup(name) is None)


def _last_names(texts: Iterable[str], *patterns: re.Pattern[str]) -> set[str]:
    found = (match.group(1) for text in texts for pattern in patterns for match in pattern.finditer(text))
    return {name.split()[-1] for name in found}


def without_bystanders(readings: Iterable[Reading], actors: Iterable[Actor]) -> Iterator[Reading]:
    """Yield the readings without the acts of persons whom their text presents as bystanders, or only by name.

    Who is meant is known by then: also "he" and "she" may turn out to be a commentator.
    """
    official: dict[str, bool] = {}
    for actor in actors:
        if actor.kind == "person":
            official[actor.name] = any(functions(role.title) for role in actor.roles)
    for reading in readings:
        text = reading.document.text
        holders = {name for p in reading.positions if (name := p.holder.actor) in official}
        texts = [span.of(text) for run in reading.document.body for span in paragraphs(text, run)]
        known, aged = bystanders(texts), _last_names(texts, _AGED)
        unofficial = {name for name in holders if not official[name]}
        aside = unaffiliated(text, unofficial)
        aside |= {name for name in holders - leaders() if name.split()[-1] in known}
        aside |= {name for name in unofficial - leaders() if name.split()[-1] in aged}
        kept = tuple(position for position in reading.positions if position.holder.actor not in aside)
        yield msgspec.structs.replace(reading, positions=kept)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    roles = "|".join(sorted((people()["commentators"] | people()["private"]) - _TAKING_SIDES))
    offices = "|".join(sorted(people()["offices"]))
    return (
        re.compile(rf"\b(?:{roles}) ({_NAME})"),
        re.compile(rf"({_NAME}), (?:an?|the|who is an?) (?:[\w’'-]+ ){{0,4}}(?:{roles})\b"),
        re.compile(rf"\b(?i:{offices}) ({_NAME})"),
    )


def takes_positions(holder: str, known: frozenset[str]) -> bool:
    """Tell whether ``holder`` may name a state, a body or an official; ``known`` are the bystanders."""
    classes = people()
    words = [word.strip(".,:;'’“”\"()").removesuffix("’s").removesuffix("'s") for word in holder.split()]
    bodies = classes["bodies"]  # "the refugee agency" is none of the refugees
    small = {
        word.lower()
        for index, word in enumerate(words)
        if (index < 2 or word.islower()) and not {w.lower() for w in words[index + 1 : index + 2]} & bodies
    }
    if not words or small & (classes["commentators"] | classes["private"]):
        return False
    small = {word.lower() for word in words}
    if small & classes["media"] and not small & classes["state_media"]:
        return False
    if words[-1] in known:
        return False
    roles = classes["offices"] | bodies
    singular = {word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") for word in small}
    return (
        bool(small & _PRONOUNS)
        or words[-1].lower() in classes["together"]
        or bool((small | singular) & roles)
        or any(word[:1].isupper() for word in words[words[0].lower() in ("the", "a", "an", "his", "her") :])
    )
