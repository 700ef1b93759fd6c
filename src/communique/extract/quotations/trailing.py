"""Reporting clauses behind or inside what they report: "..., Putin said"; "The plan, he said, was ..."."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.quotations.beyond import further
from communique.extract.quotations.complements import clauses, trim
from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.ends import last_of
from communique.extract.quotations.found import Reader, make
from communique.extract.quotations.indirect import utters
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.prefaced import as_said
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import after
from communique.extract.quotations.sentences import DASHES, FINITE, is_mark
from communique.extract.quotations.sources import SO
from communique.extract.quotations.taking import PAUSE, take

_STOPS = frozenset(",.!?…")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_AFTER_CUE = frozenset(
    {"as", "that", "from", "with", "of", "for", "about", "into", "against", "over", "upon"}
    | {"no", "yes", "so", "goodbye", "farewell", "sorry", "thanks"}
)
_LEADS_IN = frozenset({"because", "since", "which", "that", "where", "who", "although", "though", "as"})
_REASONS = frozenset({", because", ", since", ", as"})
_SUBJECT = 20
"""Tokens in which the subject of a clause is looked for."""
_CORE = frozenset({"NOUN", "PROPN", "PRON", "VERB", "NUM"})
_JOINS = frozenset(
    {"and", "but", "or", "as", "who", "which", "that", "when", "while", "if", "because", "than", "what"}
)


def trailing(reader: Reader, start: int, end: int) -> None:
    """Add what the sentence ``start..end`` puts before, or around, its reporting clause, if anything."""
    line = reader.line
    doc = line.doc
    if as_said(reader, start, end):
        return
    for p in range(start, end - 1):
        if line.owner[p] >= 0:
            continue
        sourced = doc[p].lower_ in {SO, *(phrase[0] for phrase in lexicon().source_after)}
        if sourced and _according(reader, p, start, end):
            return
        if p < start + 1 or not (doc[p].text in PAUSE or _paused(reader, p)):
            continue
        report = _clause(reader, p, start)
        if report is None:
            continue
        if any(doc[left - 1].lower_ == "that" for left, _ in clauses(line, report) if left > report.verb):
            continue
        start = next(
            (i + 1 for i in range(p - 1, start, -1) if doc[i].text == ":" and line.owner[i] < 0), start
        )
        behind = _skip_times(reader, report.end)
        inside = behind < end - 1 and doc[behind].text in PAUSE
        if inside and (_hangs(doc[p - 1]) or _goes_on(reader, start, p, behind + 1, end)):
            bare = not any(t.pos_ in _CORE for t in doc[start:p]) or _hangs(doc[p - 1])
            clause = not bare and _is_clause(doc[start:p])
            take(reader, behind + 1 if bare or clause else start, end, report)
            if clause and report.speaker:
                left, right, held = line.whole(*trim(line, start, p))
                reader.add_range(left, right, held, report)
            return
        if _free(reader, report, p, end):
            take(reader, start, p, report)
            for left, right in list(_added(reader, start, p, report, end)):
                take(reader, left, right, report)
            _passed_on(reader, start, report.end, end)
            return


def _passed_on(reader: Reader, start: int, said: int, end: int) -> None:
    """Add what a medium reports of another's words at a sentence's end: "...", he said, HNS reported."""
    line = reader.line
    for p in range(said, end - 1):
        if line.owner[p] >= 0 or line.doc[p].text != ",":
            continue
        report = after(line, p)
        relays = report is not None and line.doc[report.verb].lemma_ in ("report", "accord", "say")
        if report and relays and report.speaker and all(t.is_punct for t in line.doc[report.end : end]):
            take(reader, start, p, report)
            return


def turn(reader: Reader, start: int, end: int) -> None:
    """Give a turn behind a dash to who spoke before it: — We will stay, said Roe. — So will you."""
    line = reader.line
    report = reader.tails.get(start)
    spoken = report is not None and any(f.cue == line.span(*report.cue) for f in reader.found)
    dashed = start > 0 and line.doc[0].text == line.doc[start].text and line.doc[start].text in DASHES
    if report is None or not spoken or not dashed or any(start <= r.verb < end for r in reader.reports):
        return
    reader.found.append(make(line, line.span(start + 1, end), "direct", report))
    reader.tails[end] = report


def _paused(reader: Reader, p: int) -> bool:
    """Tell whether a stretch with a comma or full stop of its own ends before token ``p``."""
    line = reader.line
    return line.owner[p - 1] >= 0 and last_of(line, p) in _STOPS


def _clause(reader: Reader, p: int, start: int) -> Report | None:
    """The reporting clause that begins after the pause at ``p``."""
    line = reader.line
    doc = line.doc
    first = p + 1 if doc[p].text in PAUSE else p
    if first >= len(doc) or doc[first].lower_ in _JOINS:
        return None
    report = after(line, p)
    if report is None or report.speaker is None or line.sentence(report.verb)[0] != start:
        return None
    if doc[report.verb - 1].text in PAUSE and p < report.verb - 1:
        # "The pilot, Bo Lind, left, said the minister": whoever stands behind the cue speaks.
        inverted = after(line, report.verb - 1)
        alone = inverted is not None and (inverted.end == len(doc) or doc[inverted.end].is_punct)
        if alone and inverted and inverted.speaker and inverted.verb == report.verb < inverted.speaker[0]:
            return None
    able = line.owner[p - 1] >= 0 or utters(line, report)
    told = report.frames & {"clause", "that"} and doc[report.verb].lower_ != "according"
    return report if told and able else None


def _skip_times(reader: Reader, i: int) -> int:
    doc = reader.line.doc
    while i < len(doc) and (doc[i].ent_type_ in ("DATE", "TIME") or doc[i].lower_ in ("on", "later", "also")):
        i += 1
    return i


def _goes_on(reader: Reader, start: int, p: int, right: int, end: int) -> bool:
    """Tell whether the reported sentence goes on behind the clause: its first part has no main verb yet."""
    line = reader.line
    doc = line.doc
    verbs = sum(t.tag_ in FINITE and "relcl" not in (t.dep_, t.head.dep_) for t in doc[start:p])
    opens = next((t for t in doc[start:p] if not t.is_punct), None)
    if opens is None or verbs - (opens.dep_ == "mark") > 0:
        return False
    if (line.owner[right] >= 0 and doc[right + 1].tag_ not in FINITE) or (
        is_cue(doc[right]) is not None and doc[right].tag_ == "VBG"
    ):
        return False
    return any(t.tag_ in FINITE for t in doc[right:end])


def _is_clause(words: Tokens) -> bool:
    """Tell whether a clause with a verb of its own stands before the cue: If it comes, he said, we go."""
    opens = next((t for t in words if t.is_alpha), words[0])
    return (
        opens.dep_ in ("mark", "advmod") and opens.head.i < words.end and any(t.tag_ in FINITE for t in words)
    )


def _added(reader: Reader, start: int, p: int, report: Report, end: int) -> Iterator[Range]:
    """The clauses that go on with what was said: "X, he said after the vote, but Y, and Z"."""
    line = reader.line
    doc = line.doc
    joints = [i for i in range(report.end, end - 2) if _joint(reader, i)]
    between = line.outside(report.end, joints[0]) if joints else iter(())
    if not joints or any(t.pos_ in ("VERB", "AUX") or t.text in ",;:" for t in between):
        return
    said = doc[report.verb].tag_
    for left, right in zip(joints, [*joints[1:], end], strict=True):
        tenses = [
            {t.tag_ for t in line.outside(*part) if t.tag_ in FINITE} for part in ((start, p), (left, right))
        ]
        told = next((t for t in line.outside(left, right) if t.tag_ in FINITE), None)
        if line.owner[left + 2] >= 0:
            closing = line.edges[line.owner[left + 2]][1]
            subject = closing < right and doc[closing].tag_ in FINITE
            yield left + 2, right if subject else closing
            continue
        quoted = any(owner >= 0 for owner in line.owner[left:right])
        quoted = quoted and not any(left < r.verb < right for r in reader.reports)
        shifted = told is not None and said == "VBD" and (told.tag_ != "VBD" or told.lower_ == "had")
        if tenses[0] != tenses[1] and not shifted and not quoted:
            return
        yield left + 2, right


def _joint(reader: Reader, i: int) -> bool:
    """Tell whether a comma and "and" or "but" join quoted words, or a clause with its subject, at ``i``."""
    doc = reader.line.doc
    if doc[i].text != "," or doc[i + 1].lower_ not in ("and", "but") or reader.line.owner[i] >= 0:
        return False
    if reader.line.owner[i + 2] >= 0:
        return True
    subject = next((t for t in doc[i + 2 : i + _SUBJECT] if t.dep_ in _SUBJECTS), None)
    return subject is not None and subject.left_edge.i == i + 2


def _free(reader: Reader, report: Report, p: int, end: int) -> bool:
    """Tell whether the clause reports nothing behind itself."""
    line = reader.line
    doc = line.doc
    others = [r.verb for r in reader.reports if report.end <= r.verb < end]
    quoted = [a for a, _ in line.edges if report.verb <= a < min([end, *others])]
    if quoted:
        # "The port is shut, she said, “and will stay so”": she said both.
        between = line.outside(report.end, quoted[0])
        if doc[quoted[0] - 1].text == ":" and not any(t.pos_ == "VERB" or t.text in ",;" for t in between):
            return True
        behind = doc[_skip_times(reader, report.end)]
        joined = _joint(reader, behind.i) or (behind.text == "," and behind.i + 1 == quoted[0])
        return joined and doc[behind.i + 1 + is_mark(doc[behind.i + 1])].pos_ == "CCONJ"
    marked = p > 0 and line.owner[p - 1] >= 0
    if (
        report.end < end
        and not marked
        and (doc[report.end].tag_ == "TO" or doc[report.end].lower_ in _AFTER_CUE)
    ):
        return False
    if any(c[0] > report.verb for c in clauses(line, report)):
        return False
    return not any(
        c.dep_ in ("dobj", "xcomp", "ccomp", "attr", "acomp")
        and c.ent_type_ not in ("DATE", "TIME")
        and not _in(c.i, report.addressee)
        and not _in(c.i, report.speaker)
        for c in doc[report.verb].rights
    )


def _in(i: int, part: Range | None) -> bool:
    return part is not None and part[0] <= i < part[1]


def _according(reader: Reader, p: int, start: int, end: int) -> bool:
    """Take the sentence without its "according to" phrase."""
    line = reader.line
    doc = line.doc
    report = next((r for r in reader.reports if r.verb == p), None)
    if report is None or report.speaker is None:
        return False
    if _completed(reader, report, p, end):
        return True
    commas = [i for i in range(report.end, end) if doc[i].text == "," and line.owner[i] < 0]
    if any(t.is_alpha for t in doc[start:p]):
        hangs = doc[p - 1].text in PAUSE and commas and _hangs(doc[p - 2])
        inside = doc[p - 1].text in PAUSE and commas and _goes_on(reader, start, p, commas[0] + 1, end)
        take(reader, commas[0] + 1 if hangs else start, end if inside or hangs else p, report)
        return True
    if (
        len(commas) > 1
        and _apposed(doc[commas[0] + 1 : commas[1]])
        and any(t.tag_ in FINITE for t in doc[commas[1] : end])
    ):
        del commas[0]
    take(reader, commas[0] if commas else end, end, report)
    return True


def _completed(reader: Reader, report: Report, p: int, end: int) -> bool:
    """Add the marked words with which a sentence goes on whose verb stands before the source.

    The deal is, in the words of Lind, “a trap”.
    """
    line = reader.line
    doc = line.doc
    opening = report.end + (doc[report.end : report.end + 1].text == ",")
    before = doc[p - 1 - (doc[p - 1].text == ",")]
    if opening >= end or line.owner[opening] < 0 or before.pos_ != "AUX" or before.tag_ not in FINITE:
        return False
    if line.owner[opening] in reader.taken:
        return False
    right = further(
        line, opening, line.edges[line.owner[opening]][1], line.edges[line.owner[opening]][1], end
    )
    if doc[right : right + 2].text.lower() in _REASONS:
        right = end
    left, right, held = line.whole(*trim(line, opening, right))
    reader.add(line.span(left, right), "mixed", report, *held)
    return True


def _hangs(before: Token) -> bool:
    """Tell whether a clause of the narrator leads into what is said: because, he said, ...; for which, ..."""
    return before.lower_ in _LEADS_IN and before.tag_ in ("IN", "WDT", "WP", "WRB")


def _apposed(words: Tokens) -> bool:
    """Tell whether the words between two commas say more of the source before: a name, a function."""
    named = all(t.pos_ == "PROPN" or t.text in ("-", ".") for t in words) and len(words) > 1
    described = words[0].lower_ in ("a", "an", "the", "who", "which", "whose")
    return named or (described and (words[0].tag_ != "DT" or not any(t.tag_ in FINITE for t in words)))
