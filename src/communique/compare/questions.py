"""What a figure answers: how many of what, done or suffered how, whose, where, when; what keeps two apart."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic

from communique.compare.align import C, Sides
from communique.compare.quantities import Bounds, bounds
from communique.model import Document, Figure, Reading, Span, TimeExpression
from communique.text.gazetteer import find
from communique.text.lexicon import table
from communique.text.words import likeness, stem, stop_words, terms, words

SAME_MATTER = 0.3
"""Dice likeness of two clauses about a sum, a measure or a share, where no word says what it measures."""
SAME_ASPECT = 0.2
"""The same where such a word stands in both: the altitude of a missile, of a volcano."""
PART = 4.0
"""Factor beyond which two counts of one thing are taken for a part and the whole."""
ONE_VOICE = 1.5
"""Factor by which one source is not thought to contradict itself on one day."""
WHOLE = 2.0
"""Factor beyond which a count over some time is not held against the count of one day."""

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
_PRECISE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_REGION = re.compile(
    r"\b(?:province|region|district|governorate|oblast|state|county|border|coast|island|sea|north|south|east|west"
    r"|northern|southern|eastern|western|central|area|valley|strip|camp|city|town|village|port|airport|base)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """What one figure answers, as far as its words say; built once, compared often."""

    figure: Figure
    bounds: Bounds
    kind: str | None
    """The kind of thing counted, or the stem of its noun; ``None`` for money, measures and shares."""
    classes: Mapping[str, str]
    """``deeds``, ``aspects`` and ``goods``: what its clause says of it, by table of ``data/counted.toml``."""
    owner: str | None
    places: frozenset[str]
    states: frozenset[str]
    """States and bodies that the clause names."""
    names: frozenset[str]
    """Other names in the clause."""
    days: frozenset[str]
    """Calendar dates in the clause, on which the thing happened."""
    cumulative: bool
    newer: bool
    change: bool
    part: bool
    rate: str | None
    about: frozenset[str]
    """Terms of the clause."""
    modifiers: frozenset[str]
    """Terms before the counted noun."""
    voice: frozenset[str]
    """The sides by whose estimate it is."""
    published: str | None

    @property
    def gate(self) -> tuple[str, str | None]:
        """What must be equal before two figures are held against each other at all."""
        return self.bounds.dimension, None if self.kind in table_("persons") else self.kind


def questions(reading: Reading, whose: Sides) -> Iterator[Question]:
    """Yield what the figures of ``reading`` answer, in their order."""
    times, figures = _Inside(reading.times), _Inside(reading.figures)
    for figure in reading.figures:
        clause = figure.clause or figure.span
        others = [f.span for f in figures.of(clause) if f is not figure]
        yield _question(figure, clause, others, times.of(clause), reading.document, whose)


class _Inside(Generic[C]):
    """Finds the claims that lie inside a span; they come in order and do not overlap."""

    def __init__(self, claims: Sequence[C]) -> None:
        self._claims = claims
        self._starts = [claim.span.start for claim in claims]

    def of(self, span: Span) -> Sequence[C]:
        return self._claims[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _question(
    figure: Figure,
    clause: Span,
    others: Sequence[Span],
    times: Sequence[TimeExpression],
    document: Document,
    whose: Sides,
) -> Question:
    text, at = document.text, figure.span
    said = clause.of(text)
    around = text[max(clause.start - _AFTER, 0) : clause.end + _AFTER]
    lead, tail = text[max(clause.start, at.start - _BEFORE) : at.start], text[at.end : at.end + _AFTER]
    kind, modifiers = _head(figure)
    value = bounds(figure)
    source = terms(figure.estimate_by or "")
    rate = _RATE.match(tail)
    return Question(
        figure=figure,
        bounds=value if kind is None else value._replace(dimension="count"),
        kind=kind,
        classes=_classes(figure, clause, others, text, kind),
        owner=figure.owner,
        places=frozenset(entry.name for _, _, entry in find(figure.place or ""))
        or frozenset(_CAPITAL.findall(figure.place or "")),
        states=frozenset(entry.state or entry.name for _, _, entry in find(said)),
        names=_names(text, clause, [at, *others]) - source,
        days=frozenset(_days(times, text)),
        cumulative=_says("cumulative", "words", around),
        newer=_says("newer", "words", around),
        change=_changes(lead, tail, said, kind),
        part=_says("part_of", "words", lead),
        rate=rate[1].lower() if rate else None,
        about=terms(said) - terms(figure.text) - source,
        modifiers=modifiers,
        voice=whose(figure.estimate_by),
        published=document.published.value[:10] if document.published else None,
    )


def apart(a: Question, b: Question) -> str | None:
    """Return the field that makes ``a`` and ``b`` two questions, with its values, or ``None``."""
    return next((reason for test in _TESTS if (reason := test(a, b))), None)


def _kinds_differ(a: Question, b: Question) -> str | None:
    if a.kind == b.kind:
        return None
    parts = set(table_("part")["kinds"].split())
    if "people" in (a.kind, b.kind) and not {a.kind, b.kind} & parts:
        return None
    return f"kind: {a.kind}, {b.kind}"


def _classes_differ(a: Question, b: Question) -> str | None:
    for name in ("deeds", "aspects", "goods"):
        left, right = a.classes.get(name), b.classes.get(name)
        if left != right and ((left and right) or (name == "deeds" and {left, right} & fates())):
            return f"{_FIELDS[name]}: {left}, {right}"
    return None


def _scope_differs(a: Question, b: Question) -> str | None:
    if a.rate != b.rate:
        return f"rate: {a.rate}, {b.rate}"
    if a.change != b.change:
        return "a change and a level"
    ratio = a.bounds.ratio(b.bounds)
    if a.part != b.part and ratio > 1.3:
        return "a part and the whole"
    if a.cumulative != b.cumulative and ratio > WHOLE:
        return "time: one day, and all that time"
    return None


def _days_differ(a: Question, b: Question) -> str | None:
    if not a.days or not b.days or a.cumulative or b.cumulative:
        return None
    if any(x[: len(y)] == y[: len(x)] for x in a.days for y in b.days):
        return None
    return f"time: {', '.join(sorted(a.days))}; {', '.join(sorted(b.days))}"


def _owners_differ(a: Question, b: Question) -> str | None:
    if a.owner and b.owner and a.owner != b.owner and a.kind not in ("people",):
        return f"owner: {a.owner}, {b.owner}"
    if (a.states - b.states) and (b.states - a.states):
        return f"whose: {', '.join(sorted(a.states - b.states))}; {', '.join(sorted(b.states - a.states))}"
    return None


def _places_differ(a: Question, b: Question) -> str | None:
    left, right = a.figure.place or "", b.figure.place or ""
    if not a.places or not b.places or a.places & b.places:
        return None
    if bool(list(find(left))) != bool(list(find(right))) or _REGION.search(left) or _REGION.search(right):
        return None
    return f"place: {left}, {right}"


def _matters_differ(a: Question, b: Question) -> str | None:
    other = (
        a.modifiers and b.modifiers and not (a.modifiers & (b.modifiers | b.about) or b.modifiers & a.about)
    )
    if other:
        return f"kind: {' '.join(sorted(a.modifiers))}, {' '.join(sorted(b.modifiers))}"
    if a.kind is not None:
        return None
    if a.names and b.names and not a.names & b.names:
        return f"whose: {', '.join(sorted(a.names))}; {', '.join(sorted(b.names))}"
    least = (
        SAME_ASPECT
        if a.classes.get("aspects") and a.classes.get("aspects") == b.classes.get("aspects")
        else SAME_MATTER
    )
    return None if likeness(a.about, b.about) >= least else "other words about it"


def _values_differ(a: Question, b: Question) -> str | None:
    here = a.figure.document == b.figure.document
    grown = a.published != b.published or a.figure.as_of != b.figure.as_of
    far = a.bounds.beyond(b.bounds, PART) or b.bounds.beyond(a.bounds, PART)
    if far and not (grown or (a.voice and b.voice)) and not (a.places & b.places):
        return "a part and the whole"
    if not a.bounds.excludes(b.bounds):
        return None
    if here and (a.figure.as_of, a.figure.estimate_by) == (b.figure.as_of, b.figure.estimate_by):
        return "one document gives both"
    same_day = here or (a.published == b.published and a.published is not None)
    if a.voice and a.voice == b.voice and same_day and a.bounds.ratio(b.bounds) > ONE_VOICE:
        return "one source gives both"
    return None


_TESTS = (
    _kinds_differ,
    _classes_differ,
    _owners_differ,
    _places_differ,
    _days_differ,
    _scope_differs,
    _matters_differ,
    _values_differ,
)
_FIELDS = {"deeds": "what became of them", "aspects": "what it is the size of", "goods": "of what"}


def _head(figure: Figure) -> tuple[str | None, frozenset[str]]:
    """Return the kind of the counted noun, and the terms before it; not of money, measures and shares."""
    if (
        figure.unit is None
        or figure.unit in table_("units")
        or figure.unit == "percent"
        or figure.unit.isupper()
    ):
        return None, frozenset()
    phrase = re.split(r"\s(?:of|in)\s", figure.counted or figure.unit)[0]
    found = [stem(word) for word, _ in words(phrase, (Span(0, len(phrase)),))]
    known = [(place, kind) for place, word in enumerate(found) if (kind := _lookup("kinds").get(word))]
    place, kind = known[-1] if known else (len(found) - 1, found[-1] if found else figure.unit)
    if figure.unit == "persons" and not known:
        kind = "people"
    before = frozenset(found[:place]) - {stem(word) for word in stop_words()}
    states = {stem(word.lower()) for s, e, _ in find(phrase) for word in phrase[s:e].split()}
    if kind in table_("persons"):
        before &= {stem(word.lower()) for word in _CAPITAL.findall(phrase)}
    return kind, before - states


def _classes(
    figure: Figure, clause: Span, others: Sequence[Span], text: str, kind: str | None
) -> dict[str, str]:
    """Return, by table, the class of the word in the clause that stands nearest to the figure.

    What stands behind another figure is said of that one.
    """
    phrase = figure.counted or ""
    own = [stem(word) for word, _ in words(phrase, (Span(0, len(phrase)),))]
    start = max((o.end for o in others if o.end <= figure.span.start), default=clause.start)
    end = min((o.start for o in others if o.start >= figure.span.end), default=clause.end)
    found = {}
    for name in ("deeds", "aspects", "goods") if kind is None else ("deeds",):
        known = _lookup(name)
        counted = next((known[word] for word in reversed(own) if word in known), None)
        found[name] = counted or _nearest(known, figure.span, Span(start, end), text)
    return {name: value for name, value in found.items() if value}


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
    if _says("change", "words", lead[-14:]) or _LESS.match(tail):
        return True
    return kind is None and _BY.search(lead) is not None and _says("change", "verbs", clause)


def _days(times: Iterable[TimeExpression], text: str) -> Iterator[str]:
    for time in times:
        match = _PRECISE.match(time.value or "") if time.type in ("DATE", "TIME") else None
        lead = text[max(time.span.start - 12, 0) : time.span.start]
        if match and not _UNTIL.search(lead) and "W" not in (time.value or ""):
            yield match[0]


def _names(text: str, within: Span, taken: Iterable[Span]) -> frozenset[str]:
    """Return the capitalised words ``within`` that no list knows, folded; not those that begin a sentence."""
    shown = within.of(text)
    spans = [*taken, *(Span(start, end).shift(within.start) for start, end, _ in find(shown))]
    return frozenset(
        stem(word)
        for word, span in words(text, (within,))
        if text[span.start].isupper()
        and not _OPENS.search(text[max(span.start - 4, 0) : span.start])
        and not any(taken_.overlaps(span) for taken_ in spans)
        and word not in stop_words()
        and not _TITLE.fullmatch(word)
    )


_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_OPENS = re.compile(r"(?:^|[.!?:\n“\"])\s*$")
_TITLE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|president|prime|minister|mr|mrs|ms|dr|chancellor|king|general"
)


def _says(name: str, key: str, text: str) -> bool:
    return _any(name, key).search(text) is not None


@cache
def _any(name: str, key: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(w).replace(r"\-", r"[\s-]") for w in table_(name)[key].split())
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


@cache
def table_(name: str) -> dict[str, Any]:
    """Return the table ``name`` of ``data/counted.toml``."""
    found: dict[str, Any] = table("counted.toml")[name]
    return found


@cache
def fates() -> frozenset[str]:
    """Return the deeds that make another figure of people."""
    return frozenset(table_("fates")["deeds"])


@cache
def _lookup(name: str) -> dict[str, str]:
    """Return the class of each word, by its stem; of two words, as printed."""
    found: dict[str, str] = {}
    for value, listed in (table_("persons") | table_("things") if name == "kinds" else table_(name)).items():
        for word in listed.split():
            found.setdefault(word.replace("-", " ") if "-" in word else stem(word), value)
    return found
