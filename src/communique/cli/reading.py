"""The commands that read documents: read, brief, annotate."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

import typer

from communique.cli import columns
from communique.cli.app import LedgerOption, app, settings
from communique.cli.options import FormatOption, OutputOption, PublishedOption, StoryOption
from communique.cli.output import note, on_terminal, opened, plural, print_rows, progress
from communique.export.formats import write_json
from communique.model.rows import ReadRow

SOME_REFUSED = 1

_PATHS = (
    "Files (text, web pages, PDF, e-mail, feeds, JSONL, CSV, Parquet, WARC, ZIP, tar), folders of them, "
    "addresses (http, https), or - for standard input."
)
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help=_PATHS, show_default=False)]
OptionalPaths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help=_PATHS, show_default=False)
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="NAME",
        help="Fetch from this host though it is private (repeatable).",
    ),
]
FollowOption = Annotated[
    bool, typer.Option("--follow", help="Fetch the pages that feeds in files only point to.")
]


@app.command()
def read(
    context: typer.Context,
    paths: OptionalPaths = None,
    published: PublishedOption = None,
    allow_host: AllowOption = None,
    follow: FollowOption = False,
    ledger: LedgerOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Read documents into the ledger, and print what was read, skipped (already there) and refused.

    Each document is stored as soon as it is read: a run that is stopped is finished by the next. Without
    PATH it only finishes what was left, and reads again what an older version has read.
    """
    from communique.api import Ledger
    from communique.intake import Web

    where = settings(context, ledger).ledger
    web = Web(f"{where}.cache", allow_host or (), follow)
    with Ledger.open(where, create=bool(paths)) as held, web, progress("Reading") as tell:
        report = held.read(paths or (), published, tell, web)
    done = Counter(row.status for row in report)
    # On a terminal the refusals stand there already, one line each.
    shown = [row for row in report if row.status != "refused"] if on_terminal(form, output) else report
    print_rows(shown, ReadRow, columns.READ, form, output)
    counts = ", ".join(f"{done[status]} {status}" for status in ("read", "skipped", "refused"))
    note(f"{where}: {counts}")
    if done["refused"]:
        raise typer.Exit(SOME_REFUSED)


@app.command()
def brief(
    context: typer.Context,
    paths: OptionalPaths = None,
    published: PublishedOption = None,
    allow_host: AllowOption = None,
    follow: FollowOption = False,
    story: StoryOption = None,
    ledger: LedgerOption = None,
    form: Annotated[
        Literal["html", "markdown"] | None,
        typer.Option(
            "--format", "-f", help="The form of the brief [default: markdown for a FILE in .md, else html]."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write it [default: brief.html or brief.md]."
        ),
    ] = None,
) -> None:
    """Write the brief: one file that needs no network, in which every line leads to its words.

    With PATH the documents are read first, into a ledger of their own unless --ledger names one.
    """
    from communique.api import Ledger
    from communique.intake import Web

    chosen = settings(context, ledger)
    form = form or ("markdown" if output is not None and output.suffix == ".md" else "html")
    target = output or Path("brief.html" if form == "html" else "brief.md")
    report: tuple[ReadRow, ...] = ()
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        own = bool(paths) and not chosen.named
        where = str(Path(folder, "brief.db")) if own else chosen.ledger
        with Ledger.open(where, create=bool(paths)) as held:
            if paths:
                with Web(f"{where}.cache", allow_host or (), follow) as web, progress("Reading") as tell:
                    report = held.read(paths, published, tell, web)
            count = len(held.documents())
            if count:
                text = held.brief(form, story)
                with opened(target) as out:
                    out.write(text.encode(errors="replace"))
    if not count:
        note("No documents to write a brief of: communique brief PATH...")
    elif str(target) != "-":
        note(f"Brief of {plural(count, 'document')} written to {target}")
    if any(row.status == "refused" for row in report):
        raise typer.Exit(SOME_REFUSED)


@app.command()
def annotate(
    paths: Paths,
    published: PublishedOption = None,
    allow_host: AllowOption = None,
    follow: FollowOption = False,
    form: Annotated[
        Literal["jsonl", "json"], typer.Option("--format", "-f", help="An object a line, or an array.")
    ] = "jsonl",
    output: OutputOption = None,
) -> None:
    """Print what is read off each document as JSON; needs no ledger.

    Names are resolved across all the documents given, up to 2,000 at a time.
    """
    from communique import api
    from communique.intake import Web

    refused = Counter[str]()
    web = Web(allow=allow_host or (), follow=follow)
    with web, opened(output) as out, progress("Annotating") as tell:

        def count(row: ReadRow) -> None:
            refused[row.status] += 1
            tell(row)

        write_json(api.annotate(paths, published, count, web), form, out)
    if refused["refused"]:
        raise typer.Exit(SOME_REFUSED)
