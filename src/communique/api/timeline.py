"""Ask a ledger what happened when: dated events, each once, whoever tells of it."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from communique import ledger
from communique.api import views
from communique.api.selection import Selection
from communique.api.tables import passage
from communique.model import Comparison, Document, Position, Reference, TimeExpression
from communique.model.timelines import TellingRow, TimelineRow

Dated = Position | TimeExpression


class _Telling(NamedTuple):
    """A dated claim, its date, and the document it stands in (without its text)."""

    date: str
    claim: Dated
    document: Document


def timeline(store: ledger.Store, selection: Selection) -> list[TimelineRow]:
    """Return what is dated, by date; ``since`` and ``until`` bound the date itself.

    Claims that the comparisons hold for tellings of one event on one date are one row.
    """
    compared = {c.id: c for c in ledger.derived(store, "comparisons", Comparison) if c.kind == "time"}
    event_of = {claim: c.id for c in compared.values() for claim in c.claims}
    groups: dict[tuple[str, str], list[_Telling]] = {}
    for telling in sorted(_tellings(store, selection), key=_order):
        event = event_of.get(telling.claim.id)
        key = (event, telling.date.partition("T")[0]) if event else (telling.claim.id, "")
        groups.setdefault(key, []).append(telling)
    origins = ledger.origins(store)
    texts: dict[str, str] = {}
    found = []
    for (event, _), held in groups.items():
        document = held[0].document
        if document.id not in texts:
            texts = {document.id: ledger.document(store, document.id).text}
        found.append(_row(held, compared.get(event), origins, texts[document.id]))
    return found


def _tellings(store: ledger.Store, selection: Selection) -> list[_Telling]:
    whenever = Selection(
        story=selection.story, actor=selection.actor, type=selection.type, outlet=selection.outlet
    )
    claims: list[tuple[Dated, Document]] = [
        *views.claims_of(store, Position, whenever),
        *views.claims_of(store, TimeExpression, whenever),
    ]
    return [
        _Telling(date, claim, document)
        for claim, document in claims
        if (date := _date(claim)) and selection.takes_date(date) and selection.takes_type(*_types(claim))
    ]


def _types(claim: Dated) -> tuple[str, ...]:
    return (claim.type, claim.act) if isinstance(claim, Position) else (claim.type,)


def _date(claim: Dated) -> str | None:
    if isinstance(claim, Position):
        return claim.date.value if claim.date else None
    calendar = claim.type in ("DATE", "TIME") and (claim.value or "")[:4].isdecimal()
    return claim.value if calendar and not claim.dateline else None


def _order(telling: _Telling) -> tuple[str, bool, str, object, str]:
    claim, path = telling.claim, telling.document.path or ""
    return telling.date, isinstance(claim, TimeExpression), path, claim.span, claim.id


def _row(
    held: Sequence[_Telling], event: Comparison | None, origins: Mapping[str, str], text: str
) -> TimelineRow:
    date, claim, document = held[0]
    act = claim if isinstance(claim, Position) else None
    dated = act.date if act else None
    documents = {telling.document.id for telling in held}
    return TimelineRow(
        date=date,
        precision=dated.precision if dated else _precision(date),
        basis=dated.basis if dated else _basis(claim),
        kind="position" if act else "time",
        id=claim.id,
        document=document.id,
        path=document.path,
        outlet=document.outlet,
        span=claim.span,
        text=claim.text,
        type=claim.type,
        act=act.act if act else None,
        holder=_name(act.holder) if act else None,
        addressee=_name(act.addressee) if act else None,
        addressee_reason=act.addressee.reason if act and act.addressee else None,
        passage=passage(text, claim.span),
        status=_status(held),
        verdict=event.verdict if event else "only here",
        reason=event.reason if event else "one document",
        origins=len({origins.get(id_, id_) for id_ in documents}),
        tellings=tuple(_told(telling) for telling in held),
    )


def _basis(claim: Dated) -> str:
    """A day that only another document says is not this text's."""
    return (claim.basis if isinstance(claim, TimeExpression) else None) or "text"


def _told(telling: _Telling) -> TellingRow:
    claim, document = telling.claim, telling.document
    return TellingRow(
        path=document.path,
        outlet=document.outlet,
        published=document.published.value if document.published else None,
        document=document.id,
        id=claim.id,
        span=claim.span,
        text=claim.text,
    )


def _name(reference: Reference | None) -> str | None:
    return reference.actor if reference else None


def _status(held: Sequence[_Telling]) -> Literal["past", "scheduled"] | None:
    """Return whether the date lies ahead of the last document that tells of it."""
    last = max((t.document.published.value for t in held if t.document.published), default="")
    day = _DAY.match(held[0].date)
    if not last or not day:
        return None
    return "scheduled" if day[0] > last[: len(day[0])] else "past"


_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d|-)")
"""A date that can be told to lie before or behind another one: no week, no season."""


def _precision(value: str) -> str:
    return next(name for shape, name in _PRECISIONS if shape.match(value))


_PRECISIONS = tuple(
    (re.compile(shape), name)
    for shape, name in (
        (r"\d{4}-\d\d-\d\dT\d", "minute"),
        (r"\d{4}-\d\d-\d\d", "day"),
        (r"\d{4}-W", "week"),
        (r"\d{4}-\d\d", "month"),
        (r"\d{4}-", "season"),
        (r"\d{4}", "year"),
        (r"\d{3}", "decade"),
        (r"", "century"),
    )
)
"""The shapes of TIMEX3 calendar values, the finest first."""
