"""Quotations that lean on a neighbour: stretches that stand alone, served from directly before or after."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.quotations.complements import trim
from communique.extract.quotations.echoes import is_subhead
from communique.extract.quotations.ends import last_of
from communique.extract.quotations.found import Found, Reader, make
from communique.extract.quotations.sentences import Line
from communique.extract.quotations.speakers import person_before
from communique.extract.quotations.statements import leads_down

_WHOLE = 3
"""Words a bare stretch must have to be a quotation."""
_ENDS = frozenset(",.!?…—")
_BACKSHIFTED = frozenset({"would", "should"})
"""How a speaker's "will" and "shall" are told on: If ships came, Velden would "tow" them away."""
_REST = 3
"""Tokens behind the last marked words of such a sentence."""
_PHRASE = 5
"""Words of a fragment that is none of the writer's turns of phrase."""


def leaning(readers: Sequence[Reader]) -> Iterator[Found]:
    """Return the quotations of stretches that no clause of their own sentence reports.

    A reporting clause directly before or after serves a whole run of stretches, also from the neighbouring
    paragraph. A bare stretch has no cue; its speaker is the mention last quoted, or nobody.
    """
    serving: Found | None = None
    pending: list[Found] = []
    latest: Found | None = None
    for reader in readers:
        line = reader.line
        position = 0
        if not (line.stretches and line.stretches[0].continues):
            # A quotation closed above may be another speaker's: only a running one waits for its clause.
            yield from pending
            pending = []
        if is_subhead(line):
            serving = None
        serving = _from_above(readers, line) or serving
        here = sorted(reader.found, key=lambda f: f.span.start)
        for number, (opening, closing) in enumerate(line.edges):
            gap = any(not (t.is_punct or t.is_space) for t in line.doc[position:opening])
            start = line.sentence(opening)[0]
            begins = not any(not (t.is_punct or t.is_space) for t in line.doc[start:opening])
            if gap:
                tail = reader.tails.get(start)
                serving = make(line, line.stretches[number].span, "direct", tail) if tail and begins else None
                yield from pending
                pending = []
            latest = next(
                (f for f in reversed(here) if f.span.start < line.stretches[number].span.start and f.speaker),
                latest,
            )
            position = closing
            if number in reader.taken:
                report = reader.taken[number]
                item = make(line, line.stretches[number].span, "direct", report)
                if not gap:
                    for bare in pending:
                        yield replace(
                            bare,
                            cue=item.cue,
                            speaker=item.speaker,
                            addressee=item.addressee,
                            reason=item.reason,
                        )
                    pending = []
                serving = item if report and _direct(reader, number) else None
                continue
            stretch = line.stretches[number]
            if not begins and latest and (told := _goes_on(reader, number, latest)) is not None:
                yield told
            if not begins or not (serving or _whole(line, number)) or _term(line, number):
                serving = None
                continue
            if serving is not None:
                yield replace(serving, span=stretch.span, mode="direct")
            else:
                pending.append(_bare(line, number, latest))
        if any(not (t.is_punct or t.is_space) for t in line.doc[position:]):
            tail = reader.tails.get(len(line.doc))
            serving = make(line, line.paragraph.span, "direct", tail) if tail else None
            yield from pending
            pending = []
        latest = next((f for f in reversed(here) if f.speaker), latest)
    yield from pending


def _direct(reader: Reader, number: int) -> bool:
    span = reader.line.stretches[number].span
    return any(f.span == span and f.mode == "direct" for f in reader.found)


def _whole(line: Line, number: int) -> bool:
    opening, closing = line.edges[number]
    words = sum(t.is_alpha for t in line.doc[opening:closing])
    stretch = line.stretches[number]
    return stretch.continues or not stretch.closed or (words >= _WHOLE and line.finite(number))


def _term(line: Line, number: int) -> bool:
    """Tell whether the writer's sentence goes on with the marked words: “Deep sleep” is the name of ..."""
    closing = line.edges[number][1]
    goes_on = closing < len(line.doc) and line.doc[closing].is_lower and line.stretches[number].closed
    return goes_on and not line.finite(number) and last_of(line, closing) not in _ENDS


def _goes_on(reader: Reader, number: int, latest: Found) -> Found | None:
    """A sentence that ends in quoted words and reports nothing, right behind one that quotes somebody."""
    line = reader.line
    opening, closing = line.edges[number]
    start, end = line.sentence(opening)
    words = sum(t.is_alpha for t in line.doc[opening:closing])
    rest = [t for t in line.doc[closing:end] if not t.is_punct and not t.is_space]
    would = any(
        t.lower_ in _BACKSHIFTED and t.dep_ == "aux" and t.head.dep_ == "ROOT"
        for t in line.outside(start, opening)
    )
    short = not would and (rest or words < _PHRASE)
    if start == 0 or short or len(rest) > _REST or line.title(number) or latest.speaker is None:
        return None
    if any(start <= r.verb < end for r in reader.reports):
        return None
    before = line.span(*line.sentence(start - 1))
    quotes = latest.mode == "direct" and (
        before.overlaps(latest.span) or (latest.cue and before.covers(latest.cue))
    )
    span = line.span(*trim(line, start, end))
    return (
        Found(span, "mixed", None, latest.speaker, reason=latest.reason, chain=latest.chain)
        if quotes
        else None
    )


def _from_above(readers: Sequence[Reader], line: Line) -> Found | None:
    """A paragraph that ends in a reporting clause and a colon or comma leads into this one."""
    if line.number == 0 or not line.edges or line.edges[0][0] > 0:
        return None
    lead = leads_down(readers[line.number - 1])
    return lead and replace(lead, span=line.stretches[0].span)


def _bare(line: Line, number: int, latest: Found | None) -> Found:
    """A stretch that nobody's clause serves: the speaker is the subject before it, or the one last quoted."""
    opening = line.edges[number][0]
    stretch = line.stretches[number]
    speaker = None
    if opening > 0:
        start, end = line.sentence(opening - 1) if line.sentence(opening)[0] == opening else (0, 0)
        found = person_before(line, start, end)
        here = line.span(start, end) if end else None
        if here and latest and latest.speaker and here.covers(latest.speaker):
            speaker = latest.speaker
        elif found:
            speaker = line.span(*found)
    elif latest is not None:
        speaker = latest.speaker
    chain = latest.chain if latest and speaker == latest.speaker and line.holds(latest.span) else ()
    reason = "not resolved" if speaker else "not stated"
    return Found(stretch.span, "direct", None, speaker, reason=reason, chain=chain)
