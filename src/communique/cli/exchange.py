"""The command that hands the ledger's claims to other programs."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from communique.cli.app import LedgerOption, app, settings
from communique.cli.options import (
    ActorOption,
    OutletOption,
    SinceOption,
    StoryOption,
    TypeOption,
    UntilOption,
)
from communique.cli.output import note, opened, plural
from communique.export.formats import write_json


@app.command()
def export(
    context: typer.Context,
    form: Annotated[
        Literal["plover", "dna", "w3c"],
        typer.Option(
            "--format", "-f", help="plover: event records, one a line; w3c: web annotations; dna: see below."
        ),
    ] = "plover",
    story: StoryOption = None,
    actor: ActorOption = None,
    type_: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    ledger: LedgerOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE [default: the terminal; dna: communique.dna].",
        ),
    ] = None,
) -> None:
    """Write claims in an interchange format: PLOVER event records, W3C Web Annotations, a DNA database.

    The DNA database opens in Discourse Network Analyzer 3 (coder Admin, password "communique"): a statement
    for each position, with person, organization, concept and agreement, at its place in the document.
    """
    from communique.api import Ledger

    filters = {
        "story": story,
        "actor": actor,
        "type": type_,
        "since": since,
        "until": until,
        "outlet": outlet,
    }
    with Ledger.open(settings(context, ledger).ledger, create=False) as held:
        if form == "dna":
            target = output or Path("communique.dna")
            written = held.export_dna(target, **filters)
            note(f"{target}: {plural(written, 'statement')}; open it in DNA as Admin, password communique")
        else:
            with opened(output) as out:
                write_json(held.export(form, **filters), "jsonl", out)
