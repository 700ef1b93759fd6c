"""Write rows in one of the formats that every command of the ledger offers."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Literal, get_args

import msgspec

from communique.export.flat import columns as flat_columns
from communique.export.markdown import Column, markdown
from communique.export.terminal import table

Format = Literal["table", "csv", "json", "jsonl", "parquet", "markdown"]
FORMATS: tuple[str, ...] = get_args(Format)

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Legal in JSON as they are, but they act on a terminal, turn its reading order, or are half a character."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV injection")."""


def write(
    rows: Iterable[msgspec.Struct],
    kind: type[msgspec.Struct],
    form: Format,
    out: BinaryIO,
    columns: Sequence[Column] = (),
    width: int = 160,
    color: bool = False,
) -> None:
    """Write ``rows``, all of type ``kind``, as UTF-8 (or Parquet) to ``out``.

    ``table`` and ``markdown`` show ``columns``, for people. ``json`` (an array), ``jsonl`` (an object a
    line) and ``parquet`` are exact. ``csv`` is for spreadsheets: a text that would be taken for a formula
    gets an apostrophe before it, and control characters are replaced. CSV and Parquet have one column a part
    (``span_start``, ``speaker_actor``), lists as JSON text, and unknown values empty (null).
    """
    if form == "parquet":
        _parquet(rows, kind, out)
    elif form == "csv":
        out.write(_csv(rows, kind).encode())
    elif form == "table":
        out.write(table(rows, columns, width, color=color).encode())
    elif form == "markdown":
        out.write(markdown(rows, columns).encode())
    else:
        write_json((msgspec.to_builtins(row) for row in rows), form, out)


def write_json(objects: Iterable[Any], form: Literal["json", "jsonl"], out: BinaryIO) -> None:
    """Write ``objects`` one a line as they come, for ``json`` inside an array."""
    first = True
    for item in objects:
        if form == "json":
            out.write(b"[\n" if first else b",\n")
        out.write(json_line(item).encode())
        if form == "jsonl":
            out.write(b"\n")
        first = False
    if form == "json":
        out.write(b"[]\n" if first else b"\n]\n")


def json_line(item: Any) -> str:
    """Return ``item`` as JSON on one line, readable, with what acts on a terminal escaped."""
    line = json.dumps(item, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _csv(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct]) -> str:
    columns = flat_columns(kind)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_cell(column.of(row)) for column in columns])
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        value = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value


def _parquet(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct], out: BinaryIO) -> None:
    import pyarrow
    from pyarrow import parquet

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
    }
    columns = flat_columns(kind)
    held = list(rows)
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
    arrays = {column.name: [_plain(column, row) for row in held] for column in columns}
    parquet.write_table(pyarrow.Table.from_pydict(arrays, schema=schema), out)


def _plain(column: Any, row: msgspec.Struct) -> object:
    value = column.of(row)
    return float(value) if column.kind == "number" and value is not None else value
