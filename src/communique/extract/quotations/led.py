"""Stretches that a reporting clause leads into: said, "..."; told us that "..."; he was blunt: "..."."""

from communique.extract.quotations.beyond import further, series
from communique.extract.quotations.complements import clauses, trim
from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.ends import ends_in_comma, last_of
from communique.extract.quotations.found import Found, Reader
from communique.extract.quotations.leads import leads
from communique.extract.quotations.phrases import Range, phrase_after
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line, is_mark
from communique.extract.quotations.speakers import person_before, speaks, subject_between

_PAUSE = frozenset({",", "—", "–"})


def led(reader: Reader, number: int, by_verb: dict[int, Report]) -> None:
    """Add the stretch if a clause leads into it: said, "..."; or leads on to it: "...", he said, "..."."""
    line = reader.line
    opening, closing = line.edges[number]
    start, end = line.sentence(opening)
    listed = line.doc[opening - 1].text == ":" and not line.finite(number)
    if listed and any(_listed(reader, number, r) for r in reader.reports if start <= r.verb < opening):
        return
    report = leads(line, start, opening)
    if report is None:
        split = _split(reader, number)
        if split is not None:
            _utter(reader, number, split, whole=line.doc[opening - 1].text == ",")
        elif _behind_colon(line, start, opening):
            _announced(reader, start, number)
        return
    if line.doc[report.verb].lemma_ in lexicon().openings and not line.doc[opening + 1].text[0].isupper():
        return
    paused = line.doc[opening - 1].text in (":", ",")
    if paused and _predicate(line, number, report):
        return
    slogan = line.doc[report.verb].lemma_ in lexicon().slogans
    if line.title(number) and not paused and not slogan:
        return
    report = by_verb.get(report.verb, report)
    rest = [t for t in line.doc[closing:end] if not (t.is_punct or t.is_space or is_mark(t))]
    parts = clauses(line, report)
    if not any(left <= opening + 1 < right for left, right in parts):
        parts = []
    begun = _begun(line, report, opening)
    if begun is not None:
        left, right, held = line.whole(begun, further(line, begun, closing, closing, end))
        reader.add(line.span(left, right), "mixed", report, *held)
        return
    reach = max([closing, *(c[1] for c in parts)])
    if rest and reach > closing:
        for part in parts:
            left, right, held = line.whole(*trim(line, *part))
            if held:
                reader.add_range(left, right, held, report)
        return
    right = (
        closing if paused or ends_in_comma(line, closing) else further(line, opening, closing, closing, end)
    )
    if right > closing:
        right = further(line, opening, closing, max(right, series(line, closing, end)), end)
        left, right, held = line.whole(*trim(line, opening, right))
        reader.add(line.span(left, right), "mixed", report, *held)
        return
    if paused and _goes_on(line, number, report):
        reader.add(line.stretches[number].outer, "mixed", report, number)
    else:
        _utter(reader, number, report, paused)
    while (following := _joined(reader, number)) is not None:
        number = following
        _utter(reader, number, report)


def _predicate(line: Line, number: int, report: Report) -> bool:
    """Tell whether a stretch is what the subject before the cue does: The port, he said, "must open" soon."""
    opening = line.edges[number][0]
    first = next((t for t in line.doc[opening : opening + 3] if t.is_alpha), line.doc[opening])
    start = line.sentence(opening)[0]
    before = line.doc[start : min(report.verb, report.speaker[0] if report.speaker else report.verb)]
    named = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in before) and before[-1].text == ","
    return named and first.is_lower and first.tag_ in FINITE and not any(t.tag_ in FINITE for t in before)


def _behind_colon(line: Line, start: int, opening: int) -> bool:
    """Tell whether a colon stands right before a stretch, a mark or dash aside."""
    colon = opening - 1
    while colon > start and not line.doc[colon].is_alpha and line.doc[colon].text != ":":
        colon -= 1
    return colon >= start and line.doc[colon].text == ":"


def _goes_on(line: Line, number: int, report: Report) -> bool:
    """Tell whether a stretch ends the writer's own clause around the cue: It was, she said, "a sad day"."""
    opening, closing = line.edges[number]
    words = line.doc[opening + 1 : closing]
    start = line.sentence(opening)[0]
    clause = line.doc[start : report.speaker[0] if report.speaker else report.verb]
    begun = any(t.tag_ in FINITE and line.owner[t.i] < 0 for t in clause)
    return begun and words[0].is_lower and not any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in words)


def _listed(reader: Reader, number: int, report: Report) -> bool:
    """Add a reported clause with what it lists behind a colon: three rules: "patience" and "order"."""
    line = reader.line
    opening = line.edges[number][0]
    clause = next((c for c in clauses(line, report) if c[0] < opening - 2 <= c[1]), None)
    if clause is None:
        return False
    last = number
    while last + 1 < len(line.edges) and _lists(line, last):
        last += 1
    left, right, held = line.whole(clause[0], line.edges[last][1])
    reader.add(line.span(left, right), "mixed", report, *held)
    return True


def _lists(line: Line, number: int) -> bool:
    """Tell whether nothing but a comma or "and" stands between this stretch and the next."""
    closing, opening = line.edges[number][1], line.edges[number + 1][0]
    return line.within[closing - 1] == line.within[opening] and all(
        t.text == "," or t.pos_ == "CCONJ" for t in line.doc[closing:opening]
    )


def _begun(line: Line, report: Report, opening: int) -> int | None:
    """Where a clause begins whose verb is the first marked word: said that the raids, "show ..."."""
    that = report.cue[1]
    begins = next((t for t in line.doc[opening : opening + 4] if t.is_alpha), line.doc[opening])
    if that >= opening or line.doc[that].lower_ != "that" or begins.tag_ not in {*FINITE, "VB"}:
        return None
    subject = line.doc[that + 1 : opening]
    return that + 1 if subject and not any(t.tag_ in FINITE for t in subject) else None


def _utter(reader: Reader, number: int, report: Report, whole: bool = False) -> None:
    """Add a stretch: direct where it is ``whole``, a clause or an exclamation; else mixed, with its marks."""
    line = reader.line
    stretch = line.stretches[number]
    said = line.doc[slice(*line.edges[number])].text.rstrip("“”\"„‟«»‹›「」『』‘’‚'`″ ,")
    whole = whole or line.states(number) or said.endswith(("!", "?"))
    reader.add(stretch.span if whole else stretch.outer, "direct" if whole else "mixed", report, number)


def _joined(reader: Reader, number: int) -> int | None:
    """The stretch that "and" alone joins to this one: chanted "..." and "..."."""
    line = reader.line
    closing, following = line.edges[number][1], number + 1
    if following == len(line.edges) or following in reader.taken:
        return None
    between = line.doc[closing : line.edges[following][0]]
    joins = [t for t in between if not t.is_punct]
    return following if len(joins) == 1 and joins[0].pos_ == "CCONJ" else None


def _split(reader: Reader, number: int) -> Report | None:
    """The clause that splits a quotation: "The risk," said X, who leads the court, "is ..."."""
    line = reader.line
    report = reader.taken.get(number - 1)
    if number == 0 or report is None:
        return None
    (begun, closed), opening = line.edges[number - 1], line.edges[number][0]
    same = line.sentence(begun) == line.sentence(opening)
    before = line.doc[opening - 2 if line.doc[opening - 1].pos_ == "CCONJ" else opening - 1]
    if not (
        same and ends_in_comma(line, closed) and closed <= report.verb < opening and before.text in _PAUSE
    ):
        return None
    return None if any(report.verb < r.verb < opening for r in reader.reports) else report


def _subject(line: Line, start: int, end: int) -> Range | None:
    """The subject of a sentence that leads to quoted words, if it can speak: Tarn was blunter."""
    found = subject_between(line, start, end)
    return found if found is not None and speaks(line, found) else None


def _from(line: Line, start: int, end: int) -> Range | None:
    """Whoever the words before a colon say that they are from: This is from the Herald's Ann Roe: "..."."""
    colon = next((i for i in range(end - 1, start, -1) if line.doc[i].text == ":"), start)
    preposition = next(
        (t for t in line.doc[start:colon] if t.lower_ in ("from", "by") and t.dep_ == "prep"), None
    )
    if preposition is None:
        return None
    found = phrase_after(line, preposition.i + 1, colon)
    return found if found is not None and found[1] == colon and speaks(line, found) else None


def _utters(line: Line, number: int) -> bool:
    """Tell whether a stretch is an utterance of its own, with a verb or without one."""
    opening, closing = line.edges[number]
    return line.doc[opening + 1].text[0].isupper() and last_of(line, closing) in (".", "!", "?")


def _announced(reader: Reader, start: int, number: int) -> None:
    """A sentence with a complement of its own, or none, and a colon: its main cue, or its subject, serves."""
    line = reader.line
    opening = line.edges[number][0]
    cues = [
        r
        for r in reader.reports
        if start <= r.verb < opening and r.speaker and (line.heading or "marks" in r.frames)
    ]
    roots = [r for r in cues if line.doc[r.verb].dep_ == "ROOT"]
    if cues:
        _utter(reader, number, (roots or cues)[0], whole=not line.heading)
        return
    speaker = person_before(line, start, opening) or _subject(line, start, opening)
    speaker = speaker or _from(line, start, opening)
    if (line.finite(number) or _utters(line, number)) and (speaker is not None or not line.heading):
        reader.taken[number] = None
        span, reason = line.stretches[number].span, "not resolved" if speaker else "not stated"
        reader.found.append(Found(span, "direct", None, speaker and line.span(*speaker), reason=reason))
