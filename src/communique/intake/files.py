"""Find the files that can be read, and read their bytes within limits."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError

MAX_DOCUMENT = 10_000_000
"""Bytes of one text or page: a long report has two million, and what is larger is no article."""
MAX_LINE = MAX_DOCUMENT
"""Bytes of one JSONL record; the file itself may have any length."""
MAX_RATIO = 200
"""Bytes out of each compressed byte: news text gives 3 to 10, a gzip bomb 1,000."""

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "records",
    ".ndjson": "records",
}
_READ = "Communique reads .txt, .html and .jsonl, also as .gz"


def kind_of(path: Path) -> str | None:
    """Return ``text``, ``page`` or ``records`` by the file's ending (``.gz`` set aside), else ``None``."""
    name = path.name.lower().removesuffix(".gz")
    return KINDS.get(os.path.splitext(name)[1])


def shown(path: Path) -> str:
    """Return ``path`` as text that can be stored: file names need not be sound UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def find(path: Path) -> Iterator[Path | InputError]:
    """Return the files under ``path`` in sorted order, or ``path`` itself where it is a file.

    In a folder, hidden files and those of other kinds are passed over, and linked folders are not
    entered. A named file of another kind, and a folder with nothing to read, are errors.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield InputError(shown(path), "there is no such file or folder", "check the path")
        return
    except OSError as error:
        yield _refused(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif kind_of(path) is None:
        yield InputError(shown(path), "its ending is none that is read", f"rename or convert it: {_READ}")
    else:
        yield path


def _walk(folder: Path) -> Iterator[Path | InputError]:
    errors: list[OSError] = []
    found = False
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and kind_of(path):
                found = True
                yield path
    for error in errors:
        yield _refused(Path(error.filename or folder), error)
    if not found and not errors:
        yield InputError(shown(folder), "the folder holds nothing to read", _READ)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of ``path``, unpacked where it is a ``.gz``. Raises ``InputError``."""
    with opened(path) as file:
        try:
            raw = file.read(MAX_DOCUMENT + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise _refused(path, error) from None
    if len(raw) > MAX_DOCUMENT:
        raise InputError(
            shown(path),
            f"it has more than {MAX_DOCUMENT // 1_000_000} MB",
            "split it into articles, as .jsonl or as files",
        )
    return raw


def read_lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line of ``path`` with its number from 1; ``None`` in place of one over ``MAX_LINE``.

    Raises ``InputError`` where reading breaks off.
    """
    number = out = 0
    with opened(path) as file:
        packed = os.fstat(file.fileno()).st_size
        while True:
            number += 1
            try:
                line = piece = file.readline(MAX_LINE + 1)
                out += len(piece)
                while len(line) > MAX_LINE and piece and not piece.endswith(b"\n"):
                    _limit(path, packed, out)
                    piece = file.readline(MAX_LINE)
                    out += len(piece)
            except (OSError, EOFError, zlib.error) as error:
                raise _refused(path, error) from None
            if not line:
                return
            _limit(path, packed, out)
            yield number, line if len(line) <= MAX_LINE else None


def _limit(path: Path, packed: int, out: int) -> None:
    if path.suffix.lower() == ".gz" and out > MAX_DOCUMENT and out > packed * MAX_RATIO:
        raise InputError(
            shown(path), f"it unpacks to more than {MAX_RATIO} times its size", "unpack it and look inside"
        )


def opened(path: Path) -> BinaryIO | gzip.GzipFile:
    """Open ``path`` for reading, through gzip where it is a ``.gz``. Raises ``InputError``."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(shown(path), "it is not a regular file", "name a file or a folder")
        return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: Exception) -> InputError:
    if isinstance(error, EOFError):
        return InputError(shown(path), "the gzip file is cut off", "fetch it again")
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return InputError(shown(path), "it is not a sound gzip file", "fetch it again")
    if isinstance(error, PermissionError):
        return InputError(shown(path), "permission denied", "check who may read it")
    reason = getattr(error, "strerror", None) or type(error).__name__
    return InputError(shown(path), reason.lower(), "check the path and the disk")
