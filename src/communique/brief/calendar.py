"""Dated words to a calendar: what lay before, what happened in the days covered, what is scheduled."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.brief.parts import Block, Line, Section, stressed
from communique.brief.phrases import date
from communique.brief.sources import Sources
from communique.model import Document, Reading, Span, TimeExpression
from communique.text.words import likeness, terms

_DAY = re.compile(r"\d{3,4}(?:-\d\d(?:-\d\d)?)?")
WEEKS = 5
"""How long before the first document a date still belongs to its days."""
ALIKE = 0.5
"""Dice likeness of two sentences with one date above which they tell of the same thing."""


_ORDER = ("In these weeks", "Ahead", "Before")


@dataclass
class _Event:
    times: list[TimeExpression]
    sentence: Span
    about: frozenset[str]


def calendar(readings: Iterable[Reading], sources: Sources) -> Section:
    """Return the resolved dates, each with the sentence that gives it, in the order of time.

    A date lies ahead when it is after the last day on which any of the documents appeared. Sentences that
    are alike are one line.
    """
    held = list(readings)
    days = [r.document.published.value[:10] for r in held if r.document.published]
    first, last = _weeks_before(min(days, default="")), max(days, default="")
    dated: dict[str, list[_Event]] = {}
    for reading in held:
        for time, sentence in _dated(reading, sources):
            _place(dated.setdefault(str(time.value), []), time, sentence, reading.document)
    blocks: dict[str, list[Line]] = {}
    for value in sorted(dated):
        day = _DAY.match(value)
        given = day[0] if day else ""
        heading = "In these weeks"
        if given > last[: len(given)] > "":
            heading = "Ahead"
        elif given < first[: len(given)]:
            heading = "Before"
        blocks.setdefault(heading, []).extend(_lines(value, dated[value], sources))
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


def _dated(reading: Reading, sources: Sources) -> Iterator[tuple[TimeExpression, Span]]:
    for time in reading.times:
        if time.type in ("DATE", "TIME") and time.value and time.value[:3].isdigit():
            yield time, sources.sentence(reading.document.id, time.span)


def _place(events: list[_Event], time: TimeExpression, sentence: Span, document: Document) -> None:
    about = terms(sentence.of(document.text))
    for event in events:
        if likeness(event.about, about) >= ALIKE:
            event.times.append(time)
            return
    events.append(_Event([time], sentence, about))


def _lines(value: str, events: list[_Event], sources: Sources) -> Iterator[Line]:
    for event in sorted(events, key=lambda e: (-sources.origins(e.times), sources.place(e.times[0]))):
        first = event.times[0]
        refs = sources.refs(event.times)
        words = stressed(sources.words(first.document, event.sentence), [first.span])
        yield Line(f"{first.id}:{value}", words, refs, *sources.counts(refs), lead=date(value))
