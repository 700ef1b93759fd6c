"""Extract the article and its metadata from a web page, offline."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from trafilatura import bare_extraction, extract_metadata
from trafilatura.settings import Document as About
from trafilatura.utils import load_html

from communique.intake.fragment import boxes, text_of
from communique.intake.opinion import weigh
from communique.intake.outlets import outlet_of
from communique.intake.page_dates import page_dates
from communique.intake.structure import Piece
from communique.model import Published

_LATEST = "2100-01-01"
"""trafilatura would refuse what lies after the machine's clock, and a reading must not depend on it."""
_BYLINE_END = re.compile(
    r"(?<=\w)[\s,;]+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\b).*",
    re.I,
)
"""Extractors run the name and the date beside it together."""
_MOST = 100_000
"""Tags: a page with more is an attack on the parser."""
_DEEP = re.compile(r"(?:<(?:div|span|b|i|font|ul|table)\b[^<>]*>\s*){1000}", re.I)
_NESTED = 6
"""Levels of JSON-LD that are looked into."""


@dataclass(frozen=True)
class Page:
    """An article as its page gives it; ``None`` where the page does not say."""

    pieces: list[Piece]
    """Its blocks in order, and what stands among them without being of it."""
    title: str | None
    byline: str | None
    published: Published | None
    ago: str | None
    """The words in which it counts its date back from when it was fetched."""
    outlet: str | None
    url: str | None
    language: str | None


class NoArticleError(ValueError):
    """The page holds no text that could be an article."""


def read_page(html: str, url: str | None = None) -> Page:
    """Return the article in ``html``.

    ``url`` is where it was fetched from; the page's own word for its address counts where it names the same
    host. Nothing is fetched; a date is taken from metadata or the page's own date line, never from the
    article's text. Raises ``NoArticleError``.
    """
    if html.count("<") > _MOST or _DEEP.search(html):
        raise NoArticleError("the page has too many elements to be an article")
    tree = load_html(html)
    if tree is None:
        raise NoArticleError("the page has no HTML")
    quirks = outlet_of(
        None, url, *tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    )
    quirks.pruned(tree)
    linked = _linked(tree)
    dates = page_dates(tree, linked, quirks)
    stated = _stated_body(linked)
    page = list(boxes(tree))
    found = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": _LATEST},
    )
    lines = [line for line in str(getattr(found, "text", None) or "").split("\n") if line.strip()]
    pieces = weigh(lines, page, stated)
    if not pieces:
        raise NoArticleError("the page has no article, only script or navigation")
    about = found if isinstance(found, About) else extract_metadata(tree)
    address = about.url if not url or (about.url and _host(about.url) == _host(url)) else url
    return Page(
        pieces=pieces,
        title=about.title,
        byline=_BYLINE_END.split(about.author or "")[0].strip(" ,;") or None,
        published=dates.at(address),
        ago=dates.ago,
        outlet=_outlet(tree, linked),
        url=address,
        language=about.language or tree.get("lang"),
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _outlet(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    """The name that the site gives itself."""
    stated = [str(name) for name in tree.xpath("//meta[@property='og:site_name']/@content")]
    publishers = [item["publisher"] for item in linked if isinstance(item.get("publisher"), dict)]
    stated += [str(publisher.get("name") or "") for publisher in publishers]
    stated += [str(name) for name in tree.xpath("//meta[@name='application-name']/@content")]
    return next((name.strip() for name in stated if name.strip()), None)


def _linked(tree: Any) -> list[dict[str, Any]]:
    """The objects in the page's JSON-LD that have a publisher or a date, outermost first."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found.extend(_objects(json.loads(str(script)), 0))
        except (ValueError, RecursionError):
            continue
    return found


def _stated_body(linked: list[dict[str, Any]]) -> str | None:
    """What the page's data for search engines give as its article."""
    bodies = [body for item in linked if isinstance(body := item.get("articleBody"), str) and body.strip()]
    return text_of(bodies[0]) if bodies and "<" in bodies[0] else bodies[0] if bodies else None


def _objects(data: Any, depth: int) -> list[dict[str, Any]]:
    if isinstance(data, list) and depth < _NESTED:
        return [found for item in data for found in _objects(item, depth + 1)]
    if isinstance(data, dict) and depth < _NESTED:
        own = [data] if data.keys() & {"datePublished", "publisher", "articleBody"} else []
        return own + _objects([data.get("@graph"), data.get("mainEntity")], depth + 1)
    return []
