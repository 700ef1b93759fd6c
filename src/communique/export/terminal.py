"""A table on a terminal, for people."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.export.markdown import Column, neutral

NAME = 30
"""Columns up to this width hold names: they give way to running text, each to a seventh of the line."""


def table(rows: Iterable[Any], columns: Sequence[Column], width: int, *, color: bool = False) -> str:
    """Return a table of at most ``width`` characters a line; long words are cut with an ellipsis."""
    made = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        made.add_column(
            column.heading,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.width is None,
            max_width=max(width // 7, 10) if column.width is not None and column.width <= NAME else None,
        )
    for row in rows:
        # As Text, so that square brackets in an article are not read as markup.
        made.add_row(*(Text(_cut(neutral(column.of(row)), column)) for column in columns))
    console = Console(file=io.StringIO(), width=width, force_terminal=color, highlight=False, emoji=False)
    with console.capture() as caught:
        console.print(made)
    return "".join(f"{line.rstrip()}\n" for line in caught.get().splitlines())


def _cut(words: str, column: Column) -> str:
    if column.width is None or len(words) <= column.width:
        return words
    room = column.width - 1
    return f"…{words[-room:].lstrip()}" if column.tail else f"{words[:room].rstrip()}…"
