"""Read a date that stands written somewhere; say how precise it is; invent nothing."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from communique.model import Published

_EARLIEST = 1600
"""Years: programs write 0001 and the like where they know no date; the first newspapers are of 1605."""
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS = {name[:n]: number for number, name in enumerate(_MONTH_NAMES, 1) for n in (3, 4, len(name))}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"
"""Some pages run the year and the clock together."""
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.(?=\s))?"
_ZONE = r"(?:[ecmpbi][ds]?t|gmt|utc|cest|msk|local time)\b"
_OFFSET = r"[+-]\d\d:?\d\d\b(?:\[[\w/]+\])?"
_HOUR = (
    r"(?P<{0}hour>\d{{1,2}})[:.h](?P<{0}minute>\d\d)(?::\d\d(?:[.,]\d+)?)?(?:\s*(?P<{0}half>[ap])\.?m\b\.?)?"
)
_BEFORE = rf"(?:{_HOUR.format('early_')}(?:\s*\(?{_ZONE}\)?)?[\s,|–—-]{{1,3}}(?:on\s+)?)?"
_CLOCK = rf"(?:\W{{0,3}}(?:at\s+|T)?{_HOUR.format('')})?"
_FORMS = tuple(
    re.compile(r"(?<![\w/.:-])" + _BEFORE + form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_YEAR}(?P<mark>[/.])(?P<month_number>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        r"(?P<year>\d{4})年(?P<month_number>\d\d?)月(?P<day>\d\d?)日",
        rf"{_WEEKDAY}{_MONTH}[\s/-]*{_DAY}(?:\s*,\s*|[\s/-]+){_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+\d\d:\d\d:\d\d\s+(?:[A-Z]{{3,4}}\s+)?{_YEAR}",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s/-]*{_MONTH},?[\s/-]*{_YEAR}",
        rf"{_WEEKDAY}(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark){_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
_LONGEST = 200
"""Characters of a field that states a date; a longer one states something else."""
_LABELLED = 40
"""Characters before a date in which its label ends."""
_AGAIN = re.compile(
    r"\b(?:updated?|modified|revised|amended|edited)\b[^\w\n]*(?:(?:on|at)\s+)?$", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:first|last|originally|published|updated|modified|posted|issued|created|dated?|on|at"
    rf"|{_ZONE})\b|{_OFFSET}",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:?\d\d.{0,40})?)?)?")
_EPOCH = re.compile(r"1970-01-01T00:00")
"""How machines write the moment nought: that no date is known."""
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<![\w])(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/-])(?:(?P<month_number>\d{1,2})|(?P<month>[a-z]{3}))"
    r"(?:(?P=mark)(?P<day>\d{1,2}))?|(?P<run_month>0[1-9]|1[0-2])(?P<run_day>[0-2]\d|3[01]))(?=[/._-]|$)"
)
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds or thousandths since 1970, from 2001 to 2033."""
_WIRE = re.compile(r"AP-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) +([01]\d|2[0-3])([0-5]\d)(?:[ECMP][DS]T)?")
"""How an agency signs a report off: bureau, month, day, year, hour."""
_CENTURY = 50
"""A year of two figures from here on is of the 20th century."""
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\dZ?)?")


def parse_date(written: str, basis: str) -> Published | None:
    """Return the date that the whole of ``written`` states, or ``None`` where it states none.

    ISO 8601, RFC 2822, Unix seconds and the long forms of English are read, "Published" and the like before
    them. The wall clock is kept as written, without its zone; midnight exactly is how machines write that no
    hour is known.

    >>> parse_date("Jan. 7, 2022", "record")
    Published(value='2022-01-07', precision='day', basis='record')
    >>> parse_date("03/04/2022", "record") is None
    True
    """
    written = written.strip()
    if len(written) > _LONGEST:
        return None
    if _UNIX.fullmatch(written):
        return _published(datetime.fromtimestamp(int(written[:10]), UTC), basis)
    compact = _COMPACT.fullmatch(written)
    if compact:
        written = "{}-{}-{}".format(*compact.groups()) + (
            "T{}:{}".format(*compact.groups()[3:]) * bool(compact[4])
        )
    if _ISO.fullmatch(written):
        return _iso(written, basis)
    if not _HALF_DAY.search(written):
        # The library reads letters' dates, and takes 5:45 p.m. for a quarter to six in the morning.
        try:
            return _published(parsedate_to_datetime(written), basis)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    found = find_date(written, basis)
    if found is None:
        return None
    rest = f"{written[: found[1]]} {written[found[2] :]}"
    while (again := find_date(rest, basis)) is not None:
        rest = f"{rest[: again[1]]} {rest[again[2] :]}"
    return None if re.search(r"\w{3}", _LABEL.sub(" ", rest)) else found[0]


def sent_at(line: str, basis: str) -> Published | None:
    """Return when the agency sent the report that ``line`` signs off, or ``None`` where it is no such line.

    >>> sent_at("AP-NY-08-20-98 2252EDT", "page")
    Published(value='1998-08-20T22:52', precision='minute', basis='page')
    """
    match = _WIRE.fullmatch(line.strip())
    if match is None:
        return None
    month, day, year, hour, minute = match.groups()
    return _iso(f"{19 if int(year) >= _CENTURY else 20}{year}-{month}-{day}T{hour}:{minute}", basis)


def in_address(url: str) -> Published | None:
    """Return the day or the month in the path of an address, or ``None``; its basis is ``address``.

    >>> in_address("https://example.org/world/2022/jan/07/talks")
    Published(value='2022-01-07', precision='day', basis='address')
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    found = []
    for match in _ADDRESS.finditer(path.lower()):
        part = match.groupdict()
        day = part["day"] or part["run_day"] or ""
        month = part["month_number"] or part["run_month"] or str(_MONTHS.get(part["month"] or "", ""))
        if month and (day or part["mark"] == "/"):
            found.append(_iso("-".join(p.zfill(2) for p in (part["year"], month, day) if p), "address"))
    stated = [published for published in found if published is not None]
    return max(stated, key=lambda published: len(published.value), default=None)


def find_date(written: str, basis: str) -> tuple[Published, int, int] | None:
    """Return the first full date inside ``written`` with where it starts and ends, or ``None``.

    That of an update counts only where there is no other, and to the day: its hour is not the article's. A
    month counts only where there is no day. A weekday that contradicts its date, a day that does not exist
    and day-month orders that could be read both ways are no date.
    """
    found = [
        (
            form is _FORMS[-1],
            bool(_AGAIN.search(written, max(match.start() - _LABELLED, 0), match.start())),
            match.start(),
            match.end(),
            published,
        )
        for form in _FORMS
        for match in form.finditer(written)
        if (published := _of(match.groupdict(), basis))
    ]
    if not found:
        return None
    _, again, start, end, published = min(found, key=lambda f: f[:3])
    return (
        Published(published.value[:10], "day", basis) if again and len(published.value) > 10 else published,
        start,
        end,
    )


def _iso(written: str, basis: str) -> Published | None:
    try:
        if int(written[:4]) < _EARLIEST or _EPOCH.match(written):
            return None
        if len(written) == 4:
            return Published(written, "year", basis)
        if len(written) == 7:
            return Published(f"{date(int(written[:4]), int(written[5:]), 1):%Y-%m}", "month", basis)
        return _published(datetime.fromisoformat(written), basis)
    except ValueError:
        found = find_date(written, basis)
        return found[0] if found else None


def _published(moment: datetime, basis: str) -> Published:
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return Published(f"{moment:%Y-%m-%d}", "day", basis)
    return Published(f"{moment:%Y-%m-%dT%H:%M}", "minute", basis)


def _of(part: dict[str, str | None], basis: str) -> Published | None:
    year = int(part["year"] or 0)
    month, day = _month_and_day(part)
    if not month:
        return None
    if not day:
        return Published(f"{year:04}-{month:02}", "month", basis)
    try:
        moment = datetime(year, month, day, *_clock(part))
    except ValueError:
        return None
    weekday = part.get("weekday")
    if weekday and not weekday.lower().startswith(_WEEKDAYS[moment.weekday()]):
        return None
    return _published(moment, basis)


def _month_and_day(part: dict[str, str | None]) -> tuple[int | None, int | None]:
    if part.get("first"):
        first, second = int(part["first"] or 0), int(part["second"] or 0)
        if first == second or second > 12:
            return first, second
        # A dot is a European's mark: day first. A slash or a hyphen is read both ways.
        return (second, first) if first > 12 or part["mark"] == "." else (None, None)
    month = part.get("month_number") or _MONTHS.get((part.get("month") or "").lower())
    return int(month or 0) or None, int(part.get("day") or 0) or None


def _clock(part: dict[str, str | None]) -> tuple[int, int]:
    """The hour and minute written after the date, else before it, where that may be something else."""
    if part["hour"] is not None:
        return _hour(part["hour"], part["half"]), int(part["minute"] or 0)
    hour = _hour(part["early_hour"] or "0", part["early_half"])
    minute = int(part["early_minute"] or 0)
    return (hour, minute) if hour < 24 and minute < 60 else (0, 0)


def _hour(written: str, half: str | None) -> int:
    """The hour of the day; 24, which is none, where twelve hours are counted and this is not one of them."""
    hour = int(written)
    if not half:
        return hour
    return hour % 12 + 12 * (half.lower() == "p") if 1 <= hour <= 12 else 24
