"""The one place where readings become the contract's JSON objects, and where those become readings again."""

from collections.abc import Iterable
from typing import Any

import msgspec

from communique.model.actors import Actor, Role
from communique.model.claims import Attribution, Claim, Figure, Position, Proposal, Quotation, TimeExpression
from communique.model.collections import Reading
from communique.model.documents import Document
from communique.model.spans import Evidence, Span

_CLAIMS: dict[str, type] = {
    "quotations": Quotation,
    "attributions": Attribution,
    "acts": Proposal,
    "positions": Position,
    "figures": Figure,
    "times": TimeExpression,
}


def to_contract(reading: Reading, actors: Iterable[Actor] = ()) -> dict[str, Any]:
    """Return the object that ``communique annotate`` prints for a document.

    ``actors`` may belong to the whole collection: only those mentioned in this document are printed,
    with their mentions and roles in it.
    """
    here = reading.document.id
    return {
        "document": msgspec.to_builtins(reading.document),
        **{key: msgspec.to_builtins(getattr(reading, key)) for key in _CLAIMS},
        "actors": [
            _actor(actor, here) for actor in actors if any(m.document == here for m in actor.mentions)
        ],
    }


def from_contract(printed: dict[str, Any]) -> tuple[Reading, tuple[Actor, ...]]:
    """Return the reading and the actors that ``printed`` was made from.

    Raises ``msgspec.ValidationError`` where a field is missing or of another type.
    """
    document = msgspec.convert(printed["document"], Document)
    claims = {
        key: msgspec.convert(printed[key], tuple[kind, ...])  # type: ignore[valid-type]
        for key, kind in _CLAIMS.items()
    }
    actors = tuple(
        Actor(
            id=actor["id"],
            name=actor["name"],
            kind=actor["kind"],
            aliases=tuple(actor["aliases"]),
            roles=tuple(
                Role(role["title"], role["affiliation"], _evidence(document, role["span"]))
                for role in actor["roles"]
            ),
            mentions=tuple(_evidence(document, span) for span in actor["mentions"]),
        )
        for actor in printed["actors"]
    )
    return Reading(document=document, **claims), actors


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return a claim as the JSON object that the ledger's commands print."""
    row: dict[str, Any] = msgspec.to_builtins(claim)
    return row


def _actor(actor: Actor, document: str) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [
            {"title": r.title, "affiliation": r.affiliation, "span": list(_ends(r.evidence.span))}
            for r in actor.roles
            if r.evidence.document == document
        ],
        "mentions": [list(_ends(m.span)) for m in actor.mentions if m.document == document],
    }


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _evidence(document: Document, span: list[int]) -> Evidence:
    return document.evidence(Span(*span))
