"""When what a figure says holds: on which days, over which time, against what; whether it is yet to come."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from communique.compare.wordings import listed, says
from communique.model import Span, TimeExpression
from communique.text.words import terms

_BEFORE = 30
"""Code points before a time in which the words stand that say how it is meant."""
_PRECISE = re.compile(r"\d{4}(?:-(?:Q[1-4]|W\d\d|\d\d(?:-\d\d)?))?(?=T|$)")
_UNTIL = re.compile(
    r"\b(?:since|by|until|till|as of|from|after|before|following|to|than|over|against|with)(?: in)?\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|announced|added|confirmed|acknowledged|declared|warned|reporters|statement)"
    r"\b[^,;.:]{0,16}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SINCE_WHAT = re.compile(r"\bsince\b([^,.;:]{3,60})", re.IGNORECASE)
_PAST = re.compile(r"\b(?:past|last|previous)\b", re.IGNORECASE)
_DURATION = re.compile(r"PT?(\d+)([HDWMY])")
_DAYS = {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}


class Moment(NamedTuple):
    """When a figure holds, as far as its clause and its sentence say."""

    days: frozenset[str]
    """Calendar dates in the clause, on which the thing happened."""
    told: frozenset[str]
    """Those of its sentence; where it has none, of the sentence before."""
    old: frozenset[str]
    """Those of them that lie a month or more before the document."""
    window: float | None
    """Days over which it is counted: since Thursday, in the past week."""
    base: str | None
    """Against what a change is measured: a ``month``, a ``quarter`` or a ``year`` before."""
    since: frozenset[str]
    """Terms of what it is counted from: since the truce began."""
    planned: bool
    """Whether it is announced, expected or ordered, and not there yet."""


class Told(NamedTuple):
    """The time expressions of a figure's clause, of its sentence, and of the sentence before."""

    clause: Sequence[TimeExpression]
    sentence: Sequence[TimeExpression]
    before: Sequence[TimeExpression]


def moment(
    told: Told, clause: str, lead: str, around: str, newer: bool, published: str | None, text: str
) -> Moment:
    """Return when a figure holds: by its ``clause``, the few words that lead to it, and its sentence.

    ``newer``: it takes the place of an earlier count, and so is of no day but that of publication.
    """
    days = frozenset() if newer else frozenset(_days(told.clause, text))
    near = (
        frozenset() if newer else frozenset(_days(told.sentence, text)) or frozenset(_days(told.before, text))
    )
    return Moment(
        days=days,
        told=near,
        old=frozenset(day for day in near if published and _long_before(day, published)),
        window=next(_windows((*told.clause, *told.sentence), published, text), None),
        base=next((base for base in listed("base") if says("base", base, clause)), None),
        since=terms(match[1]) if (match := _SINCE_WHAT.search(around)) else frozenset(),
        planned=says("planned", "words", f"{lead} {clause}") or _ahead(days, published),
    )


def meet(days: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a day of one lies in a day, week, month or year of the other."""
    return any(_coincide(x, y) for x in days for y in others)


def _coincide(day: str, other: str) -> bool:
    for week, of in ((day, other), (other, day)):
        if "W" in week and len(of) == len("2024-01-01"):
            year, number, _ = date.fromisoformat(of).isocalendar()
            return week == f"{year}-W{number:02}"
        if "W" in week and "W" not in of:
            return of[:4] == week[:4]
    return day[: len(other)] == other[: len(day)]


def _days(times: Iterable[TimeExpression], text: str) -> Iterator[str]:
    for time in times:
        match = _PRECISE.match(time.value or "") if time.type in ("DATE", "TIME") else None
        lead = _lead(time.span, text)
        if match and not _UNTIL.search(lead) and not _SAID.search(lead):
            yield match[0]


def _windows(times: Iterable[TimeExpression], published: str | None, text: str) -> Iterator[float]:
    for time in times:
        value, lead = time.value or "", _lead(time.span, text)
        length = _DURATION.fullmatch(value)
        if length is not None:
            if _PAST.search(lead + time.span.of(text)):
                yield int(length[1]) * _DAYS[length[2]]
        elif "W" in value and not _SINCE.search(lead):
            yield _DAYS["W"]
        elif _SINCE.search(lead) and published and (first := _PRECISE.match(value)) is not None:
            gap = date.fromisoformat(_first_day(published)) - date.fromisoformat(_first_day(first[0]))
            yield max(gap.days, 1)


def _first_day(value: str) -> str:
    year, _, rest = value.partition("-")
    if rest.startswith("W"):
        return date.fromisocalendar(int(year), int(rest[1:]), 1).isoformat()
    month = f"{3 * int(rest[1]) - 2:02}" if rest.startswith("Q") else rest[:2] or "01"
    return f"{year}-{month}-{rest[3:] or '01'}"


def _ahead(days: Iterable[str], published: str | None) -> bool:
    return published is not None and any(_first_day(day) > _first_day(published) for day in days)


def _long_before(day: str, published: str) -> bool:
    """Tell whether ``day`` lies in the month before last, or as a year before the last, or earlier."""
    year, month = int(published[:4]), int(published[5:7] or 1)
    if len(day) == len("2024"):
        return int(day) < year - (month == 1)
    return (year - int(day[:4])) * 12 + month - int(_first_day(day)[5:7]) > 1 + 2 * ("Q" in day)


def _lead(at: Span, text: str) -> str:
    return text[max(at.start - _BEFORE, 0) : at.start]
