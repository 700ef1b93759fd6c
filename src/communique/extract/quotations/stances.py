"""Marked words in what somebody takes a thing for, or wants: views the base as a “dagger”; wants “deeds”."""

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.found import Reader
from communique.extract.quotations.objects import phrase
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE
from communique.extract.quotations.speakers import is_nobody, names_somebody, speaks, subject

_HELD = frozenset({"object", "infinitive"})
_JOINED = frozenset({"conj", "ROOT", "parataxis", "ccomp"})


def stances(reader: Reader) -> None:
    """Add the marked words of a view or wish that its holder is told to have, and nobody else reports."""
    line = reader.line
    for token in line.doc if line.edges else ():
        if token.lemma_ not in lexicon().stances or line.owner[token.i] >= 0 or token.dep_ not in _JOINED:
            continue
        if token.tag_ not in FINITE | {"VBN"} or any(c.dep_ in ("neg", "auxpass") for c in token.lefts):
            continue
        speaker = subject(line, token.i)
        if speaker is None or is_nobody(line, speaker) or not names_somebody(line, speaker):
            continue
        report = Report((token.i, token.i + 1), token.i, _HELD, speaker)
        part = phrase(line, report) if speaks(line, speaker) else None
        if part is None:
            continue
        left, right, held = line.whole(*part)
        told = line.span(token.i, right)
        if (
            not held
            or any(n in reader.taken for n in held)
            or any(f.span.overlaps(told) for f in reader.found)
        ):
            continue
        reader.add(line.span(left, right), "mixed", report, *held)
