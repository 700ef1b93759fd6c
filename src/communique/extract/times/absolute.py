"""Values of calendar expressions: dates, months, holidays, seasons, years, decades, centuries."""

from datetime import date
from typing import NoReturn

from communique.extract.times import calendar
from communique.extract.times.calendar import Reference, Unresolved
from communique.extract.times.dated import (
    Context,
    Dated,
    Makers,
    day_number,
    in_unit,
    mod_of,
    nth,
    on_day,
    part,
    states_year,
    weekday_number,
    year_of,
)
from communique.extract.times.grammar import Groups, words


def _iso(parts: Groups, context: Context) -> Dated:
    return on_day(calendar.day(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _numeric(parts: Groups, context: Context) -> Dated:
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if parts["mark"] == ".":
        return on_day(calendar.day(year, second, first))
    if max(first, second) <= 12 and first != second:
        raise Unresolved("ambiguous")
    return on_day(calendar.day(year, min(first, second), max(first, second)))


def _month_day(parts: Groups, context: Context) -> Dated:
    month, number = _month_number(parts["month"]), day_number(parts)
    if states_year(parts):
        return on_day(calendar.day(year_of(parts, context), month, number), mod_of(parts))
    today = context.at("D", told="before" in parts)
    if "before" in parts:
        found = [
            d for y in range(today.year, today.year - 9, -1) for d in _days(y, month, number) if d <= today
        ]
        return on_day(found[0]) if found else _never()
    days = [d for y in range(today.year - 4, today.year + 5) for d in _days(y, month, number)]
    if "weekday" in parts:
        wanted = weekday_number(parts["weekday"].rstrip(".,"))
        days = [d for d in days if d.weekday() == wanted] or days
    return on_day(_chosen(days, parts, context), mod_of(parts))


def _known_day(parts: Groups, context: Context) -> Dated:
    """September 11, before "attacks": of 2001, unless the document is older."""
    month, number = (9, 11) if "slashed" in parts else (_month_number(parts["month"]), day_number(parts))
    year = words("known_days").get(f"{month:02}-{number:02}")
    near = context.reference
    if year is None or (near is not None and near.start < calendar.day(year, month, number)):
        return _month_day(parts, context) if "month" in parts else _never()
    return on_day(calendar.day(year, month, number))


def _never() -> NoReturn:
    raise Unresolved("not a date")


def _chosen(days: list[date], parts: Groups, context: Context) -> date:
    """Return the day that is meant: by "last" or "next", else the closest that the tense allows."""
    today = context.at("D")
    steps = words("relations")[" ".join(parts["rel"].lower().split())] if "rel" in parts else 0
    if steps:
        days = [d for d in days if (d - today).days * steps > 0]
    found = calendar.closest(days, today, steps or context.direction)
    return found or _never()


def _days(year: int, month: int, number: int) -> list[date]:
    """The day as a list: the empty one where the calendar has no such day."""
    try:
        return [date(year, month, number)]
    except ValueError:
        return []


def _day_of_month(parts: Groups, context: Context) -> Dated:
    """The 18th: of the month that the text has named, else the closest one that the tense allows."""
    number = day_number(parts)
    if "rel" in parts:
        month = calendar.shift(context.at("M"), "M", words("relations")[parts["rel"].lower()])
        return on_day(calendar.day(month.year, month.month, number))
    if context.told is not None and context.told.knows("M"):
        return on_day(calendar.day(context.told.start.year, context.told.start.month, number))
    today = context.at("D")
    near = [calendar.shift(today.replace(day=1), "M", step) for step in (-1, 0, 1)]
    days = [d for month in near for d in _days(month.year, month.month, number)]
    if context.direction:
        days = [d for d in days if (d - today).days * context.direction >= 0] or days
    return on_day(_chosen(days, parts, context))


def _weekday_day(parts: Groups, context: Context) -> Dated:
    """Friday the 13th: the closest day that is both."""
    today, number, wanted = context.at("D"), day_number(parts), weekday_number(parts["weekday"])
    months = [calendar.shift(today.replace(day=1), "M", step) for step in range(-13, 14)]
    days = [d for month in months for d in _days(month.year, month.month, number) if d.weekday() == wanted]
    return on_day(_chosen(days, parts, context))


def _month(parts: Groups, context: Context) -> Dated:
    month, mod = _month_number(parts["month"]), mod_of(parts)
    if states_year(parts):
        return in_unit(calendar.day(year_of(parts, context), month, 1), "M", mod)
    today = context.at("M", told="before" in parts)
    steps = words("relations")[parts["rel"].lower()] if "rel" in parts else 0
    direction = steps or context.direction
    ahead = (month - today.month) % 12
    if "before" in parts:
        ahead = month - today.month - 12 * (month > today.month)
    elif parts.get("rel", "").lower() == "this":
        ahead = month - today.month
        ahead += 12 * (direction > 0 and ahead < -6)
    elif direction < 0:
        ahead = ahead - 12 if ahead or steps else 0
    elif direction > 0:
        ahead = ahead or (12 if steps else 0)
    elif ahead > 6:
        ahead -= 12
    return in_unit(calendar.shift(today.replace(day=1), "M", ahead), "M", mod)


def _month_number(word: str) -> int:
    name = word.rstrip(".").lower()
    found: int = (words("months") | words("short_months"))[name]
    return found


def _nth_weekday(parts: Groups, context: Context) -> Dated:
    """The first Monday of May."""
    if "month" in parts:
        month = _month(parts, context).value
    else:
        steps = words("relations")[parts.get("rel", "this").lower()]
        month = calendar.value(calendar.shift(context.at("M"), "M", steps), "M")
    last = parts["nth"].lower() in ("last", "final")
    number = -1 if last else nth(parts["nth"])
    day = calendar.nth_weekday(int(month[:4]), int(month[5:]), weekday_number(parts["weekday"]), number)
    return part(on_day(day), parts)


def _nth_month(parts: Groups, context: Context) -> Dated:
    """The third month of 2021 is its March."""
    number = 12 if parts["nth"].lower() in ("last", "final") else nth(parts["nth"])
    return in_unit(calendar.day(year_of(parts, context), number, 1), "M")


def _decade(parts: Groups, context: Context) -> Dated:
    if "decade" in parts:
        return Dated(parts["decade"][:3], mod_of(parts))
    word = parts.get("decade_word", "").lower().removeprefix("nineteen").strip("-‐‑– ")
    if parts.get("short") in ("20", "10"):
        raise Unresolved("ambiguous")
    tens = int(parts["short"][0]) if "short" in parts else words("decades")[word]
    return Dated(f"19{tens}", mod_of(parts))


def _century(parts: Groups, context: Context) -> Dated:
    return Dated(f"{nth(parts['nth']) - 1:02}", mod_of(parts))


def _part_of(parts: Groups, context: Context) -> Dated:
    """The first week of March is in March; which week of the calendar it is, nobody says."""
    if "unit" in parts:
        unit = words("units")[parts["unit"].lower()]
        moment = calendar.shift(context.at(unit), unit, words("relations")[parts.get("rel", "this").lower()])
        whole = Dated(calendar.value(moment, unit))
    elif "month" in parts:
        whole = _month(parts, context)
    elif parts["whole"].lower() == "week":
        return Dated(calendar.week_of_year(int(parts["year"]), words("weeks")[parts["nth"].lower()]))
    else:
        whole = _plain_year(parts, context)
    return Dated(whole.value, words("mods").get(parts["nth"].lower()), whole.told)


def _season(parts: Groups, context: Context) -> Dated:
    name, mod = words("seasons")[parts["season"].lower()], mod_of(parts)
    if states_year(parts):
        return Dated(f"{year_of(parts, context):04}-{name}", mod)
    today = context.at("M")
    if "rel" in parts:
        steps = words("relations")[" ".join(parts["rel"].lower().split())]
        if " " in parts["rel"]:
            steps = 0
    else:
        steps = context.direction
    return Dated(calendar.season(today, name, steps), mod)


def _quarter(parts: Groups, context: Context) -> Dated:
    if parts.get("nth", "").lower() in ("last", "final"):
        number = 4
    else:
        number = int(parts["q"]) if "q" in parts else nth(parts["nth"])
    return Dated(f"{year_of(parts, context):04}-Q{number}")


def _half_year(parts: Groups, context: Context) -> Dated:
    number = int(parts["h"]) if "h" in parts else nth(parts["nth"])
    return Dated(f"{year_of(parts, context):04}-H{number}")


def _week_of(parts: Groups, context: Context) -> Dated:
    day = (_month_day if "month" in parts else _day_of_month)(parts, context)
    return Dated(calendar.value(date.fromisoformat(day.value), "W"))


def _plain_year(parts: Groups, context: Context) -> Dated:
    year = year_of(parts, context)
    return Dated(f"{year:04}", mod_of(parts), Reference.to(calendar.day(year, 1, 1), "Y"))


def _year_pair(parts: Groups, context: Context) -> Dated:
    first = int(parts["year"])
    end = first - first % 100 + int(parts["next"])
    if (first + 1) % 100 == 0 == int(parts["next"]):
        end = first + 1
    if end <= first:
        raise Unresolved("ambiguous")
    return Dated(f"{first}/{end}")


MAKERS: Makers = {
    "iso": _iso,
    "known_day": _known_day,
    "numeric": _numeric,
    "month_day": _month_day,
    "day_of_month": _day_of_month,
    "weekday_day": _weekday_day,
    "nth_weekday": _nth_weekday,
    "month": _month,
    "nth_month": _nth_month,
    "decade": _decade,
    "century": _century,
    "part_of": _part_of,
    "season": _season,
    "quarter": _quarter,
    "half_year": _half_year,
    "week_of": _week_of,
    "year": _plain_year,
    "year_pair": _year_pair,
}
