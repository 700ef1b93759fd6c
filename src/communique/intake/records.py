"""Take the records of a JSONL file apart."""

from typing import Any

import msgspec

FIELDS = ("title", "outlet", "url", "published", "language", "domain", "country", "byline")


class BadRecordError(ValueError):
    """A line that is no record: the message says why, ``do`` what would mend it."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(why)
        self.do = do


def read_record(line: bytes) -> dict[str, str]:
    """Return the record's ``text`` and whichever of ``id`` and ``FIELDS`` it has. Raises ``BadRecordError``.

    Fields that are empty, null or of another type than text are as if they were not there; a number is
    taken for an id.
    """
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
    name = record.get("id")
    if isinstance(name, str) and name.strip():
        fields["id"] = name
    elif isinstance(name, (int, float)) and not isinstance(name, bool):
        fields["id"] = str(name)
    return fields
