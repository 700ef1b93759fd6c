"""Read what an article says of itself: title, byline, date, agency, outlet."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.intake.clutter import byline_in, is_stamp
from communique.intake.dates import find_date
from communique.model import Published, Span
from communique.text.paragraphs import paragraphs

_HEAD = 12
"""Paragraphs from the top in which a page states its date and writer."""
_FOOT = 12
"""Paragraphs from the end in which it signs off."""
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^()\n]{1,70}?)\s*\((?P<name>[A-Z][^()\n]{1,40}|dpa)\)\s*(?:[-–—―]{1,2}|:)?\s*(?=\S)"
)
_DASH_DATELINE = re.compile(
    r"(?P<place>[A-Z][^()\n]{1,60}?)[,.]?\s*/(?P<name>[A-Z][\w .-]{1,30})/[.\s]*(?:[-–—]\s*)?(?=\S)"
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))(?:\s*(?:copyright|©|\(c\)))*\s*(?:\d{4}\s*(?:[-–]\s*\d{4})?)?[\s,:by]*"
    r"(?P<name>[A-Z][\w&.’' -]{2,50}?)"
    r"\s*(?:\d{4})?(?=[.,|;(]|\s*all rights|$)",
    re.I | re.M,
)
_LEGAL = re.compile(
    r"\b(?:owner|holder|material|protected|law|act|notice|policy|infringement|all rights)\b", re.I
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


def read_head(text: str, body: tuple[Span, ...]) -> Head:
    """Return what ``text`` says of itself at its head and foot, around and at the edges of ``body``."""
    pieces = paragraphs(text, Span(0, len(text)))
    inside = [p for p in pieces[:_HEAD] if any(run.covers(p) for run in body)]
    outside = [p.of(text) for p in pieces[:_HEAD] if not any(run.covers(p) for run in body)]
    foot = [p.of(text) for p in pieces[-_FOOT:] if len(p) < 400]
    start = body[0].start if body else 0
    return Head(
        title=_title([p.of(text) for p in inside], len(pieces)),
        byline=next(filter(None, map(byline_in, outside)), None),
        published=_stamp(outside)
        or _stamp([p.of(text) for p in pieces[-_FOOT:] if p.start > start and is_stamp(p.of(text))]),
        agency=_agency([p.of(text)[:200] for p in inside], outside, foot),
        outlet=next(filter(None, map(_copyright, foot)), None),
    )


def _title(head: list[str], pieces: int) -> str | None:
    if pieces < 2 or not head:
        return None
    first = " ".join(head[0].split())
    if len(first.split()) <= 25 and not first.endswith((".", ":", ";", ",", ".”", '."', ".’")):
        return first
    return None


def _stamp(lines: list[str]) -> Published | None:
    """A date line, the first that is not of an update."""
    for line in sorted(
        lines, key=lambda line: bool(re.match(r"\W*(?:last )?(?:updated|modified)", line, re.I))
    ):
        if len(line) < 200 and (found := find_date(line, "page")):
            return found[0]
    return None


def _agency(inside: list[str], outside: list[str], foot: list[str]) -> str | None:
    for line in inside:
        for form in (_DATELINE, _DASH_DATELINE):
            match = form.match(line)
            if match and (match["place"][:3].isupper() or _known(match["name"])):
                return _known(match["name"]) or match["name"].strip()
    for line in [*outside, *foot]:
        for name in _credits(line):
            if known := _known(name):
                return known
    return None


def _credits(line: str) -> Iterator[str]:
    if len(line) > 120:
        return
    byline = byline_in(line)
    if byline:
        yield from re.split(r"\s*(?:,|;|/|\||\band\b|\bin\b|\bfor\b|\bwith\b)\s*", byline)
    match = _SIGNED.fullmatch(line)
    if match:
        yield match["name"]


def _known(name: str) -> str | None:
    return _agencies().get(name.strip(" .")) or _agencies().get(name.strip(" .").removeprefix("the ").title())


def _copyright(line: str) -> str | None:
    match = _COPYRIGHT.search(line)
    if not match or _LEGAL.search(match["name"]):
        return None
    return match["name"].strip(" .-") or None


@cache
def _agencies() -> dict[str, str]:
    written = tomllib.loads((files("communique") / "data" / "agencies.toml").read_text(encoding="utf-8"))
    return {form: name for name, forms in written["names"].items() for form in forms}
