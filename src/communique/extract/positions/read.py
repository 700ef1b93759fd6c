"""Find the positions: who demanded, offered, threatened, refused, condemned or moved what, against whom."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain

from communique.extract.positions.behests import behests
from communique.extract.positions.bystanders import bystanders, takes_positions
from communique.extract.positions.charges import charges
from communique.extract.positions.clauses import clauses, instrument_of
from communique.extract.positions.commands import commands
from communique.extract.positions.findings import Finding
from communique.extract.positions.formulas import formulas
from communique.extract.positions.headlines import headline, shouted
from communique.extract.positions.holders import first_person
from communique.extract.positions.lists import listed
from communique.extract.positions.matches import matches
from communique.extract.positions.memberships import Group, spoken_of
from communique.extract.positions.principals import principals
from communique.extract.positions.proposals import merged
from communique.extract.positions.raised import raised
from communique.extract.positions.redlines import red_line
from communique.extract.positions.refusals import refusals
from communique.extract.positions.speech import Speech
from communique.extract.positions.statements import in_own_words
from communique.extract.positions.syntax import children
from communique.extract.positions.threats import threats
from communique.extract.positions.ultimatums import ultimatums
from communique.extract.positions.unsigned import unsigned
from communique.extract.positions.wishes import wishes
from communique.extract.positions.withheld import withheld
from communique.model import (
    DateValue,
    Document,
    Position,
    Proposal,
    Quotation,
    Reference,
    Span,
    TimeExpression,
    claim_id,
    hull,
)
from communique.text.gazetteer import find
from communique.text.issued import issued
from communique.text.parse import Paragraph, Parse

STAGE = "positions/18"
_SPOKEN = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "ACCUSE"})
"""Types of acts that words alone perform."""
UNRESOLVED = "not resolved"


def positions(
    document: Document,
    parse: Parse,
    quotations: Sequence[Quotation],
    times: Sequence[TimeExpression],
    acts: Sequence[Proposal] = (),
) -> tuple[Position, ...]:
    """Return the positions in ``document``, in the order of their triggers.

    Holders and addressees are the words that name them; who that is, the resolve stage finds out.
    An act whose holder no word names is left out.
    """
    speech = Speech(document.text, quotations, parse.paragraphs)
    items = dict(listed(parse.paragraphs, speech))
    leads = {item.trigger: lead for item, lead in items.items()}
    ruled = [*chain.from_iterable(_acts(paragraph, speech) for paragraph in parse.paragraphs), *items]
    whole = in_own_words(document, quotations, parse.paragraphs)
    if whole is not None:
        issuer_s = Speech(document.text, quotations, parse.paragraphs, whole)
        ruled += _uttered(parse.paragraphs, issuer_s, whole, [act.trigger for act in ruled])
    found = list(
        unsigned(merged(ruled, acts, parse.paragraphs, speech), parse.paragraphs, speech, _state(document))
    )
    found += charges(parse.paragraphs, speech, found)
    found += ultimatums(parse.paragraphs, speech, found)
    known = bystanders(paragraph.text for paragraph in parse.paragraphs)
    led = {lead.place for lead in leads.values()}
    kept = _outermost(
        f for f in found if takes_positions(_held_by(document, f, speech), known) and not _introduces(f, led)
    )
    starts = [time.span.start for time in times]
    about = spoken_of(document.text)
    made = []
    for act in principals(kept, document, parse.paragraphs):
        here = act.paragraph.span
        near = times[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
        lead = leads.get(act.trigger)
        instrument = lead.instrument if lead is not None else instrument_of(act)
        made.append(_position(document, act, instrument, near, about))
    return tuple(made)


def _uttered(
    paragraphs: Sequence[Paragraph], speech: Speech, whole: Quotation, taken: Sequence[Span]
) -> Iterator[Finding]:
    """Yield the acts that the sentences of a statement perform because its issuer says them."""
    for act in chain.from_iterable(_acts(paragraph, speech) for paragraph in paragraphs):
        if (
            act.quotation is whole
            and act.type in _SPOKEN
            and not any(act.trigger.overlaps(trigger) for trigger in taken)
        ):
            yield replace(act, quotation=None)


def _state(document: Document) -> Span | None:
    """Return the words for the state, or the body, whose statement the document is."""
    by = issued(document)
    named = next(find(by.of(document.text)), None) if by is not None else None
    return Span(by.start + named[0], by.start + named[1]) if by is not None and named is not None else by


def _introduces(act: Finding, led: Set[Span]) -> bool:
    """Tell whether the act is only the lead-in of a list whose items are the demands."""
    if act.type != "REQUEST" or act.word is None or act.word.sent[-1].text != ":":
        return False
    return act.paragraph.locate(act.word.sent) in led


def _held_by(document: Document, act: Finding, speech: Speech) -> str:
    """Return the words that tell who the holder is: for "we", those that name whoever is quoted."""
    words = act.holder.of(document.text)
    return speech.speaker(act.quotation) or words if first_person(words) else words


def _acts(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    read = tuple(headline(paragraph, speech))
    if read and shouted(paragraph):
        yield from read
        return
    said = chain(
        matches(paragraph, speech),
        wishes(paragraph, speech),
        commands(paragraph, speech),
        formulas(paragraph, speech),
        threats(paragraph, speech),
        refusals(paragraph, speech),
        behests(paragraph, speech),
    )
    parsed = list(withheld(raised(said, speech)))
    yield from (_up_to(act, read) for act in parsed)
    taken = [act.trigger for act in parsed]
    yield from (act for act in read if not any(act.trigger.overlaps(trigger) for trigger in taken))


def _up_to(act: Finding, read: Sequence[Finding]) -> Finding:
    """End the content of ``act`` where a headline goes on to another: "to expel envoys, close consulate"."""
    same = next((other for other in read if other.trigger == act.trigger), None)
    if same is None or same.content is None or act.content is None or not act.content.covers(same.content):
        return act
    further = any(act.content.covers(other.trigger) for other in read)
    return replace(act, content=same.content) if further else act


def _outermost(found: Iterable[Finding]) -> list[Finding]:
    """Drop what is only the content of another act: a thing demanded is not an act of its own.

    It stays where somebody else does it and the encoder sees it, too: "in which he condemned".
    """
    kept: list[Finding] = []
    reach = 0
    contents: list[tuple[Span, Span]] = []
    for act in sorted(found, key=lambda f: (_start(f), -_end(f))):
        contents = [(c, by) for c, by in contents if c.end > act.trigger.start]
        inside = [(c, by) for c, by in contents if c.covers(act.trigger)]
        if act.trigger.start < reach or any(
            not ((act.seen and by != act.holder) or _beside(act, c)) for c, by in inside
        ):
            continue
        kept.append(act)
        reach = act.trigger.end
        if act.content is not None:
            contents.append((act.content, act.holder))
    return sorted(kept, key=lambda f: f.trigger)


def _beside(act: Finding, content: Span) -> bool:
    """Tell whether the act only stands in a remark on the content: "a ban, which Borduria has rejected"."""
    word = act.word
    for token in (word, *word.ancestors) if word is not None and word.tag_ in ("VBD", "VBZ", "VBN") else ():
        edge = token.left_edge
        if edge.i and token.dep_ in ("relcl", "advcl", "appos") and edge.nbor(-1).text in (",", "–", "—"):
            return act.paragraph.locate(edge).start > content.start
    return False


def _start(act: Finding) -> int:
    return min(act.trigger.start, act.content.start if act.content else act.trigger.start)


def _end(act: Finding) -> int:
    return max(act.trigger.end, act.content.end if act.content else act.trigger.end)


def _position(
    document: Document,
    act: Finding,
    instrument: Span | None,
    times: Sequence[TimeExpression],
    about: Group | None,
) -> Position:
    span = hull([act.trigger, *([act.content] if act.content else [])])
    when = _when(act, times)
    return Position(
        id=claim_id("position", document.id, act.trigger, act.type),
        document=document.id,
        span=span,
        text=span.of(document.text),
        stage=STAGE,
        type=act.type,
        act=act.act,
        trigger=act.trigger,
        content=act.content,
        holder=Reference(act.holder, None, UNRESOLVED),
        addressee=Reference(act.addressee, None, UNRESOLVED) if act.addressee is not None else None,
        negated=act.negated,
        modality=act.modality,
        date=_date(document, when),
        undated=when.span if when is not None and when.open else None,
        clauses=clauses(document, act, instrument, times, about) or red_line(act),
        quotation=act.quotation.id if act.quotation is not None else None,
    )


def _when(act: Finding, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time that the trigger's own clause gives: "On May 3 Ruritania demanded", not one in the content.

    One that is resolved goes before one that only the collection may resolve.
    """
    if act.word is None:
        return None
    beside = [
        act.paragraph.locate(child.doc[child.left_edge.i : child.right_edge.i + 1])
        for child in children(act.word, "npadvmod", "prep", "advmod")
    ]
    found = [
        time
        for time in times
        if time.type in ("DATE", "TIME")
        and (time.open or (time.value or "")[:2].isdigit())
        and not time.dateline
        and any(b.covers(time.span) and b.end - time.span.end < 2 for b in beside)
        and not (act.content is not None and act.content.overlaps(time.span))
    ]
    return next((t for t in found if t.value), next(iter(found), None))


def _date(document: Document, when: TimeExpression | None) -> DateValue | None:
    if when is None or when.value is None:
        return None
    whole = re.search(r"\b\d{4}\b", when.text) is not None
    basis = "text" if whole or document.published is None else document.published.basis
    return DateValue.of(when.value.partition("T")[0], basis)
