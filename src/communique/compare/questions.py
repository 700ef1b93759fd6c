"""Build what a figure answers: how many of what, done or suffered how, whose, where, when."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from communique.compare.align import Sides
from communique.compare.quantities import Bounds, bounds
from communique.compare.sentences import sentence
from communique.compare.wordings import classes_of, listed, says
from communique.model import Claim, Document, Figure, Mention, Reading, Span, TimeExpression
from communique.text.gazetteer import find
from communique.text.words import stem, stop_words, terms, words

_BEFORE = 30
_AFTER = 24
"""Code points before and behind a figure in which the small words stand that say what it is."""
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LESS = re.compile(r"^\W*(?:(?:a|per) \w+ )?(?:less|fewer|more)\b(?! than)", re.IGNORECASE)
_RATE = re.compile(
    r"^\W*(?:a|per|each|every)\s(day|week|month|year|hour|barrel|ton|tonne|person|head)\b", re.I
)
_UNTIL = re.compile(
    r"\b(?:since|by|until|till|as of|from|after|before|following|to)\s+(?:the\s+)?$", re.IGNORECASE
)
_REGION = re.compile(
    r"\b(?:province|region|district|governorate|oblast|state|county|border|coast|island|sea|north|south|east|west"
    r"|northern|southern|eastern|western|central|area|valley|strip|camp|city|town|village|port|airport|base)\b",
    re.IGNORECASE,
)
_PRECISE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True)
class Question:
    """What one figure answers, as far as its words say; built once, compared often."""

    figure: Figure = field(compare=False)
    """Questions with one look are equal, whichever figure they were built from."""
    look: tuple[str | None, ...]
    """Its document, unit, place, date and source."""
    bounds: Bounds
    kind: str | None
    """The kind of thing counted, or the stem of its noun; ``None`` for money, measures and shares."""
    classes: frozenset[tuple[str, str]]
    """What its clause says, by table of ``data/counted.toml``: ``deeds`` of counts, ``lengths`` of these,
    ``aspects`` and ``goods`` of what else is measured."""
    owner: str | None
    places: frozenset[str]
    extent: str | None
    """Whether its place is a ``state``, a ``region`` or a ``spot``."""
    states: frozenset[str]
    """States that the clause names, or whose bodies it names."""
    names: frozenset[str]
    """Other names in the clause."""
    days: frozenset[str]
    """Calendar dates in the clause, on which the thing happened."""
    cumulative: bool
    newer: bool
    possible: bool
    change: bool
    part: bool
    rate: str | None
    about: frozenset[str]
    """Terms of the clause."""
    around: frozenset[str]
    """Terms of its sentence."""
    modifiers: frozenset[str]
    """Terms before the counted noun."""
    voice: frozenset[str]
    """The sides by whose estimate it is."""
    published: str | None

    def says(self, name: str) -> str | None:
        """Return what its clause says by the table ``name``."""
        return next((value for table, value in self.classes if table == name), None)

    @property
    def gate(self) -> tuple[str, str | None]:
        """What must be equal before two figures are held against each other at all."""
        people = self.figure.unit == "persons" or self.kind in listed("persons")
        return self.bounds.dimension, None if people else self.kind


def questions(reading: Reading, whose: Sides) -> Iterator[Question]:
    """Yield what the figures of ``reading`` answer, in their order."""
    times, figures, mentions = _Inside(reading.times), _Inside(reading.figures), _Inside(reading.mentions)
    for figure in reading.figures:
        clause = figure.clause or figure.span
        others = [f.span for f in figures.of(clause) if f is not figure]
        around = _Around(clause, others, times.of(clause), [m.span for m in mentions.of(clause)])
        yield _question(figure, around, reading.document, whose)


class _Around(NamedTuple):
    """A figure's clause, and what else was read in it."""

    clause: Span
    others: Sequence[Span]
    times: Sequence[TimeExpression]
    mentions: Sequence[Span]


C = TypeVar("C", bound=Claim | Mention)


class _Inside(Generic[C]):
    """Finds what begins inside a span."""

    def __init__(self, claims: Iterable[C]) -> None:
        self._claims = sorted(claims, key=lambda claim: claim.span.start)
        self._starts = [claim.span.start for claim in self._claims]

    def of(self, span: Span) -> Sequence[C]:
        return self._claims[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _question(figure: Figure, around: _Around, document: Document, whose: Sides) -> Question:
    text, at, clause = document.text, figure.span, around.clause
    said = clause.of(text)
    wider = text[max(clause.start - _AFTER, 0) : clause.end + _AFTER]
    lead, tail = text[max(clause.start, at.start - _BEFORE) : at.start], text[at.end : at.end + _AFTER]
    kind, modifiers = _head(figure)
    value = bounds(figure)
    where = figure.place or ""
    places = frozenset(entry.name for _, _, entry in find(where)) or frozenset(_CAPITAL.findall(where))
    source = terms(figure.estimate_by or "")
    rate = _RATE.match(tail)
    return Question(
        figure=figure,
        look=(figure.document, figure.unit, figure.place, figure.as_of, figure.estimate_by),
        bounds=value if kind is None else value._replace(dimension="count"),
        kind=kind,
        classes=_classes(figure, around, text, kind),
        owner=figure.owner,
        places=places,
        extent=_extent(where),
        states=frozenset(
            entry.state or entry.name
            for start, end, entry in find(said)
            if (entry.state or entry.kind == "state")
            and not at.overlaps(Span(start, end).shift(clause.start))
        )
        - places,
        names=_names(text, around, at) - source,
        days=frozenset(_days(around.times, text)),
        cumulative=says("cumulative", "words", wider),
        newer=says("newer", "words", wider),
        possible=says("possible", "words", said),
        change=_changes(lead, tail, said, kind),
        part=says("part_of", "words", lead),
        rate=rate[1].lower() if rate else None,
        about=terms(said) - terms(figure.text) - source,
        around=terms(sentence(text, clause).of(text)) - terms(figure.text),
        modifiers=modifiers,
        voice=whose(figure.estimate_by),
        published=document.published.value[:10] if document.published else None,
    )


def _extent(place: str) -> str | None:
    if not place:
        return None
    return "state" if any(find(place)) else "region" if _REGION.search(place) else "spot"


def _head(figure: Figure) -> tuple[str | None, frozenset[str]]:
    """Return the kind of the counted noun, and the terms before it; not of money, measures and shares."""
    if (
        figure.unit is None
        or figure.unit in listed("units")
        or figure.unit == "percent"
        or figure.unit.isupper()
    ):
        return None, frozenset()
    phrase = re.split(r"\s(?:of|in)\s", figure.counted or figure.unit)[0]
    found = [stem(word) for word, _ in words(phrase, (Span(0, len(phrase)),))]
    known = [(place, kind) for place, word in enumerate(found) if (kind := classes_of("kinds").get(word))]
    place, kind = known[-1] if known else (len(found) - 1, found[-1] if found else figure.unit)
    if figure.unit == "persons" and not known:
        kind = "people"
    before = frozenset(found[:place]) - {stem(word) for word in stop_words()}
    states = {stem(word.lower()) for s, e, _ in find(phrase) for word in phrase[s:e].split()}
    if kind in listed("persons"):
        before &= {stem(word.lower()) for word in _CAPITAL.findall(phrase)}
    return kind, before - states


def _classes(figure: Figure, around: _Around, text: str, kind: str | None) -> frozenset[tuple[str, str]]:
    """Return, by table, the class of the word in the clause that stands nearest to the figure.

    What stands behind another figure is said of that one.
    """
    phrase = figure.counted or ""
    own = [stem(word) for word, _ in words(phrase, (Span(0, len(phrase)),))]
    ends = [o.end for o in around.others if o.end <= figure.span.start]
    starts = [o.start for o in around.others if o.start >= figure.span.end]
    within = Span(max(ends, default=around.clause.start), min(starts, default=around.clause.end))
    found = {}
    for name in _tables(figure, kind):
        known = classes_of(name)
        counted = next((known[word] for word in reversed(own) if word in known), None)
        found[name] = counted or _nearest(known, figure.span, within, text)
    return frozenset((name, value) for name, value in found.items() if value)


def _tables(figure: Figure, kind: str | None) -> tuple[str, ...]:
    if kind is not None:
        return ("deeds",)
    return ("lengths",) if bounds(figure).dimension == "[length]" else ("aspects", "goods")


def _nearest(known: Mapping[str, str], at: Span, within: Span, text: str) -> str | None:
    best: tuple[int, str] | None = None
    before = ""
    for word, span in words(text, (within,)):
        value = known.get(f"{before} {word}") or known.get(stem(word))
        before = word
        far = max(at.start - span.end, span.start - at.end, 0)
        if value is not None and (best is None or far < best[0]):
            best = far, value
    return best[1] if best else None


def _changes(lead: str, tail: str, clause: str, kind: str | None) -> bool:
    if says("change", "words", lead[-14:]) or _LESS.match(tail):
        return True
    return kind is None and _BY.search(lead) is not None and says("change", "verbs", clause)


def _days(times: Iterable[TimeExpression], text: str) -> Iterator[str]:
    for time in times:
        match = _PRECISE.match(time.value or "") if time.type in ("DATE", "TIME") else None
        lead = text[max(time.span.start - 12, 0) : time.span.start]
        if match and not _UNTIL.search(lead) and "W" not in (time.value or ""):
            yield match[0]


def _names(text: str, around: _Around, at: Span) -> frozenset[str]:
    """Return the capitalised words of the clause that no list knows, folded.

    One that begins a sentence is a name where it begins what was found to be somebody's.
    """
    shown = around.clause.of(text)
    known = [Span(start, end).shift(around.clause.start) for start, end, _ in find(shown)]
    taken = [at, *around.others, *known]
    begun = {mention.start for mention in around.mentions}
    return frozenset(
        stem(word)
        for word, span in words(text, (around.clause,))
        if text[span.start].isupper()
        and (span.start in begun or not _OPENS.search(text[max(span.start - 4, 0) : span.start]))
        and not any(other.overlaps(span) for other in taken)
        and word not in stop_words()
        and not _TITLE.fullmatch(word)
    )


_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_OPENS = re.compile(r"(?:^|[.!?:\n“\"])\s*$")
_TITLE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|president|prime|minister|mr|mrs|ms|dr|chancellor|king|general"
)
