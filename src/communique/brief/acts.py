"""Positions to lines: who demands, offers, threatens, refuses, accuses and moves what, and who answered."""

from collections.abc import Iterator, Mapping, Sequence

from communique.brief.groups import Group, folded, wordings
from communique.brief.parts import Block, Detail, Line, Piece, Pieces, Section, note, plain, texts
from communique.brief.phrases import act, date, many, verb
from communique.brief.sources import Sources
from communique.model import Clause, Position, Quotation, Reference, Response

Groups = Sequence[Group[Position]]

LONGEST = 300
"""Code points of an act's words in its line."""
WORDINGS = 3
"""Other wordings printed under a line; the rest are counted and linked."""
OPEN = "open: no answer found in these documents"

_OTHERS = (
    ("offers", "Offers, promises and support", "AGREE CONCEDE SUPPORT COOPERATE AID CONSULT RETREAT"),
    ("threats", "Threats and red lines", "THREATEN"),
    ("refusals", "Refusals and denials", "REJECT"),
    ("accusations", "Accusations and protests", "ACCUSE PROTEST"),
    ("sanctions", "Sanctions", "SANCTION"),
    ("forces", "Moves of forces, seizures and attacks", "MOBILIZE COERCE ASSAULT"),
)
_DEEDS = frozenset(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "AID"])
_ANSWERS = {
    "accepts": "accept",
    "refuses": "refuse",
    "conditions": "set a condition",
    "counters": "make another offer",
    "ignores": "do not take it up",
}


def demands(groups: Groups, responses: Sequence[Response], sources: Sources) -> Section:
    """Return who demands what of whom, clause by clause, under a heading for each pair."""
    answered = {response.answers for response in responses}
    blocks: dict[str, list[Line]] = {}
    for group in groups:
        if group.claims[0].type == "REQUEST":
            first = lead(group, sources)
            of = [texts(who(ref, first, sources)) for ref in (first.holder, first.addressee) if ref]
            pair = f"{of[0]} → {of[1] if len(of) > 1 else 'addressee not stated'}"
            open_ = not first.negated and not answered & {claim.id for claim in group.claims}
            blocks.setdefault(pair, []).append(line(group, sources, OPEN if open_ else ""))
    found = tuple(Block(heading[:1].upper() + heading[1:], tuple(lines)) for heading, lines in blocks.items())
    return Section("demands", "Who demands what of whom", found)


def others(groups: Groups, sources: Sources) -> Iterator[Section]:
    """Yield a section for each further kind of act."""
    for name, title, types in _OTHERS:
        lines = tuple(line(group, sources) for group in groups if group.claims[0].type in types.split())
        yield Section(name, title, (Block("", lines),) if lines else ())


def answers(groups: Groups, responses: Sequence[Response], sources: Sources) -> Section:
    """Return each answered demand with its answers, then the demands that nobody is found to answer."""
    positions = {claim.id: claim for group in groups for claim in group.claims}
    given: dict[str, list[Response]] = {}
    for response in responses:
        if response.position in positions:
            given.setdefault(response.answers, []).append(response)
    answered: list[Line] = []
    open_: list[Line] = []
    for group in groups:
        first = lead(group, sources)
        if first.type != "REQUEST" or first.negated:
            continue
        rows = [response for claim in group.claims for response in given.get(claim.id, ())]
        details = tuple(_replies(rows, positions, sources))
        refs = sources.refs(group.claims)
        demand = Line(
            f"answered:{group.key}",
            statement(first, sources, 160),
            refs,
            *sources.counts(refs),
            details=details,
            see=group.key,
        )
        (answered if details else open_).append(demand)
    blocks = (Block("", tuple(answered)), Block(OPEN[:1].upper() + OPEN[1:], tuple(open_)))
    return Section("answers", "Who answered what", tuple(block for block in blocks if block.lines))


def line(group: Group[Position], sources: Sources, state: str = "") -> Line:
    """Return the line of a group: its clearest member in full, then clauses and other wordings."""
    first = lead(group, sources)
    shown = {claim.id: texts(_content(claim, sources, None)) for claim in group.claims}
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
    """Return the member that says most: holder and addressee known, in quoted words, earliest."""

    def rank(position: Position) -> tuple[bool, bool, bool, tuple[int, int]]:
        content = position.content or position.span
        return (
            position.holder.actor is None,
            position.addressee is None or position.addressee.actor is None,
            not sources.is_quoted(position.document, content),
            sources.place(position),
        )

    return min(group.claims, key=rank)


def statement(position: Position, sources: Sources, longest: int = LONGEST) -> Pieces:
    """Return the sentence of a position: holder, verb, addressee, and what about, in the article's words."""
    holder = who(position.holder, position, sources)
    name = Piece(holder[0].text[:1].upper() + holder[0].text[1:], holder[0].kind, holder[0].evidence)
    first = holder[0] if holder[0].evidence else name
    plural = "; " in (position.holder.actor or "")
    before, after = act(position, plural=plural)
    pieces: list[Piece] = [first, *holder[1:], plain(f" {before}")]
    if position.addressee is not None:
        pieces += [plain(" "), *who(position.addressee, position, sources)]
    pieces.append(plain(f" {after}: " if after else ": "))
    return (*pieces, *_content(position, sources, longest), *_source(position, sources))


def who(reference: Reference, claim: Position | Quotation, sources: Sources) -> Pieces:
    """Return a name; where it is not resolved, the article's words and the reason; or that none is stated."""
    if reference.actor is not None:
        return (Piece(sources.called(reference.actor), "name"),)
    reason = reference.reason or "not resolved"
    if reference.span is not None:
        return (*sources.words(claim.document, reference.span, 80), note(f" ({reason})"))
    return (plain("somebody"), note(f" ({reason})"))


def _content(position: Position, sources: Sources, longest: int | None) -> Pieces:
    return sources.words(position.document, position.content or position.span, longest, drop=",;:.")


def _source(position: Position, sources: Sources) -> Pieces:
    """Who is quoted with it, where that is not the holder; and when it was done, where that is known."""
    asides = []
    if position.quotation is not None:
        reading = sources.reading(position.document)
        quotation = next((q for q in reading.quotations if q.id == position.quotation), None)
        speaker = quotation.speaker.actor if quotation else None
        if speaker and speaker not in (position.holder.actor or "").split("; "):
            said = "according to" if position.type in _DEEDS else "said by"
            asides.append(f"{said} {sources.called(speaker)}")
    if position.date is not None:
        asides.append(date(position.date.value))
    return (note(f" ({'; '.join(asides)})"),) if asides else ()


def _wordings(
    group: Group[Position], first: Position, shown: Mapping[str, str], sources: Sources
) -> Iterator[Detail]:
    different = [w for w in wordings(group.claims, shown) if first not in w]
    for same in different[:WORDINGS]:
        said = same[0]
        label = "also worded" if said.act == first.act else f"also worded ({said.act})"
        yield Detail(_content(said, sources, LONGEST), sources.refs(same), label)
    rest = [claim for same in different[WORDINGS:] for claim in same]
    if rest:
        yield Detail(
            (note(many(len(different) - WORDINGS, "more wording")),), sources.refs(rest), "also worded"
        )


def _clauses(group: Group[Position], first: Position, sources: Sources) -> Iterator[Detail]:
    seen: set[str] = set()
    for position in (first, *(claim for claim in group.claims if claim is not first)):
        for clause in position.clauses:
            pieces = _clause(clause, position, sources)
            if folded(texts(pieces)) not in seen:
                seen.add(folded(texts(pieces)))
                yield Detail(pieces, (sources.ref(position),), "clause")


def _clause(clause: Clause, position: Position, sources: Sources) -> Pieces:
    obliged = who(clause.obliged, position, sources) if clause.obliged else (plain("not stated who"),)
    parts = [clause.action, clause.object, clause.area, clause.time, clause.condition, clause.exception]
    held = [part for part in parts if part is not None]
    span = clause.span
    if clause.action is not None:
        span = type(span)(min(part.start for part in held), max(part.end for part in held))
    pieces = (
        *obliged,
        plain(f" {clause.modality}: "),
        *sources.words(position.document, span, LONGEST, drop=",;:."),
    )
    if clause.instrument is None:
        return pieces
    return (*pieces, note(" (in: "), *sources.words(position.document, clause.instrument, 120), note(")"))


def _replies(
    rows: Sequence[Response], positions: Mapping[str, Position], sources: Sources
) -> Iterator[Detail]:
    replies: dict[tuple[str, str, str], list[Position]] = {}
    for row in rows:
        reply = positions[row.position]
        words = folded(texts(_content(reply, sources, None)))
        replies.setdefault((row.answer, reply.holder.actor or "", words), []).append(reply)
    for (answer, holder, _), held in replies.items():
        reply = held[0]
        says = verb(_ANSWERS[answer], plural="; " in holder)
        if answer == "ignores":
            says = "do not take it up" if "; " in holder else "does not take it up"
        pieces = (*who(reply.holder, reply, sources), plain(f" {says}: "), *_content(reply, sources, LONGEST))
        yield Detail((*pieces, *_source(reply, sources)), sources.refs(held), "answer")
