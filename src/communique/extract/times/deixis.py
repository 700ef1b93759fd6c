"""Values of expressions that point: weekdays, "last month", "three days later"; and of durations and sets."""

from communique.extract.times import calendar
from communique.extract.times.calendar import Unresolved
from communique.extract.times.dated import Context, Dated, Makers, count_of, mod_of, on_day, part
from communique.extract.times.grammar import Groups, words


def _weekday(parts: Groups, context: Context) -> Dated:
    today, wanted, mod = context.at("D"), words("weekdays")[_long(parts["weekday"])], mod_of(parts)
    rel = parts.get("rel", "").lower().removeprefix("the ")
    if "relweek" in parts:
        monday = calendar.weekday(today, 0, -1)
        found = calendar.shift(monday, "D", wanted + 7 * words("relations")[parts["relweek"].lower()])
    elif rel in ("following", "previous"):
        steps = words("relations")[rel]
        found = calendar.weekday(calendar.shift(context.at("D", told=True), "D", steps), wanted, steps)
    elif rel in ("last", "next"):
        steps = words("relations")[rel]
        found = calendar.weekday(calendar.shift(today, "D", steps), wanted, steps)
    elif rel == "this past":
        found = calendar.weekday(calendar.shift(today, "D", -1), wanted, -1)
    elif rel:
        found = calendar.weekday(today, wanted, 1)
    else:
        found = calendar.weekday(today, wanted, context.direction or -1)
    return part(on_day(found, mod), parts)


def _weekdays(parts: Groups, context: Context) -> Dated:
    return Dated(f"XXXX-WXX-{words('weekdays')[parts['weekday'].lower()] + 1}", type="SET")


def _deictic(parts: Groups, context: Context) -> Dated:
    word = " ".join(parts["deictic"].lower().split())
    if word in ("this", "last"):
        found = calendar.shift(context.at("D"), "D", -1 if word == "last" else 0)
    else:
        found = calendar.shift(context.at("D"), "D", words("deictic")[word])
        if word == "tonight":
            parts = {**parts, "part": "night"}
    return part(on_day(found, mod_of(parts)), parts)


def _weekend(parts: Groups, context: Context) -> Dated:
    today = context.at("D")
    over = context.direction <= 0 and today.weekday() < 5
    return Dated(calendar.value(calendar.shift(today, "W", -1 if over else 0), "WE"), mod_of(parts))


def _relative(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts["unit"].lower()]
    steps = words("relations")[" ".join(parts.get("rel", "this").lower().split())]
    return Dated(calendar.value(calendar.shift(context.at(unit), unit, steps), unit), mod_of(parts))


def _the_day(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts["unit"].lower()]
    found = calendar.shift(context.at(unit, told=True), unit, 1 if parts["way"].lower() == "after" else -1)
    return on_day(found) if unit == "D" else Dated(calendar.value(found, unit))


def _narrative(parts: Groups, context: Context) -> Dated:
    steps = words("relations")[parts.get("rel", "that").lower()]
    unit = words("units")[parts["unit"].lower()] if "unit" in parts else "D"
    found = calendar.shift(context.at(unit, told=True), unit, steps)
    if unit == "D":
        return part(on_day(found, mod_of(parts)), parts)
    return Dated(calendar.value(found, unit), mod_of(parts))


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
    steps = -1 if way in ("ago", "earlier", "beforehand") else 1
    count, unit = count_of(parts), words("units")[parts["unit"].lower()]
    if unit in ("S", "MIN", "H"):
        raise Unresolved("clock time")
    if unit == "2W":
        count, unit = count * 2, "W"
    start = context.at(unit, told=way not in ("ago", "hence", "from now", "from today"))
    if count != int(count):
        count, unit = (
            round(count * {"Y": 12, "E": 120, "C": 1200, "M": 30, "W": 7}.get(unit, 1)),
            _finer(unit),
        )
    found = calendar.shift(start, unit, int(steps * min(count, 10**6)))
    if unit == "D":
        return on_day(found, mod_of(parts))
    return Dated(calendar.value(found, "Y" if unit in ("E", "C") else unit), mod_of(parts))


def _duration(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts.get("unit", parts.get("one", "")).lower()]
    count = count_of(parts)
    if unit == "2W":
        count, unit = count * 2, "W"
    if unit == "WE":
        count, unit = count * 2, "D"
    return Dated(calendar.duration(count, unit), mod_of(parts))


def _bound_unit(parts: Groups, context: Context) -> Dated:
    unit = words("units")[parts["unit"].lower()]
    return Dated(calendar.value(context.at(unit), unit), mod_of(parts))


def _every(parts: Groups, context: Context) -> Dated:
    count = 2 if parts.get("other", "").lower() == "other" else count_of({"one": "a"} | parts)
    unit = words("units")[parts["unit"].lower()]
    return Dated(calendar.duration(count * 2, "W") if unit == "2W" else calendar.duration(count, unit))


def _every_weekday(parts: Groups, context: Context) -> Dated:
    found = f"XXXX-WXX-{words('weekdays')[parts['weekday'].lower()] + 1}"
    return Dated(found + ("T" + words("parts")[parts["part"].lower()] if "part" in parts else ""), type="SET")


def _every_part(parts: Groups, context: Context) -> Dated:
    return Dated(f"XXXX-XX-XXT{words('parts')[parts['part'].lower()]}")


def _adverb(parts: Groups, context: Context) -> Dated:
    return Dated(words("adverbs")[parts["adverb"].lower()])


def _long(name: str) -> str:
    short = words("short_weekdays")
    if name.lower() in short:
        return str(list(words("weekdays"))[short[name.lower()]])
    return name.lower()


def _finer(unit: str) -> str:
    return {"Y": "M", "E": "M", "C": "M", "M": "D", "W": "D"}.get(unit, unit)


MAKERS: Makers = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "deictic": _deictic,
    "weekend": _weekend,
    "relative": _relative,
    "the_day": _the_day,
    "narrative": _narrative,
    "past_span": _past_span,
    "vague": _vague,
    "ago": _ago,
    "duration": _duration,
    "bound_unit": _bound_unit,
    "every": _every,
    "every_weekday": _every_weekday,
    "every_part": _every_part,
    "adverb": _adverb,
}
