"""Dated words to a calendar: what lay before, what happened in the days covered, what is scheduled."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from communique.brief.groups import Group
from communique.brief.parts import Block, Detail, Line, Pieces, Section, stressed
from communique.brief.phrases import date
from communique.brief.sources import Sources
from communique.model import Reading, Span, TimeExpression

_DAY = re.compile(r"\d{2,4}(?:-\d\d(?:-\d\d)?)?")
WEEKS = 5
"""How long before the first document a date still belongs to its days."""

_ORDER = ("In these weeks", "Ahead", "Before", "Dates named")
_STATES = {"disagree": "dates differ", "updated": "moved"}

Events = Iterable[Group[TimeExpression]]


def dated(readings: Iterable[Reading]) -> Iterator[TimeExpression]:
    """Yield the times that a calendar can hold: days, months, years and the like, of no dateline."""
    for reading in readings:
        for time in reading.times:
            if time.type in ("DATE", "TIME") and (time.value or "")[:2].isdigit() and not time.dateline:
                yield time


def calendar(events: Events, readings: Sequence[Reading], sources: Sources) -> Section:
    """Return the events by date, each once with the sentence that tells of it first.

    An event lies ahead when its date is after the last day on which any of the documents appeared. One that
    documents give different dates stands at the first of them, with each date and its words below. Where no
    document says when it appeared the dates are only named.
    """
    days = [r.document.published.value[:10] for r in readings if r.document.published]
    first, last = _weeks_before(min(days, default="")), max(days, default="")
    lines: list[tuple[str, Line]] = sorted(
        ((_value(times[0]), _line(times, verdict, sources)) for times, verdict in _once(events, sources)),
        key=lambda found: (found[0], -found[1].origins, found[1].refs),
    )
    blocks: dict[str, list[Line]] = {}
    for value, line in lines:
        day = _DAY.match(value)
        given = day[0] if day else ""
        heading = "In these weeks" if last else "Dates named"
        if given > last[: len(given)] > "":
            heading = "Ahead"
        elif given < first[: len(given)]:
            heading = "Before"
        blocks.setdefault(heading, []).append(line)
    return Section(
        "calendar",
        "What happened when",
        tuple(Block(name, tuple(blocks[name])) for name in _ORDER if name in blocks),
        "calendar",
    )


def _weeks_before(day: str) -> str:
    """Return the day a month before, or what is known of it."""
    try:
        return (datetime.date.fromisoformat(day) - datetime.timedelta(days=WEEKS * 7)).isoformat()
    except (ValueError, OverflowError):
        return day


def _once(events: Events, sources: Sources) -> Iterator[tuple[list[TimeExpression], str]]:
    """Yield the times of each event, by date and in order of text; a sentence tells of a date once."""
    alone: dict[tuple[str, str, Span], list[TimeExpression]] = {}
    for event in events:
        times = sorted(event.claims, key=lambda time: (_value(time), sources.place(time)))
        if event.verdict in _STATES or len(times) > 1:
            yield times, event.verdict
        else:
            (time,) = times
            where = _value(time), time.document, sources.sentence(time.document, time.span)
            alone.setdefault(where, []).append(time)
    yield from ((times, "only here") for times in alone.values())


def _line(times: Sequence[TimeExpression], verdict: str, sources: Sources) -> Line:
    first, refs = times[0], sources.refs(times)
    by_date: dict[str, list[TimeExpression]] = {}
    for time in times:
        by_date.setdefault(_value(time), []).append(time)
    told = tuple(
        Detail(_sentence(held[0], sources), sources.refs(held), label=date(value))
        for value, held in by_date.items()
    )
    return Line(
        f"{first.id}:{first.value}",
        _sentence(first, sources),
        refs,
        *sources.counts(refs),
        lead=date(_value(first)),
        state=_STATES.get(verdict, ""),
        details=told if verdict in _STATES else (),
    )


def _sentence(time: TimeExpression, sources: Sources) -> Pieces:
    sentence = sources.sentence(time.document, time.span)
    return stressed(sources.words(time.document, sentence), [time.span])


def _value(time: TimeExpression) -> str:
    return str(time.value)
