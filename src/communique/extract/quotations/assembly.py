"""Put stretches, reporting clauses and complements together into quotations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.quotations.beyond import further
from communique.extract.quotations.captions import captioned
from communique.extract.quotations.complements import clauses
from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.echoes import echoes
from communique.extract.quotations.ends import last_of
from communique.extract.quotations.found import Found, Reader
from communique.extract.quotations.headings import colons
from communique.extract.quotations.indirect import is_speech
from communique.extract.quotations.leaning import leaning
from communique.extract.quotations.led import led
from communique.extract.quotations.nouns import nouns
from communique.extract.quotations.objects import phrase
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.proposals import propose
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import after, reports
from communique.extract.quotations.resumed import resumes, same_tense
from communique.extract.quotations.sentences import FINITE, Line, is_mark
from communique.extract.quotations.signatures import signed
from communique.extract.quotations.speakers import is_nobody
from communique.extract.quotations.stances import stances
from communique.extract.quotations.statements import statements
from communique.extract.quotations.trailing import trailing, turn
from communique.extract.quotations.transcripts import transcript
from communique.extract.quotations.unreported import unreported
from communique.model import Attribution

_APART = frozenset({"DT", "PRP", "PRP$", "NNP", "NNPS", "EX"})
"""Behind a comma a stretch that begins so does not go on with the clause before it."""
_PROVISOS = frozenset({"provided", "providing", "unless", "if", "until", "because"})
_CONDITION = 10
"""Tokens between the word that begins a condition and the marked words in it."""


def read_line(line: Line) -> Reader:
    """Return what the paragraph reports by itself."""
    reader = Reader(line, [], [], {}, {})
    follow = {
        n: r
        for n in range(len(line.stretches))
        if _begins(line, n) and (r := _following(line, n)) is not None
    }
    stated = {r.verb: r for r in reports(line)} | {r.verb: r for r in follow.values()}
    reader.reports = [stated[verb] for verb in sorted(stated)]
    reader.reports = _shared(line, reader.reports)
    by_verb = {r.verb: r for r in reader.reports}
    for number, report in follow.items():
        reader.add(line.stretches[number].span, "direct", report, number)
        reader.tails[line.sentence(report.verb)[1]] = report
    for number in range(len(line.stretches)):
        if number not in reader.taken and not captioned(reader, number):
            led(reader, number, by_verb)
    for report in reader.reports:
        _governed(reader, report)
    nouns(reader)
    for start, end in line.sentences:
        trailing(reader, start, end)
        turn(reader, start, end)
    stances(reader)
    return reader


def _begins(line: Line, number: int) -> bool:
    """Tell whether the stretch begins its sentence."""
    opening = line.edges[number][0]
    start = line.sentence(opening)[0]
    before = [t for t in line.doc[start:opening] if not t.is_space and not is_mark(t)]
    return all(t.is_punct for t in before) or before[-1].text == ":"


def _following(line: Line, number: int) -> Report | None:
    """The reporting clause directly after a stretch that begins its sentence, if it reports nothing else."""
    closing = line.edges[number][1]
    report = after(line, closing) if _begins(line, number) else None
    if report is None:
        return None
    last = last_of(line, closing)
    own = bool(clauses(line, report)) and line.doc[report.verb].dep_ != "ccomp"
    if last in (".", "!", "?", "…", ""):
        end = line.sentence(closing)[1] if closing < len(line.doc) else closing
        rest = [t for t in line.doc[report.end : end] if not t.is_punct and not t.is_space]
        if own or len(rest) > (0 if last == "." else 25):
            return None
    elif last != "," and own:
        return None
    return report


def _shared(line: Line, found: list[Report]) -> list[Report]:
    """A participle after a comma ("adding that") has the speaker of the report before it in its sentence."""
    kept: list[Report] = []
    for report in found:
        token = line.doc[report.verb]
        if (
            token.tag_ == "VBG"
            and token.lower_ != "according"
            and report.verb > 0
            and not any(c.dep_ in ("aux", "nsubj") for c in token.lefts)
        ):
            start, _ = line.sentence(report.verb)
            earlier = [r for r in kept if start <= r.verb and r.speaker and _tells(line.doc[r.verb])]
            earlier = [r for r in earlier if r.speaker and not _turned(line.doc[r.verb], r.speaker)]
            before = line.doc[report.verb - 1]
            later = report.speaker and earlier and _leads(line, report.speaker, earlier[-1])
            if (
                earlier
                and not later
                and (before.is_punct or is_mark(before) or before.pos_ in ("ADV", "CCONJ"))
            ):
                report = replace(report, speaker=earlier[-1].speaker)
        elif kept and resumes(line, token):
            earlier = [
                r for r in kept if same_tense(token, line.doc[r.verb]) and _reaches(line, r, token.head)
            ]
            if earlier and earlier[-1].speaker:
                report = replace(report, speaker=earlier[-1].speaker)
        kept.append(report)
    return kept


def _tells(verb: Token) -> bool:
    """Tell a verb of the narrator's from participles and from what a noun is to do: "games set to open"."""
    meant = verb.tag_ == "VB" and any(t.dep_ in ("acl", "relcl") for t in verb.ancestors)
    return verb.tag_ != "VBG" and not meant


def _turned(verb: Token, speaker: Range) -> bool:
    """Tell an object that was taken for who speaks: "Roe, a sailor, rejected the plan, calling it a joke"."""
    return speaker[0] > verb.i and any(c.dep_ == "nsubj" for c in verb.lefts)


def _leads(line: Line, speaker: Range, earlier: Report) -> bool:
    """Tell whether a phrase is the subject of the sentence, behind a clause of another: As A hit B, C ..."""
    head = line.doc[slice(*speaker)].root
    verb = line.doc[earlier.verb]
    aside = any(t.dep_ == "advcl" for t in (verb, *verb.ancestors))
    return aside and earlier.verb < head.i and head.dep_ == "nsubj" and head.head.dep_ == "ROOT"


def _reaches(line: Line, report: Report, token: Token) -> bool:
    governed = token.head.i == report.verb or any(left <= token.i for left, _ in clauses(line, report))
    return governed and line.sentence(token.i)[0] <= report.verb < token.i


def _governed(reader: Reader, report: Report) -> None:
    """What stands in the cue's complement: clauses, or a phrase with quoted words."""
    line = reader.line
    token = line.doc[report.verb]
    if token.lower_ == "according":
        return
    if report.frames & {"clause", "that", "words"}:
        for left, right in clauses(line, report):
            if not report.frames & {"clause", "words"} and line.doc[left - 1].lower_ != "that":
                continue
            left, right, held = line.whole(left, _runs_on(line, left, right))
            if any(n in reader.taken for n in held) and not reader.nested(report, left, right):
                continue
            known = any(
                f.cue == line.span(*report.cue) and f.span.covers(line.span(left, right))
                for f in reader.found
            )
            speech = report.frames & {"clause", "that"} and is_speech(line, report, left, right)
            # "No choice but to conclude that ..." within another's words is theirs.
            inner = token.tag_ == "VB" and report.speaker is None
            quoted = held and not (inner and reader.nested(report, left, right))
            if not known and (quoted or speech):
                reader.add_range(left, right, held, report)
                reader.taken.setdefault(-report.verb, report)
    if report.verb and -report.verb in reader.taken:
        return
    part = phrase(line, report)
    if part is not None and report.speaker is not None and not is_nobody(line, report.speaker):
        left, right, held = line.whole(*part, titles=True)
        free = not any(n in reader.taken for n in held)
        if held and (free or (_by_another(line, report) and reader.nested(report, left, right))):
            reader.add(line.span(left, right), "mixed", report, *held)


def _runs_on(line: Line, left: int, right: int) -> int:
    """Where a clause ends that goes on without a pause in marked words that the parse broke off."""
    free = right + 1 < len(line.doc) and line.owner[right] < 0
    joined = free and line.doc[right].pos_ == "CCONJ"
    paused = free and line.doc[right].text == ","
    paused = paused and (line.owner[right + 1] >= 0 or line.doc[right + 1].lower_ in _PROVISOS)
    if paused and line.doc[right + 1].lower_ in _PROVISOS:
        return _provided(line, right)
    marked = right + (joined or paused)
    if marked >= len(line.doc) or line.owner[marked] < 0 or line.owner[right - 1] >= 0:
        return right
    opening, closing = line.edges[line.owner[marked]]
    first = line.doc[opening + 1]
    if line.title(line.owner[marked]) or not first.is_lower or (paused and first.tag_ in _APART):
        return right
    return further(line, left, closing, closing, line.sentence(left)[1])


def _provided(line: Line, comma: int) -> int:
    """Where a clause ends whose condition has marked words: would come, provided Tarn kept its "word"."""
    end = line.sentence(comma)[1]
    number = next((n for n, (a, _) in enumerate(line.edges) if comma < a < end), None)
    if number is None:
        return comma
    opening, closing = line.edges[number]
    plain = line.doc[comma + 2 : opening]
    if len(plain) > _CONDITION or any(t.text in ",;:" for t in plain):
        return comma
    return further(line, comma, closing, closing, end)


def _by_another(line: Line, report: Report) -> bool:
    """Tell whether words within another's report have their own sayer: that Lind called it a "mistake".

    "Said he had called it a mistake" is one report; in "for what he called a mistake" there are two.
    """
    verb = line.doc[report.verb]
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.tag_ not in FINITE or subject is None:
        return False
    apart = any(c.tag_ in ("WP", "WDT") for c in verb.lefts)
    own = subject.tag_ == "PRP" or any(c.tag_ == "PRP$" for c in subject.lefts)
    return apart or not own or subject.lemma_ in lexicon().roles


def assemble(page: Sequence[Line], drawn: Iterable[Attribution] = ()) -> list[Found]:
    """Return the quotations of all paragraphs: each by itself, then those that lean on a neighbour.

    ``drawn`` are the encoder's attributions: what they show and the rules missed is added in between.
    """
    readers = [read_line(line) for line in page]
    propose(readers, drawn)
    for reader in readers:
        unreported(reader)
    by_colon = [*transcript(readers), *statements(readers), *colons(readers), *signed(readers)]
    found = [f for reader in readers for f in reader.found]
    return list(echoes(readers, [*found, *by_colon, *leaning(readers)]))
