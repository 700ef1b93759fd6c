"""Take from the encoder's attributions what the rules of a paragraph missed: reports, and speakers."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.extract.quotations.complements import trim
from communique.extract.quotations.cues import is_cue
from communique.extract.quotations.found import Reader
from communique.extract.quotations.indirect import is_speech
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import report_at
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import is_nobody
from communique.model import Attribution, Span

_SHORT = frozenset({"no", "yes", "so", "goodbye"})
"""Who says these says nothing that stands before them."""
_APPOSED = frozenset({",", "(", "—", "–"})


def propose(readers: Sequence[Reader], drawn: Iterable[Attribution]) -> None:
    """Add to ``readers`` the reports that only the encoder saw, and give speakers to those without.

    An attribution counts where all of it lies in one paragraph, its cue is a finite reporting verb of ours or
    "according to", its source names somebody, and its content is a clause or holds quoted words.
    What the rules found keeps its bounds.
    """
    starts = [reader.line.paragraph.span.start for reader in readers]
    for attribution in drawn:
        parts = (*attribution.source, *attribution.cue, *attribution.content)
        at = bisect_right(starts, min(parts).start) - 1 if parts else -1
        if at < 0 or not (attribution.source and attribution.cue and attribution.content):
            continue
        if all(readers[at].line.holds(part) for part in parts):
            _add(readers[at], attribution)


def _add(reader: Reader, attribution: Attribution) -> None:
    line = reader.line
    cue, source = _range(line, attribution.cue[0]), _source(line, attribution.source[0])
    if cue is None or source is None or is_nobody(line, source):
        return
    if line.doc[cue[1] : cue[1] + 1].text.lower() in _SHORT:
        return
    served = [n for n, f in enumerate(reader.found) if f.cue and f.cue.overlaps(attribution.cue[0])]
    for number in served:
        if reader.found[number].speaker is None and not _told(line, cue):
            speaker = line.span(*source)
            reader.found[number] = replace(reader.found[number], speaker=speaker, reason="not resolved")
    report = None if served else _report(line, cue, source)
    content = _content(line, attribution.content)
    if report is None or content is None:
        return
    left, right, held = content
    span = line.span(left, right)
    if any(f.span.overlaps(span) for f in reader.found) or any(n in reader.taken for n in held):
        return
    that = left > 0 and line.doc[left - 1].lower_ == "that"
    if not held and "clause" not in report.frames and not that:
        return
    if line.sentence(left) != line.sentence(right - 1):
        return
    if held or (is_speech(line, report, left, right) and _is_clause(line, report, left, right)):
        known = len(reader.found)
        reader.add_range(left, right, held, report)
        reader.found[known:] = [replace(f, proposed=True) for f in reader.found[known:]]


def _told(line: Line, cue: Range) -> bool:
    """Tell whether the subject of the cue is who was told: Tarn had been warned that ..."""
    return any(c.dep_ == "nsubjpass" for c in line.doc[cue[1] - 1].lefts)


def _range(line: Line, span: Span) -> Range | None:
    tokens = line.paragraph.tokens(span)
    return (tokens.start, tokens.end) if tokens is not None and len(tokens) else None


def _source(line: Line, span: Span) -> Range | None:
    """The noun phrase that begins the source, without apposition or relative clause."""
    drawn = _range(line, span)
    if drawn is None:
        return None
    start, end = drawn
    words = line.doc[start:end]
    stop = next((t.i for t in words if t.text in _APPOSED or t.tag_ in ("WP", "WDT", "WP$")), end)
    return (start, stop) if stop > start else None


def _report(line: Line, cue: Range, source: Range) -> Report | None:
    """The reporting clause whose verb the encoder drew, if it says so in fact."""
    doc = line.doc
    if doc[cue[0]].lower_ == "according":
        return Report(cue, cue[0], frozenset({"clause", "marks"}), source)
    verb = next(
        (t for t in doc[slice(*cue)] if (v := is_cue(t)) and v.frames & {"clause", "that", "marks"}), None
    )
    if verb is None or any(line.owner[i] >= 0 for i in range(*cue)):
        return None
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" for c in verb.children)
    if not (perfect or verb.tag_ in FINITE) or any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return None
    if any(c.dep_ == "auxpass" for c in verb.children):
        return None
    stated = report_at(line, verb.i)
    return replace(stated, speaker=stated.speaker or source) if stated else None


def _content(line: Line, pieces: Sequence[Span]) -> tuple[int, int, list[int]] | None:
    """The content in one piece, without "that", and with whole stretches of quoted words."""
    found = _range(line, Span(min(pieces).start, max(p.end for p in pieces)))
    if found is None:
        return None
    left, right = trim(line, *found)
    left += left < right and line.doc[left].lower_ == "that" and line.doc[left].tag_ in ("IN", "WDT")
    left += left < right and line.doc[left].tag_ == "TO"
    left, right, held = line.whole(*trim(line, left, right))
    return (left, right, held) if right - left > 2 else None


def _is_clause(line: Line, report: Report, left: int, right: int) -> bool:
    """Tell whether the words state something of their own: a subject begins them, and no noun leads to them.

    "Maintained his belief that ..." says what is believed.
    """
    words = line.doc[left:right]
    told = range(*(report.addressee or (0, 0)))
    objects = (c.i for c in line.doc[report.verb].rights if c.dep_ in ("dobj", "attr", "oprd"))
    if any(i < left and i not in told for i in objects):
        return False
    subjects = (t for t in words if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.tag_ not in ("WP", "WDT"))
    first = next(subjects, None)
    return first is not None and first.left_edge.i <= left
