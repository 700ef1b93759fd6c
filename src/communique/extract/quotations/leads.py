"""Find the reporting clause that leads into what stands behind it: Roe told us that "..."."""

from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import REACH, report_at
from communique.extract.quotations.sentences import FINITE, Line, is_mark


def leads(line: Line, start: int, end: int) -> Report | None:
    """Return the clause in tokens ``start..end`` whose complement must begin at ``end``, or ``None``."""
    doc = line.doc
    i = end - 1
    colon = False
    while i >= start and (
        doc[i].is_space
        or doc[i].text in (",", ":", "—", "–", "-", "that")
        or is_mark(doc[i])
        or (doc[i].lower_ == "it" and i > 0 and doc[i - 1].lemma_ == "put")
    ):
        colon = colon or doc[i].text in (":", ",", "that")
        i -= 1
    joined = i > start and doc[i].pos_ == "CCONJ" and doc[i + 1].lower_ == "that"
    if i > start and doc[i].dep_ == "prt":
        i -= 1
    depth = 0
    for j in range(i, max(start - 1, i - REACH), -1):
        token = doc[j]
        if line.owner[j] >= 0:
            return None
        depth += (token.text == ")") - (token.text == "(")
        if depth > 0 or token.text == "(":
            continue
        verb = is_cue(token)
        done = (
            token.tag_ != "VBN"
            or token.text in lexicon().sure
            or any(c.dep_ in ("aux", "agent") for c in token.children)
        )
        if verb is not None and verb.frames & {"marks", "clause"} and done:
            if joined and token.dep_ == "ccomp" and any(c.dep_ == "dobj" for c in token.rights):
                # Told us that Lind had read it and that "...": whoever told us says that, too.
                return None
            found = report_at(line, j) if j == i or colon else None
            return found if found is None or found.speaker or token.tag_ == "VBG" else None
        if token.tag_ in FINITE or token.text in (".", ";") or (j == i and not colon):
            return None
    return None
