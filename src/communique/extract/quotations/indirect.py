"""Tell whether a clause without quoted words is a report of speech: somebody said it, in fact."""

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.reports import Report
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import is_nobody, speaks

_UNSAID = frozenset({"at", "from", "of", "without"})
"""Before a participle these tell of no saying: aimed at warning, stopped short of saying."""


def utters(line: Line, report: Report) -> bool:
    """Tell whether the speaker is somebody who can say what the cue reports: figures may suggest it, too."""
    if report.speaker is None or is_nobody(line, report.speaker):
        return False
    if line.doc[report.verb].lemma_ not in lexicon().animate:
        return True
    shown = line.doc[slice(*report.speaker)].root.lower_ in lexicon().not_sources
    return speaks(line, report.speaker) and not shown


def is_speech(line: Line, report: Report, left: int, right: int) -> bool:
    """Tell whether a complement without quoted words is a report of speech."""
    doc = line.doc
    token = doc[report.verb]
    if report.speaker is None:
        # Nobody says who told them.
        if "told" not in report.frames:
            return False
    elif not utters(line, report):
        return False
    if any(c.dep_ == "neg" or c.lower_ == "nor" for c in token.children) or doc[token.i - 1].lower_ == "nor":
        return False
    if any(
        c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ not in ("will", "wo", "'ll") for c in token.children
    ):
        return False
    if (
        token.tag_ == "VB"
        and token.head.lemma_ not in ("go", "continue", "proceed", "use")
        and any(c.tag_ == "TO" for c in token.lefts)
    ):
        return False
    if token.dep_ == "pcomp" and token.head.lower_ in _UNSAID:
        return False
    if left and doc[left - 1].lower_ == "that":
        return True
    if doc[left].tag_ in FINITE and token.dep_ != "relcl":
        return False
    if doc[right - 1].tag_ == "MD":
        # "As she said she would" tells what she did.
        return False
    return any(t.tag_ in FINITE or (t.tag_ == "POS" and t.dep_ == "aux") for t in doc[left:right])
