"""Values of calendar expressions: dates, months, holidays, seasons, years, decades, centuries."""

from datetime import date

from communique.extract.times import calendar
from communique.extract.times.calendar import Reference, Unresolved
from communique.extract.times.dated import (
    Context,
    Dated,
    Makers,
    digits,
    in_month,
    mod_of,
    nth,
    on_day,
    year_of,
)
from communique.extract.times.grammar import Groups, words


def _iso(parts: Groups, context: Context) -> Dated:
    return on_day(calendar.day(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _numeric(parts: Groups, context: Context) -> Dated:
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if max(first, second) <= 12 and first != second:
        raise Unresolved("ambiguous")
    return on_day(calendar.day(year, min(first, second), max(first, second)))


def _month_day(parts: Groups, context: Context) -> Dated:
    month = _month_number(parts["month"])
    number = words("ordinals")[parts["day_word"].lower()] if "day_word" in parts else digits(parts["day"])
    if "year" in parts or "relyear" in parts:
        return on_day(calendar.day(year_of(parts, context), month, number), mod_of(parts))
    today = context.at("D")
    years = [y for y in range(today.year - 4, today.year + 5) if _exists(y, month, number)]
    near = min((date(y, month, number) for y in years), key=lambda d: abs(d - today), default=None)
    if near is None:
        raise Unresolved("not a date")
    if context.direction < 0 and near > today and (near - today).days > 45:
        near = calendar.shift(near, "Y", -1)
    elif context.direction > 0 and near < today and (today - near).days > 45:
        near = calendar.shift(near, "Y", 1)
    return on_day(near, mod_of(parts))


def _month(parts: Groups, context: Context) -> Dated:
    month, mod = _month_number(parts["month"]), mod_of(parts)
    if "year" in parts or "relyear" in parts:
        return in_month(calendar.day(year_of(parts, context), month, 1), mod)
    today = context.at("M")
    steps = words("relations")[parts["rel"].lower()] if "rel" in parts else 0
    direction = steps or context.direction
    ahead = (month - today.month) % 12
    if parts.get("rel", "").lower() == "this" and direction <= 0:
        ahead = month - today.month
    elif direction < 0:
        ahead = ahead - 12 if ahead or steps else 0
    elif direction > 0:
        ahead = ahead or (12 if steps else 0)
    elif ahead > 6:
        ahead -= 12
    return in_month(calendar.shift(today.replace(day=1), "M", ahead), mod)


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _month_number(word: str) -> int:
    name = word.rstrip(".").lower()
    found: int = (words("months") | words("short_months"))[name]
    return found


def _holiday(parts: Groups, context: Context) -> Dated:
    rule = words("holidays")[" ".join(parts["holiday"].lower().replace("’", "'").split())]
    if "year" in parts or "relyear" in parts:
        return on_day(_holiday_in(rule, year_of(parts, context)))
    today = context.at("D")
    days = [_holiday_in(rule, today.year + step) for step in (-1, 0, 1)]
    direction = (words("relations")[parts["rel"].lower()] if "rel" in parts else 0) or context.direction
    if direction < 0:
        return on_day(max(d for d in days if d <= today))
    if direction > 0:
        return on_day(min(d for d in days if d >= today))
    return on_day(min(days, key=lambda d: abs(d - today)))


def _holiday_in(rule: str | int | list[int], year: int) -> date:
    if isinstance(rule, str):
        return calendar.day(year, int(rule[:2]), int(rule[3:]))
    if isinstance(rule, int):
        return calendar.shift(calendar.easter(year), "D", rule)
    month, weekday, nth, after = rule
    return calendar.shift(calendar.nth_weekday(year, month, weekday, nth), "D", after)


def _decade(parts: Groups, context: Context) -> Dated:
    if "decade" in parts:
        return Dated(parts["decade"][:3], mod_of(parts))
    word = parts.get("decade_word", "").lower().removeprefix("nineteen").strip("-‐‑– ")
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
    else:
        whole = (_month if "month" in parts else _plain_year)(parts, context)
    return Dated(whole.value, words("mods").get(parts["nth"].lower()), whole.told)


def _season(parts: Groups, context: Context) -> Dated:
    name, mod = words("seasons")[parts["season"].lower()], mod_of(parts)
    if "year" in parts or "relyear" in parts:
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
    number = int(parts["q"]) if "q" in parts else nth(parts["nth"])
    if number > 4:
        raise Unresolved("not a date")
    return Dated(f"{year_of(parts, context):04}-Q{number}")


def _half_year(parts: Groups, context: Context) -> Dated:
    return Dated(f"{year_of(parts, context):04}-H{nth(parts['nth'])}")


def _week_of(parts: Groups, context: Context) -> Dated:
    return Dated(calendar.value(date.fromisoformat(_month_day(parts, context).value), "W"))


def _plain_year(parts: Groups, context: Context) -> Dated:
    return Dated(parts["year"], mod_of(parts), Reference.to(calendar.day(int(parts["year"]), 1, 1), "Y"))


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
    "numeric": _numeric,
    "month_day": _month_day,
    "month": _month,
    "holiday": _holiday,
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
