"""Unpack a gzip file member by member: a fault costs nothing that stands before it, nor behind it."""

import io
import zlib
from typing import IO, Any

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 31
"""The window and the wrapping that zlib is to expect."""
_PIECE = 1 << 16
DAMAGE = b"\n\0\n"
"""What stands in the place of what could not be unpacked."""


class Members(io.RawIOBase):
    """What the members of a gzip file hold, one after the other.

    Where bytes are no sound gzip it raises ``zlib.error``; with ``mend`` it goes on at the next member, with
    ``DAMAGE`` between. Raises ``EOFError`` where the last is cut off, behind all that is there of it.
    """

    def __init__(self, stream: IO[bytes], *, mend: bool = False) -> None:
        self._stream, self._packed, self._mend = stream, b"", mend
        self._member: Any = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` with what comes next, as far as it goes."""
        found = b""
        while not found:
            if not self._packed:
                self._packed = self._stream.read(_PIECE)
            if not self._packed:
                if self._member is not None:
                    raise EOFError
                return 0
            found = self._begin() if self._member is None else self._next(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def _begin(self) -> bytes:
        """Find where the next member begins; zeros before it are padding."""
        at = self._packed.find(_MAGIC)
        if at >= 0:
            passed, self._packed = self._packed[:at], self._packed[at:]
            self._member = zlib.decompressobj(_GZIP)
        else:
            more = self._stream.read(_PIECE)
            kept = self._packed[1 - len(_MAGIC) :] if more else b""
            passed, self._packed = self._packed[: len(self._packed) - len(kept)], kept + more
        if passed.strip(b"\0") and not self._mend:
            raise zlib.error("no gzip")
        return DAMAGE if passed.strip(b"\0") else b""

    def _next(self, most: int) -> bytes:
        try:
            found: bytes = self._member.decompress(self._packed, most)
        except zlib.error:
            if not self._mend:
                raise
            self._member = None
            self._packed = self._packed[1:]
            return DAMAGE
        self._packed = self._member.unconsumed_tail or self._member.unused_data
        if self._member.eof:
            self._member = None
        return found
