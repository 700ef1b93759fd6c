"""The commands by which a person overrules the program."""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from communique.cli.app import LedgerOption, app, settings
from communique.cli.output import note

ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so [default: the user's name].")
]


@app.command()
def merge(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="STORY", help="Its id, the start of it, or its title.")],
    second: Annotated[str, typer.Argument(metavar="STORY", help="The story that is the same matter.")],
    by: ByOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Make one story of two. It is kept as your judgement: no later run undoes it."""
    from communique.api import Ledger

    where = settings(context, ledger).ledger
    with Ledger.open(where, create=False) as held:
        held.merge(first, second, by or getpass.getuser(), _now())
    note(f"{where}: {first} and {second} are one story")


@app.command()
def split(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its path or id.")],
    by: ByOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Take a document out of its story. It is kept as your judgement: no later run undoes it."""
    from communique.api import Ledger

    where = settings(context, ledger).ledger
    with Ledger.open(where, create=False) as held:
        held.split(document, by or getpass.getuser(), _now())
    note(f"{where}: {document} is a story of its own")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
