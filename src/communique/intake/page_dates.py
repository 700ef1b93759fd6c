"""Find when an article appeared, in what its page states: metadata, the line at its head, its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from communique.intake.dates import find_date, in_address, parse_date
from communique.intake.outlets import Outlet
from communique.model import Published
from communique.text.lexicon import lines

_PUBLISHED = (
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//*[@itemprop='datePublished']/@content",
)
_AGAIN_FIELDS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_SHOWN = "//body//time | " + " | ".join(
    f"//body//*[not(*[4]) and contains(@class, '{word}')]"
    for word in ("date", "publish", "posted", "byline", "timestamp", "time-stamp")
)
_LINE = 120
"""Characters of a line that states a date, at most."""
_AGAIN = re.compile(r"updat|modif|revis|correct", re.IGNORECASE)
_UTC = re.compile(r"\d(?:Z|[+-]00:?00)\s*$|1\d{9,12}")
_BESIDE = 4
"""Levels from the headline up to what still stands beside it."""
_AGO = re.compile(
    r"\b(?:(?:\d{1,2}|an?|one|two|three|few)\s?(?:s|sec|m|min|minute|h|hr|hour|d|day|week|month)s? ago"
    r"|just now|yesterday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PageDates:
    """What a page states of when its article appeared; ``None`` where it does not, or states two days."""

    published: Published | None
    """From its metadata, else from what it shows."""
    updated: Published | None
    """The day of its last update, from its metadata."""
    ago: str | None
    """The words in which it counts back from when it was fetched ("2 hours ago")."""

    def at(self, address: str | None) -> Published | None:
        """Return when the article at ``address`` appeared; the day of an update where nothing else is stated.

        The day in the address counts where no other date is stated, or where the hour is stated in UTC:
        metadata often give the moment so, a day later than the outlet's own calendar does.
        """
        day = in_address(address) if address else None
        if not self.published:
            return day or self.updated
        return day if day and _apart(self.published, day) == timedelta(days=1) else self.published


@dataclass(frozen=True)
class _Stamp:
    """A date that the page shows, and whether it is only that of an update."""

    element: Any
    published: Published
    again: bool


def page_dates(tree: Any, linked: list[dict[str, Any]], outlet: Outlet) -> PageDates:
    """Return the dates that the page in ``tree`` states; ``linked`` are the objects of its JSON-LD."""
    fields = _fields(tree)
    stated = [str(item["datePublished"]) for item in linked if item.get("datePublished")]
    stated += [fields[name] for name in _names() if name in fields]
    stated += [str(value) for path in _PUBLISHED for value in tree.xpath(path)]
    again = [str(item["dateModified"]) for item in linked if item.get("dateModified")]
    again += [fields[name] for name in _AGAIN_FIELDS if name in fields]
    published, updated = _first(stated), _first(again)
    shown = _shown(tree, outlet)
    if published and shown and _UTC.search(published[0]) and _apart(published[1], shown) == timedelta(days=1):
        published = None
    ago = (_text(element) for element in tree.xpath(_SHOWN))
    return PageDates(
        published=published[1] if published else shown,
        updated=Published(updated[1].value[:10], "day", "metadata") if updated else None,
        ago=next((line for line in ago if len(line) <= _LINE and _AGO.search(line)), None),
    )


def _first(written: list[str]) -> tuple[str, Published] | None:
    """The first that is a date, as it is written and as it is read."""
    return next(((w, found) for w in written if (found := parse_date(w, "metadata"))), None)


def _fields(tree: Any) -> dict[str, str]:
    fields: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for key in ("property", "name", "itemprop"):
            fields.setdefault(str(meta.get(key) or "").strip().lower(), str(meta.get("content")))
    return fields


@cache
def _names() -> tuple[str, ...]:
    return tuple(lines("date_fields.txt"))


def _shown(tree: Any, outlet: Outlet) -> Published | None:
    """The date that the page shows: the only one, or the only one beside its headline."""
    stamps = list(_stamps(tree, outlet))
    first = [stamp for stamp in stamps if not stamp.again] or stamps
    if len({stamp.published.value[:10] for stamp in first}) > 1:
        first = _beside_headline(tree, first)
    if len({stamp.published.value[:10] for stamp in first}) != 1:
        return None
    return max((stamp.published for stamp in first), key=lambda published: len(published.value))


def _stamps(tree: Any, outlet: Outlet) -> Iterator[_Stamp]:
    for element in tree.xpath(_SHOWN):
        line = _text(element)
        if len(line) > _LINE:
            continue
        before = element.getprevious().tail if element.getprevious() is not None else element.getparent().text
        told = " ".join(filter(None, (before, element.get("class"), element.get("itemprop"))))
        again = bool(_AGAIN.search(told))
        machine = [
            value for name, value in element.items() if name in ("title", "datetime") or "data-" in name
        ]
        found = next((p for value in machine if (p := parse_date(str(value), "page"))), None)
        if found:
            yield _Stamp(element, found, again or bool(_AGAIN.match(line)))
        elif dated := find_date(outlet.dated(line), "page"):
            yield _Stamp(element, dated[0], again)


def _beside_headline(tree: Any, stamps: list[_Stamp]) -> list[_Stamp]:
    """The stamps in the smallest part of the page that holds its headline and any of them."""
    headlines = tree.xpath("//h1")
    around = list(headlines[0].iterancestors())[:_BESIDE] if len(headlines) == 1 else []
    for part in around:
        inside = [stamp for stamp in stamps if part in stamp.element.iterancestors()]
        if inside:
            return inside
    return []


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _apart(later: Published, earlier: Published) -> timedelta | None:
    if {later.precision, earlier.precision} - {"day", "minute"}:
        return None
    return date.fromisoformat(later.value[:10]) - date.fromisoformat(earlier.value[:10])
