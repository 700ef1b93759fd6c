"""Run a command, and turn whatever goes wrong into one line and an exit status."""

import os
import sys
from collections.abc import Sequence

import typer

# Their commands join the app, and its help, in this order.
from communique.cli import reading, views, judging, exchange  # noqa: F401  # isort: skip
from communique.cli.app import app
from communique.cli.output import note
from communique.errors import CommuniqueError

# Typer exports some of its usage errors, but not what they have in common.
UsageError: type[typer.BadParameter] = typer.BadParameter.__bases__[0]

BROKEN_PIPE = 141
"""What a shell reports of a program that was writing to ``head`` when it had seen enough."""

STOPPED = 130
"""What Typer makes of Ctrl-C."""


def main() -> None:
    """Run the command line of this process and exit with its status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; nothing is raised.

    0: all done. 1: some input was refused, the rest was done. 2: wrong usage. 3: evidence failed.
    4: the ledger cannot be used. 5: a fault of the program.
    """
    try:
        status = app(list(arguments) or ["--help"], prog_name="communique", standalone_mode=False)
        sys.stdout.flush()
    except CommuniqueError as error:
        note(str(error))
        return error.exit_status
    except UsageError as error:
        command = error.ctx.command_path if error.ctx else "communique"
        note(f"{command}: {error.format_message().rstrip('.')}; see {command} --help")
        return 2
    except BrokenPipeError:
        # What is still buffered must not be written when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as fault:
        if os.environ.get("COMMUNIQUE_TRACE"):
            raise
        note(f"communique: a fault of the program: {type(fault).__name__}: {fault}; please report it")
        return 5
    if status == STOPPED:
        note("communique: stopped; what was read is kept")
    return status if isinstance(status, int) else 0
