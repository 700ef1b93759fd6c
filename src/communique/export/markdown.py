"""A table in Markdown, and the columns that people are shown."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|!~$])")


class Column(NamedTuple):
    """A column for people: its heading, what stands in it, and how wide its words may run."""

    heading: str
    of: Callable[[Any], object]
    width: int | None = None
    """Characters at most on a terminal; ``None`` for columns that are never cut."""
    right: bool = False
    tail: bool = False
    """Cut at the front: the end of a path tells more than its beginning."""


def neutral(value: object) -> str:
    """Return ``value`` on one line and harmless: it cannot move the cursor or turn the reading order.

    >>> neutral("red\\x1b[31m\\n text") == "red\N{REPLACEMENT CHARACTER}[31m text"
    True
    """
    if value is None:
        return ""
    words = " ".join(str(value).split())
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


def markdown(rows: Iterable[Any], columns: Sequence[Column]) -> str:
    """Return a Markdown table; nothing in a cell is read as Markdown or HTML."""
    lines = [
        [column.heading for column in columns],
        ["---:" if column.right else "---" for column in columns],
        *([_escaped(column.of(row)) for column in columns] for row in rows),
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _escaped(value: object) -> str:
    words = neutral(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", words)
