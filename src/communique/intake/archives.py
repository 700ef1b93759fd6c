"""Open ZIP and tar archives: each file in them is read by its format; none is unpacked to disk."""

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO

from communique.errors import InputError
from communique.intake.source import Source, forward, seekable, sound

_MEMBERS = 1_000_000
"""Entries of a ZIP, whose directory is held in memory."""


def read_zip(source: Source) -> Iterator[Source | InputError]:
    """Yield what lies in the ZIP ``source``, in its order. Hidden files are passed over."""
    with seekable(source) as file, sound(source.where):
        archive = zipfile.ZipFile(file)
        if len(archive.infolist()) > _MEMBERS:
            raise InputError(source.where, f"it has more than {_MEMBERS:,} entries", "split it")
        for member in archive.infolist():
            where = f"{source.where}/{_shown(member.filename)}"
            mode = member.external_attr >> 16
            if member.is_dir() or _hidden(member.filename):
                continue
            if why := _unsafe(member.filename, bool(mode) and stat.S_IFMT(mode) not in (0, stat.S_IFREG)):
                yield InputError(where, why, "pack the archive again")
            elif member.flag_bits & 1:
                yield InputError(where, "it is encrypted", "unpack it with its password and read the folder")
            else:
                try:
                    inner: IO[bytes] = archive.open(member)
                except NotImplementedError:
                    yield InputError(where, "its compression is not known", "pack it with deflate")
                    continue
                except (zipfile.BadZipFile, RuntimeError) as error:
                    yield InputError(where, f"it is not sound ({error})", "fetch the archive again")
                    continue
                with inner:
                    yield _member(source, member.filename, where, inner, member.compress_size)


def read_tar(source: Source) -> Iterator[Source | InputError]:
    """Yield what lies in the tar ``source``, read forward in one pass. Hidden files are passed over."""
    with sound(source.where), tarfile.open(fileobj=source.stream, mode="r|") as archive:
        while member := archive.next():
            # Else it remembers each member that has gone by.
            archive.members.clear()  # type: ignore[attr-defined]
            where = f"{source.where}/{_shown(member.name)}"
            if member.isdir() or _hidden(member.name):
                continue
            if why := _unsafe(member.name, not member.isreg() or member.issparse()):
                yield InputError(where, why, "pack the archive again")
            elif inner := archive.extractfile(member):
                yield _member(source, member.name, where, inner, None)


def _member(source: Source, name: str, where: str, inner: IO[bytes], packed: int | None) -> Source:
    stream = forward(where, inner, None if packed is None else lambda: packed)
    path = where if source.path == source.where else None
    return replace(
        source, where=where, path=path, name=name, stream=stream, depth=source.depth + 1, charset=None
    )


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or "__MACOSX" in parts


def _unsafe(name: str, special: bool) -> str | None:
    """Why a member is not read, where it is one of those that attack whoever unpacks them."""
    slashed = name.replace("\\", "/")
    if slashed.startswith("/") or slashed[1:3] == ":/":
        return "its path is absolute"
    if ".." in slashed.split("/"):
        return "its path leads out of the archive"
    return "it is a link or another special file" if special else None


def _shown(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8").removeprefix("./").lstrip("/")
