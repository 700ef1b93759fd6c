"""Ask a ledger for rows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from communique import ledger
from communique.api import tables
from communique.api.selection import Selection, check_outlet, find_actors, find_story
from communique.model import (
    Actor,
    Claim,
    Collection,
    Comparison,
    Document,
    Figure,
    Lineage,
    Position,
    Quotation,
    Response,
    Story,
    TimeExpression,
    rows,
)

C = TypeVar("C", bound=Claim)
R = TypeVar("R", bound=Claim)


def collection(store: ledger.Store, story: str | None) -> Collection:
    """Return everything known, or everything known about one story."""
    whole = ledger.collection(store)
    if story is None:
        return whole
    chosen = find_story(whole.stories, story)
    inside = set(chosen.documents)
    readings = tuple(r for r in whole.readings if r.document.id in inside)
    claims = {claim.id for reading in readings for claim in reading.claims()}
    return Collection(
        readings=readings,
        actors=tuple(a for a in whole.actors if any(m.document in inside for m in a.mentions)),
        lineage=tuple(pair for pair in whole.lineage if pair.a in inside and pair.b in inside),
        origins={document: origin for document, origin in whole.origins.items() if document in inside},
        stories=(chosen,),
        comparisons=tuple(c for c in whole.comparisons if c.story == chosen.id),
        responses=tuple(r for r in whole.responses if r.position in claims and r.answers in claims),
        demands=tuple(d for d in whole.demands if d.story == chosen.id),
    )


def stories(store: ledger.Store) -> list[rows.StoryRow]:
    """Return the stories."""
    held, origins = documents(store, Selection()), ledger.origins(store)
    return [tables.story_row(story, held, origins) for story in _stories(store)]


def members(store: ledger.Store) -> list[rows.MemberRow]:
    """Return the story and episode of every document."""
    return tables.member_rows(_stories(store), documents(store, Selection()))


def why(store: ledger.Store) -> list[rows.WhyRow]:
    """Return why each document is in its story."""
    return tables.why_rows(_stories(store), documents(store, Selection()))


def lineage(store: ledger.Store, selection: Selection) -> list[rows.LineageRow]:
    """Return the pairs of which both documents pass the filters."""
    held = documents(store, selection)
    return [
        tables.lineage_row(pair, held)
        for pair in ledger.derived(store, "lineage", Lineage)
        if pair.a in held and pair.b in held and selection.takes_type(pair.kind)
    ]


def quotations(store: ledger.Store, selection: Selection) -> list[rows.QuotationRow]:
    """Return the quotations that pass the filters."""
    return _rows(store, Quotation, selection, tables.quotation_row)


def positions(store: ledger.Store, selection: Selection) -> list[rows.PositionRow]:
    """Return the positions that pass the filters."""
    return _rows(store, Position, selection, tables.position_row)


def figures(store: ledger.Store, selection: Selection) -> list[rows.FigureRow]:
    """Return the figures that pass the filters."""
    return _rows(store, Figure, selection, tables.figure_row)


def actors(store: ledger.Store, selection: Selection) -> list[rows.ActorRow]:
    """Return the actors that the chosen documents mention, most mentioned first."""
    held = documents(store, selection)
    known = ledger.derived(store, "actors", Actor)
    chosen = known if selection.actor is None else find_actors(known, selection.actor)
    made = [tables.actor_row(actor, held) for actor in chosen if selection.takes_type(actor.kind)]
    return sorted((row for row in made if row.mentions), key=lambda row: (-row.mentions, row.name, row.id))


def comparisons(store: ledger.Store, story: str, kind_or_verdict: str | None) -> list[rows.ComparisonRow]:
    """Return the comparisons of a story, each claim with its document."""
    chosen = find_story(_stories(store), story)
    inside, wanted = documents(store, Selection(story=story)), Selection(type=kind_or_verdict)
    kinds = (Quotation, Position, Figure, TimeExpression)
    claims = {claim.id: claim for kind in kinds for claim in ledger.claims(store, kind)}
    return [
        tables.comparison_row(comparison, claims, inside)
        for comparison in ledger.derived(store, "comparisons", Comparison)
        if comparison.story == chosen.id
        and wanted.takes_type(comparison.kind, comparison.verdict)
        and all(id_ in claims for id_ in comparison.claims)
    ]


def exchanged(
    store: ledger.Store, form: Literal["plover", "w3c"], selection: Selection
) -> Iterator[dict[str, Any]]:
    """Yield the records of one interchange format: positions for ``plover``, all claims for ``w3c``."""
    from communique import export

    kinds: tuple[type[Claim], ...] = (
        (Position,) if form == "plover" else (Quotation, Position, Figure, TimeExpression)
    )
    for kind in kinds:
        whole: Document | None = None
        for claim, document in claims_of(store, kind, selection):
            if selection.takes_type(*_types(claim)):
                if whole is None or whole.id != document.id:
                    whole = ledger.document(store, document.id)
                if isinstance(claim, Position) and form == "plover":
                    yield export.plover_record(claim, whole)
                else:
                    yield export.annotation(claim, whole)


def write_dna(store: ledger.Store, file: Path, selection: Selection) -> int:
    """Write the chosen positions as a database of Discourse Network Analyzer; return how many statements."""
    from communique import export

    chosen = [c for c, _ in claims_of(store, Position, selection) if selection.takes_type(*_types(c))]
    texts = {id_: ledger.document(store, id_) for id_ in documents(store, selection)}
    return export.write_dna(
        file,
        chosen,
        texts,
        ledger.derived(store, "actors", Actor),
        ledger.derived(store, "comparisons", Comparison),
        ledger.derived(store, "responses", Response),
    )


def _types(claim: Claim) -> tuple[str | None, ...]:
    """By what ``--type`` knows a claim."""
    if isinstance(claim, Quotation):
        return (claim.mode,)
    if isinstance(claim, Figure):
        return claim.unit, claim.counted
    return (getattr(claim, "type", None), getattr(claim, "act", None))


def documents(store: ledger.Store, selection: Selection) -> dict[str, Document]:
    """Return the documents that pass the filters, without their text, by id and in order of their paths."""
    held = {head.document.id: head.document for head in ledger.heads(store)}
    if selection.outlet is not None:
        check_outlet(held.values(), selection.outlet)
    if selection.story is not None:
        held = {id_: held[id_] for id_ in find_story(_stories(store), selection.story).documents}
    return {id_: document for id_, document in held.items() if selection.takes(document)}


def _stories(store: ledger.Store) -> tuple[Story, ...]:
    return ledger.derived(store, "stories", Story)


def claims_of(store: ledger.Store, kind: type[C], selection: Selection) -> Iterator[tuple[C, Document]]:
    """Yield the claims of a kind that stand in the chosen documents and name the chosen actor."""
    held = documents(store, selection)
    names = None
    if selection.actor is not None:
        names = [actor.name for actor in find_actors(ledger.derived(store, "actors", Actor), selection.actor)]
    for claim in ledger.claims(store, kind, names):
        if claim.document in held:
            yield claim, held[claim.document]


def _rows(
    store: ledger.Store,
    kind: type[C],
    selection: Selection,
    make: Callable[[C, Document], R],
) -> list[R]:
    found = claims_of(store, kind, selection)
    return [make(claim, document) for claim, document in found if selection.takes_type(*_types(claim))]
