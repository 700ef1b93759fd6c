"""Cut a web archive (WARC) into its records: one with a wrong length costs no other."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, NamedTuple

from communique.intake.source import MAX_DOCUMENT

_BEGINS = re.compile(rb"WARC/\d+\.\d+\s*$")
_LENGTH = re.compile(r"[0-9]{1,18}")
_LINE = 1 << 16
"""Bytes of a line, and of a record's headers, at most."""
_PIECE = 1 << 20


class Record(NamedTuple):
    """A record as it stands in the archive."""

    headers: dict[str, str]
    """By their names in small letters."""
    block: bytes | None
    """``None`` where it is longer than any page."""
    sound: bool
    """Whether it is whole: a record of the length that it states, with an end of the archive or another
    record behind it."""


def records(stream: IO[bytes]) -> Iterator[Record]:
    """Yield the records of an archive that has been unpacked, one in memory at a time.

    What is no record, or has another length than it states, is unsound and passed over up to where the next
    one begins; what such a one has swallowed beyond ``MAX_DOCUMENT`` bytes is lost. Raises what reading does.
    """
    ahead = _Ahead(stream)
    sound = True
    while line := ahead.line():
        if not line.strip():
            continue
        headers = _headers(ahead) if _BEGINS.match(line) else {}
        length = headers.get("content-length", "")
        size = int(length) if _LENGTH.fullmatch(length) else 0
        block = ahead.read(min(size, MAX_DOCUMENT + 1))
        left = size - len(block)
        if left and len(block) > MAX_DOCUMENT:
            left = ahead.skip(left)
        sound = _LENGTH.fullmatch(length) is not None and not left and ahead.at_record()
        yield Record(headers, None if len(block) > MAX_DOCUMENT else block, sound)
        if not sound:
            ahead.give_back(block)
            ahead.find_record()
    if ahead.broken and sound:
        raise ahead.broken


def _headers(ahead: "_Ahead") -> dict[str, str]:
    found: dict[str, str] = {}
    size = 0
    while size < _LINE and (line := ahead.line()).strip():
        size += len(line)
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


class _Ahead:
    """A stream to which what was read in vain can be given back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._back = stream, BytesIO()
        self.broken: EOFError | None = None
        """What it broke off with; here that is its end."""

    def read(self, size: int) -> bytes:
        """Return ``size`` bytes, or fewer at the end."""
        found = self._back.read(size)
        while len(found) < size and (piece := self._more(self._stream.read, size - len(found))):
            found += piece
        return found

    def line(self) -> bytes:
        """Return the rest of the line, or its next ``_LINE`` bytes."""
        found = self._back.readline(_LINE)
        if len(found) < _LINE and not found.endswith(b"\n"):
            found += self._more(self._stream.readline, _LINE - len(found))
        return found

    def _more(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            return read(size)
        except EOFError as error:
            self.broken = error
            return b""

    def skip(self, size: int) -> int:
        """Pass over ``size`` bytes; return how many of them there are not."""
        while size and (piece := self.read(min(size, _PIECE))):
            size -= len(piece)
        return size

    def give_back(self, found: bytes) -> None:
        """Put ``found`` before what comes next."""
        self._back = BytesIO(found + self._back.read())

    def at_record(self) -> bool:
        """Tell whether the empty lines behind a record, the next one, or the archive's end come next."""
        behind = self.read(len(b"\r\n\r\n"))
        self.give_back(behind)
        return behind.startswith((b"\r\n\r\n", b"\n\n")) or b"WARC/".startswith(behind.lstrip(b"\r\n"))

    def find_record(self) -> None:
        """Go on to where the next record begins, or to the end."""
        while line := self.line():
            if _BEGINS.match(line):
                self.give_back(line)
                return
