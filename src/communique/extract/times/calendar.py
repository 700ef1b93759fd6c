"""Calendar arithmetic in the values of TIMEX3: days, weeks, months, seasons, decades, as ISO 8601."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import NO_DATE, Published

_FINER = {"C": 0, "E": 1, "Y": 2, "S": 3, "Q": 3, "M": 3, "WE": 4, "W": 4, "D": 5}
_PRECISION = {"year": 2, "month": 3, "day": 5, "minute": 5}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Unresolved(Exception):  # noqa: N818 - not an error: the reason a value stays None
    """An expression has no value; the only argument says why."""


@dataclass(frozen=True)
class Reference:
    """The day, month or year that deictic expressions are counted from."""

    start: date
    precision: int

    @classmethod
    def to(cls, start: date, unit: str) -> "Reference":
        """Return a reference that is known to ``unit``."""
        return cls(start, _FINER[unit])

    def knows(self, unit: str) -> bool:
        """Tell whether the reference is known to ``unit``."""
        return _FINER[unit] <= self.precision

    def at(self, unit: str) -> date:
        """Return a day inside the reference's ``unit`` (``D W M Q Y E C``).

        Raises ``Unresolved`` where the reference is known less precisely than that.
        """
        if not self.knows(unit):
            raise Unresolved(NO_DATE)
        return self.start


def reference(published: Published | None) -> Reference | None:
    """Return the reference that ``published`` gives, or ``None`` where it gives none."""
    if published is None:
        return None
    parts = [int(part) for part in published.value.partition("T")[0].split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return Reference(date(year, month, day), _PRECISION[published.precision])


def full_year(short: int, near: Reference | None) -> int:
    """Return the year that two digits stand for: of the last hundred years, or of the next ten.

    Raises ``Unresolved`` without a reference where both centuries can be meant.
    """
    if near is not None:
        return near.start.year + 10 - (near.start.year + 10 - short) % 100
    if short < 30:
        raise Unresolved("ambiguous")
    return 1900 + short


def day(year: int, month: int, number: int) -> date:
    """Return a date; raises ``Unresolved`` where the calendar has none ("February 30")."""
    try:
        return date(year, month, number)
    except ValueError:
        raise Unresolved("not a date") from None


def shift(start: date, unit: str, count: int) -> date:
    """Return the day ``count`` units (``D W M Q Y E C``) after ``start``; a month's end stays in the month.

    >>> shift(date(2022, 1, 31), "M", 1)
    datetime.date(2022, 2, 28)
    """
    try:
        if unit in ("D", "W", "WE"):
            return start + timedelta(days=count * (1 if unit == "D" else 7))
        months = (
            start.year * 12 + start.month - 1 + count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
        )
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    except (OverflowError, ValueError, IndexError):
        raise Unresolved("out of range") from None


def value(moment: date, unit: str) -> str:
    """Return the TIMEX3 value of the ``unit`` that holds ``moment``.

    >>> [value(date(2017, 12, 30), unit) for unit in ("D", "W", "WE", "M", "Q", "Y", "E", "C")]
    ['2017-12-30', '2017-W52', '2017-W52-WE', '2017-12', '2017-Q4', '2017', '201', '20']
    """
    if unit in ("W", "WE"):
        year, week, _ = moment.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{moment.year:04}-Q{(moment.month + 2) // 3}"
    return moment.isoformat()[: {"C": 2, "E": 3, "Y": 4, "M": 7, "D": 10}[unit]]


def week_of_year(year: int, number: int) -> str:
    """Return the ``number``-th week of a year (from its end on where negative)."""
    week = number if number > 0 else date(year, 12, 28).isocalendar().week + 1 + number
    return f"{year:04}-W{week:02}"


def season(moment: date, name: str, steps: int) -> str:
    """Return the season ``name`` (``SP SU FA WI``): the last one over (-1), this year's (0) or the next (1).

    >>> season(date(2022, 1, 7), "FA", -1), season(date(2022, 1, 7), "WI", 0)
    ('2021-FA', '2021-WI')
    """
    began, since = divmod(moment.year * 12 + moment.month - _SEASON_START[name], 12)
    if steps < 0:
        began -= since < 3
    elif steps > 0:
        began += 1
    elif since >= 3:
        began = moment.year
    return f"{began:04}-{name}"


def closest(days: list[date], moment: date, direction: int, far: int = 45) -> date | None:
    """Return the day closest to ``moment``; the next one only where ``direction`` contradicts by far.

    For less than ``far`` days a tense is not believed against a date so near.
    """
    near = min(days, key=lambda d: abs(d - moment), default=None)
    if near is None or direction * (near - moment).days >= -far:
        return near
    ahead = [d for d in days if (d - moment).days * direction >= 0]
    return min(ahead, key=lambda d: abs(d - moment), default=near)


def weekday(moment: date, number: int, steps: int) -> date:
    """Return the ``number``-th weekday (Monday 0): the nearest up to ``moment`` (-1) or from it on (1)."""
    return shift(
        moment, "D", -((moment.weekday() - number) % 7) if steps < 0 else (number - moment.weekday()) % 7
    )


def nth_weekday(year: int, month: int, number: int, nth: int) -> date:
    """Return the ``nth`` (1 to 4, or -1 for the last) weekday ``number`` (Monday 0) of a month."""
    if nth > 0:
        first = day(year, month, 1)
        return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))
    last = day(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - number) % 7)


def joined(larger: str, smaller: str) -> str:
    """Return the sum of two durations; raises ``Unresolved`` where the second is not the finer one.

    >>> joined("P2Y", "P3M"), joined("PT1H", "PT30M"), joined("P1D", "PT12H")
    ('P2Y3M', 'PT1H30M', 'P1DT12H')
    """
    order = "YMWDHMS"
    places = [order.rindex(v[-1]) if "T" in v else order.index(v[-1]) for v in (larger, smaller)]
    if places[0] >= places[1]:
        raise Unresolved("ambiguous")
    return larger + (smaller[2:] if "T" in larger else smaller[1:])


def easter(year: int) -> date:
    """Return Western Easter Sunday (Gauss's rule in the form of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, number = divmod(h + j - 7 * m + 114, 31)
    return day(year, month, number + 1)


def orthodox_easter(year: int) -> date:
    """Return the Easter Sunday of the Julian calendar (Meeus), as a day of ours; 13 days apart until 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return shift(day(year, month, number + 1), "D", year // 100 - year // 400 - 2)


def duration(count: int | float, unit: str) -> str:
    """Return a duration's value.

    >>> duration(3, "M"), duration(5.5, "H"), duration(2, "E"), duration(0.5, "H"), duration(0.5, "Y")
    ('P3M', 'PT5H30M', 'P20Y', 'PT30M', 'P6M')
    """
    if unit == "WE":
        count, unit = count * 2, "D"
    count, unit = {"E": (count * 10, "Y"), "C": (count * 100, "Y"), "Q": (count * 3, "M")}.get(
        unit, (count, unit)
    )
    if count == 0.5 and unit in ("H", "Y"):
        count, unit = (30, "MIN") if unit == "H" else (6, "M")
    if unit == "H" and count % 1 == 0.5:
        return f"PT{int(count)}H30M"
    return (
        f"P{'T' if unit in ('H', 'MIN', 'S') else ''}{count:g}{unit[0]}"
        if count < 1e6
        else f"P{count}{unit[0]}"
    )
