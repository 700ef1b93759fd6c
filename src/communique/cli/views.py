"""The commands that show what a ledger holds."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from communique.cli import columns
from communique.cli.app import LedgerOption, app, settings
from communique.cli.options import (
    ActorOption,
    FormatOption,
    OutletOption,
    OutputOption,
    SinceOption,
    StoryOption,
    TypeOption,
    UntilOption,
)
from communique.cli.output import note, plural, print_rows
from communique.export import Column, Format
from communique.model import rows, timelines

if TYPE_CHECKING:
    from communique.api import Ledger

EVIDENCE_FAILED = 3
FILTERS = ("actor", "since", "until", "outlet")
NAMED = 12
"""At most so many types are named where the one asked for is not there."""


@app.command()
def stories(
    context: typer.Context,
    members: Annotated[bool, typer.Option("--members", help="A row for each document.")] = False,
    why: Annotated[bool, typer.Option("--why", help="What joined each document to its story.")] = False,
    ledger: LedgerOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """List the stories; with --members the story and episode of each document, with --why its reason."""
    if why:
        _show(context, ledger, lambda held: held.why(), rows.WhyRow, columns.WHY, form, output)
    elif members:
        _show(context, ledger, lambda held: held.members(), rows.MemberRow, columns.MEMBERS, form, output)
    else:
        _show(context, ledger, lambda held: held.stories(), rows.StoryRow, columns.STORIES, form, output)


@app.command()
def lineage(
    context: typer.Context,
    story: StoryOption = None,
    type_: TypeOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    ledger: LedgerOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """List pairs of documents that carry the same text; --type: copy, partial, quote_only."""

    def ask(held: "Ledger", type_: str | None = type_) -> Sequence[msgspec.Struct]:
        return held.lineage(story=story, type=type_, since=since, until=until, outlet=outlet)

    _show(context, ledger, ask, rows.LineageRow, columns.LINEAGE, form, output, by=("kind",))


def _listing(
    name: str, kind: type[msgspec.Struct], shown: Sequence[Column], by: Sequence[str], meaning: str
) -> None:
    """Add the command that lists claims of one kind, with the filters that all of them have.

    ``by`` names the fields of a row that --type looks at.
    """

    @app.command(name, help=meaning)
    def listing(
        context: typer.Context,
        story: StoryOption = None,
        actor: ActorOption = None,
        type_: TypeOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        outlet: OutletOption = None,
        ledger: LedgerOption = None,
        form: FormatOption = "table",
        output: OutputOption = None,
    ) -> None:
        def ask(held: "Ledger", type_: str | None = type_) -> Sequence[msgspec.Struct]:
            view: Callable[..., Sequence[msgspec.Struct]] = getattr(held, name)
            return view(story=story, actor=actor, type=type_, since=since, until=until, outlet=outlet)

        _show(context, ledger, ask, kind, shown, form, output, by=by)


_listing(
    "quotes",
    rows.QuotationRow,
    columns.QUOTES,
    ("mode",),
    "List quotations; --type: direct, mixed, indirect. Dates are those of publication.",
)
_listing(
    "positions",
    rows.PositionRow,
    columns.POSITIONS,
    ("type", "act"),
    "List positions; --type: a PLOVER type (REQUEST) or an act (demand). Dates are those of publication.",
)
_listing(
    "demands",
    rows.DemandRow,
    columns.DEMANDS,
    ("state", "act"),
    "List demands and what became of each, with its answers; --type: open, refused, accepted, conditioned, "
    "withdrawn, contested, or an act. Dates are those of publication.",
)
_listing(
    "redlines",
    rows.RedLineRow,
    columns.RED_LINES,
    ("act",),
    "List the red lines drawn: what would follow, on what condition, and which later acts of others to hold "
    "against it. Whether one was crossed is for you to say; --type: an act. Dates are those of publication.",
)
_listing(
    "figures",
    rows.FigureRow,
    columns.FIGURES,
    ("unit", "counted"),
    "List figures; --type: a unit or what is counted. Dates are those of publication.",
)
_listing(
    "timeline",
    timelines.TimelineRow,
    columns.TIMELINE,
    ("type", "act"),
    "List what is dated, by its own date: positions, and the dates that documents name. "
    "--type: a PLOVER type, an act, DATE or TIME; --since and --until bound the date itself.",
)
_listing(
    "actors",
    rows.ActorRow,
    columns.ACTORS,
    ("kind",),
    "List actors, most mentioned first; --type: person, state, bloc, organisation, group.",
)


@app.command()
def compare(
    context: typer.Context,
    story: Annotated[str, typer.Argument(metavar="STORY", help="Its id, the start of it, or its title.")],
    type_: TypeOption = None,
    ledger: LedgerOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Show the claims of a story side by side; --type: figure, quotation, ..., or a verdict (disagree)."""

    def ask(held: "Ledger", type_: str | None = type_) -> Sequence[msgspec.Struct]:
        return held.compare(story, type_)

    _show(context, ledger, ask, rows.ComparisonRow, columns.COMPARISONS, form, output, by=("kind", "verdict"))


@app.command()
def history(
    context: typer.Context,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, alias or id.")],
    story: StoryOption = None,
    ledger: LedgerOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Follow an actor's positions on each matter through the days: added, dropped, hardened, softened."""

    def ask(held: "Ledger") -> Sequence[msgspec.Struct]:
        return held.history(actor, story)

    _show(context, ledger, ask, rows.HistoryRow, columns.HISTORY, form, output)


@app.command()
def verify(
    context: typer.Context,
    ledger: LedgerOption = None,
    form: FormatOption = "table",
    output: OutputOption = None,
) -> None:
    """Slice every stored text again and compare; print what fails, and exit with 3 if anything does."""
    from communique.api import Ledger
    from communique.verify import Failure

    where = settings(context, ledger).ledger
    with Ledger.open(where, create=False) as held:
        found = held.verify()
    print_rows(found.failures, Failure, columns.FAILURES, form, output)
    proved = f"{plural(found.evidence, 'piece')} of evidence in {plural(found.documents, 'document')}"
    note(f"{where}: {proved}: {f'{len(found.failures):,} failed' if found.failures else 'all hold'}")
    if found.failures:
        raise typer.Exit(EVIDENCE_FAILED)


def _show(
    context: typer.Context,
    ledger: str | None,
    ask: Callable[..., Sequence[msgspec.Struct]],
    kind: type[msgspec.Struct],
    shown: Sequence[Column],
    form: Format,
    output: Path | None,
    by: Sequence[str] = (),
) -> None:
    """Open the ledger, ask it for rows, print them, and say what to do where there are none."""
    from communique.api import Ledger

    wanted = context.params.get("type_")
    with Ledger.open(settings(context, ledger).ledger, create=False) as held:
        documents = held.documents()
        found = ask(held) if documents else ()
        others = ask(held, None) if documents and wanted and not found else ()
        current = held.is_current()
    print_rows(found, kind, shown, form, output)
    if not documents:
        note("No documents yet: communique read PATH...")
    elif not current:
        note("The last run did not finish: communique read brings actors, stories and comparisons up to date")
    elif others:
        note(f"Nothing of type {wanted!r} among {plural(len(others), 'row')}: there is {_types(others, by)}")
    elif not found:
        filtered = any(context.params.get(name) for name in FILTERS)
        note(f"Nothing found in {plural(len(documents), 'document')}{': widen the filters' * filtered}")


def _types(found: Sequence[msgspec.Struct], by: Sequence[str]) -> str:
    """Name the types that --type would find, the commonest of each field first."""
    names: list[str] = []
    for field in by:
        counted = Counter(value for row in found if (value := getattr(row, field)))
        names += [name for name, _ in counted.most_common()]
    return ", ".join(list(dict.fromkeys(names))[:NAMED])
