"""Build what a figure answers: how many of what, done or suffered how, whose, where, when."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from communique.compare.align import Sides
from communique.compare.moments import Moment, Told, moment
from communique.compare.quantities import Bounds, bounds
from communique.compare.sentences import sentence, sentence_before
from communique.compare.subjects import classes, head, noun_before
from communique.compare.wordings import listed, says
from communique.model import Claim, Document, Figure, Mention, Reading, Span
from communique.text.gazetteer import find
from communique.text.words import stem, stop_words, terms, words

_BEFORE = 30
_AFTER = 24
"""Code points before and behind a figure in which the small words stand that say what it is."""
_BEHIND = 12
"""The same for what is said of a part, directly behind it."""
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LESS = re.compile(r"^\W*(?:(?:a|per) \w+ )?(?:less|fewer|more)\b(?! than)", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:another|additional|further|extra|more|less|fewer|others?) (?:some |about )?$", re.IGNORECASE
)
_RATE = re.compile(
    r"^\W*(?:a|per|each|every)\s(day|week|month|year|hour|barrel|ton|tonne|person|head)\b", re.I
)
_OF_THESE = re.compile(
    r"\W*(?:of|among) (?:(?:this|that|these|those|them|which|whom)\b|(?:the|its|his|their|all)\b[^,]*,)",
    re.IGNORECASE,
)
"""How a sentence opens that tells of a part."""
_OF_THE = re.compile(r"of (?:the|these|those)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:to|at)\b[^,;.]{0,16}$", re.IGNORECASE)
_REGION = re.compile(
    r"\b(?:province|region|district|governorate|oblast|state|county|border|coast|island|sea|north|south|east|west"
    r"|northern|southern|eastern|western|central|area|valley|strip|camp|city|town|village|port|airport|base)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """What one figure answers, as far as its words say; built once, compared often."""

    figure: Figure = field(compare=False)
    """Questions with one look are equal, whichever figure they were built from."""
    look: tuple[str | None, ...]
    """Its unit, place, date and source."""
    bounds: Bounds
    kind: str | None
    """The kind of thing counted, or the stem of its noun; ``None`` for money, measures and shares."""
    classes: frozenset[tuple[str, str]]
    """What its clause says, by table of ``data/counted.toml``: ``deeds`` of counts, ``lengths`` of these,
    ``aspects`` or ``shares`` and ``goods`` of what else is measured; ``stages`` of all."""
    owner: str | None
    places: frozenset[str]
    extent: str | None
    """Whether its place is a ``state``, a ``region`` or a ``spot``."""
    states: frozenset[str]
    """States that the clause names, or whose bodies it names."""
    order: tuple[str, ...]
    """The same in the order of its words: whose duty on whose goods."""
    names: frozenset[str]
    """Other names in the clause."""
    nearby: frozenset[str]
    """States and names of its sentence; where it has none, of the sentence before."""
    when: Moment
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
    def anchors(self) -> frozenset[str]:
        """States, places and other names: what ties it to a matter."""
        return self.states | self.places | self.names

    @property
    def gate(self) -> tuple[str, str | None]:
        """What must be equal before two figures are held against each other at all."""
        people = self.kind != "votes" and (self.figure.unit == "persons" or self.kind in listed("persons"))
        return self.bounds.dimension, None if people else self.kind


def questions(reading: Reading, whose: Sides) -> Iterator[Question]:
    """Yield what the figures of ``reading`` answer, in their order."""
    times, figures, mentions = _Inside(reading.times), _Inside(reading.figures), _Inside(reading.mentions)
    for figure in reading.figures:
        clause = _widened(figure, reading.document.text)
        others = [f.span for f in figures.of(clause) if f is not figure]
        whole = sentence(reading.document.text, clause)
        before = sentence_before(reading.document.text, whole)
        told = Told(times.of(clause), times.of(whole), times.of(before))
        begun = frozenset(m.span.start for m in mentions.of(Span(before.start, whole.end)))
        around = _Around(clause, whole, before, others, told, begun)
        yield _question(figure, around, reading.document, whose)


def _widened(figure: Figure, text: str) -> Span:
    """Return the clause of ``figure``, from its noun on: "the number of people who have fled is 300"."""
    clause = figure.clause or figure.span
    noun = noun_before(figure, text)
    return clause if noun is None or noun.start > clause.start else Span(noun.start, clause.end)


class _Around(NamedTuple):
    """A figure's clause, and what else was read in it."""

    clause: Span
    sentence: Span
    before: Span
    """The sentence before, of one paragraph with it; else empty."""
    others: Sequence[Span]
    told: Told
    begun: frozenset[int]
    """Where somebody or something is mentioned."""


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
    kind, modifiers = head(figure)
    known = classes(figure, clause, around.others, text, kind)
    voted = {value for _, value in known} & {*listed("voting")["deeds"]}
    if voted and kind in listed("voting")["kinds"].split():
        kind = "votes"
    value = bounds(figure)
    where = figure.place or ""
    places = frozenset(entry.state or entry.name for _, _, entry in find(where)) or frozenset(
        _fold(word.lower()) for word in _CAPITAL.findall(where)
    )
    named = _states(clause, figure, text)
    source = terms(figure.estimate_by or "")
    sentence_words = around.sentence.of(text)
    rate = _RATE.match(tail)
    published = document.published.value[:10] if document.published else None
    changed = kind is None and says("change", "verbs", lead[-_AFTER:]) and not _UP_TO.search(lead)
    newer = (says("newer", "words", wider) and not changed) or says("newer", "before", lead[-_BEHIND:])
    when = moment(
        around.told, said, wider[: at.start - clause.start + _AFTER], sentence_words, newer, published, text
    )
    share = figure.unit == "percent"
    return Question(
        figure=figure,
        look=(figure.unit, figure.place, figure.as_of, figure.estimate_by),
        bounds=value if kind is None else value._replace(dimension="count"),
        kind=kind,
        classes=known,
        owner=figure.owner,
        places=places,
        extent=_extent(where),
        states=frozenset(named) - places,
        order=tuple(dict.fromkeys(named)),
        names=_names(clause, around, figure, text) - {_fold(word) for word in source},
        nearby=_nearby(around, figure, text),
        when=when._replace(base=when.base or (rate[1].lower() if rate and share else None)),
        cumulative=says("cumulative", "words", wider),
        newer=newer,
        possible=says("possible", "words", said),
        change=_changes(lead, tail, said, kind),
        part=_is_part(figure, lead, tail, text[around.sentence.start : at.start]),
        rate=rate[1].lower() if rate and not share else None,
        about=terms(said) - terms(figure.text) - source,
        around=terms(sentence_words) - terms(figure.text),
        modifiers=modifiers,
        voice=whose(figure.estimate_by),
        published=published,
    )


def _extent(place: str) -> str | None:
    if not place:
        return None
    return "state" if any(find(place)) else "region" if _REGION.search(place) else "spot"


def _changes(lead: str, tail: str, clause: str, kind: str | None) -> bool:
    if _MORE.search(lead) or _LESS.match(tail):
        return True
    if kind in listed("change")["kinds"].split():
        return says("change", "verbs", lead) or says("change", "counts", lead)
    return kind is None and _BY.search(lead) is not None and says("change", "verbs", clause)


def _fold(name: str) -> str:
    return _OF_PLACE.sub("", stem(name))


def _belongs(state: Span, figure: Figure) -> bool:
    """Tell whether a state is named in the figure itself, or as whose ministry or agency gives it."""
    by = figure.source.span if figure.source is not None else None
    return figure.span.overlaps(state) or (by is not None and by.overlaps(state) and len(state) < len(by))


def _is_part(figure: Figure, lead: str, tail: str, opening: str) -> bool:
    """Tell whether a figure is a part, by the words around it and those its sentence opens with."""
    if says("part_of", "words", lead) or says("part_of", "first", lead[-12:]):
        return True
    behind = tail.lstrip(" ,")[:_BEHIND]
    bare = figure.text.split()[-1] not in (figure.counted or "").split()
    return says("part_of", "behind", behind) or bool(
        _OF_THESE.match(opening) or (bare and _OF_THE.match(behind))
    )


def _states(within: Span, figure: Figure, text: str) -> list[str]:
    """Return the states and blocs that are named in ``within``, or whose bodies are, in their order."""
    return [
        entry.state or entry.name
        for start, end, entry in find(within.of(text))
        if (entry.state or entry.kind in ("state", "bloc"))
        and entry.name not in listed("wide")["places"]
        and not _belongs(Span(start, end).shift(within.start), figure)
    ]


def _nearby(around: _Around, figure: Figure, text: str) -> frozenset[str]:
    for within in (around.sentence, around.before):
        named = frozenset(e.state or e.name for _, _, e in find(within.of(text))) | _names(
            within, around, figure, text
        )
        if named:
            return named
    return frozenset()


def _names(within: Span, around: _Around, figure: Figure, text: str) -> frozenset[str]:
    """Return the capitalised words of ``within`` that no list knows, folded.

    One that begins a sentence is a name where it begins what was found to be somebody's.
    """
    known = [Span(start, end).shift(within.start) for start, end, _ in find(within.of(text))]
    taken = [figure.span, *around.others, *known]
    return frozenset(
        _fold(word)
        for word, span in words(text, (within,))
        if text[span.start].isupper()
        and (span.start in around.begun or not _OPENS.search(text[max(span.start - 4, 0) : span.start]))
        and not any(other.overlaps(span) for other in taken)
        and word not in stop_words()
        and not _TITLE.fullmatch(word)
    )


_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_OF_PLACE = re.compile(r"(?<=\w{4})i?an?s?$|(?<=\w{4})ia$")
"""What makes an adjective of a name that no list has: Keldoria, Keldorian."""
_OPENS = re.compile(r"(?:^|[.!?:\n“\"])\s*$")
_TITLE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|president|prime|minister|mr|mrs|ms|dr|chancellor|king|general"
)
