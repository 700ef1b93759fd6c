"""Positions to sections: who demands, offers, threatens, refuses and moves what, and who answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from communique.brief.groups import Group, folded, wordings
from communique.brief.parts import Block, Detail, Line, Section, note, plain, texts
from communique.brief.phrases import many, own_verb, verb
from communique.brief.sources import Sources
from communique.brief.statements import about, bare, duty, holder, red_line, several, source, statement, who
from communique.model import INFERRED, Clause, Demand, Position, Reference, Response
from communique.text.words import terms

Groups = Sequence[Group[Position]]

ENOUGH = 5
"""Terms that say what an act is about; more are no better."""
WORDINGS = 3
"""Other wordings printed under a line; the rest are counted and linked."""

_OTHERS = (
    ("offers", "Offers, promises and support", "AGREE CONCEDE SUPPORT COOPERATE AID CONSULT RETREAT"),
    ("threats", "Threats and red lines", "THREATEN"),
    ("refusals", "Refusals and denials", "REJECT"),
    ("accusations", "Accusations and protests", "ACCUSE PROTEST"),
    ("sanctions", "Sanctions", "SANCTION"),
    ("forces", "Moves of forces, seizures and attacks", "MOBILIZE COERCE ASSAULT"),
)
_ANSWERS = {
    "accepts": "accept",
    "refuses": "refuse",
    "conditions": "set a condition",
    "counters": "make another offer",
    "ignores": "leave it unanswered",
    "withdraws": "take it back",
    "denies": "deny it",
}


def demands(groups: Groups, known: Sequence[Demand], sources: Sources) -> Section:
    """Return who demands what of whom, clause by clause, under a heading for each pair."""
    states = {claim: demand for demand in known for claim in demand.positions}
    blocks: dict[str, list[Line]] = {}
    for group in groups:
        if group.claims[0].type == "REQUEST":
            first = lead(group, sources)
            to = _party(first.addressee, first, sources) if first.addressee else "addressee not stated"
            pair = f"{_party(first.holder, first, sources)} → {to}"
            demand = next((states[claim.id] for claim in group.claims if claim.id in states), None)
            state = _state(demand) if demand else ""
            blocks.setdefault(pair[:1].upper() + pair[1:], []).append(line(group, sources, state))
    return Section(
        "demands",
        "Who demands what of whom",
        tuple(Block(heading, tuple(lines)) for heading, lines in blocks.items()),
        note="Open: no answer was found in these documents. Contested: answered in more than one way.",
    )


def _party(reference: Reference, position: Position, sources: Sources) -> str:
    """A side as a heading names it: lines below it tell which of them are inferred."""
    return sources.called(reference.actor) if reference.actor else texts(who(reference, position, sources))


def _state(demand: Demand) -> str:
    return f"contested: {demand.reason}" if demand.state == "contested" else demand.state


def others(groups: Groups, responses: Sequence[Response], sources: Sources) -> Iterator[Section]:
    """Yield a section for each further kind of act; what was denied has its denials under it."""
    positions, given = _given(groups, responses)
    for name, title, types in _OTHERS:
        lines = []
        for group in groups:
            if group.claims[0].type in types.split():
                rows = [row for claim in group.claims for row in given.get(claim.id, ())]
                shown = line(group, sources)
                lines.append(replace(shown, details=(*shown.details, *_replies(rows, positions, sources))))
        yield Section(name, title, (Block("", tuple(lines)),) if lines else ())


def answers(groups: Groups, responses: Sequence[Response], sources: Sources) -> tuple[Section, Section]:
    """Return the answered demands with their answers, and the demands that nobody is found to answer."""
    positions, given = _given(groups, responses)
    answered: list[Line] = []
    open_: list[Line] = []
    for group in groups:
        first = lead(group, sources)
        if first.type == "REQUEST" and not first.negated:
            rows = [response for claim in group.claims for response in given.get(claim.id, ())]
            refs = sources.refs(group.claims)
            demand = Line(
                f"answered:{group.key}",
                statement(first, sources, 140),
                refs,
                *sources.counts(refs),
                details=tuple(_replies(rows, positions, sources)),
                see=group.key,
            )
            (answered if rows else open_).append(demand)
    return (
        Section("answers", "Who answered what", (Block("", tuple(answered)),) if answered else ()),
        Section(
            "open",
            "Open: no answer found in these documents",
            (Block("", tuple(open_)),) if open_ else (),
            "short",
        ),
    )


def _given(
    groups: Groups, responses: Sequence[Response]
) -> tuple[dict[str, Position], dict[str, list[Response]]]:
    """The positions by id, and the responses that each got."""
    positions = {claim.id: claim for group in groups for claim in group.claims}
    given: dict[str, list[Response]] = {}
    for response in responses:
        if response.position in positions:
            given.setdefault(response.answers, []).append(response)
    return positions, given


def line(group: Group[Position], sources: Sources, state: str = "") -> Line:
    """Return the line of a group: its clearest member in full, then clauses and other wordings."""
    first = lead(group, sources)
    shown = {claim.id: bare(claim, sources) for claim in group.claims}
    same = [claim for claim in group.claims if folded(shown[claim.id]) == folded(shown[first.id])]
    if group.verdict == "disagree":
        state = "; ".join(filter(None, (group.reason, state)))
    return Line(
        group.key,
        statement(first, sources),
        sources.refs(same),
        *sources.counts(sources.refs(group.claims)),
        state=state,
        details=(*_clauses(group, first, sources), *_wordings(group, first, shown, sources)),
    )


def lead(group: Group[Position], sources: Sources) -> Position:
    """Return the member that stands for the group.

    Its holder is known and its words say something; then what most origins carry comes first, with a known
    addressee, if need be an inferred one, in enough words, in quoted ones.
    """
    words = {claim.id: bare(claim, sources) for claim in group.claims}
    carried = {claim.id: sources.origins(same) for same in wordings(group.claims, words) for claim in same}

    def rank(position: Position) -> tuple[bool, bool, int, bool, bool, int, bool, tuple[int, int]]:
        addressee = position.addressee or Reference(None)
        return (
            position.holder.actor is None,
            len(terms(words[position.id])) < 2,
            -carried[position.id],
            addressee.actor is None,
            addressee.reason == INFERRED,
            -min(len(terms(words[position.id])), ENOUGH),
            not sources.is_quoted(position.document, position.content or position.span),
            sources.place(position),
        )

    return min(group.claims, key=rank)


def _wordings(
    group: Group[Position], first: Position, shown: Mapping[str, str], sources: Sources
) -> Iterator[Detail]:
    different = [held for held in wordings(group.claims, shown) if first not in held]
    different.sort(key=lambda held: -sources.origins(held))
    for same in different[:WORDINGS]:
        label = "also worded" if same[0].act == first.act else f"also worded ({same[0].act})"
        yield Detail(about(same[0], sources), sources.refs(same), label)
    rest = [claim for same in different[WORDINGS:] for claim in same]
    if rest:
        counted = many(len(different) - WORDINGS, "more wording")
        yield Detail((note(counted),), sources.refs(rest), "also worded")


def _clauses(group: Group[Position], first: Position, sources: Sources) -> Iterator[Detail]:
    seen: set[str] = set()
    for position in (first, *(claim for claim in group.claims if claim is not first)):
        for clause in position.clauses:
            pieces = (
                duty(clause, position, sources)
                if position.type != "THREATEN"
                else red_line(clause, position, sources)
            )
            words = folded(texts(pieces))
            if words not in seen and not _repeats(clause, position, sources):
                seen.add(words)
                label = "red line" if position.type == "THREATEN" else "clause"
                yield Detail(pieces, (sources.ref(position),), label)


def _repeats(clause: Clause, position: Position, sources: Sources) -> bool:
    """Tell whether a clause says no more than the sentence of its position."""
    text = sources.document(position.document).text
    line, said = folded(bare(position, sources)), folded(clause.span.of(text))
    bound = clause.obliged.actor if clause.obliged else None
    known = {None, *(ref.actor for ref in (position.holder, position.addressee) if ref)}
    terms_shown = all(
        folded(part.of(text)) in line for part in (clause.condition, clause.exception) if part is not None
    )
    forbids = clause.modality != "must" and own_verb(position, position.trigger.of(text))
    alike = said in line or line in said
    return len(position.clauses) == 1 and bound in known and terms_shown and alike and not forbids


def _replies(
    rows: Sequence[Response], positions: Mapping[str, Position], sources: Sources
) -> Iterator[Detail]:
    replies: dict[tuple[str, str, str], list[Position]] = {}
    for row in rows:
        reply = positions[row.position]
        key = (row.answer, reply.holder.actor or "", folded(bare(reply, sources)))
        replies.setdefault(key, []).append(reply)
    for (answer, *_), held in replies.items():
        says = verb(_ANSWERS[answer], plural=several(held[0], sources))
        pieces = (*holder(held[0], sources), plain(f" {says}: "), *about(held[0], sources))
        yield Detail((*pieces, *source(held[0], sources)), sources.refs(held), "answer")
