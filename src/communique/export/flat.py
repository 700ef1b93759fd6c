"""Flatten rows into columns: what CSV and Parquet need, derived from the row's type."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

Kind = Literal["text", "integer", "number", "truth"]

_KINDS: dict[type, Kind] = {
    inspect.IntType: "integer",
    inspect.FloatType: "number",
    inspect.BoolType: "truth",
}


class Flat(NamedTuple):
    """A column: its name, what it holds, and the fields that lead to its value."""

    name: str
    kind: Kind
    path: tuple[str, ...]

    def of(self, row: msgspec.Struct) -> str | int | float | bool | None:
        """Return the value in ``row``; lists come as JSON text."""
        value: Any = row
        for name in self.path:
            if value is None:
                return None
            value = getattr(value, name)
        if isinstance(value, (tuple, dict)):
            return msgspec.json.encode(value).decode()
        return value  # type: ignore[no-any-return]


def columns(kind: type[msgspec.Struct]) -> tuple[Flat, ...]:
    """Return the columns of rows of ``kind``: a part has its own, ``speaker_actor``, ``span_start``."""
    return tuple(_columns(inspect.type_info(kind), ()))


def _columns(info: inspect.Type, path: tuple[str, ...]) -> Iterator[Flat]:
    if isinstance(info, inspect.UnionType):
        held = [part for part in info.types if not isinstance(part, inspect.NoneType)]
        if len(held) > 1:
            yield Flat("_".join(path), "number", path)
        else:
            yield from _columns(held[0], path)
    elif isinstance(info, inspect.StructType):
        for field in info.fields:
            yield from _columns(field.type, (*path, field.name))
    else:
        yield Flat("_".join(path), _KINDS.get(type(info), "text"), path)
