"""Print: rows to standard output or a file, notes and complaints to standard error, progress."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from communique.errors import CommuniqueError
from communique.export import Column, Format, write
from communique.export.markdown import neutral
from communique.model.rows import ReadRow

PIPED_WIDTH = 160


class OutputError(CommuniqueError):
    """What was asked for cannot be printed there."""

    exit_status = 2


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """Open ``output`` for bytes, or standard output. Raises ``OutputError`` where it cannot be written."""
    to_terminal = output is None or str(output) == "-"
    try:
        if output is None or to_terminal:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with output.open("wb") as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if to_terminal else output
        raise OutputError(f"{name} cannot be written: {error.strerror}") from None


def print_rows(
    rows: Sequence[msgspec.Struct],
    kind: type[msgspec.Struct],
    columns: Sequence[Column],
    form: Format,
    output: Path | None,
) -> None:
    """Print ``rows``, all of type ``kind``; people are shown ``columns``."""
    terminal = output is None and sys.stdout.isatty()
    if form == "parquet" and terminal:
        raise OutputError("Parquet is not for terminals: name a file with -o FILE")
    if form == "table" and not rows:
        return
    width = shutil.get_terminal_size().columns if terminal else PIPED_WIDTH
    color = terminal and not os.environ.get("NO_COLOR")
    with opened(output) as out:
        write(rows, kind, form, out, columns, width, color)


def on_terminal(form: Format, output: Path | None) -> bool:
    """Tell whether rows are printed as a table on the terminal."""
    return form == "table" and output is None and sys.stdout.isatty()


def note(line: str) -> None:
    """Print one line to standard error, harmless whatever it quotes."""
    print(neutral(line), file=sys.stderr, flush=True)


def plural(count: int, thing: str) -> str:
    """Return ``count`` and ``thing`` in the number it asks for."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


@contextmanager
def progress(doing: str) -> Iterator[Callable[[ReadRow], None]]:
    """Yield what to call with each item done: it complains of refusals, and on a terminal shows progress."""
    if not sys.stderr.isatty():
        yield _complain_of
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    console = Console(stderr=True)
    shape = (
        TextColumn(doing),
        BarColumn(bar_width=20),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*shape, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(row: ReadRow) -> None:
            bar.update(task, advance=1, description=neutral(row.path)[-60:])
            if row.status == "refused":
                console.print(Text(neutral(refusal(row))), soft_wrap=True)

        yield tell


def refusal(row: ReadRow) -> str:
    """Return the line that says why an item was not read."""
    return f"{row.path}: not read: {row.reason}"


def _complain_of(row: ReadRow) -> None:
    if row.status == "refused":
        note(refusal(row))
