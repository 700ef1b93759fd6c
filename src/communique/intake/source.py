"""Bytes with a name, what is made of them, and the limits within which they are read."""

import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import IO, Any, BinaryIO, cast

from communique.errors import InputError
from communique.intake.members import Members
from communique.model import Block, LeftOut, Published

MAX_DOCUMENT = 10_000_000
"""Bytes of one text or page: a long report has two million, and what is larger is no article."""
MAX_LINE = MAX_DOCUMENT
"""Bytes of one record; the file itself may have any length."""
MAX_RATIO = 200
"""Bytes out of each compressed byte: news text gives 3 to 10, a bomb 1,000."""
MAX_SPOOL = 4_000_000_000
"""Bytes that are laid down in a temporary file, where a format must be read from its end."""
MAX_DEPTH = 2
"""Archives inside one another."""


@dataclass(frozen=True)
class Source:
    """A stream of bytes: a file, a member of an archive, a response, standard input."""

    where: str
    """How it is named to the user."""
    path: str | None
    """The path its documents are stored with; ``None`` where it has none."""
    name: str | None
    """The name whose ending tells its format; ``None`` where its first bytes must."""
    stream: IO[bytes]
    depth: int = 0
    """How many archives it lies in."""
    url: str | None = None
    charset: str | None = None
    """The encoding that was stated beside the bytes, as HTTP does."""


@dataclass(frozen=True)
class Draft:
    """An article as its format gives it."""

    where: str
    path: str | None
    raw: bytes
    text: str
    stated: Mapping[str, str] = field(default_factory=dict)
    """What a record supplies: it wins over ``sources.toml``."""
    found: Mapping[str, str | None] = field(default_factory=dict)
    """What a page or a letter says of itself: ``sources.toml`` wins over it."""
    published: Published | None = None
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] | None = None
    """Where the page's structure has been seen: all of ``text`` but what is left out."""
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Link:
    """A page that a feed points to."""

    where: str
    url: str


Reader = Callable[[Source], Iterator[Draft | Source | Link | InputError]]
"""Yields lazily; a source that it yields is read to its end before the next is asked for. Raises
``InputError`` where it must break off."""


class Metered(io.RawIOBase):
    """A stream that can only be read forward, and not beyond ``MAX_RATIO`` times what it was packed in.

    The first ``free`` bytes, and as many as two documents have, may have any ratio.
    """

    def __init__(
        self,
        where: str,
        stream: IO[bytes],
        packed: Callable[[], int] | None = None,
        free: int = 0,
    ) -> None:
        self._where, self._stream, self._packed, self._free = where, stream, packed, free
        self.count = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``. Raises ``InputError`` where the bytes are a bomb."""
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self.count += len(piece)
        if (
            self._packed
            and self.count > max(self._free, 2 * MAX_DOCUMENT)
            and self.count > self._packed() * MAX_RATIO
        ):
            why = f"it unpacks to more than {MAX_RATIO} times its size"
            raise InputError(self._where, why, "unpack it and look inside")
        return len(piece)


def forward(where: str, stream: IO[bytes], packed: Callable[[], int] | None = None) -> BinaryIO:
    """Return ``stream`` metered and buffered."""
    return io.BufferedReader(Metered(where, stream, packed), 1 << 16)


def unpacked(source: Source) -> Source:
    """Return what the gzip file ``source`` holds, as a source."""
    packed = Metered(source.where, source.stream)
    inner = cast(IO[bytes], Members(io.BufferedReader(packed, 1 << 16)))
    name = source.name and source.name[: -len(".gz")]
    return replace(source, name=name, stream=forward(source.where, inner, lambda: packed.count))


def read_whole(source: Source) -> bytes:
    """Return all of ``source``. Raises ``InputError`` where it is empty, too large or breaks off."""
    with sound(source.where):
        raw = source.stream.read(MAX_DOCUMENT + 1)
    if len(raw) > MAX_DOCUMENT:
        why = f"it has more than {MAX_DOCUMENT // 1_000_000} MB"
        raise InputError(source.where, why, "split it into articles, as .jsonl or as files")
    if not raw.strip():
        raise InputError(source.where, "the file is empty", "leave it out or fetch it again")
    return raw


def read_lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1; ``None`` in place of one over ``MAX_LINE``.

    Raises ``InputError`` where reading breaks off.
    """
    number = 0
    while True:
        number += 1
        with sound(source.where):
            line = piece = source.stream.readline(MAX_LINE + 1)
            while len(line) > MAX_LINE and piece and not piece.endswith(b"\n"):
                piece = source.stream.readline(MAX_LINE)
        if not line:
            return
        yield number, line if len(line) <= MAX_LINE else None


@contextmanager
def seekable(source: Source) -> Iterator[IO[bytes]]:
    """Yield the bytes as a file that can be read from its end: itself, or a temporary copy."""
    if source.stream.seekable():
        yield source.stream
        return
    with tempfile.TemporaryFile() as file:
        with sound(source.where):
            left = MAX_SPOOL
            while piece := source.stream.read(min(1 << 20, left + 1)):
                left -= len(piece)
                if left < 0:
                    why = f"it has more than {MAX_SPOOL // 1_000_000_000} GB"
                    raise InputError(source.where, why, "unpack it and read the folder")
                file.write(piece)
        file.seek(0)
        yield file


_UNSOUND = (zipfile.BadZipFile, tarfile.TarError, NotImplementedError)
"""What the standard library raises of damaged archives."""


@contextmanager
def sound(where: str) -> Iterator[None]:
    """Turn what goes wrong in reading bytes into an ``InputError`` of ``where``."""
    try:
        yield
    except InputError:
        raise
    except (OSError, EOFError, zlib.error, lzma.LZMAError, *_UNSOUND) as error:
        raise trouble(where, error) from None


def trouble(where: str, error: Exception) -> InputError:
    """Return the line for what went wrong in reading ``where``."""
    if isinstance(error, EOFError):
        return InputError(where, "the file is cut off", "fetch it again")
    if isinstance(error, (gzip.BadGzipFile, zlib.error, lzma.LZMAError)):
        return InputError(where, "it is not sound gzip", "fetch it again")
    if isinstance(error, _UNSOUND):
        return InputError(where, f"the archive is not sound ({str(error).lower()})", "fetch it again")
    if isinstance(error, PermissionError):
        return InputError(where, "permission denied", "check who may read it")
    reason = getattr(error, "strerror", None) or type(error).__name__
    return InputError(where, reason.lower(), "check the path and the disk")
