"""Reporting clauses before what they report that begin with "as": "As Lind said on Monday, ..."."""

from communique.extract.quotations.found import Reader
from communique.extract.quotations.taking import take

_WHERE = frozenset({"on", "in", "at", "during", "to", "after", "before", "from"})
"""Behind a cue these tell when and where it was said."""


def as_said(reader: Reader, start: int, end: int) -> bool:
    """Take what stands behind "As Lind said on Monday,"."""
    line = reader.line
    doc = line.doc
    if doc[start].lower_ != "as":
        return False
    begun = [r for r in reader.reports if r.speaker and r.speaker[0] == start + 1 and r.verb < end]
    report = next((r for r in begun if "clause" in r.frames and r.speaker and r.speaker[1] <= r.verb), None)
    if report is None:
        return False
    comma = next((i for i in range(report.end, end) if doc[i].text == "," and line.owner[i] < 0), end)
    between = doc[report.end : comma]
    told = any(t.pos_ in ("VERB", "AUX", "PRON", "SCONJ") or t.dep_ in ("dobj", "mark") for t in between)
    if told or any(t.pos_ == "ADP" and t.lower_ not in _WHERE for t in between):
        return False
    take(reader, comma, end, report)
    return True
