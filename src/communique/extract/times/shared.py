"""Resolve what an undated document leaves open, where another document of the collection says the day."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

import msgspec

from communique.extract.times import calendar
from communique.extract.times.read import times
from communique.model import (
    DateValue,
    Document,
    Figure,
    Lineage,
    Position,
    Published,
    Quotation,
    Reading,
    Span,
    TimeExpression,
)
from communique.text.parse import Parse, parse

WORDS = 6
"""Words quoted alike: what is shorter, two people say on two days."""
_REACH = 200
"""Code points between a quotation's frame and the day on which it is said to have been spoken."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[A-Z]{2})?")
_DATED = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d)?))?(?!\d)")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])|\n")

Found = dict[str, TimeExpression]
Days = dict[str, set[str]]
"""The outlets that name a day, by day."""


def dated(*, named: Collection[Reading], lineage: Iterable[Lineage]) -> Iterator[Reading]:
    """Yield the readings with those times resolved whose day the collection fixes; ``basis`` names by whom.

    Either a copy of the document has a date: then all its relative times count from there. Or another
    document quotes the same words and says on which day they were spoken, and the time here fits that day
    ("on Friday" here, "on Friday, January 7" there). Where two say different days, nothing is resolved.
    The document's own date stays unknown: a copy need not have appeared on the day of its original.
    """
    waiting = {r.document.id for r in named if any(time.open for time in r.times)}
    copies = _copies(named, waiting, lineage) if waiting else {}
    told = _told(named, waiting) if waiting else {}
    for reading in named:
        id_ = reading.document.id
        found = _counted(reading, copies.get(id_, {}), told.get(id_, {}))
        yield _redated(reading, found) if found else reading


def _redated(reading: Reading, found: Found) -> Reading:
    """Return the reading with the times that were ``found``, and what was to be dated by their words."""
    at = {time.span: time for time in found.values()}

    def day(claim: Position | Figure) -> DateValue | None:
        time = at.get(claim.undated) if claim.undated is not None else None
        whole = _DATED.match(time.value or "") if time is not None else None
        return DateValue.of(whole[0], time.basis or "text") if time is not None and whole else None

    return msgspec.structs.replace(
        reading,
        times=tuple(found.get(time.id, time) for time in reading.times),
        positions=tuple(
            msgspec.structs.replace(act, date=dated) if (dated := day(act)) else act
            for act in reading.positions
        ),
        figures=tuple(
            msgspec.structs.replace(figure, as_of=dated.value) if (dated := day(figure)) else figure
            for figure in reading.figures
        ),
    )


def _copies(
    readings: Iterable[Reading], waiting: Set[str], lineage: Iterable[Lineage]
) -> defaultdict[str, Days]:
    """Return the days of the copies of each document that has none."""
    held = {r.document.id: (r.document.published, _name(r.document)) for r in readings}
    found: defaultdict[str, Days] = defaultdict(lambda: defaultdict(set))
    for row in lineage:
        for here, there in ((row.a, row.b), (row.b, row.a)):
            if row.kind != "copy" or here not in waiting or held[here][0] is not None:
                continue
            published, name = held[there]
            day = _DAY.match(published.value) if published else None
            if day:
                found[here][day[1]].add(name)
    return found


def _told(readings: Collection[Reading], waiting: Set[str]) -> defaultdict[str, dict[str, Days]]:
    """Return, for each open time that says when something was spoken, the days that others give for it."""
    open_: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        for quotation, time in _dated(reading) if reading.document.id in waiting else ():
            for run in _runs(quotation.text) if time.open else ():
                open_[run].add((reading.document.id, time.id))
    found: defaultdict[str, dict[str, Days]] = defaultdict(dict)
    for reading in readings if open_ else ():
        for quotation, there in _dated(reading):
            if there.value and _DAY.fullmatch(there.value):
                for id_, time_id in {o for run in _runs(quotation.text) for o in open_.get(run, ())}:
                    days = found[id_].setdefault(time_id, defaultdict(set))
                    days[there.value[:10]].add(_name(reading.document))
    return found


def _runs(text: str) -> Iterator[str]:
    """Yield each stretch of ``WORDS`` words of a quotation."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return (" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))


def _dated(reading: Reading) -> Iterator[tuple[Quotation, TimeExpression]]:
    """Yield each quotation with the one day that its frame names, in one sentence with it and unquoted."""
    text = reading.document.text
    quoted = [q for q in reading.quotations if q.mode != "indirect"]
    inside = _union(q.span for q in quoted)
    days = [t for t in reading.times if t.type in ("DATE", "TIME") and not _within(t.span, inside)]
    starts = [time.span.start for time in days]
    for quotation in quoted:
        frame = quotation.cue or quotation.speaker.span
        if frame is None:
            continue
        low, high = bisect(starts, frame.start - _REACH), bisect(starts, frame.end + _REACH)
        near = [time for time in days[low:high] if _joined(text, frame, time.span)]
        if len(near) == 1:
            yield quotation, near[0]


def _joined(text: str, frame: Span, time: Span) -> bool:
    return not _END.search(text, min(frame.end, time.end), max(frame.start, time.start))


def _union(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that ``spans`` cover, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _within(span: Span, stretches: Sequence[Span]) -> bool:
    place = bisect(stretches, span.start, key=lambda s: s.start) - 1
    return place >= 0 and span.end <= stretches[place].end


def _counted(reading: Reading, copies: Days, told: Mapping[str, Days]) -> Found:
    """Return the open times of a reading, by id, as the days that others name resolve them."""
    if not copies and not told:
        return {}
    parsed = parse(reading.document)
    open_ = {time.id for time in reading.times if time.open}
    found: Found = {}
    for id_, days in told.items():
        if len(days) == 1:
            ((day, names),) = days.items()
            read = _read(reading.document, parsed, day, names)
            # "Today" would fit any day; "Friday" and "January 7" mean theirs on the next day as well.
            again = _read(reading.document, parsed, _next(day), names)
            if (
                id_ in read
                and str(read[id_].value)[:10] == day
                and id_ in again
                and again[id_].value == read[id_].value
            ):
                found[id_] = read[id_]
    if len(copies) == 1:
        ((day, names),) = copies.items()
        found |= {
            id_: time for id_, time in _read(reading.document, parsed, day, names).items() if id_ in open_
        }
    return found


def _next(day: str) -> str:
    return calendar.shift(date.fromisoformat(day), "D", 1).isoformat()


def _read(document: Document, parsed: Parse, day: str, names: Iterable[str]) -> Found:
    basis = f"collection: {', '.join(sorted(names))}"
    as_of = msgspec.structs.replace(document, published=Published(day, "day", basis))
    return {
        time.id: msgspec.structs.replace(time, basis=basis)
        for time in times(document=as_of, parse=parsed)
        if time.value is not None
    }


def _name(document: Document) -> str:
    return document.outlet or document.domain or document.path or document.id
