"""Tell the lines that say who wrote an article, where and when."""

import re

from communique.intake.dates import find_date, sent_at
from communique.intake.units import Unit, any_of
from communique.text.lexicon import table

_PLACE = 4
"""Letters that a place's name has at least, if it alone is a dateline."""
_NAMED = r"(?:(?-i:[^\W\d_a-z])[\w'’.&-]*[,.|]?|of|the|and|de|van|von|al|bin|for|at|in)"
_NAME = re.compile(rf"{_NAMED}(?:\s+{_NAMED}){{1,7}}\.?")
_WRITER = r"(?-i:[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){1,2})"
_FROM = r"(?: in (?-i:[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){0,2}))"
_REPORTERS = re.compile(rf"{_WRITER}{_FROM},? and {_WRITER}{_FROM}?|{_WRITER} and {_WRITER}{_FROM}")
"""Who reports from where: Ada Roe in Klow and Jo Doe in Tarn."""
_BYLINE = r"(?:{})(?: *: *| +)(?P<name>(?-i:[^\W\d_a-z]).{{1,79}})"
_WHO = re.compile(r",\s+(?:an?|the|our)\s|\.$")
_STAMP = re.compile(
    r"(?:(?:last |first )?(?:published|updated|posted|modified|created|issued|date|publication|status|stand"
    r"|on|at|by|admin|edited"
    r"|january|february|march|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|[ap]\.?m|[ecmp][ds]?t|gmt|utc|ist|bst|cet|local time|min(?:ute)?s?|hours?|hrs?"
    r"|days?|weeks?|months?|years?"
    r"|ago|as|o['’]clock|reading|time|clock|your|is|read|today|yesterday|the|of|from|to|[tz]|\d+(?:st|nd|rd|th|[ap]m|h)?)\b[\s.,:;/|()·•@–—+-]*)+",
    re.I,
)
_BESIDE = re.compile(r"\s*[|·•]\s*|\s{2,}|\t+|\s+by\s+(?=[A-Z])")
"""What parts the items of a line: "World | 3 May 2031 | Share"."""
_ITEM = 8
"""Words that each of them has at most."""
_STAMP_WORDS = re.compile(
    r"\b(?:published|updated|posted|modified|on|at)\b:?|\d{1,2}:\d\d\s*(?:[ap]m\b)?", re.I
)


def is_stamp(line: str) -> bool:
    """Tell whether ``line`` holds nothing but a date, an hour and the words that introduce them.

    A full date may stand beside other short items: "World | 3 May 2031 | Share".
    """
    if len(line) > 120 or not any(c.isdigit() for c in line):
        return False
    if _STAMP.fullmatch(line) or sent_at(line, "page") is not None:
        return True
    items = _BESIDE.split(line)
    short = len(items) > 1 and all(len(item.split()) <= _ITEM for item in items)
    return short and any(_STAMP.fullmatch(item) and find_date(item, "page") for item in items)


def byline_in(line: str) -> str | None:
    """Return the name that ``line`` gives as the writer's, or ``None`` where it is no byline."""
    if len(line) > 100 or (line.endswith(".") and not any_of("role").search(line)):
        return None
    match = any_of("byline", _BYLINE).fullmatch(line)
    return _WHO.split(match["name"])[0].strip() if match else None


def is_signature(unit: Unit) -> bool:
    """Tell whether the line is who wrote it, or for whom, where or when: names, and no sentence."""
    line = unit.text
    if len(line) > 120:
        return False
    if not line.endswith(".") and (found := find_date(line, "page")):
        while found:
            line = f"{line[: found[1]]} {line[found[2] :]}"
            found = find_date(line, "page")
        line = _STAMP_WORDS.sub(" ", line).strip(" ,.;|·-–—()[]")
        return not line or bool(_NAME.fullmatch(line) or _NAME.fullmatch(f"{line} The"))
    return bool(_NAME.fullmatch(line) and unit.words <= 6) or bool(
        any_of("role").search(line) and unit.words <= 10
    )


def is_dateline(unit: Unit) -> bool:
    """Tell whether the line can be the place that the report below comes from: one word in capitals."""
    line = unit.text
    agencies = (form for forms in table("agencies.toml")["names"].values() for form in forms)
    named = line.casefold() in {form.casefold() for form in agencies} or any_of("role").search(line)
    return line.isalpha() and line.isupper() and len(line) >= _PLACE and not named


def is_credited(line: str) -> bool:
    """Tell whether ``line`` holds nothing but who reports from where, or who wrote and when."""
    return (
        is_stamp(line) or byline_in(line) is not None or bool(len(line) <= 100 and _REPORTERS.fullmatch(line))
    )
