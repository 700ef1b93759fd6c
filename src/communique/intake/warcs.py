"""Read web archives (WARC): the pages that were answered with success, one record at a time."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Literal, cast

from fastwarc.warc import WarcRecord, WarcRecordType

from communique.errors import InputError
from communique.intake.articles import decoded, page_draft
from communique.intake.crawl import records
from communique.intake.members import Members
from communique.intake.source import MAX_DOCUMENT, Draft, Metered, Source, sound

_PAGES = ("text/html", "application/xhtml+xml")
_FREE = 1_000_000_000
"""Bytes out of a packed archive below which its ratio is not looked at."""


def read(source: Source) -> Iterator[Draft | InputError]:
    """Yield the article of each page in ``source``; ``.warc.gz`` is unpacked on the way.

    Passed over: requests, redirects, errors, pictures and all else that is no page.
    """
    packed = Metered(source.where, source.stream)
    stream = io.BufferedReader(packed, 1 << 16)
    with sound(source.where):
        if stream.peek(2)[:2] == b"\x1f\x8b":
            inner = cast(IO[bytes], Members(stream, mend=True))
            stream = io.BufferedReader(Metered(source.where, inner, lambda: packed.count, _FREE), 1 << 16)
        for record in records(stream):
            url = record.headers.get("warc-target-uri", "").strip("<> ")
            where = f"{source.where}: {url}" if url else source.where
            if not record.headers:
                yield InputError(where, "the archive is not sound here", "fetch the archive again")
            elif not record.sound:
                why = "the record is cut off or has a wrong length"
                yield InputError(where, why, "fetch the archive again")
            elif record.block and record.headers.get("warc-type", "").lower() == "response":
                found = _page(replace(source, where=where, url=url or None), record.block)
                if found is not None:
                    yield found
        if not packed.count:
            raise InputError(source.where, "the file is empty", "leave it out or fetch it again")


def _page(source: Source, block: bytes) -> Draft | InputError | None:
    response = _response(block)
    if response is None:
        return None
    record, raw = response
    if len(raw) > MAX_DOCUMENT:
        return InputError(
            source.where, f"the page has more than {MAX_DOCUMENT // 1_000_000} MB", "leave it out"
        )
    try:
        source = replace(source, charset=record.http_charset or None)
        return page_draft(source, raw, *decoded(source, raw, declares=True))
    except InputError as error:
        return error


def _response(block: bytes) -> tuple[WarcRecord, bytes] | None:
    """The HTTP response in ``block`` and its bytes, where it is a page that was answered with success."""
    decodings: tuple[Literal["all", "none"], ...] = ("all", "none")
    for decoding in decodings:
        # A record apart from its archive, which a fault in this one would end. Some archives keep the
        # header of an encoding that they have taken off.
        record = WarcRecord()
        record.init_headers(WarcRecordType.response, content_length=len(block))
        record.set_bytes_content(block)
        record.is_http = True
        try:
            record.parse_http(auto_decode=decoding)
            if not record.is_http_parsed or record.http_headers.status_code != 200:
                return None
            if (record.http_content_type or "").lower() not in _PAGES:
                return None
            return record, record.reader.read(MAX_DOCUMENT + 1)
        except OSError:
            continue
    return None
