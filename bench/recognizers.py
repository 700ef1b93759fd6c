"""Recognizers-Text's English date-time cases: which of them news can contain, and which are read right.

The cases are an assistant's; their scheme is not TIMEX3. So values are compared on the calendar: "the 1990s"
is right as ``199`` where they have the days from 1990-01-01 to 2000-01-01, and so are the two expressions
of "from January 10 to 13" where they have one. Names in lower case are read with the capital that news
prints. What is left out has its reason in ``left_out``.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from communique.model import Span

Case = dict[str, Any]
Found = tuple[Span, str | None]
Extent = tuple[str, str]
"""First day, and the day after the last, in ISO 8601."""

_LOWER_NAME = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|labor day|independence day|christmas|easter|thanksgiving|halloween|new year|black(?= friday))\b"
)
_COUNTED = re.compile(r"\b(?:day|week|fortnight|month|year|decade|centur)")
_SECONDS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "W": 7 * 86400, "MONTH": 30 * 86400, "Y": 365 * 86400}
_SAME = {"P1WE": "XXXX-WXX-WE", "P2WE": "P2W", "P0.5Y": "P6M"}
_BOUND = re.compile(r"\b(?:end|middle) of\b")
"""Ends and middles are a modifier in TIMEX3: the value is the whole."""
_DAILY = re.compile(r"\b(?:every|each|everyday)\b")

_OUT = (
    (
        re.compile(
            r"^in (?:\d|an? |one|two|three|few)|(?:day|week|month|year)s? (?:before|after|from|since) \w"
        ),
        "two weeks before X, in two weeks: a date there, a duration and its anchor in TIMEX3",
    ),
    (
        re.compile(r"^(?:for )?(?:the|all|whole) (?:hour|week|fortnight|month|year|day|summer)$"),
        "the week, all day: out by the guide",
    ),
    (
        re.compile(r"^(?:(?:the )?next )?(?:a few|few|some|several|couple) (?:hour|minute|day|week)s?$"),
        "a few hours, some days: no value by the guide",
    ),
    (
        re.compile(r"\b(?:eo[dmy]|[cf]y ?\d*|w/c|otd|week \d+|\d+[dhmwy])\b"),
        "abbreviations and numbers of weeks: an office's",
    ),
    (re.compile(r"two thousand|hundred|nineteen|twenty \w+$"), "years and days spelled out: speech"),
    (
        re.compile(r"[=<>]|greater than|\d s$|^(?:19|20)\d\d \d\d \d\d$|(?:dec|mar)\d|\b[ap]m$|tonite"),
        "forms of tables and notes: =2019, 1990 s, mar4, today pm",
    ),
    (
        re.compile(
            r"^(?:(?:the )?(?:following|previous) (?:day|week|quarter|\w+day|easter)|the day (?:before|after)"
            r"|(?:a|\d|one|two|three) (?:day|week|fortnight|month|year)s? later)$"
        ),
        "the following week, a fortnight later: counted from a day that the case does not name",
    ),
)


def left_out(case: Case) -> str | None:
    """Return why a case is none that a news text can hold under our guide, or ``None``."""
    results = case["Results"]
    stamps = [str(v.get("timex", "")) for r in results for v in r["Resolution"]["values"]]
    kinds = {_kind(result) for result in results}
    if kinds & {"time", "timerange", "timezone"} or any(
        re.search(r"T\d", s) for r in results if _kind(r) in ("datetime", "datetimerange") for s in _stamps(r)
    ):
        return "clock times: out by the guide"
    if any("REF" in s or s.startswith("SY") for s in stamps) or "ref_undef" in str(results):
        return "now, the same week: no value in either"
    if re.search(r"\d[-/.]\d|\d{8}", " ".join(r["Text"] for r in results)):
        return "forms, not prose: 5/12, 2018-23"
    for result in results:
        if re.search(re.escape(result["Text"]) + r" [a-z]", case["Input"], re.IGNORECASE) and re.search(
            r"(?:ly|annual|everyday)$", result["Text"]
        ):
            return "adjectives of repetition: out by the guide"
        for pattern, why in _OUT:
            if pattern.search(result["Text"].lower()):
                return why
    if not results and re.search(r"\d:\d\d|https?:", case["Input"]):
        return "nothing expected"
    return None


def printed(case: Case) -> str:
    """Return the text of a case as news prints it."""
    return _LOWER_NAME.sub(lambda match: match[0].title(), case["Input"])


def day(case: Case) -> str:
    """Return the day on which a case is read."""
    return str(case.get("Context", {}).get("ReferenceDateTime", ""))[:10] or "2018-01-01"


def passes(case: Case, found: list[Found]) -> bool:
    """Tell whether ``found`` is what the case expects: each expression with its value, and no others."""
    for result in case["Results"]:
        start = int(result.get("Start", case["Input"].lower().find(result["Text"].lower())))
        span = Span(start, start + len(result["Text"]))
        here = [value for place, value in found if place.overlaps(span)]
        found = [(place, value) for place, value in found if not place.overlaps(span)]
        if not any(_same(here, value, result["Text"]) for value in result["Resolution"]["values"]):
            return False
    return not found


def _kind(result: dict[str, Any]) -> str:
    name: str = result.get("TypeName", result.get("Typename", ""))
    return name.partition(".")[2]


def _stamps(result: dict[str, Any]) -> list[str]:
    return [str(v.get("timex", "")) for v in result["Resolution"]["values"]]


def _same(ours: list[str | None], theirs: dict[str, str], text: str) -> bool:
    timex = theirs.get("timex", "")
    # The clock stands outside an expression in our guide: "Tuesdays at 9 a.m." is every Tuesday.
    timex = timex.removeprefix("FY")
    timex = _SAME.get(timex, re.sub(r"(?<=-\d)T\d\d.*", "", timex))
    if re.match(r"T\d\d", timex) and _DAILY.search(text):
        timex = "P1D" if "day" in text else "T"
        ours = [re.sub(r"T[A-Z]{2}$", "T", value) if value else None for value in ours]
    span = re.fullmatch(r"\(.*,(P.*)\)", timex)
    if len(ours) == 2 and span is not None and span[1] in ours:
        # "2 weeks from May 20" is a duration and the day that it is counted from; of the last 2 weeks of 2021
        # TIMEX3 says that they are two, and in 2021.
        inside = re.search(r"\b(?:first|last) .+ of\b", text) is not None
        extents = [e for v in ours if v and (e := extent(v)) is not None]
        start = theirs.get("start", "")
        return any(e[0] <= start < e[1] if inside else e[0] == start for e in extents)
    if len(ours) == 1:
        (value,) = ours
        if span is not None and value is not None and re.search(r"\bnow\b|\bto date\b", text):
            # "Now" is no expression in our guide: the other end is.
            return not {theirs.get("start"), theirs.get("end")}.isdisjoint(extent(value) or ())
        if value is None:
            return theirs.get("value") == "not resolved" and not timex.startswith(("P", "XXXX-W", "T"))
        if value.removeprefix("XXXX-XX-XX") == timex or value == timex:
            return True
        if re.fullmatch(r".*T[A-Z]{2}", timex):
            days = extent(value.partition("T")[0])
            return value[-3:] == timex[-3:] and days is not None and theirs.get("start", "")[:10] == days[0]
        if "Mod" in theirs and re.fullmatch(timex.replace("X", "."), value):
            return value[:4] in (theirs.get("start", "")[:4], theirs.get("end", "")[:4])
        if value.startswith("P"):
            return (span is not None and span[1] == value) or str(_seconds(value)) == theirs.get("value")
        return _on_calendar([value], theirs, text)
    return len(ours) == 2 and None not in ours and _on_calendar([v for v in ours if v], theirs, text)


def _on_calendar(values: list[str], theirs: dict[str, str], text: str) -> bool:
    """Compare one extent, or the first and the last of a range, in days."""
    extents = [extent(value) for value in values]
    first, last = extents[0], extents[-1]
    if first is None or last is None:
        return False
    if "value" in theirs:
        point = theirs["value"][:10]
        whole = first[0] <= point < first[1] and _COUNTED.search(text.lower()) is not None
        return len(values) == 1 and (first == (point, _next(point)) or whole)
    if "start" in theirs and "end" in theirs:
        end = theirs["end"][:10]
        if len(values) == 2 and _BOUND.search(text):
            return first[0] <= theirs["start"][:10] <= first[1] and last[0] < end <= last[1]
        return first[0] == theirs["start"][:10] and (end == last[1] or (len(values) == 2 and end == last[0]))
    return len(values) == 1 and theirs.get("start", theirs.get("end", ""))[:10] in first


def _next(point: str) -> str:
    try:
        return (date.fromisoformat(point) + timedelta(days=1)).isoformat()
    except ValueError:
        return ""


def _seconds(value: str) -> float | None:
    match = re.fullmatch(r"P((?:[\d.]+[A-Z])*)(?:T((?:[\d.]+[A-Z])+))?", value.removesuffix("E"))
    if match is None:
        return None
    found = 0.0
    for part, month in ((match[1], "MONTH"), (match[2] or "", "M")):
        for count, unit in re.findall(r"([\d.]+)([A-Z])", part):
            found += float(count) * _SECONDS[month if unit == "M" else unit]
    return int(found) if found == int(found) else found


def extent(value: str) -> Extent | None:
    """Return the days that a TIMEX3 date covers, or ``None`` where it covers none.

    >>> extent("199"), extent("2022-01"), extent("2021-W52-WE")
    (('1990-01-01', '2000-01-01'), ('2022-01-01', '2022-02-01'), ('2022-01-01', '2022-01-03'))
    """
    if re.fullmatch(r"\d{2,4}", value):
        years = 10 ** (4 - len(value))
        begin = int(value) * years
        return f"{begin:04}-01-01", f"{begin + years:04}-01-01"
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        months = 3 if match[2] == "Q" else 6
        begin = date(int(match[1]), months * (int(match[3]) - 1) + 1, 1)
        return begin.isoformat(), _after(begin.year, begin.month + months - 1).isoformat()
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f"{value}-01", _after(int(match[1]), int(match[2])).isoformat()
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        begin = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return begin.isoformat(), (begin + timedelta(days=2 if match[3] else 7)).isoformat()
    return (value, _next(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def _after(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1]) + timedelta(days=1)
