"""Values of holidays, their eves, weeks and weekends."""

from datetime import date

from communique.extract.times import calendar
from communique.extract.times.dated import Context, Dated, Makers, on_day, states_year, year_of
from communique.extract.times.grammar import Groups, words

_TWELVE_DAYS = 12
"""Days for which people speak of a holiday that is over, or to come, without saying so."""


def _holiday(parts: Groups, context: Context) -> Dated:
    rule = words("holidays")[" ".join(parts["holiday"].lower().replace("’", "'").split())]
    if states_year(parts):
        found = _holiday_in(rule, year_of(parts, context))
    else:
        found = _near_holiday(rule, parts, context)
    if "unit" not in parts:
        return on_day(found)
    return Dated(calendar.value(_in_unit(found, parts), words("units")[parts["unit"].lower()]))


def _eve(parts: Groups, context: Context) -> Dated:
    """The eve of Christmas is the day before."""
    parts = {"holiday": "New Year's Day"} | parts
    day = calendar.shift(date.fromisoformat(_holiday(parts, context).value), "D", -1)
    return on_day(day)


def _near_holiday(rule: str | int | list[int], parts: Groups, context: Context) -> date:
    """Return the last or the next one, as the clause looks; its week counts from the first day on."""
    today = context.at("D")
    begins = {_in_unit(d, parts): d for d in (_holiday_in(rule, today.year + step) for step in (-1, 0, 1))}
    if "rel" in parts:
        steps = words("relations")[parts["rel"].lower()]
        return min(
            (d for d in begins.values() if (d - today).days * steps >= 0), key=lambda d: abs(d - today)
        )
    return begins[calendar.closest(list(begins), today, context.direction, _TWELVE_DAYS) or today]


def _in_unit(day: date, parts: Groups) -> date:
    """Return the first day of the week or the weekend of a holiday; a Monday's weekend is the one before."""
    unit = parts.get("unit", "").lower()
    if unit == "weekend":
        return calendar.weekday(calendar.shift(day, "D", 4 - 6 * (day.weekday() < 2)), 5, -1)
    return calendar.weekday(day, 0, -1) if unit else day


def _holiday_in(rule: str | int | list[int], year: int) -> date:
    if rule == "julian":
        return calendar.orthodox_easter(year)
    if isinstance(rule, str):
        return calendar.day(year, int(rule[:2]), int(rule[3:]))
    if isinstance(rule, int):
        return calendar.shift(calendar.easter(year), "D", rule)
    month, weekday, nth, after = rule
    return calendar.shift(calendar.nth_weekday(year, month, weekday, nth), "D", after)


MAKERS: Makers = {"holiday": _holiday, "eve": _eve}
