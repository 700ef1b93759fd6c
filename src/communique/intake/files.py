"""Find the files that can be read, and open them."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError
from communique.intake.source import trouble


def shown(path: Path) -> str:
    """Return ``path`` as text that can be stored: file names need not be sound UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def find(path: Path, is_read: Callable[[str], bool], known: str) -> Iterator[Path | InputError]:
    """Return the files under ``path`` in sorted order, or ``path`` itself where it is a file.

    In a folder, hidden files and those of other kinds are passed over, and linked folders are not
    entered. A named file of another kind, and a folder with nothing to read, are errors that say what is
    ``known``. ``is_read`` tells by a file's name whether it is of a kind that is read.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield InputError(shown(path), "there is no such file or folder", "check the path")
        return
    except OSError as error:
        yield trouble(shown(path), error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, is_read, known)
    elif not is_read(path.name):
        yield InputError(shown(path), "its ending is none that is read", f"rename or convert it: {known}")
    else:
        yield path


def _walk(folder: Path, is_read: Callable[[str], bool], known: str) -> Iterator[Path | InputError]:
    errors: list[OSError] = []
    found = False
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and is_read(name):
                found = True
                yield Path(here, name)
    for error in errors:
        yield trouble(shown(Path(error.filename or folder)), error)
    if not found and not errors:
        yield InputError(shown(folder), "the folder holds nothing to read", known)


def opened(path: Path) -> BinaryIO:
    """Open ``path`` for reading. Raises ``InputError``."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(shown(path), "it is not a regular file", "name a file or a folder")
        return path.open("rb")
    except OSError as error:
        raise trouble(shown(path), error) from None
