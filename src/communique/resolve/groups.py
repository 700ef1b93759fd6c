"""Describe a group by its own words: "half a dozen Tarn officials" are "Tarn officials"."""

import re
from collections.abc import Sequence

from communique.model import Mention, Span
from communique.resolve.lexicon import words
from communique.resolve.meant import Meant
from communique.text.gazetteer import adjective, lookup

_ROUGHLY = r"(?:(?:at least|about|around|up to|nearly|almost|some|(?:more|fewer|less) than)\s+)*"
_NUMBER = (
    r"(?:\d+ of (?:the|its|their)\s+)?"
    r"(?:(?:a )?(?:half (?:a )?|half-)?dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|\d[\d,.]*)\s+"
    r"(?:(?:hundred|thousand|million|billion)\s+)?"
)
_COUNT = re.compile(
    r"(?:(?:(?:the|these|those|an?|all|only|just|every|both|many|several|some|most|other|various|numerous"
    rf"|of|(?:dozens|hundreds|thousands|scores|a (?:number|group|handful)) of|two)\s+)|{_ROUGHLY}{_NUMBER})+",
    re.I,
)
"""What says how many they are, and is no part of their description."""
_FIRST = re.compile(f"^{_ROUGHLY}{_NUMBER}", re.I)
"""A number before people: "49 of the 50 senators"."""
_PEOPLE = re.compile(r"\w*(?:ers|ors|ists|ians|ants|eens|ees|men|women|fans|wives|relatives|representatives)")
_PLAIN = re.compile(r"[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){0,3}")
_OF = re.compile(r"\s+(?:of|behind)\s+")
_FROM = re.compile(r"\s+from\s+(?:the\s+)?")
_AND = re.compile(r"\s+(?:and|or|&)\s+")
_QUALIFIED = re.compile(
    r"(?:(?!(?:of|in|at|on|by|from|for|about|with|to|than|\w+s\s+and)\b)"
    r"[a-z][\w-]*,?\s+){1,5}"
)
"""Adjectives before a group: "progressive and", "black"."""
_WHERE = re.compile(r"(?:of|in|from|at)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,4}")
"""What says whose or where a group is: "of the refugee camp"."""


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

    >>> described("some masked gunmen"), described("owners of the dam"), described("the reasons")
    ('masked gunmen', 'owners of the dam', None)
    """
    count = _COUNT.match(phrase)
    plain = " ".join(phrase[count.end() if count else 0 :].split())
    who = _OF.split(plain)[0]
    able = _PLAIN.fullmatch(plain) and (are_people(who) or who.split()[-1] in words("groups", "bodies"))
    return plain if able else None


def some_of(phrase: str) -> str | None:
    """Return the people of whom no article makes all: "Russians", "many Russians", and not Russia."""
    count = _COUNT.match(phrase)
    if count is not None and count.group().lower().strip() == "the":
        return None
    entry = lookup(people := phrase[count.end() if count else 0 :])
    return people if entry is not None and entry.form == "demonym" else None


def qualified(text: str, span: Span, group: Mention) -> str:
    """Return a group's name with the adjectives before it in ``span``: "black farmers" of a list."""
    count = _COUNT.match(text, span.start, group.span.start)
    before = text[count.end() if count else span.start : group.span.start]
    return " ".join(f"{before if _QUALIFIED.fullmatch(before) else ''}{group.name}".split())


def group_of(meant: Meant, span: Span, inside: Sequence[Mention]) -> str | None:
    """Return what a group is called by all of its words, or ``None`` where ``span`` is no one group's.

    "Black farmers", "residents of the camp", "EU diplomats" for those from the EU; ``inside`` are the
    mentions in ``span``, at least one.
    """
    text = meant.text
    count = _COUNT.match(text, span.start, span.end)
    start = count.end() if count else span.start
    first, last = inside[0], inside[-1]
    if first.form == "group" and " of " in first.text and len(inside) > 1:
        owned = all(m.kind in ("state", "bloc") and m.form == "name" for m in inside[1:])
        return " ".join(text[start : span.end].split()) if owned and last.span.end == span.end else None
    if len(inside) == 2 and last.span.end == span.end and (people := _from(text, first, last)):
        return people
    if last.form != "group" or meant.names(last)[0] not in ([], [last.name]) or last.name is None:
        return None
    before, behind = text[start : last.span.start], text[last.span.end : span.end].strip()
    several = len(inside) == 2 and _is_adjective(first) and not last.text.startswith("other ")
    beside = len(inside) == 2 and first.form == "adjective" and not behind
    if beside and first.span.start == start and text[first.span.end : last.span.start].isspace():
        whole = True
    elif several:
        crew = first.text.lower().split()[-1] in words("groups", "crews")
        several = not crew and _AND.fullmatch(text, first.span.end, last.span.start) is not None
        led = text[start : first.span.start]
        whole = several and not behind and (not led or _QUALIFIED.fullmatch(led) is not None)
    else:
        plain = not before.strip() or _QUALIFIED.fullmatch(before) is not None
        told = not behind or (last.affiliation is None and _WHERE.fullmatch(behind) is not None)
        whole = len(inside) == 1 and plain and told and bool(before.strip() or behind)
    return " ".join(text[start : span.end].split()) if whole else None


def _from(text: str, group: Mention, home: Mention) -> str | None:
    """Return what those from a state or bloc are called, of whom nothing else tells whose they are."""
    whose = home.name if home.kind in ("state", "bloc") else None
    free = group.form == "group" and group.affiliation is None
    if not (whose and free and group.name and _FROM.fullmatch(text, group.span.end, home.span.start)):
        return None
    *which, noun = group.name.split()
    return " ".join((*which, adjective(whose), noun))


def _is_adjective(mention: Mention) -> bool:
    """Tell whether a name may stand before a noun: an adjective, a body's name, "U.S."."""
    body = mention.kind == "organisation" and mention.form == "name"
    return body or mention.form == "adjective" or (mention.kind == "state" and mention.text.isupper())
