"""Read what an article says of itself: title, byline, date, agency, outlet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from communique.intake.body import Body
from communique.intake.bylines import byline_in, is_signature, is_stamp
from communique.intake.clutter import units
from communique.intake.dates import find_date, sent_at
from communique.intake.masthead import masthead
from communique.intake.outlets import Outlet
from communique.model import Published
from communique.text.lexicon import table

_ANY = Outlet()
_HEAD = 10
"""Paragraphs from the headline on in which a page states its date and writer."""
_PROSE = 12
"""Words of a line from which it is no headline."""
_FOOT = 12
"""Paragraphs from the end in which it signs off."""
_PLACE = r"(?P<place>[A-Z][^()\n–—]{1,70}?)"
_DATELINE = re.compile(
    _PLACE + r"\s*\((?P<name>[A-Z][^()\n:\d]{1,40}|dpa)\)\s*(?P<dash>[-–—―]{1,2}|:)?\s*(?=\S)"
)
_SLASH_DATELINE = re.compile(_PLACE + r"[,.]?\s*/(?P<name>[A-Z][\w .-]{1,30})/(?P<dash>[.\s-]*)(?=\S)")
_BARE_DATELINE = re.compile(
    r"(?:(?P<place>[A-Z][^()\n–—]{1,70}?),\s*|\(?)(?P<name>[A-Z][\w ]{1,30}|dpa)\)?[.\s]*[-–—―]{1,2}\s*(?=\S)"
)
"""Of a known agency only: anything else in this place may be part of the sentence."""
_STAFF = re.compile(r"\s+(?:staff|news|agency|wire|writers?|reporters?|correspondents?)$", re.I)
_DATED = re.compile(r"(?-i:[A-Z]{3})[^()\n]{0,60}\d{4}\s*(?:\([^()]{1,40}\)\s*)?[-–—―/]")
_TOKEN, _DASH = r"[A-Z\d][\w’'.-]*,?\s+", r"[-–—]{1,2}\s"
_PLACED_DATE = re.compile(
    rf"(?!\w+\.?\s\d|\d)(?:{_TOKEN}){{2,12}}{_DASH}|(?:{_TOKEN}){{2,4}}{_DASH}(?:{_TOKEN}){{1,6}}{_DASH}"
)
"""A place and a date before a dash, or between two: "Klow, July 5, 2031, KPA --", "July 5, 2031 - Klow -"."""
_PARTY = re.compile(r"[RDI]-[A-Z]")
_FIRST = re.compile(r"\W*(?:first |originally )?(?:published|posted)\b", re.I)
_AGAIN = re.compile(r"\W*(?:last )?(?:updated|modified)", re.I)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))(?:\s*(?:copyright|©|\(c\)))*\s*(?:\d{4}\s*(?:[-–]\s*\d{4})?)?[\s,:by]*"
    r"(?P<name>[A-Z][\w&.’' -]{2,50}?)"
    r"\s*(?:\d{4})?(?=[.,|;(]|\s*all rights|$)",
    re.I | re.M,
)
_LEGAL = re.compile(
    r"\b(?:owner|holder|crown|material|protected|law|act|notice|policy|infringement|all rights)\b", re.I
)
_SIGNED = re.compile(
    r"[\s(\[—–-]*(?:source|with|via|by|agencies|from|credit)?[\s:]*(?P<name>[\w .&’'-]{2,40}?)[\s)\].]*", re.I
)


@dataclass(frozen=True)
class Head:
    """What the page states; ``None`` where it does not."""

    title: str | None
    byline: str | None
    published: Published | None
    agency: str | None
    outlet: str | None


def read_head(text: str, body: Body, outlet: Outlet = _ANY) -> Head:
    """Return what ``text`` says of itself: in and around ``body`` at its head, and under it.

    Dates are read as ``outlet`` writes them.
    """
    captions = [part.span for part in body.left_out if part.reason == "caption"]
    pieces = [unit for unit in units(text) if not any(span.covers(unit.span) for span in captions)]
    runs = body.runs
    top = next((i for i, unit in enumerate(pieces) if runs and unit.span.start >= runs[0].start), 0)
    lead = next((i for i in range(top + 1, len(pieces)) if pieces[i].opens), top + _HEAD)
    head = pieces[: min(lead, top + _HEAD) + 1]
    inside = [unit.text for unit in head if any(run.covers(unit.span) for run in runs)]
    outside = [unit for unit in head if not any(run.covers(unit.span) for run in runs)]
    signed = [
        unit.text for unit in outside if is_stamp(unit.text) or byline_in(unit.text) or is_signature(unit)
    ]
    under_deck = takewhile(lambda u: not any(run.covers(u.span) for run in runs), pieces[len(head) :])
    signed += [unit.text for unit in islice(under_deck, _HEAD) if is_stamp(unit.text)]
    foot = [unit.text for unit in pieces[-_FOOT:] if len(unit.text) < 400]
    dated = [*signed, *(line for line in foot if _FIRST.match(line) and is_stamp(line))]
    dated = [outlet.dated(line) for line in dated]
    return Head(
        title=_title(inside, len(pieces)),
        byline=next(filter(None, map(byline_in, signed)), None),
        published=_stamp(dated)
        or _stamp([line[:120] for line in inside if _DATED.match(line[:120])])
        or _stamp([match[0] for line in inside[1:] if (match := _PLACED_DATE.match(line[:120]))])
        or next(filter(None, (sent_at(line, "page") for line in foot)), None),
        agency=_agency([line[:200] for line in inside], signed + foot),
        outlet=_outlet(masthead(pieces[:top]), foot),
    )


def _title(head: list[str], pieces: int) -> str | None:
    if pieces < 2 or not head:
        return None
    first = " ".join(head[0].split())
    if len(first.split()) <= 25 and not first.endswith((".", ":", ";", ",", ".”", '."', ".’")):
        return first
    return None


def _stamp(lines: list[str]) -> Published | None:
    """The first date stated; that of an update only where there is no other."""
    for line in sorted(lines, key=lambda line: bool(_AGAIN.match(line))):
        if len(line) < 200 and (found := find_date(line, "page")):
            return found[0]
    return None


def _agency(inside: list[str], signed: list[str]) -> str | None:
    """The agency of the dateline, else of a byline or sign-off; of an unknown one its name as printed."""
    for line in inside:
        match = _DATELINE.match(line) or _SLASH_DATELINE.match(line)
        if match and (known := _known(match["name"])):
            return known
        if match and match["dash"] and match["place"][:3].isupper() and not _PARTY.match(match["name"]):
            return str(match["name"]).strip()
        match = _BARE_DATELINE.match(line) if len(line.split()) >= _PROSE else None
        if match and (known := _known(match["name"])):
            return known
    names = (name for line in signed for name in _credits(line))
    return next(filter(None, map(_known, names)), None)


def _credits(line: str) -> Iterator[str]:
    if len(line) > 120:
        return
    byline = byline_in(line)
    if byline:
        yield from re.split(r"\s*(?:[,;/|()]|\b(?:and|in|of|for|with)\b)\s*", byline)
    match = _SIGNED.fullmatch(line)
    if match:
        yield match["name"]
    holder = _copyright(line)
    if holder:
        yield holder


def _known(name: str) -> str | None:
    name = name.strip(" .")
    forms = (name, name.removeprefix("the ").title(), _STAFF.sub("", name))
    return next(filter(None, map(_agencies().get, forms)), None)


def _outlet(name: str | None, foot: Sequence[str]) -> str | None:
    """The name over the page, in capitals only where its foot has it so too; else who holds the copyright."""
    holders = [holder for holder in map(_copyright, foot) if holder and not _known(holder)]
    same = (holder for holder in holders if name and holder.casefold() == name.casefold())
    return next(same, name or next(iter(holders), None))


def _copyright(line: str) -> str | None:
    match = _COPYRIGHT.search(line)
    if not match or _LEGAL.search(match["name"]):
        return None
    return match["name"].strip(" .-") or None


@cache
def _agencies() -> dict[str, str]:
    return {form: name for name, forms in table("agencies.toml")["names"].items() for form in forms}
