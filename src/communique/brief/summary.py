"""The first screen: what was read, and the few lines that a chief must not miss."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from communique.brief.parts import Line, Pieces, Section, plain, shorten, texts
from communique.brief.phrases import date, listed, many
from communique.brief.sources import Sources
from communique.model import Reading

LONGEST = 170
"""Code points of a line in the summary."""


def facts(readings: Sequence[Reading], sources: Sources) -> Iterator[str]:
    """Yield, in sentences, how much was read, from whom, from when, and what was not."""
    documents = [reading.document for reading in readings]
    names = {document.id: sources.outlet(document.id) for document in documents}
    origins: dict[str, list[str]] = {}
    for document in documents:
        origins.setdefault(sources.origin(document.id), []).append(names[document.id])
    counted = (many(len(documents), "document"), many(len(set(names.values())), "outlet"))
    yield f"{counted[0]} from {counted[1]}: {many(len(origins), 'independent origin')}."
    for same in origins.values():
        if len(same) > 1:
            yield f"{listed(same)} carry one text and count as one origin."
    days = sorted(document.published.value[:10] for document in documents if document.published)
    if days:
        yield f"Published {date(days[0])}" + (f" to {date(days[-1])}." if days[0] != days[-1] else ".")
    undated = [names[document.id] for document in documents if document.published is None]
    if undated:
        yield f"Without a date of publication: {listed(undated)}."
    unnamed = sum(document.outlet is None for document in documents)
    if unnamed:
        named = "each named by its site or file, and counted as one outlet"
        yield f"Outlet not stated: {many(unnamed, 'document')}, {named}."
    foreign = [names[d.id] for d in documents if d.is_foreign]
    if foreign:
        yield f"Not in English, and not read: {listed(foreign)}."
    silent = [
        names[r.document.id] for r in readings if not r.claims() and names[r.document.id] not in foreign
    ]
    if silent:
        yield f"Nothing was found in: {listed(silent)}."


def summary(sections: Sequence[Section], sources: Sources) -> Iterator[Line]:
    """Yield five to nine lines, where there are as many: each repeats a line of ``sections`` in short."""
    held = {section.name: section for section in sections}

    def lines(name: str) -> list[Line]:
        found = list(held[name].lines()) if name in held else []
        return sorted(found, key=lambda line: -line.origins)

    for line in lines("demands")[:2]:
        yield _short(line, line.pieces)
    # One refusal may answer several demands; it is news once.
    answered = {texts(line.details[0].pieces): line for line in reversed(lines("answers"))}
    for line in islice(reversed(answered.values()), 2):
        answer = line.details[0]
        outlets, origins = sources.counts(answer.refs)
        yield replace(_short(line, answer.pieces), refs=answer.refs, outlets=outlets, origins=origins)
    if not answered:
        yield from (_short(line, line.pieces) for line in lines("refusals")[:1])
    for line in lines("threats")[:1]:
        yield _short(line, line.pieces)
    for line in islice((line for line in lines("figures") if line.state in ("differ", "updated")), 1):
        different = {texts(detail.pieces): detail.pieces for detail in line.details}.values()
        values = [piece for pieces in different for piece in (plain(" / "), *pieces)]
        yield _short(line, (plain("Figures for "), *line.pieces, plain(f" {line.state}: "), *values[1:]))
    for line in lines("versions")[:1]:
        first = max((detail.pieces for detail in line.details), key=lambda pieces: len(texts(pieces)))
        head = plain(f" is quoted in {many(len(line.details), 'version')} of one sentence: ")
        yield _short(line, (*line.pieces, head, *first))
    dates = held["calendar"].blocks if "calendar" in held else ()
    ahead = [line for block in dates if block.heading == "Ahead" for line in block.lines]
    # A date inside somebody's quoted words is seldom one that is fixed.
    for line in sorted(ahead, key=lambda line: (_is_quoted(line), -line.origins))[:2]:
        yield _short(line, (plain(f"Ahead, {line.lead}: "), *line.pieces))


def _is_quoted(line: Line) -> bool:
    return any(piece.kind == "quoted" and piece.stressed for piece in line.pieces)


def _short(line: Line, pieces: Pieces) -> Line:
    return replace(
        line,
        key=f"summary:{line.key}",
        pieces=shorten(pieces, LONGEST),
        refs=line.all_refs(),
        lead="",
        state="",
        details=(),
        see=line.key,
    )
