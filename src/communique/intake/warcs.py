"""Read web archives (WARC): the pages that were answered with success, one record at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Literal, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from communique.errors import InputError
from communique.intake.articles import decoded, page_draft
from communique.intake.source import MAX_DOCUMENT, MAX_RATIO, Draft, Metered, Source

_PAGES = ("text/html", "application/xhtml+xml")
_FREE = 1_000_000_000
"""Bytes out of a packed archive below which its ratio is not looked at."""


def read(source: Source) -> Iterator[Draft | InputError]:
    """Yield the article of each page in ``source``; ``.warc.gz`` is unpacked on the way.

    Passed over: requests, redirects, errors, pictures and all else that is no page.
    """
    packed = Metered(source.where, source.stream)
    records = ArchiveIterator(
        cast(BinaryIO, _Reader(packed)),
        record_types=WarcRecordType.response,
        parse_http=False,
        fsspec_args=False,
    )
    where, out = source.where, 0
    try:
        for record in records:
            url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
            where = f"{source.where}: {url}" if url else source.where
            out += record.content_length
            if out > _FREE and out > MAX_RATIO * packed.count:
                raise InputError(where, f"it unpacks to more than {MAX_RATIO} times its size", "look inside")
            found = _page(replace(source, where=where, url=url or None), record)
            if found is not None:
                yield found
    except OSError as error:
        why = f"the archive is not sound here ({str(error).lower()})"
        raise InputError(where, why, "fetch the archive again; the rest was left out") from None
    if not packed.count:
        raise InputError(source.where, "the file is empty", "leave it out or fetch it again")


class _Reader:
    """All that fastwarc needs of a stream: it panics at one whose ``seek`` only says that it has none."""

    def __init__(self, stream: Metered) -> None:
        self.read, self._stream = stream.read, stream

    def tell(self) -> int:
        """Return how far it has been read."""
        return self._stream.count


def _page(source: Source, record: WarcRecord) -> Draft | InputError | None:
    if record.content_length > MAX_DOCUMENT:
        # Pictures and films have this size, too.
        return None
    block = record.reader.read(record.content_length) if record.content_length else b""
    if not block or len(block) < record.content_length:
        return InputError(
            source.where, "the record is cut off or has a wrong length", "fetch the archive again"
        )
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
