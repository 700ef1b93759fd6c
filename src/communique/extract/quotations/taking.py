"""Take words before or behind a reporting clause as what it reports, if they are a clause of their own."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.quotations.complements import trim
from communique.extract.quotations.found import Reader
from communique.extract.quotations.indirect import utters
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE

PAUSE = frozenset({",", "—", "–"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def take(reader: Reader, start: int, stop: int, report: Report) -> None:
    """Add ``start..stop`` of the reader's line to what ``report`` reports."""
    line = reader.line
    left, right = trim(line, start, stop)
    left, right, held = line.whole(left, right)
    if right - left < 3 or report.speaker is None:
        return
    words = line.doc[left:right]
    if not held and (_does_so(words, line.doc[report.verb]) or _suffers(words)):
        return
    verbs = sum(t.tag_ in FINITE for t in words)
    if not line.heading and not held and not any(t.dep_ in _SUBJECTS for t in words):
        return
    needed = 1 + _subordinate(words)
    added = line.owner[left] >= 0 and report.verb < left
    if (verbs < needed and not line.heading and not added) or (not held and not utters(line, report)):
        return
    cue, whole = line.span(*report.cue), line.span(left, right)
    if not held:
        # What stands behind "If it fails, he said," is only a part of what he said.
        reader.found = [f for f in reader.found if f.cue != cue or not whole.covers(f.span)]
    if any(n in reader.taken for n in held):
        if any(reader.taken[n] in (None, report) for n in held if n in reader.taken):
            return
        # Somebody's report of another's words: those are taken already.
        reader.add(line.span(left, right), "indirect", report)
    elif (
        left > 0
        and line.doc[left - 1].text in PAUSE
        and not held
        and not any(t.is_alpha for t in line.doc[:left])
    ):
        # Dialogue behind a dash, as some outlets print it.
        reader.add(line.span(left, right), "direct", report)
    else:
        reader.add_range(left, right, held, report)
    reader.tails[line.sentence(report.verb)[1]] = report


def _subordinate(words: Tokens) -> bool:
    """Tell whether a clause that hangs on another begins the words: On Monday, even as they fell, ...

    "While in Tarn" has no verb of its own.
    """
    subject = next((t.i for t in words if t.dep_ in _SUBJECTS), words.end)
    return any(
        t.dep_ == "mark" and t.nbor().pos_ != "ADP" for t in words if t.i < min(subject, words.end - 1)
    )


def _suffers(words: Tokens) -> bool:
    """Tell whether the words say what was done to whoever speaks: "Asked if he would stay, Lind said"."""
    first = next((t for t in words if t.is_alpha), words[0])
    return first.tag_ == "VBN" and not any(c.dep_ in _SUBJECTS for c in first.lefts)


def _does_so(words: Tokens, verb: Token) -> bool:
    """Tell whether the words are who does what the verb says: "Tarn, which borders on it, said nothing"."""
    subject = next((t for t in words if t.dep_ == "nsubj" and t.head == verb), None)
    return (
        subject is not None
        and subject.left_edge.i <= words.start
        and any(c.dep_ == "relcl" and words.start <= c.i < words.end for c in subject.rights)
    )
