"""Read tables, an article a row: CSV and Parquet. Columns are called as the keys of records, or nearly so."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import chain
from typing import Any, cast

import msgspec
import pyarrow
from pyarrow import parquet

from communique.errors import InputError
from communique.intake.decode import UndecodableError, encoding_of
from communique.intake.records import BadRecordError, draft, fields_of
from communique.intake.source import MAX_LINE, Draft, Source, seekable, sound
from communique.text.lexicon import table

_BATCH = 16
"""Rows of Parquet in memory: each can have megabytes."""
_SAMPLE = 65_536

csv.field_size_limit(MAX_LINE)


def read_csv(source: Source) -> Iterator[Draft | InputError]:
    """Yield the row of each line; commas, semicolons, tabs or bars part the columns."""
    with sound(source.where):
        head = source.stream.read(_SAMPLE)
    if not head.strip():
        raise InputError(source.where, "the file is empty", "leave it out or fetch it again")
    try:
        encoding = encoding_of(head)
    except UndecodableError as error:
        raise InputError(source.where, str(error), "save it as CSV in UTF-8") from None
    first = head.decode(encoding, "replace").splitlines()[0]
    text = io.TextIOWrapper(io.BufferedReader(_Joined(head, source)), encoding=encoding, newline="")
    rows = csv.reader(text, delimiter=max(",;\t|", key=first.count))
    number = 1
    try:
        with sound(source.where):
            names = _columns(source, next(rows))
            for number, row in enumerate(rows, start=2):
                if any(row):
                    record = {key: row[i] for key, i in names.items() if i < len(row)}
                    yield _row(source, f"{source.where}:{number}", record)
    except (csv.Error, UnicodeError, StopIteration) as error:
        where = f"{source.where}:{number + 1}"
        raise InputError(
            where, f"the table breaks off ({error})", "mend the row; the rest was left out"
        ) from None


def read_parquet(source: Source) -> Iterator[Draft | InputError]:
    """Yield the row of each line, a few in memory at a time."""
    try:
        with seekable(source) as file, parquet.ParquetFile(file) as held:
            names = _columns(source, held.schema_arrow.names)
            chosen = {key: held.schema_arrow.names[i] for key, i in names.items()}
            number = 0
            for batch in held.iter_batches(_BATCH, columns=list(chosen.values())):
                for row in batch.to_pylist():
                    number += 1
                    record = {key: _plain(row.get(name)) for key, name in chosen.items()}
                    yield _row(source, f"{source.where}:{number}", record)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        why = f"it is not sound Parquet ({str(error).splitlines()[0][:80]})"
        raise InputError(source.where, why, "fetch it again") from None


def _row(source: Source, where: str, record: Mapping[str, Any]) -> Draft | InputError:
    try:
        fields = fields_of(record)
    except BadRecordError as error:
        return InputError(where, str(error), error.do)
    raw = msgspec.json.encode(fields)
    if len(raw) > MAX_LINE:
        return InputError(where, f"the row has more than {MAX_LINE // 1_000_000} MB", "split it")
    return draft(source, where, raw, fields)


def _columns(source: Source, names: Iterable[str]) -> dict[str, int]:
    """Where the keys of records stand among the columns ``names``. Raises ``InputError``."""
    listed = [str(name) for name in names]
    folded = [re.sub(r"[\W_]+", "", name.lower()) for name in listed]
    found = {
        key: next(folded.index(name) for name in called if name in folded)
        for key, called in _names().items()
        if any(name in folded for name in called)
    }
    if "text" not in found:
        shown = ", ".join(listed[:8])[:120]
        raise InputError(source.where, f"none of its columns is the text ({shown})", "call that column text")
    return found


@cache
def _names() -> dict[str, list[str]]:
    return cast(dict[str, list[str]], table("columns.toml"))


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if part)
    return value


class _Joined(io.RawIOBase):
    """The first bytes of a source, that have been looked at, and then the others."""

    def __init__(self, head: bytes, source: Source) -> None:
        self._parts = chain([head], iter(lambda: source.stream.read(_SAMPLE), b""))
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._left = self._left or next(self._parts, b"")
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
