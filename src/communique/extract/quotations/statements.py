"""Statements printed without marks: "Minister Roe said:" and the paragraphs below, as press offices do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.found import Found, Reader, make
from communique.extract.quotations.leads import leads
from communique.extract.quotations.sentences import Line
from communique.extract.quotations.speakers import is_nobody, subject_between

_OWN = frozenset({"i", "we", "our", "us", "my", "me", "ours", "let"})
_OUGHT = frozenset(
    {"must", "should", "shall", "need", "needs", "cannot", "vital", "essential", "crucial", "imperative"}
    | {"urge", "condemn", "welcome", "call"}
)
_LEAST = 4
"""Words below which a paragraph is a label or a heading, no part of a statement."""
_TERM = 6
"""Tokens, marks among them, of a term set in marks by whoever makes a statement: the "resolution"."""
_FINAL = tuple(".!?…")
_ITEM = re.compile(r"[-–—•*▪◦·]|\(?\w{1,2}[.)]\s")


def statements(readers: Sequence[Reader]) -> Iterator[Found]:
    """Take whole the paragraphs behind a reporting clause and a colon, without marks but around terms.

    They reach as far as somebody speaks in them ("we", "must"), and end where the text tells of somebody
    again: a paragraph that names the speaker, reports a clause, quotes, or leads into another statement.
    What the page sets apart as a quotation reaches as far as it is set apart.
    """
    number = 0
    while number < len(readers):
        lead = leads_down(readers[number])
        number += 1
        if lead is None or not _ends_in_colon(readers[number - 1].line):
            continue
        run = _run(readers, number, lead)
        for reader in run:
            reader.whole = True
            reader.taken.update(dict.fromkeys(range(len(reader.line.edges))))
            reader.found.clear()
            block = reader.line.paragraph.block
            yield replace(lead, span=block.span if block and _apart(reader) else reader.line.paragraph.span)
        number += len(run)


def leads_down(reader: Reader) -> Found | None:
    """Return what a paragraph that ends in a reporting clause and a colon or comma says of the one below.

    Its span is the paragraph's own: the caller's quotation has another.
    """
    line = reader.line
    end = _end(line)
    if not end or line.doc[end - 1].text not in (":", ",") or line.owner[end - 1] >= 0:
        return None
    start = line.sentence(end - 1)[0]
    report = leads(line, start, end)
    if report is None:
        cues = [r for r in reader.reports if start <= r.verb and "marks" in r.frames]
        main = [r for r in cues if line.doc[r.verb].dep_ == "ROOT"] or cues
        report = main[0] if main else None
    if report is not None:
        return make(line, line.paragraph.span, "direct", report)
    speaker = subject_between(line, start, end) if line.doc[end - 1].text == ":" else None
    if speaker is None or is_nobody(line, speaker):
        return None
    return Found(line.paragraph.span, "direct", None, line.span(*speaker))


def _end(line: Line) -> int:
    end = len(line.doc)
    while end and line.doc[end - 1].is_space:
        end -= 1
    return end


def _ends_in_colon(line: Line) -> bool:
    return line.doc[_end(line) - 1].text == ":"


def _run(readers: Sequence[Reader], first: int, lead: Found) -> Sequence[Reader]:
    """Return the paragraphs from ``first`` on that are the statement."""
    if lead.speaker is None or (lead.cue is None and not _issued(readers[first - 1].line)):
        return ()
    name = lead.speaker.shift(-readers[first - 1].line.paragraph.span.start)
    told = readers[first - 1].line.doc.text[name.start : name.end].split()[-1]
    if first < len(readers) and _apart(readers[first]):
        return list(takewhile(_apart, readers[first:]))
    reach = last = first
    while reach < len(readers) and _spoken(readers[reach], told, reach == first):
        reach += 1
        words = {token.lower_ for token in readers[reach - 1].line.doc}
        if words & _OWN or words & _OUGHT:
            last = reach
    return readers[first:last]


def _issued(line: Line) -> bool:
    """Tell whether the paragraph leads into a text that somebody gives out: "issued this statement:"."""
    texts = (t for t in line.doc if t.lemma_ in lexicon().texts and t.dep_ == "dobj")
    return any(t.head.lemma_ in lexicon().issuing for t in texts)


def _apart(reader: Reader) -> bool:
    """Tell whether a paragraph is set apart as a quotation and has no marks of its own."""
    block = reader.line.paragraph.block
    return block is not None and block.kind == "quote" and not reader.line.edges


def _spoken(reader: Reader, told: str, begins: bool) -> bool:
    line = reader.line
    text = line.doc.text.strip()
    if sum(t.is_alpha for t in line.doc) < _LEAST or _ITEM.match(text):
        return False
    if any(end - start > _TERM for start, end in line.edges) or any(f.mode == "direct" for f in reader.found):
        return False
    if not text.endswith(_FINAL) or leads_down(reader) is not None:
        return False
    told_of = [f for f in reader.found if f.cue is not None]
    return begins or not (told_of or any(token.text == told for token in line.doc))
