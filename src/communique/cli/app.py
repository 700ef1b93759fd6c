"""The program: its help, its global options."""

from dataclasses import dataclass
from typing import Annotated

import typer

import communique

EXIT = """Exit status: 0 all done; 1 some input was refused, the rest was done; 2 wrong usage;
3 evidence failed; 4 the ledger cannot be used; 5 a fault of the program."""

app = typer.Typer(
    help="Who said, demanded, offered, threatened, refused and denied what, in whose exact words, "
    "and where the sources disagree.",
    epilog=EXIT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DEFAULT = "communique.db"


@dataclass(frozen=True)
class Settings:
    """The global options: the ledger, and whether the user named it on this command line."""

    ledger: str
    named: bool


LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", metavar="FILE", help="The ledger to use (before or after the command)."),
]


def settings(context: typer.Context, ledger: str | None) -> Settings:
    """Return the settings, with a ``--ledger`` after the command put over one before it."""
    given: Settings = context.obj
    return Settings(ledger, True) if ledger is not None else given


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"communique {communique.__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    ledger: Annotated[
        str, typer.Option(metavar="FILE", envvar="COMMUNIQUE_LEDGER", help="The ledger to use.")
    ] = DEFAULT,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keep what any command needs."""
    source = context.get_parameter_source("ledger")
    context.obj = Settings(ledger, named=source is not None and source.name == "COMMANDLINE")
