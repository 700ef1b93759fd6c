"""Positions as event records: the data fields of PLOVER 2.0 (Open Event Data Alliance, 2024, chapter 6)."""

from typing import Any

from communique.model import Document, PloverType, Position, Reference

_QUADS: tuple[tuple[PloverType, ...], ...] = (
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    ("COOPERATE", "AID", "RETREAT"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
QUADS = {kind: number for number, kinds in enumerate(_QUADS, 1) for kind in kinds}
"""Verbal and material cooperation, verbal and material conflict."""


def plover_record(position: Position, document: Document) -> dict[str, Any]:
    """Return ``position`` as one record, unknown fields ``null``.

    ``date`` is that of the act where the text gives one, else that of publication; ``date_basis`` says which.
    No actor codes are made up: ``entity_text`` is the words, ``identifier_text`` the name they stand for.
    Beyond PLOVER's fields: ``date_basis``, ``negated``, ``modality`` and the places of trigger and content.
    """
    published = document.published
    date = position.date or published
    return {
        "id": f"communique-{position.id}",
        "date": date.value if date else None,
        "date_basis": None if date is None else "act" if position.date else "publication",
        "actor": _entities(position.holder, document),
        "recipient": _entities(position.addressee, document),
        "event": [position.type],
        "event_text": [position.trigger.of(document.text)],
        "quad_code": QUADS[position.type],
        "mode": [position.act],
        "context": [position.content.of(document.text)] if position.content else [],
        "negated": position.negated,
        "modality": position.modality,
        "text": position.text,
        "text_info": {
            "start": position.span.start,
            "end": position.span.end,
            "trigger": [position.trigger.start, position.trigger.end],
            "content": [position.content.start, position.content.end] if position.content else None,
        },
        "cite_info": {
            "citation": document.id,
            "path": document.path,
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "publication": document.outlet,
            "date": published.value if published else None,
            "codebook": "plover-2.0",
        },
        "coder": f"communique {position.stage}",
    }


def _entities(reference: Reference | None, document: Document) -> list[dict[str, str | None]]:
    if reference is None:
        return []
    words = reference.span.of(document.text) if reference.span else None
    names = reference.actor.split("; ") if reference.actor else [None]
    return [{"entity_text": words, "identifier_text": name, "reason": reference.reason} for name in names]
