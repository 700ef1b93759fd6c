"""What a reader must not overlook: what one outlet alone says, and what could not be resolved."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.brief.parts import Block, Line, Ref, Section, note, plain
from communique.brief.phrases import many
from communique.brief.sources import Sources
from communique.model import Claim, Reading, Span


def alone(sections: Iterable[Section], sources: Sources) -> Section:
    """Return, outlet by outlet, the acts, figures and quoted words that no other outlet has."""
    outlets: dict[str, list[Line]] = {}
    listed: list[Ref] = []
    for section in sections:
        for line in section.lines():
            if line.outlets == 1:
                if section.name == "quotations" and not _adds(line, listed):
                    continue
                if section.name != "quotations":
                    insort(listed, line.refs[0])
                outlet = sources.outlet(sources.readings[line.refs[0].article - 1].document.id)
                short = replace(line, key=f"alone:{line.key}", details=(), state="", see=line.key)
                outlets.setdefault(outlet, []).append(short)
    found = tuple(Block(name, tuple(lines)) for name, lines in outlets.items())
    return Section("alone", "What only one outlet says", found, "short")


def _adds(line: Line, listed: list[Ref]) -> bool:
    """Tell whether no act or figure of ``listed`` (ascending) begins in a quotation's quoted words."""
    said = line.refs[0]
    after = bisect_left(listed, Ref(said.article, Span(said.span.start, 0)))
    following = listed[after : after + 1]
    begun = any(ref.article == said.article and ref.span.start < said.span.end for ref in following)
    return not begun and any(piece.kind == "quoted" for piece in line.pieces)


def unresolved(readings: Iterable[Reading], sources: Sources) -> Section:
    """Return how many names and dates stayed open, by the reason, with links to each."""
    counts: dict[tuple[str, str], list[Claim]] = {}
    for claim, what, reason in (gap for reading in readings for gap in _gaps(reading)):
        counts.setdefault((what, reason or "not resolved"), []).append(claim)
    lines = []
    for (what, reason), claims in sorted(counts.items(), key=lambda item: (-len(item[1]), item[0])):
        refs = sources.refs(claims)
        pieces = (plain(f"{many(len(claims), what)}: "), note(reason))
        lines.append(Line(f"gap:{what}:{reason}", pieces, refs, *sources.counts(refs)))
    return Section("gaps", "What could not be resolved", (Block("", tuple(lines)),) if lines else ())


def _gaps(reading: Reading) -> Iterator[tuple[Claim, str, str | None]]:
    for quotation in reading.quotations:
        if quotation.speaker.actor is None:
            yield quotation, "speaker", quotation.speaker.reason
    for position in reading.positions:
        if position.holder.actor is None:
            yield position, "holder", position.holder.reason
        if position.addressee is not None and position.addressee.actor is None:
            yield position, "addressee", position.addressee.reason
    for time in reading.times:
        if time.value is None:
            yield time, "date", time.reason
