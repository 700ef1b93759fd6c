"""Extract the article and its metadata from a web page, offline."""

import json
import re
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from communique.intake.dates import parse_date
from communique.model import Published

_DATES = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='date' or @name='DC.date.issued'"
    " or @name='dcterms.created' or @name='parsely-pub-date' or @name='sailthru.date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//*[@itemprop='datePublished']/@content",
)
_LATEST = "2100-01-01"
"""htmldate would refuse what lies after the machine's clock, and a reading must not depend on it."""
_DEEPEST = 2_000
"""Open elements: a page nested deeper is an attack on the parser."""


@dataclass(frozen=True)
class Page:
    """An article as its page gives it; ``None`` where the page does not say."""

    text: str
    title: str | None
    byline: str | None
    published: Published | None
    outlet: str | None
    url: str | None
    language: str | None


class NoArticleError(ValueError):
    """The page holds no text that could be an article."""


def read_page(html: str) -> Page:
    """Return the article in ``html``: the title's line first, then paragraphs parted by blank lines.

    Raises ``NoArticleError``. Nothing is fetched; a date is taken from metadata, never guessed from the text.
    """
    if html.count("<") > 500_000 or re.search(
        rf"(?:<(?:div|span|b|i|font|ul|table)\b[^<>]*>\s*){{{_DEEPEST}}}", html
    ):
        raise NoArticleError("the page is nested too deeply to be an article")
    tree = load_html(html)
    if tree is None:
        raise NoArticleError("the page has no HTML")
    published = _published(tree)
    found = bare_extraction(
        tree,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": _LATEST},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise NoArticleError("the page has no article, only script or navigation")
    return Page(
        text=_with_title("\n\n".join(str(found.text).strip().split("\n")), found.title),
        title=found.title,
        byline=found.author,
        published=published,
        outlet=found.sitename,
        url=found.url,
        language=found.language or tree.get("lang"),
    )


def _with_title(text: str, title: str | None) -> str:
    if not title or text.startswith(title):
        return text
    return f"{title}\n\n{text}"


def _published(tree: Any) -> Published | None:
    for written in [*_linked(tree), *(str(value) for path in _DATES for value in tree.xpath(path))]:
        if found := parse_date(written, "metadata"):
            return found
    stated = find_date(tree, extensive_search=False, original_date=True, max_date=_LATEST)
    return parse_date(stated, "page") if stated else None


def _linked(tree: Any) -> list[str]:
    """The ``datePublished`` values of JSON-LD blocks."""
    found: list[str] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found.extend(_values(json.loads(str(script)), 0))
        except (ValueError, RecursionError):
            continue
    return found


def _values(data: Any, depth: int) -> list[str]:
    if depth > 6:
        return []
    if isinstance(data, list):
        return [value for item in data for value in _values(item, depth + 1)]
    if isinstance(data, dict):
        own = data.get("datePublished")
        return (
            [own]
            if isinstance(own, str)
            else _values([data.get("@graph"), data.get("mainEntity")], depth + 1)
        )
    return []
