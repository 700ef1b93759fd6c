"""Read records, an object a line, and tell what a record holds."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from communique.errors import InputError
from communique.intake.dates import parse_date
from communique.intake.source import MAX_LINE, Draft, Source, read_lines

FIELDS = ("title", "outlet", "url", "published", "language", "domain", "country", "byline")


class BadRecordError(ValueError):
    """A line that is no record: the message says why, ``do`` what would mend it."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(why)
        self.do = do


def read(source: Source) -> Iterator[Draft | InputError]:
    """Yield the record of each line of ``source``."""
    records = 0
    for number, line in read_lines(source):
        where = f"{source.where}:{number}"
        if line is None:
            records += 1
            yield InputError(where, f"the line has more than {MAX_LINE // 1_000_000} MB", "split it")
        elif line.strip():
            records += 1
            try:
                yield draft(source, where, line, read_record(line))
            except BadRecordError as error:
                yield InputError(where, str(error), error.do)
    if not records:
        raise InputError(source.where, "the file is empty", "leave it out or fetch it again")


def draft(source: Source, where: str, raw: bytes, record: dict[str, str]) -> Draft:
    """Return the draft of a record that ``fields_of`` has looked through."""
    dated = record.pop("published", None)
    published = parse_date(dated, "record") if dated else None
    notes = (f"its published is no date: {dated[:40]}",) if dated and not published else ()
    text = record.pop("text")
    return Draft(where, source.path, raw, text, stated=record, published=published, notes=notes)


def read_record(line: bytes) -> dict[str, str]:
    """Return what ``fields_of`` finds in the JSON object on ``line``. Raises ``BadRecordError``."""
    try:
        record: Any = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if line.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise BadRecordError("it is UTF-16", "save it as UTF-8") from None
        raise BadRecordError(f"it is not JSON ({error})", "write one JSON object a line, in UTF-8") from None
    except RecursionError:
        raise BadRecordError("it is nested too deeply", "write one flat JSON object a line") from None
    if not isinstance(record, dict):
        raise BadRecordError("it is not a JSON object", 'write {"id": ..., "text": ...}')
    return fields_of(record)


def fields_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the record's ``text`` and whichever of ``id`` and ``FIELDS`` it has. Raises ``BadRecordError``.

    Fields that are empty, null or of another type than text are as if they were not there; a number is
    taken for an id, or for a date (a year, Unix seconds).
    """
    text = record.get("text")
    if text is None:
        raise BadRecordError("it has no text", 'add a "text"')
    if not isinstance(text, str):
        raise BadRecordError("its text is not a string", 'make "text" a string')
    if not text.strip():
        raise BadRecordError("its text is empty", "leave the record out or fill it in")
    fields = {"text": text}
    for key in FIELDS:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            fields[key] = value.strip()
        elif key == "published" and isinstance(value, int) and not isinstance(value, bool):
            fields[key] = str(value)
    name = record.get("id")
    if isinstance(name, str) and name.strip():
        fields["id"] = name
    elif isinstance(name, (int, float)) and not isinstance(name, bool):
        fields["id"] = str(name)
    return fields
