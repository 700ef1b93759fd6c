"""Whose a function or a body is: "Russia's", "of the alliance", "the ministry's"; what it is called."""

import re
from functools import cache
from string import capwords

from communique.resolve.evidence import Names
from communique.resolve.lexicon import titles, words
from communique.resolve.phrases import Phrase
from communique.resolve.units import Unit
from communique.resolve.wording import is_past
from communique.text.gazetteer import adjective, lookup

_MINISTER = re.compile(r"\b(?!prime|deputy|chief|cabinet|junior|state|first)(\w+) minister\b", re.I)
"""What he heads his ministry is called after."""


def owner(phrase: Phrase, names: Names) -> str | None:
    """Return the canonical name of the state or body that the head of ``phrase`` belongs to."""
    before = phrase.before
    if (
        phrase.head
        and phrase.head[-1].text.lower().endswith("minister")
        and before
        and _is_region(before[-1])
    ):
        before = before[:-1]  # "the Europe minister" deals with it
    if phrase.head and phrase.head[-1].text.lower().split()[-1] in words("portfolios"):
        states = tuple(u for u in phrase.of if u.kind != "n" or names.kind_of(u.text) in ("state", "bloc"))
        return _nearest(states, names) or _nearest(before, names)
    sent_to = phrase.of and phrase.of[0].kind == "t"
    field = None if sent_to else _nearest(phrase.of, names)
    whose = _nearest(before, names)
    known = field is not None and (whose is None or names.kind_of(field) is not None)
    return field if known else whose


def _is_region(unit: Unit) -> bool:
    return unit.entry is not None and unit.entry.kind == "bloc" and unit.entry.form == "name"


def body_name(whose: str, body: str) -> str:
    """Return the canonical name of a body from its state's adjective.

    >>> body_name("Russian", "ministry of foreign affairs"), body_name("US", "military")
    ('Russian Foreign Ministry', 'US military')
    >>> body_name("Norwegian", "ministry of fisheries"), body_name("US", "foreign ministry")
    ('Norwegian Fisheries Ministry', 'US State Department')
    """
    field = body.removeprefix("ministry of ")
    same = f"{field} ministry" if field in words("bodies", "fields") and field != body else body
    same = titles()["ministries"].get(same, same)
    state = lookup(whose) if whose else None
    there = titles()["ministries_of"].get(state.name if state else "", {})
    same = there.get(body, there.get(same, same))
    if same[0].isupper():
        return str(same)
    title = " ".join(w if w in ("of", "the", "and", "for") else capwords(w, "-") for w in same.split())
    small = body in words("bodies", "small")
    return f"{whose} {body if small else title}"


def called(noun: str) -> str:
    """Return what a body's common noun has in common with other words for the same: "defence ministry"."""
    return body_name("", noun).strip().lower().replace("defense", "defence")


@cache
def lacking_it(ministry: str) -> frozenset[str]:
    """Return the states that have no such ministry, but a body called otherwise.

    >>> sorted(lacking_it("foreign ministry")), lacking_it("fisheries ministry")
    (['United Kingdom', 'United States'], frozenset())
    """
    same = titles()["ministries"].get(ministry, ministry)
    there = {state: own.get(same, "") for state, own in titles()["ministries_of"].items()}
    return frozenset(state for state, own in there.items() if own and "ministry" not in own.lower())


def led_by(role: str) -> str | None:
    """Return the ministry that whoever has ``role`` heads.

    >>> led_by("Drovian Justice Minister"), led_by("deputy minister"), led_by("former justice minister")
    ('justice ministry', None, None)
    """
    told = _MINISTER.search(role)
    return f"{told[1].lower()} ministry" if told and not is_past(role) else None


def _nearest(units: tuple[Unit, ...], names: Names) -> str | None:
    whose: str | None = None
    for unit in units:
        if unit.kind in "asdn":
            whose = names.canonical(unit) or whose
        elif unit.kind == "i" and unit.word is not None and whose is not None:
            whose = body_name(names.adjective_of(whose) or adjective(whose), unit.word.value)
        elif unit.kind == "G":
            whose = f"the {unit.text.lower()}"
    return whose
