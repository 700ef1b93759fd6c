"""Describe a group by its own words: "half a dozen Tarn officials" are "Tarn officials"."""

import re

from communique.resolve.lexicon import words
from communique.text.gazetteer import lookup

_ROUGHLY = r"(?:(?:at least|about|around|up to|nearly|almost|some|(?:more|fewer|less) than)\s+)*"
_NUMBER = (
    r"(?:(?:a )?(?:half (?:a )?|half-)?dozen|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s+"
    r"(?:(?:hundred|thousand|million|billion)\s+)?"
)
COUNT = re.compile(
    r"(?:(?:(?:the|these|those|an?|all|only|just|every|both|many|several|some|most|other|various|numerous"
    rf"|of|(?:dozens|hundreds|thousands|scores|a (?:number|group|handful)) of|two)\s+)|{_ROUGHLY}{_NUMBER})+",
    re.I,
)
"""What says how many they are, and is no part of their description."""
_FIRST = re.compile(f"^{_ROUGHLY}{_NUMBER}", re.I)
"""A number before people; two may be two whom the text names."""
_PEOPLE = re.compile(r"\w*(?:ers|ors|ists|ians|ants|eens|ees|men|women|fans|wives|relatives|representatives)")
_PLAIN = re.compile(r"[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){0,3}")


def are_people(phrase: str) -> bool:
    """Tell whether a phrase ends in a word for several people or the bodies that they form."""
    last = phrase.lower().split()[-1]
    return (
        last in words("groups", "heads") - words("groups", "unnamed") or _PEOPLE.fullmatch(last) is not None
    )


def uncounted(phrase: str) -> str:
    """Return ``phrase`` without the number of people before it.

    >>> uncounted("half a dozen Tarn officials"), uncounted("1.1 million refugees")
    ('Tarn officials', 'refugees')
    """
    bodies = phrase.lower().split()[-1] in words("taken_up", "sides") | words("groups", "bodies")
    return phrase if bodies else _FIRST.sub("", phrase)


def described(phrase: str) -> str | None:
    """Return how a group is called that ``phrase`` alone tells, or ``None`` where it tells of no such group.

    >>> described("some masked gunmen"), described("local councils"), described("the reasons")
    ('masked gunmen', 'local councils', None)
    """
    count = COUNT.match(phrase)
    plain = " ".join(phrase[count.end() if count else 0 :].split())
    able = _PLAIN.fullmatch(plain) and (are_people(plain) or plain.split()[-1] in _bodies())
    return plain if able else None


def _bodies() -> frozenset[str]:
    return words("groups", "bodies")


def some_of(phrase: str) -> str | None:
    """Return the people some of whom are counted: "many Russians" are Russians, and not Russia."""
    count = COUNT.match(phrase)
    if count is None or count.group().lower().strip() == "the":
        return None
    entry = lookup(people := phrase[count.end() :])
    return people if entry is not None and entry.form == "demonym" else None
