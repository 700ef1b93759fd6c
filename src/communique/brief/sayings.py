"""Quotations to lines: by speaker, and the versions of one sentence side by side."""

from collections.abc import Sequence

from communique.brief.groups import Group, folded, wordings
from communique.brief.parts import Block, Detail, Line, Pieces, Section, note, stressed, texts
from communique.brief.sources import Sources
from communique.brief.statements import who
from communique.model import Quotation, Span
from communique.text.words import stem, words

Groups = Sequence[Group[Quotation]]


def versions(groups: Groups, sources: Sources) -> Section:
    """Return the sentences that outlets word differently, each with its versions."""
    lines = []
    for group in groups:
        different = _versions(group, sources)
        if group.verdict == "disagree" and len(different) > 1:
            shown = _contrast([sources.words(same[0].document, same[0].span) for same in different])
            details = tuple(
                Detail(pieces, sources.refs(same), _mode(same[0]))
                for same, pieces in zip(different, shown, strict=True)
            )
            first = group.claims[0]
            refs = sources.refs(group.claims)
            lines.append(
                Line(
                    f"versions:{group.key}",
                    who(first.speaker, first, sources),
                    refs,
                    *sources.counts(refs),
                    details=details,
                )
            )
    return Section(
        "versions",
        "The same words, told differently",
        (Block("", tuple(lines)),) if lines else (),
        "versions",
        "One sentence of one speaker, as outlets print it. Words that not every version has are underlined.",
    )


def _links(quotation: Quotation, sources: Sources) -> tuple[str, ...]:
    """Through whom the words came, the outlet itself left out where the chain begins with it."""
    outlet = sources.document(quotation.document).outlet
    return quotation.chain[1:] if quotation.chain[:1] == (outlet,) else quotation.chain


def quotations(groups: Groups, sources: Sources, compared: Section) -> Section:
    """Return what is quoted, by speaker: quoted words first, then the reporter's wording."""
    blocks: dict[str, list[Line]] = {}
    side_by_side = {line.key for line in compared.lines()}
    for group in sorted(groups, key=lambda g: all(q.mode == "indirect" for q in g.claims)):
        first = _clearest(group, sources)
        speaker = first.speaker.actor
        heading = sources.called(speaker) if speaker else "Speaker not resolved"
        versions_ = f"versions:{group.key}"
        pieces, refs = _said(first, sources), sources.refs(group.claims)
        if not speaker:
            pieces = (*pieces, note(" — "), *who(first.speaker, first, sources))
        elif via := _links(first, sources):
            pieces = (*pieces, note(f" (via {', '.join(via)})"))
        line = Line(
            group.key,
            pieces,
            refs,
            *sources.counts(refs),
            state="worded differently" if versions_ in side_by_side else "",
            see=versions_ if versions_ in side_by_side else None,
        )
        blocks.setdefault(heading[:1].upper() + heading[1:], []).append(line)
    # Speakers with most to show first; those not resolved last.
    order = sorted(
        blocks, key=lambda name: (name == "Speaker not resolved", -max(line.origins for line in blocks[name]))
    )
    found = tuple(Block(name, tuple(blocks[name])) for name in order)
    return Section("quotations", "In whose words", found)


def _clearest(group: Group[Quotation], sources: Sources) -> Quotation:
    modes = ("direct", "mixed", "indirect")
    return min(group.claims, key=lambda q: (q.speaker.actor is None, modes.index(q.mode), sources.place(q)))


def _said(quotation: Quotation, sources: Sources) -> Pieces:
    pieces = sources.words(quotation.document, quotation.span)
    return (note("in the reporter’s words: "), *pieces) if quotation.mode == "indirect" else pieces


def _mode(quotation: Quotation) -> str:
    return "reporter’s words" if quotation.mode == "indirect" else "quoted"


def _versions(group: Group[Quotation], sources: Sources) -> list[tuple[Quotation, ...]]:
    """The wordings of a group; one that only repeats a part of another is shown with it."""
    shown = {q.id: texts(sources.words(q.document, q.span)) for q in group.claims}
    different: list[tuple[Quotation, ...]] = []
    for same in sorted(wordings(group.claims, shown), key=lambda s: -len(shown[s[0].id])):
        part = folded(shown[same[0].id])
        whole = next((n for n, w in enumerate(different) if part in folded(shown[w[0].id])), None)
        if whole is None:
            different.append(same)
        else:
            different[whole] = (*different[whole], *same)
    return sorted(different, key=lambda same: sources.place(same[0]))


def _contrast(versions: Sequence[Pieces]) -> list[Pieces]:
    """Stress in each version the words whose stems are not in all the others."""
    said = [_words(pieces) for pieces in versions]
    common = frozenset.intersection(*(frozenset(stem(word) for word, _ in held) for held in said))
    return [stressed(pieces, _joined(held, common)) for pieces, held in zip(versions, said, strict=True)]


def _words(pieces: Pieces) -> list[tuple[str, Span]]:
    """The words of the articles in ``pieces``, with their places in the document."""
    return [
        (word, span.shift(piece.evidence.span.start))
        for piece in pieces
        if piece.evidence
        for word, span in words(piece.text, (Span(0, len(piece.text)),))
    ]


def _joined(said: list[tuple[str, Span]], common: frozenset[str]) -> list[Span]:
    """The places of the words not in ``common``; neighbours are one."""
    runs: list[Span] = []
    before = False
    for word, span in said:
        differs = stem(word) not in common
        if differs and before:
            runs[-1] = Span(runs[-1].start, span.end)
        elif differs:
            runs.append(span)
        before = differs
    return runs
