"""Marked words that nothing reports: Roe was curt: it was "a trap"; is resolved to stay "come what may"."""

from communique.extract.quotations.beyond import further
from communique.extract.quotations.complements import trim
from communique.extract.quotations.cues import is_cue
from communique.extract.quotations.found import Reader
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import report_at
from communique.extract.quotations.sentences import FINITE
from communique.extract.quotations.speakers import is_nobody, speaks, subject, subject_between

_PHRASE = 3
"""Words in marks that are more than a term: but the "drone wall"."""
_HOW = frozenset({"how", "what"})
_REACH = 30
"""Tokens from a verb to the marked words that its subject may have said."""


def unreported(reader: Reader) -> None:
    """Add the marked words that no report holds, where the sentence names who can have said them."""
    line = reader.line
    for number, (opening, closing) in enumerate(line.edges):
        if number in reader.taken or line.heading or line.title(number):
            continue
        start, end = line.sentence(opening)
        if any(start <= r.verb < end and r.speaker and -r.verb in reader.taken for r in reader.reports):
            continue
        words = [t for t in line.doc[opening:closing] if t.is_alpha]
        told = _described(reader, start, opening, closing, end)
        if told is not None:
            reader.add(line.stretches[number].outer, "mixed", told, number)
            continue
        if not words or not words[0].is_lower or 2 * sum(t.is_title for t in words) >= len(words):
            continue
        found = _behind_colon(reader, start, opening, end) or _declared(reader, number, end)
        if found is None and len(words) >= _PHRASE:
            found = _done(reader, number, start, end)
        if found is None:
            continue
        report, part = found
        left, right, held = line.whole(*trim(line, *part))
        if not any(n in reader.taken for n in held):
            reader.add(line.span(left, right), "mixed", report, *held)


def _described(reader: Reader, start: int, opening: int, closing: int, end: int) -> Report | None:
    """Who describes a thing so behind it: "A farce" was how Lind described the vote."""
    doc = reader.line.doc
    how = next((t.i for t in doc[closing : min(end, closing + 4)] if t.lower_ in _HOW), None)
    if opening != start or how is None or not any(t.lemma_ == "be" for t in doc[closing:how]):
        return None
    cue = next((t for t in reader.line.outside(how, end) if is_cue(t) is not None), None)
    report = report_at(reader.line, cue.i) if cue is not None else None
    return report if report is not None and report.speaker is not None else None


def _behind_colon(reader: Reader, start: int, opening: int, end: int) -> tuple[Report | None, Range] | None:
    """The clause with marked words behind a colon, and who leads into it: Lind was blunt: it was "a trap"."""
    line = reader.line
    colon = next((i for i in range(opening - 1, start, -1) if line.doc[i].text == ":"), None)
    if colon is None or line.owner[colon] >= 0 or not any(t.tag_ in FINITE for t in line.doc[colon:opening]):
        return None
    speaker = subject_between(line, start, colon)
    if speaker is None or not speaks(line, speaker) or is_nobody(line, speaker):
        return None
    return _by(speaker, line.doc[slice(*speaker)].root.head.i), (colon + 1, end)


def _declared(reader: Reader, number: int, end: int) -> tuple[Report, Range] | None:
    """A verb of speech in marks with what it governs: the council has "strongly condemned" the raid."""
    line = reader.line
    opening, closing = line.edges[number]
    verb = next((t for t in line.doc[opening:closing] if t.tag_ in FINITE | {"VBN"} and is_cue(t)), None)
    if verb is None or any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    told = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i < opening), None)
    speaker = subject(line, verb.i) if told is not None and told.tag_ not in ("WDT", "WP") else None
    if speaker is None or not speaks(line, speaker) or is_nobody(line, speaker):
        return None
    return _by(speaker, verb.i), (opening, max(closing, min(end, verb.right_edge.i + 1)))


def _done(reader: Reader, number: int, start: int, end: int) -> tuple[Report, Range] | None:
    """What somebody does or is to do in marked words: is resolved to hold out "for as long as it takes"."""
    line = reader.line
    doc = line.doc
    opening, closing = line.edges[number]
    near = range(opening - 1, max(start - 1, opening - _REACH), -1)
    verb = next((i for i in near if doc[i].tag_ in FINITE and line.owner[i] < 0), None)
    if verb is None or any(t.text in ",;:" for t in doc[verb:opening]):
        return None
    main = doc[verb].head.i if doc[verb].dep_ in ("aux", "auxpass") else verb
    speaker = subject(line, main)
    if speaker is None or speaker[0] > verb or not speaks(line, speaker) or is_nobody(line, speaker):
        return None
    to = next((i for i in range(verb, opening) if doc[i].tag_ == "TO"), None)
    left = to + 1 if to is not None and doc[to].head.i < opening else opening
    return _by(speaker, main), (left, further(line, left, closing, closing, end))


def _by(speaker: Range, verb: int) -> Report:
    return Report((verb, verb + 1), verb, frozenset({"object"}), speaker)
