"""Tell what became of each demand."""

from collections.abc import Mapping, Sequence

from communique.compare.align import Sides
from communique.model import (
    INFERRED,
    Answer,
    Comparison,
    Demand,
    DemandState,
    Document,
    Position,
    Reading,
    Response,
    content_id,
)

_STATES: Mapping[Answer, DemandState] = {
    "accepts": "accepted",
    "refuses": "refused",
    "conditions": "conditioned",
    "counters": "conditioned",
    "withdraws": "withdrawn",
    "ignores": "open",
    "denies": "refused",
}


def demands(
    resolved: Sequence[Reading],
    whose: Sides,
    comparisons: Sequence[Comparison],
    responses: Sequence[Response],
) -> tuple[Demand, ...]:
    """Return each demand (positions of type REQUEST that are the same act) with its state, story by story.

    Of answers of one side on different days the latest counts; answers that differ otherwise make a demand
    ``contested``; one that its own side takes back is ``withdrawn``; without an answer it is ``open``.
    """
    positions = {p.id: p for r in resolved for p in r.positions}
    documents = {r.document.id: r.document for r in resolved}
    given: dict[str, list[Response]] = {}
    for response in responses:
        given.setdefault(response.answers, []).append(response)
    found = []
    for row in comparisons:
        asked = [positions[id_] for id_ in row.claims if id_ in positions]
        if row.kind != "position" or not asked or asked[0].type != "REQUEST" or asked[0].negated:
            continue
        answers = sorted(
            (answer for position in asked for answer in given.get(position.id, ())),
            key=lambda answer: (when(positions[answer.position], documents) or "", answer.id),
        )
        state, reason = _state(answers, positions, documents, whose)
        whom = sorted((p.addressee for p in asked if p.addressee), key=lambda to: to.reason == INFERRED)
        found.append(
            Demand(
                id=content_id("demand", [p.id for p in asked]),
                story=row.story,
                positions=tuple(p.id for p in asked),
                holder=next((p.holder.actor for p in asked if p.holder.actor), None),
                addressee=next((to.actor for to in whom if to.actor), None),
                state=state,
                reason=reason,
                answers=tuple(answer.id for answer in answers),
                origins=row.origins,
            )
        )
    return tuple(found)


def when(position: Position, documents: Mapping[str, Document]) -> str | None:
    """Return the day of an act: its own date, else that of publication."""
    published = documents[position.document].published
    date = position.date.value if position.date else published.value if published else None
    return date[:10] if date else None


def _state(
    answers: Sequence[Response],
    positions: Mapping[str, Position],
    documents: Mapping[str, Document],
    whose: Sides,
) -> tuple[DemandState, str]:
    """The state and its reason, from answers in the order of their days."""
    latest: dict[frozenset[str], dict[DemandState, str | None]] = {}
    changed = False
    for answer in answers:
        position = positions[answer.position]
        day, state = when(position, documents), _STATES[answer.answer]
        held = latest.setdefault(whose(position.holder.actor), {})
        # A later day replaces what a side said before; on one day, or an unknown one, both stand.
        earlier = [s for s, other in held.items() if s != state and day and other and other < day]
        changed = changed or bool(earlier)
        for replaced in earlier:
            del held[replaced]
        held[state] = day
    states = sorted({state for held in latest.values() for state in held})
    if not states:
        return "open", "no answer was found"
    if "withdrawn" in states:
        return "withdrawn", "taken back by the side that made it"
    if len(states) > 1:
        return "contested", " and ".join(states)
    return states[0], "the latest answer" if changed else "every answer that was found"
