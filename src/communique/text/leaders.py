"""Read who held which office: the public record of ``leaders.txt``."""

import re
from functools import cache
from typing import NamedTuple

from communique.text.lexicon import lines

Term = tuple[int, int]
"""From when until when, in months."""
_TERM = re.compile(r"(\d{4}\.\d\d)-(\d{4}\.\d\d)?")


class Tenure(NamedTuple):
    """Who held an office of a state or body, and when, where the record says when."""

    body: str
    office: str
    name: str
    terms: tuple[Term, ...]


@cache
def tenures() -> tuple[Tenure, ...]:
    """Return the record, as it is written."""
    found: list[Tenure] = []
    for line in lines("leaders.txt"):
        body, office, names = (part.strip() for part in line.split("|"))
        for entry in names.split(", "):
            terms = tuple((_month(since), _month(until)) for since, until in _TERM.findall(entry))
            found.append(Tenure(body, office, _TERM.sub("", entry).strip(), terms))
    return tuple(found)


def _month(when: str) -> int:
    year, month = when.split(".") if when else ("9999", "1")
    return 12 * int(year) + int(month)
