"""Divide what is reported where clauses are co-ordinated: that it fell, and that it would rise."""

from collections.abc import Iterator

from communique.extract.quotations.cues import is_cue
from communique.extract.quotations.ends import cut
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line

_JOINTS = frozenset({"and", "but", "—", "–", "--", "-", ";"})
"""Before a marked sentence these begin another quotation: that talks go on, and "we will wait"."""
_SHIFTED = frozenset({"would", "could", "might", "had"})
"""In a report of the past they stand for "will", "can", "may" and "have"."""


def parts(line: Line, report: Report, left: int, right: int, end: int) -> Iterator[Range]:
    """Yield the clause ``left..right``, and each one co-ordinated by "and that", wherever the parse broke.

    ``end`` is where the sentence ends.
    """
    doc = line.doc
    that = doc[left - 1].lower_ == "that" or line.owner[left] >= 0
    for i in range(left, end - 2):
        joined = (
            (doc[i].pos_ == "CCONJ" or (that and doc[i].text == ","))
            and doc[i + 1].lower_ == "that"
            and doc[i + 1].tag_ in ("IN", "WDT")
            and (that or doc[i + 1].dep_ == "mark")
        )
        marked = _own_clause(line, i + 1) if i > left and doc[i].text in _JOINTS else None
        if marked is not None:
            yield left, cut(line, report, left, i)
            left, right = i + 1, min(max(right, marked), end)
        elif joined and line.owner[i] < 0 and line.owner[i + 1] < 0:
            yield left, cut(line, report, left, i)
            left, right = i + 2, max(right, min(end, doc[i + 1].head.right_edge.i + 1))
            if not any(t.tag_ in FINITE for t in doc[left:right]):
                right = end
    right = _marked_on(line, report, cut(line, report, left, right), end)
    right = _joined(line, report, right, end)
    yield left, right
    further = _again(line, report, right, end)
    if further is not None:
        yield further


def _marked_on(line: Line, report: Report, right: int, end: int) -> int:
    """Where the clause ends whose second verb is marked, too: was "rude" and had been "playing" them."""
    doc = line.doc
    if right + 1 >= end or doc[right].pos_ != "CCONJ" or doc[right + 1].tag_ not in FINITE:
        return right
    verb = doc[right + 1] if doc[right + 1].pos_ == "VERB" else doc[right + 1].head
    if verb.dep_ != "conj" or verb.head.i != report.verb or line.owner[verb.i] < 0:
        return right
    return min(max(verb.right_edge.i + 1, line.edges[line.owner[verb.i]][1]), end)


def _joined(line: Line, report: Report, right: int, end: int) -> int:
    """Where a clause ends that is joined without "that", its verb shifted into the past: , but it would ...

    The writer's own story is told in the plain past.
    """
    doc = line.doc
    joint = right + 1 if right < end and doc[right].text == "," else right
    if joint + 2 >= end or doc[joint].pos_ != "CCONJ" or doc[report.verb].tag_ not in ("VBD", "VBN", "VBG"):
        return right
    first = next((t for t in line.outside(joint + 1, end) if t.tag_ in FINITE or t.text in ",;:"), None)
    if first is None or first.lower_ not in _SHIFTED or first.dep_ not in ("aux", "auxpass"):
        return right
    verb = first.head
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None and line.owner[verb.i] >= 0:
        # Sought no war, but would "answer".
        return max(right, cut(line, report, joint + 1, min(end, verb.right_edge.i + 1)))
    if subject is None or not joint < subject.i < first.i or is_cue(verb) is not None:
        return right
    return cut(line, report, joint + 1, min(end, verb.right_edge.i + 1))


def _again(line: Line, report: Report, right: int, end: int) -> Range | None:
    """The clause with marked words that goes on with what was said: ..., but it is "not" so."""
    doc = line.doc
    joint = next((i for i in range(right, min(right + 2, end)) if doc[i].pos_ == "CCONJ"), None)
    for verb in doc[report.verb].rights:
        if joint is None or verb.dep_ != "conj" or not joint < verb.i < end or is_cue(verb) is not None:
            continue
        held = [line.owner[i] for i in range(verb.i, verb.right_edge.i + 1) if line.owner[i] >= 0]
        if held and doc[joint + 1].tag_ == "PRP" and doc[joint + 1].head.i == verb.i:
            return joint + 1, line.edges[held[0]][1]
    return None


def _own_clause(line: Line, i: int) -> int | None:
    """Return where a sentence ends that a stretch from token ``i`` is by itself: a subject, then its verb."""
    stretch = line.owner[i]
    if stretch < 0 or line.owner[i - 1] == stretch:
        return None
    words = line.doc[slice(*line.edges[stretch])]
    verb = next((t for t in words if t.tag_ in FINITE), None)
    subordinate = next((t.pos_ == "SCONJ" for t in words if t.is_alpha), False)
    if (
        verb is None
        or subordinate
        or not any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.i < verb.i for t in words)
    ):
        return None
    return max(words.end, verb.right_edge.i + 1, verb.head.right_edge.i + 1 if verb.dep_ == "aux" else 0)
