"""A position to one sentence: holder, verb, addressee, and what it is about in the article's words."""

import re

from communique.brief.parts import Piece, Pieces, note, plain, texts
from communique.brief.phrases import act, date, own_verb, plural
from communique.brief.sources import Sources
from communique.model import INFERRED, Clause, Position, Quotation, Reference, Span, hull
from communique.text.words import terms

LONGEST = 300
"""Code points of an act's words in its line."""

_TURNING = re.compile(r"\b(?:against|from|not|never|no|without)\s+(?:to\s+)?\Z")
_OFFERED = {"must": "is to", "must not": "is not to", "may": "may"}
_DEEDS = frozenset(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "AID"])


def statement(position: Position, sources: Sources, longest: int = LONGEST) -> Pieces:
    """Return the sentence; ``longest`` bounds the article's words in it."""
    before, after = act(position, plural=several(position, sources))
    pieces = [*holder(position, sources), plain(f" {before}")]
    if position.addressee is not None:
        pieces += [plain(" "), *who(position.addressee, position, sources)]
    pieces.append(plain(f" {after}: " if after else ": "))
    return (*pieces, *about(position, sources, longest), *source(position, sources))


def who(reference: Reference, claim: Position | Quotation, sources: Sources) -> Pieces:
    """Return a name, and whether it is inferred; where there is none, the article's words and the reason."""
    if reference.actor is not None:
        name = Piece(sources.called(reference.actor), "name")
        return (name, note(f" ({INFERRED})")) if reference.reason == INFERRED else (name,)
    reason = reference.reason or "not resolved"
    if reference.span is not None:
        return (*sources.words(claim.document, reference.span, 80), note(f" ({reason})"))
    return (plain("somebody"), note(f" ({reason})"))


def holder(position: Position, sources: Sources) -> Pieces:
    """Return who holds a position, as a sentence begins with it; words of the article stay as they are."""
    first, *rest = who(position.holder, position, sources)
    if first.evidence is None:
        first = Piece(first.text[:1].upper() + first.text[1:], first.kind)
    return (first, *rest)


def several(position: Position, sources: Sources) -> bool:
    """Tell whether the holder takes a verb in the plural."""
    holder = position.holder
    if holder.actor is None and holder.span is not None:
        return plural(holder.span.of(sources.document(position.document).text))
    return plural(holder.actor or "")


def about(position: Position, sources: Sources, longest: int | None = LONGEST) -> Pieces:
    """Return what a position is about, in the article's words.

    These are its content, with a "not" or "against" before it, where the act's own verb triggers it. Another
    trigger is shown too, since it may turn the meaning ("prohibited from deploying missiles"). Where there is
    no content, or one that says nothing by itself ("them"), the sentence is shown.
    """
    document = sources.document(position.document)
    trigger = position.trigger.of(document.text)
    span = position.content or position.span
    if turning := _TURNING.search(document.text, max(0, span.start - 12), span.start):
        span = Span(turning.start(), span.end)
    if not own_verb(position, trigger):
        span = hull((position.trigger, span))
    if position.content is None or not terms(span.of(document.text)):
        span = sources.sentence(position.document, position.span)
    return sources.words(position.document, span, longest, drop=",;:.")


def bare(position: Position, sources: Sources) -> str:
    """Return the words of ``about``, whole and without form: what tells wordings apart."""
    return texts(about(position, sources, None))


def source(position: Position, sources: Sources) -> Pieces:
    """Return the asides: who is quoted with it, if not the holder; when it was done; in which instrument."""
    asides: list[str] = []
    quotation = sources.quotation(position)
    speaker = quotation.speaker.actor if quotation else None
    if speaker and speaker not in (position.holder.actor or "").split("; "):
        said = "according to" if position.type in _DEEDS else "said by"
        asides.append(f"{said} {sources.called(speaker)}")
    if position.date is not None:
        asides.append(date(position.date.value))
    instrument = _shared_instrument(position)
    if instrument is None:
        return (note(f" ({'; '.join(asides)})"),) if asides else ()
    words = sources.words(position.document, instrument, 120)
    return (note(f" ({'; '.join([*asides, 'in: '])}"), *words, note(")"))


def _shared_instrument(position: Position) -> Span | None:
    """The instrument that all clauses of a position stand in, if they do."""
    held = {clause.instrument for clause in position.clauses}
    return held.pop() if len(held) == 1 else None


def red_line(clause: Clause, position: Position, sources: Sources) -> Pieces:
    """Return what a threat says would follow, and on what condition."""
    what = sources.words(position.document, clause.span, LONGEST, drop=",;:.")
    if clause.condition is None:
        return what
    return (*what, note(" — condition: "), *sources.words(position.document, clause.condition, LONGEST))


def duty(clause: Clause, position: Position, sources: Sources) -> Pieces:
    """Return the sentence of a clause: who must, must not or may do what, in which instrument of several."""
    obliged = who(clause.obliged or Reference(None, None, "not stated"), position, sources)
    parts = (clause.action, clause.object, clause.area, clause.time, clause.condition, clause.exception)
    span = hull((clause.span, *filter(None, parts)))
    words = sources.words(position.document, span, LONGEST, drop=",;:.")
    bound = clause.modality if position.type == "REQUEST" else _OFFERED[clause.modality]
    pieces = (*obliged, plain(f" {bound}: "), *words)
    if clause.instrument is None or _shared_instrument(position):
        return pieces
    return (*pieces, note(" (in: "), *sources.words(position.document, clause.instrument, 120), note(")"))
