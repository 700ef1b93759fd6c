"""Values of expressions that point: weekdays, "last month", "three days later"; and of durations and sets."""

from datetime import date

from communique.extract.times import calendar
from communique.extract.times.calendar import Unresolved
from communique.extract.times.dated import (
    Context,
    Dated,
    Makers,
    count_of,
    digits,
    in_unit,
    mod_of,
    on_day,
    part,
    weekday_number,
)
from communique.extract.times.grammar import Groups, words

_SATURDAY = 5


def _weekday(parts: Groups, context: Context) -> Dated:
    today, wanted, mod = context.at("D"), weekday_number(parts["weekday"]), mod_of(parts)
    rel = " ".join(parts.get("rel", "").lower().split())
    steps = words("relations").get(rel, 0)
    if "relweek" in parts:
        monday = calendar.weekday(today, 0, -1)
        found = calendar.shift(monday, "D", wanted + 7 * words("relations")[parts["relweek"].lower()])
    elif "toldweek" in parts:
        monday = calendar.weekday(context.at("D", told=True), 0, -1)
        found = calendar.shift(monday, "D", wanted + 7 * words("relations")[parts["toldweek"].lower()])
    elif "beyond" in parts:
        steps = words("beyond")[" ".join(parts["beyond"].lower().split())] // 2
        found = calendar.weekday(calendar.shift(today, "D", steps), wanted, steps)
        found = calendar.shift(found, "W", steps)
    elif rel in ("following", "previous", "preceding"):
        found = calendar.weekday(calendar.shift(context.at("D", told=True), "D", steps), wanted, steps)
    elif rel == "that":
        found = calendar.weekday(context.at("D", told=True), wanted, 1)
    elif rel == "last":
        # Nobody calls yesterday "last Friday".
        found = calendar.weekday(calendar.shift(today, "D", -2), wanted, -1)
    elif rel == "next":
        found = calendar.shift(calendar.weekday(today, 0, -1), "D", 7 + wanted)
    elif steps:
        found = calendar.weekday(calendar.shift(today, "D", steps), wanted, steps)
    else:
        found = calendar.weekday(today, wanted, 1 if rel else context.direction or -1)
    return part(on_day(found, mod), parts)


def _weekdays(parts: Groups, context: Context) -> Dated:
    time = "T" + words("parts")[parts["part"].lower()] if "part" in parts else ""
    return Dated(f"XXXX-WXX-{weekday_number(parts['weekday']) + 1}{time}", type="SET")


def _weekends(parts: Groups, context: Context) -> Dated:
    return Dated("XXXX-WXX-WE")


def _deictic(parts: Groups, context: Context) -> Dated:
    word = " ".join(parts["deictic"].lower().split())
    if word in ("this", "last"):
        found = calendar.shift(context.at("D"), "D", -1 if word == "last" else 0)
    else:
        found = calendar.shift(context.at("D"), "D", words("deictic")[word])
        if word == "tonight":
            parts = {**parts, "part": "night"}
    return part(on_day(found, mod_of(parts)), parts)


def _part_of_day(parts: Groups, context: Context) -> Dated:
    """In the morning: of which day, nobody says."""
    return Dated(f"T{words('parts')[parts['part'].lower()]}", mod_of(parts))


def _weekend(parts: Groups, context: Context) -> Dated:
    today = context.at("D")
    over = context.direction <= 0 and today.weekday() < _SATURDAY
    return Dated(calendar.value(calendar.shift(today, "W", -1 if over else 0), "WE"), mod_of(parts))


def _relative(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts["unit"].lower()]
    word = " ".join(parts.get("beyond", parts.get("rel", "this")).lower().split())
    steps = (words("relations") | words("beyond"))[word]
    if unit == "WE" and word.split()[-1] in ("coming", "upcoming") and context.at("D").weekday() < _SATURDAY:
        steps = 0
    return Dated(calendar.value(calendar.shift(context.at(unit), unit, steps), unit), mod_of(parts))


def _the_day(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts["unit"].lower()]
    steps = 1 if parts["way"].lower() == "after" else -1
    return _counted(calendar.shift(context.at(unit, told=True), unit, steps), unit, steps)


def _counted(found: date, unit: str, steps: int, mod: str | None = None) -> Dated:
    """What is counted back ("the day before") is an aside: the text goes on from the day told before it."""
    return in_unit(found, unit, mod) if steps >= 0 else Dated(calendar.value(found, unit), mod)


def _narrative(parts: Groups, context: Context) -> Dated:
    steps = words("relations")[parts.get("rel", "that").lower()]
    unit = words("units")[parts["unit"].lower()] if "unit" in parts else "D"
    found = calendar.shift(context.at(unit, told=True), unit, steps)
    return part(_counted(found, unit, steps, mod_of(parts)), parts)


def _past_span(parts: Groups, context: Context) -> Dated:
    parts = dict(parts)
    unit = parts["unit"].lower()
    if unit.startswith("half"):
        parts |= {"half": "half", "unit": unit[5:]}
    return _duration(parts, context)


def _vague(parts: Groups, context: Context) -> Dated:
    raise Unresolved("vague")


def _ago(parts: Groups, context: Context) -> Dated:
    way = " ".join(parts["way"].lower().split())
    steps = -1 if way in ("ago", "earlier", "before", "beforehand") else 1
    count, unit = count_of(parts), words("units")[parts["unit"].lower()]
    if unit in ("S", "MIN", "H"):
        raise Unresolved("clock time")
    if unit in ("E", "C") and "mod" in parts:
        raise Unresolved("vague")
    if unit == "2W":
        count, unit = count * 2, "W"
    now = way in ("ago", "hence", "from now", "from today")
    start = context.at(unit, told=not now)
    if count != int(count):
        finer, times = {"C": ("Y", 100), "E": ("Y", 10), "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}.get(
            unit, (unit, 1)
        )
        count, unit = round(count * times), finer
    found = calendar.shift(start, unit, int(steps * min(count, 10**6)))
    if "lesser" in parts:
        unit = words("units")[parts["lesser"].lower()]
        lesser = count_of({"number": parts["more"]} if "more" in parts else {})
        found = calendar.shift(found, unit, int(steps * min(lesser, 10**6)))
    unit = "Y" if unit in ("E", "C") else unit
    if now and unit == "D":
        return on_day(found, mod_of(parts))
    return _counted(found, unit, steps, mod_of(parts))


def _ago_on(parts: Groups, context: Context) -> Dated:
    """Two weeks ago Friday: as long before that Friday."""
    if "weekday" in parts:
        now, unit = calendar.weekday(context.at("D"), weekday_number(parts["weekday"]), -1), "D"
    elif "rel" in parts:
        unit = words("units")[parts["unit_on"].lower()]
        now = calendar.shift(context.at(unit), unit, words("relations")[parts["rel"].lower()])
    else:
        now, unit = context.at("D"), "D"
    count = min(count_of(parts), 10**6)
    if count != int(count):
        raise Unresolved("ambiguous")
    found = calendar.shift(now, words("units")[parts["unit"].lower()], -int(count))
    return on_day(found, mod_of(parts)) if unit == "D" else Dated(calendar.value(found, unit), mod_of(parts))


def _duration(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts.get("unit", parts.get("one", "")).lower()]
    count = count_of(parts)
    if unit == "2W":
        count, unit = count * 2, "W"
    value = calendar.duration(count, unit)
    if "lesser" in parts:
        lesser = words("units")[parts["lesser"].lower()]
        value = calendar.joined(value, calendar.duration(count_of({"number": parts["more"]}), lesser))
    return Dated(value, mod_of(parts))


def _bound_unit(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts["unit"].lower()]
    return Dated(calendar.value(context.at(unit), unit), mod_of(parts))


def _every(parts: Groups, context: Context) -> Dated:
    count = 2 if parts.get("other", "").lower() == "other" else count_of({"one": "a"} | parts)
    unit = words("units")[parts["unit"].lower()]
    fortnights = {"2W": 2, "WE": 1}.get(unit)
    return Dated(calendar.duration(count * fortnights, "W") if fortnights else calendar.duration(count, unit))


def _every_day_of_month(parts: Groups, context: Context) -> Dated:
    return Dated(f"XXXX-XX-{digits(parts['day']):02}")


def _every_part(parts: Groups, context: Context) -> Dated:
    return Dated(f"XXXX-XX-XXT{words('parts')[parts['part'].lower()]}")


def _adverb(parts: Groups, context: Context) -> Dated:
    return Dated(words("adverbs")[parts["adverb"].lower()])


MAKERS: Makers = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekends": _weekends,
    "deictic": _deictic,
    "part_of_day": _part_of_day,
    "weekend": _weekend,
    "relative": _relative,
    "the_day": _the_day,
    "narrative": _narrative,
    "past_span": _past_span,
    "vague": _vague,
    "ago": _ago,
    "ago_on": _ago_on,
    "duration": _duration,
    "bound_unit": _bound_unit,
    "every": _every,
    "every_day_of_month": _every_day_of_month,
    "every_part": _every_part,
    "adverb": _adverb,
}
