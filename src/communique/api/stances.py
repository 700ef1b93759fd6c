"""Ask a ledger what became of demands, and what touches the red lines that were drawn."""

from typing import Any

from communique import ledger
from communique.api import views
from communique.api.selection import Selection, find_actors
from communique.model import INFERRED, Actor, Demand, Document, Position, Response
from communique.model.rows import DemandRow, HistoryRow, RedLineRow, ReplyRow, TouchRow

QUESTION = "Does this touch the condition?"


def demands(store: ledger.Store, selection: Selection) -> list[DemandRow]:
    """Return demands with their states and answers; ``type`` is the state or the act.

    A demand is shown where the filters let one of its mentions through; ``actor`` is who demands or is asked.
    """
    held = views.documents(store, selection)
    whole = views.documents(store, Selection())
    positions = {claim.id: claim for claim in ledger.claims(store, Position)}
    responses = {response.id: response for response in ledger.derived(store, "responses", Response)}
    names = None
    if selection.actor is not None:
        found = find_actors(ledger.derived(store, "actors", Actor), selection.actor)
        names = {actor.name for actor in found}
    rows = []
    for demand in ledger.derived(store, "demands", Demand):
        mentions = [positions[id_] for id_ in demand.positions if id_ in positions]
        shown = [mention for mention in mentions if mention.document in held]
        if not shown or not selection.takes_type(demand.state, shown[0].act):
            continue
        if names is not None and not any(names & _parties(mention) for mention in shown):
            continue
        answers = [responses[id_] for id_ in demand.answers if id_ in responses]
        rows.append(_row(demand, shown, [a for a in answers if a.position in positions], positions, whole))
    return rows


def red_lines(store: ledger.Store, selection: Selection) -> list[RedLineRow]:
    """Return the red lines drawn in the chosen documents; ``type`` is the act, ``actor`` who draws one or is
    threatened."""
    from communique.compare import red_lines

    held = views.documents(store, selection)
    whole = ledger.collection(store)
    documents = {reading.document.id: reading.document for reading in whole.readings}
    names = None
    if selection.actor is not None:
        names = {actor.name for actor in find_actors(whole.actors, selection.actor)}
    rows = []
    for line in red_lines(whole.readings, whole.actors, whole.stories):
        position, document = line.position, documents[line.position.document]
        if document.id not in held or not selection.takes_type(position.act):
            continue
        if names is not None and not names & _parties(position):
            continue
        condition, text = line.clause.condition, document.text
        if condition is not None:
            rows.append(
                RedLineRow(
                    id=position.id,
                    story=line.story,
                    holder=position.holder.actor,
                    addressee=position.addressee.actor if position.addressee else None,
                    addressee_reason=position.addressee.reason if position.addressee else None,
                    condition=condition.of(text),
                    condition_span=condition,
                    consequence=line.clause.text,
                    consequence_span=line.clause.span,
                    date=_day(position, document),
                    **_placed(position, document),
                    mentions=len(line.mentions),
                    question=QUESTION if line.touched else None,
                    touched=tuple(_touch(act, documents[act.document]) for act in line.touched),
                )
            )
    return rows


def history(store: ledger.Store, actor: str, story: str | None) -> list[HistoryRow]:
    """Return the positions of an actor and its side by matter and day, each with what changed."""
    from communique.compare import history

    whole = views.collection(store, story)
    names = frozenset(found.name for found in find_actors(whole.actors, actor))
    documents = {reading.document.id: reading.document for reading in whole.readings}
    rows = []
    for step in history(whole.readings, whole.actors, whole.stories, names):
        position, document = step.position, documents[step.position.document]
        rows.append(
            HistoryRow(
                matter=step.matter,
                date=step.day,
                change=step.change,
                added=step.added,
                dropped=step.dropped,
                holder=position.holder.actor,
                addressee=position.addressee.actor if position.addressee else None,
                addressee_reason=position.addressee.reason if position.addressee else None,
                type=position.type,
                negated=position.negated,
                modality=position.modality,
                mentions=len(step.mentions),
                text=position.text,
                id=position.id,
                **_placed(position, document),
            )
        )
    return rows


def _touch(position: Position, document: Document) -> TouchRow:
    return TouchRow(
        id=position.id,
        holder=position.holder.actor,
        type=position.type,
        text=position.text,
        date=_day(position, document),
        **_placed(position, document),
    )


def _row(
    demand: Demand,
    shown: list[Position],
    answers: list[Response],
    positions: dict[str, Position],
    documents: dict[str, Document],
) -> DemandRow:
    first, document = shown[0], documents[shown[0].document]
    return DemandRow(
        id=demand.id,
        story=demand.story,
        state=demand.state,
        state_reason=demand.reason,
        holder=demand.holder,
        addressee=demand.addressee,
        addressee_reason=_inferred(demand, positions),
        text=first.text,
        date=_day(first, document),
        **_placed(first, document),
        mentions=len(shown),
        origins=demand.origins,
        positions=demand.positions,
        answers=tuple(_reply(answer, positions[answer.position], documents) for answer in answers),
    )


def _inferred(demand: Demand, positions: dict[str, Position]) -> str | None:
    """Say so where the words of no mention tell whom the demand is for."""
    told = [positions[id_].addressee for id_ in demand.positions if id_ in positions]
    reasons = {to.reason for to in told if to is not None and to.actor == demand.addressee}
    return INFERRED if reasons == {INFERRED} else None


def _reply(answer: Response, position: Position, documents: dict[str, Document]) -> ReplyRow:
    document = documents[position.document]
    return ReplyRow(
        answer=answer.answer,
        reason=answer.reason,
        id=position.id,
        holder=position.holder.actor,
        text=position.text,
        date=_day(position, document),
        **_placed(position, document),
    )


def _placed(position: Position, document: Document) -> dict[str, Any]:
    """What every row of a position says of its act and its place."""
    return {
        "act": position.act,
        "document": document.id,
        "path": document.path,
        "outlet": document.outlet,
        "span": position.span,
    }


def _day(position: Position, document: Document) -> str | None:
    if position.date:
        return position.date.value
    return document.published.value if document.published else None


def _parties(position: Position) -> set[str]:
    references = (position.holder, position.addressee)
    return {name for ref in references if ref and ref.actor for name in ref.actor.split("; ")}
