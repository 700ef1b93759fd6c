"""The formats that are read: one table, by ending, by media type and by first bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import InputError
from communique.intake import archives, articles, feeds, letters, pdf, records, tables, warcs
from communique.intake.source import MAX_DEPTH, Draft, Link, Reader, Source, sound, unpacked


@dataclass(frozen=True)
class Format:
    """A format, how it is told, and who reads it."""

    name: str
    endings: tuple[str, ...]
    read: Reader
    media: tuple[str, ...] = ()
    begins: re.Pattern[bytes] | None = None
    """What the first bytes match."""
    archive: bool = False
    """Whether it holds files of other formats."""
    long: bool = False
    """Whether it holds many articles, and may have any length."""


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + pattern + rb")", re.I | re.S)


_PROLOGUE = rb"(?:<[?!][^>]*>\s*){0,20}"

FORMATS = (
    Format(
        "ZIP",
        (".zip",),
        archives.read_zip,
        ("application/zip",),
        re.compile(rb"PK(?:\x03\x04|\x05\x06)"),
        archive=True,
        long=True,
    ),
    Format(
        "tar",
        (".tar", ".tar.gz", ".tgz"),
        archives.read_tar,
        ("application/x-tar",),
        re.compile(rb".{257}ustar", re.S),
        archive=True,
        long=True,
    ),
    Format(
        "WARC",
        (".warc", ".warc.gz"),
        warcs.read,
        ("application/warc",),
        re.compile(rb"WARC/\d"),
        long=True,
    ),
    Format(
        "Parquet",
        (".parquet",),
        tables.read_parquet,
        ("application/vnd.apache.parquet",),
        re.compile(rb"PAR1"),
        long=True,
    ),
    Format("PDF", (".pdf",), pdf.read, ("application/pdf",), re.compile(rb"%PDF-")),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        articles.read_page_file,
        ("text/html", "application/xhtml+xml"),
        _begins(_PROLOGUE + rb"<(?:html|head|body|meta|title|div|article|main)\b|<!doctype html"),
    ),
    Format(
        "feed",
        (".rss", ".atom", ".rdf", ".xml"),
        feeds.read,
        ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
        _begins(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b|<\?xml"),
    ),
    Format(
        "newsletter",
        (".eml",),
        letters.read,
        ("message/rfc822",),
        re.compile(
            rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n){0,50}){0,50}?(?:MIME-Version|Message-ID|Received):", re.I
        ),
    ),
    Format(
        "records", (".jsonl", ".ndjson"), records.read, ("application/x-ndjson",), _begins(rb"\{"), long=True
    ),
    Format("table", (".csv", ".tsv"), tables.read_csv, ("text/csv", "text/tab-separated-values"), long=True),
    Format("text", (".txt", ".text"), articles.read_text, ("text/plain",)),
)
"""In the order in which first bytes are tried; what matches none of them is text."""

_BY_ENDING = {ending: known for known in FORMATS for ending in known.endings}
_GZIP = b"\x1f\x8b"
_ENDING = re.compile(r"((?:\.tar|\.warc)?\.\w+)$")
KNOWN = (
    "Communique reads " + ", ".join(dict.fromkeys(known.endings[0] for known in FORMATS)) + ", also as .gz"
)


def of_name(name: str) -> Format | None:
    """Return the format that a file's name tells (``.gz`` set aside), or ``None``."""
    match = _ENDING.search(name.lower())
    found = _BY_ENDING.get(match[1]) if match else None
    if found or not name.lower().endswith(".gz"):
        return found
    return of_name(name[: -len(".gz")])


def is_read(name: str) -> bool:
    """Tell whether a file of that name is of a format that is read."""
    return of_name(name) is not None


def of_bytes(head: bytes) -> Format:
    """Return the format that begins with ``head``; text where it is none other."""
    return next((known for known in FORMATS if known.begins and known.begins.match(head)), FORMATS[-1])


def name_of_response(head: bytes, media: str, path: str) -> tuple[str | None, Format | None]:
    """Return a name that tells the format of an HTTP response, and the format.

    ``head`` are its first bytes, ``media`` its media type, ``path`` that of its address. ``None`` where it is
    gzip, and only what is inside can tell.
    """
    ending = of_name(path)
    if head.startswith(_GZIP):
        packed = ending is not None and path.lower().endswith((".gz", ".tgz"))
        return (f"response{ending.endings[0]}.gz", ending) if ending and packed else (None, None)
    text = FORMATS[-1]
    found = of_bytes(head)
    if found is text:
        stated = next((known for known in FORMATS if media in known.media), text)
        found = (ending or text) if stated is text else stated
    return f"response{found.endings[0]}", found


def drafts(source: Source) -> Iterator[Draft | Link | InputError]:
    """Read ``source`` by its format, and what lies in it; refusals in their place. Nothing is raised."""
    said: Draft | Link | InputError | None = None
    try:
        known, source = _told(source)
        if known.archive and source.depth >= MAX_DEPTH:
            why = f"it lies inside {MAX_DEPTH} archives"
            raise InputError(source.where, why, "unpack the outer ones")
        held = False
        for found in known.read(source):
            if not isinstance(found, Source):
                held = True
                yield found
            elif is_read(found.name or ""):
                held = True
                for said in drafts(found):
                    yield said
        if not held:
            raise InputError(source.where, f"the {known.name} holds nothing to read", KNOWN)
    except InputError as error:
        # A stream that breaks off breaks off for what lies in it, too, in the same words.
        if str(error) != str(said):
            yield error


def _told(source: Source) -> tuple[Format, Source]:
    """The format of ``source``, which is unpacked where it is gzip inside which another format lies."""
    if source.name is not None:
        name = source.name.lower()
        match = _ENDING.search(name)
        packed = name.endswith((".gz", ".tgz")) and not (match and match[1] == ".warc.gz")
        known = of_name(name)
        if known is None:
            raise InputError(
                source.where, "its ending is none that is read", f"rename or convert it: {KNOWN}"
            )
        return known, unpacked(source) if packed else source
    head = _peek(source)
    if head.startswith(_GZIP):
        source = unpacked(source)
        head = _peek(source)
        if head.startswith(_GZIP):
            raise InputError(source.where, "it is gzip inside gzip", "unpack it")
    return of_bytes(head), source


def _peek(source: Source) -> bytes:
    with sound(source.where):
        peek = getattr(source.stream, "peek", None)
        return bytes(peek(4096)[:4096]) if peek else b""
