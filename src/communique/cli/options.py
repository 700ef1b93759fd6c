"""Options that several commands share."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from communique.export import Format

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d)?)?)?")


def iso_date(value: str | None) -> str | None:
    """Return ``value`` where it is a date; a usage error where it is none."""
    if value is None:
        return None
    match = _DATE.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date: write 2022-01-07, 2022-01 or 2022") from None
    return value


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not the terminal.")
]
StoryOption = Annotated[
    str | None,
    typer.Option("--story", metavar="STORY", help="Only this story: its id, the start of it, or its title."),
]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="Only what names this actor (name, alias or id)."),
]
TypeOption = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only this type.")]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", callback=iso_date, help="Only from this date on (ISO 8601)."),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DATE", callback=iso_date, help="Only up to and with this date (ISO 8601)."
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only this outlet (name or domain).")
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", callback=iso_date, help="The date of all documents given (ISO 8601)."
    ),
]
