"""A collection to a brief: chapters of sections of lines, each resting on numbered passages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.brief.acts import answers, demands, others
from communique.brief.calendar import calendar, dated
from communique.brief.gaps import alone, unresolved
from communique.brief.groups import groups
from communique.brief.parts import Article, Brief, Chapter, Line, Ref
from communique.brief.phrases import many
from communique.brief.quantities import figures
from communique.brief.sayings import quotations, versions
from communique.brief.sources import Sources
from communique.brief.summary import facts, summary
from communique.model import Collection, Comparison, Reading


def compose(collection: Collection) -> Brief:
    """Return the brief of ``collection``. The same collection gives the same brief.

    Raises ``EvidenceError`` where a claim's words are not those that the stored text has at its offsets.
    """
    sources = Sources(collection)
    chapters = tuple(_chapter(told, collection, sources) for told in _told(collection, sources))
    cited = [ref for line in _lines(chapters) for ref in line.all_refs()]
    anchors = {line.key: f"l{n}" for n, line in enumerate(_lines(chapters), 1)}
    back: dict[Ref, str] = {}
    for line in _lines(chapters):
        for ref in line.all_refs():
            back.setdefault(ref, anchors[line.key])
    return Brief(
        title=chapters[0].title if len(chapters) == 1 else many(len(chapters), "story"),
        chapters=chapters,
        articles=tuple(_articles(set(cited), sources)),
        anchors=anchors,
        back=back,
    )


@dataclass(frozen=True)
class _Told:
    title: str
    readings: tuple[Reading, ...]
    comparisons: Sequence[Comparison]


def _told(collection: Collection, sources: Sources) -> Iterator[_Told]:
    """Each story with what belongs to it; documents that are in no story come last, together."""
    left = {reading.document.id: reading for reading in sources.readings}
    for story in collection.stories:
        held = set(story.documents)
        readings = tuple(left.pop(id_) for id_ in list(left) if id_ in held)
        if readings:
            yield _Told(
                story.title, readings, tuple(c for c in collection.comparisons if c.story == story.id)
            )
    if left:
        first = next(iter(left.values())).document
        yield _Told(first.title or sources.outlet(first.id), tuple(left.values()), collection.comparisons)


def _chapter(told: _Told, collection: Collection, sources: Sources) -> Chapter:
    readings, responses = told.readings, collection.responses
    acts = groups((p for r in readings for p in r.positions), _of(told, "position"), sources)
    said = groups((q for r in readings for q in r.quotations), _of(told, "quotation"), sources)
    counted = groups((f for r in readings for f in r.figures), _of(told, "figure"), sources)
    happened = groups(dated(readings), _of(told, "time"), sources)
    compared = versions(said, sources)
    asked, further = demands(acts, collection.demands, sources), tuple(others(acts, responses, sources))
    quoted, (figured, once) = quotations(said, sources, compared), figures(counted, sources)
    several = len({sources.outlet(r.document.id) for r in readings}) > 1
    every = (
        calendar(happened, readings, sources),
        asked,
        *answers(acts, responses, sources),
        *further,
        compared,
        figured,
        once,
        quoted,
        *((alone((asked, *further, once, quoted), sources),) if several else ()),
        unresolved(readings, sources),
    )
    sections = tuple(section for section in every if section.blocks)
    return Chapter(told.title, tuple(facts(readings, sources)), tuple(summary(sections, sources)), sections)


def _of(told: _Told, kind: str) -> Sequence[Comparison]:
    return [row for row in told.comparisons if row.kind == kind]


def _lines(chapters: Iterable[Chapter]) -> Iterator[Line]:
    for chapter in chapters:
        for section in chapter.sections:
            yield from section.lines()


def _articles(cited: set[Ref], sources: Sources) -> Iterator[Article]:
    passages: dict[int, list[Ref]] = {}
    for ref in sorted(cited):
        passages.setdefault(ref.article, []).append(ref)
    for number, reading in enumerate(sources.readings, 1):
        spans = tuple(ref.span for ref in passages.get(number, ()))
        yield Article(number, reading.document, sources.outlet(reading.document.id), spans)
