"""Read feeds, RSS and Atom: the articles that entries carry, and links to those they point to."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from communique.errors import InputError
from communique.intake.articles import decoded
from communique.intake.dates import parse_date
from communique.intake.fragment import laid_out, text_of
from communique.intake.source import Draft, Link, Source, read_whole
from communique.intake.structure import Piece, written

_FULL = ("encoded", "content", "fulltext", "full-text", "body")
"""Elements that hold the article itself."""
_SHORT = ("description", "summary")
"""Elements that hold the article in some feeds, its first lines in most."""
_DATES = ("pubDate", "published", "date", "issued", "created", "updated", "modified")
_NAMES = ("creator", "author")
_ENOUGH = 40
"""Words that an article has at least, where its element says that it is one."""
_LONG = 120
"""Words from which a description is an article and no longer its first lines."""
_GOES_ON = re.compile(
    r"(?:\[?(?:\.\.\.|…)\]?|(?:read|continue reading|see) (?:more|on|the full)\b.{0,80})\s*$", re.I
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(source: Source) -> Iterator[Draft | Link | InputError]:
    """Yield each entry of the feed ``source``: its article, or the link to it."""
    raw = read_whole(source)
    text, _ = decoded(source, raw, declares=True)
    if "<!ENTITY" in text:
        raise InputError(source.where, "it declares entities of its own, as attacks do", "fetch it again")
    root = _tree(text)
    name = None if root is None else _local(root).lower()
    if root is None or name not in ("rss", "feed", "rdf"):
        raise InputError(source.where, "it is XML, but no RSS or Atom feed", "leave it out")
    channel = next((child for child in root if _local(child) == "channel"), root)
    outlet, language = _text(channel, ("title",)), _text(channel, ("language",)) or _language(root)
    entries = [e for e in root.iter() if _local(e) in ("item", "entry")]
    if not entries:
        raise InputError(source.where, "the feed has no entries", "leave it out")
    for number, entry in enumerate(entries, start=1):
        url = _link(entry)
        where = f"{source.where}: {url}" if url else f"{source.where}:{number}"
        title, body = _text(entry, ("title",)), _body(entry)
        if body is None:
            yield (
                Link(where, url)
                if url
                else InputError(where, "the entry has no text and no link", "leave it out")
            )
            continue
        dated = _text(entry, _DATES)
        published = parse_date(dated, "metadata") if dated else None
        found = {"title": title, "outlet": outlet, "url": url, "byline": _byline(entry), "language": language}
        whole, blocks, left_out = written(body, title)
        notes = (f"its date is none: {dated[:40]}",) if dated and not published else ()
        yield Draft(
            where, source.path, etree.tostring(entry), whole, {}, found, published, notes, blocks, left_out
        )


def _tree(text: str) -> Any | None:
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(_DECLARATION.sub("", text).strip().encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _body(entry: Any) -> list[Piece] | None:
    """The entry's article, or ``None`` where it holds no more than its beginning."""
    for child in entry:
        if _local(child) in _FULL and _words(found := laid_out(_markup(child))) >= _ENOUGH:
            return found
    for child in entry:
        if _local(child) in _SHORT and _words(found := laid_out(_markup(child))) >= _LONG:
            return None if _GOES_ON.search(found[-1].text) else found
    return None


def _markup(element: Any) -> str:
    """The HTML of an element, which is quoted in it, or stands in it as XML."""
    if len(element):
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    text = element.text or ""
    return text if "<" in text else text.replace("\n", "<br>")


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _link(entry: Any) -> str | None:
    for child in entry:
        if _local(child) == "link":
            url = (child.get("href") or child.text or "").strip()
            if url.startswith(("http://", "https://")) and child.get("rel", "alternate") == "alternate":
                return url
    for child in entry:
        url = (child.text or "").strip()
        if _local(child) in ("guid", "id") and url.startswith(("http://", "https://")):
            return url if child.get("isPermaLink", "true") == "true" else None
    return None


def _byline(entry: Any) -> str | None:
    for child in entry:
        if _local(child) in _NAMES:
            name = _text(child, ("name",)) or (child.text or "").strip()
            # RSS gives an address first, and the name in brackets.
            match = re.search(r"\(([^()]+)\)", name)
            return (match[1] if match else name) or None
    return None


def _text(element: Any, names: tuple[str, ...]) -> str | None:
    for name in names:
        for child in element:
            if _local(child) == name and (text := " ".join(text_of("".join(child.itertext())).split())):
                return text
    return None


def _language(root: Any) -> str | None:
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(language) if language else None


def _local(element: Any) -> str:
    # Not by ``QName``, which refuses the names that recovery from damage leaves.
    return re.split("[}:]", element.tag)[-1] if isinstance(element.tag, str) else ""
