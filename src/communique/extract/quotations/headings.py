"""Headlines and colons: title case undone before parsing, "X: ..." and "...: X" read as attributions."""

from collections import Counter
from collections.abc import Iterator, Sequence

from communique.extract.quotations.complements import trim
from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.found import Found, Reader, make
from communique.extract.quotations.leads import leads
from communique.extract.quotations.phrases import Range
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line, is_mark
from communique.extract.quotations.speakers import is_nobody, subject_between
from communique.model import Mode, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph, english

_ENDS = (".", "!", "…", ";", ",", ":")
_NAMES = frozenset({"PERSON", "ORG", "NORP"})
_LANDS = frozenset({"LOC", "FAC"})
_OUGHT = frozenset(
    {"must", "should", "will", "would", "wo", "can", "ca", "cannot", "no", "never", "not", "we", "our"}
)
_VERBLESS = frozenset(
    {"ready", "willing", "prepared", "open", "unable", "unwilling", "likely", "unlikely", "committed"}
    | {"opposed", "responsible", "wrong", "guilty", "possible", "impossible", "inevitable"}
    | {"unacceptable", "essential", "necessary", "vital", "illegal", "unjustified", "baseless"}
    | {"groundless", "void", "dead", "over", "close"}
)
"""What somebody or something is, where a headline leaves "is" out: Talks dead: envoy."""
_FIRST = frozenset({"we", "i"})
_DASHES = frozenset({"-", "–", "—", "--"})
_SENTENCE = 4
"""Tokens before a dash that may be what somebody says."""
_DEED = 3
"""Tokens from "to" to a colon: fewer name who is told, not what will be done."""
_LONGEST = 8
"""Tokens before a colon that may name a speaker."""


def recased(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with title-case lines parsed anew in running case; offsets are unchanged."""
    titled = [n for n, p in enumerate(paragraphs) if _title_case(p)]
    if not titled:
        return list(paragraphs)
    names = {
        token.lower_
        for n, p in enumerate(paragraphs)
        if n not in titled
        for token in p.doc
        if token.text[:1].isupper() and not token.is_sent_start
    }
    texts = ["".join(_lowered(t.text, names) + t.whitespace_ for t in paragraphs[n].doc) for n in titled]
    read = list(paragraphs)
    for n, doc in zip(titled, english().pipe(texts), strict=True):
        if len(doc.text) == len(paragraphs[n].doc.text):
            read[n] = Paragraph(paragraphs[n].span, doc)
    return read


def _title_case(paragraph: Paragraph) -> bool:
    signs = paragraph.doc.text.lstrip()[:1] in _DASHES
    ended = paragraph.doc.text.rstrip("”\"’' ").endswith(_ENDS)
    if signs or len(paragraph.span) > 250 or ended:
        return False
    words = [t for t in paragraph.doc if t.is_alpha and len(t) > 3]
    return len(words) > 3 and sum(t.text[0].isupper() for t in words) >= 0.7 * len(words)


def _lowered(word: str, names: set[str]) -> str:
    if word.lower() in names or (word.isupper() and len(word) > 1) or not word.istitle():
        return word
    return word.lower()


def colons(readers: Sequence[Reader]) -> Iterator[Found]:
    """Return the quotations attributed by a colon, without a cue: "X: ..." and, in headlines, "...: X"."""
    entities = [
        (line.doc[e.end - 1].lower_, e.label_) for line in (r.line for r in readers) for e in line.doc.ents
    ]
    named_so = Counter(word for word, label in entities if label in _NAMES)
    lands = Counter(word for word, label in entities if label in _LANDS)
    known = {word for word, times in named_so.items() if times >= lands[word]}
    known |= {
        r.line.doc[report.speaker[1] - 1].lower_ for r in readers for report in r.reports if report.speaker
    }
    named = {t.lower_ for r in readers for t in r.line.doc if t.pos_ == "PROPN" and t.dep_ == "nsubj"}
    for reader in readers:
        line = reader.line
        for start, end in () if reader.whole else line.sentences:
            colon = next(
                (i for i in range(start, end) if line.doc[i].text == ":" and line.owner[i] < 0), None
            )
            if colon is not None:
                if line.heading and colon + 1 == end:
                    # The parse ends a sentence at the colon: Velden: Restore free passage.
                    end = len(line.doc)
                yield from _colon(reader, start, colon, end, known, named)
            elif line.heading and (dash := _dash(line, start, end)) is not None:
                yield from _signed(reader, start, dash, end, known)


def _colon(
    reader: Reader, start: int, colon: int, end: int, known: set[str], named: set[str]
) -> Iterator[Found]:
    line = reader.line
    heading = not line.doc.text.endswith(_ENDS)
    speaker = _speaker(line, start, colon, known) or (None if heading else _messenger(line, start, colon))
    report = None if speaker or heading else leads(line, start, colon + 1)
    if report is not None and report.speaker is not None:
        yield from _written(reader, report, colon, end)
        return
    if speaker is not None:
        content = trim(line, colon + 1, end)
    elif heading:
        before = trim(line, start, colon)
        if end - colon <= 5:
            speaker, content = _speaker(line, colon + 1, end, known), before
        if speaker is None and line.owner[start] >= 0 and line.edges[line.owner[start]][1] == colon:
            speaker, content = _subject(line, colon + 1, end, named), (start, colon)
    if speaker is None:
        return
    left, right, held = line.whole(*content)
    words = line.doc[left:right]
    _own_words(reader, line.span(left, right))
    if any(map(reader.settled, held)) or right - left < 3 or line.doc.text.endswith("?"):
        return
    stated = {"VERB", "AUX"} & {t.pos_ for t in words} or any(t.lower_ in _OUGHT for t in words)
    if not held and not stated and not any(t.lower_ in _VERBLESS and t.pos_ == "ADJ" for t in words):
        return
    entry = lookup(line.doc[speaker[0] : speaker[1]].text)
    place = entry is not None and entry.kind == "state" and entry.form == "name"
    bids = words[0].tag_ in ("VB", "VBP")
    if place and not held and not bids and not any(t.lower_ in _OUGHT for t in words):
        return
    mode: Mode
    alone = len(held) == 1 and line.edges[held[0]] == (left, right)
    if alone and line.finite(held[0]):
        span, mode = line.stretches[held[0]].span, "direct"
    else:
        span, mode = line.span(left, right), "mixed" if held else "indirect"
    reader.taken.update(dict.fromkeys(held))
    reader.found = [f for f in reader.found if f.speaker or f.cue or not span.covers(f.span)]
    yield Found(span, mode, None, line.span(*speaker))


def _own_words(reader: Reader, content: Span) -> None:
    """Let go of what the first person behind a headline's colon reports: Roe: We refuse "blackmail"."""
    line = reader.line
    for number, report in list(reader.taken.items()):
        own = (
            report is not None and report.speaker and line.doc[slice(*report.speaker)].text.lower() in _FIRST
        )
        if own and report and content.covers(line.span(*report.cue)):
            reader.found = [f for f in reader.found if f.cue != line.span(*report.cue)]
            del reader.taken[number]


def _dash(line: Line, start: int, end: int) -> int | None:
    """Where the last spaced dash of a headline stands, or the only mark of one, which stands for it."""
    doc = line.doc
    alone = sum(is_mark(t) for t in doc[start:end]) == 1
    for i in range(end - 2, start, -1):
        spaced = doc[i - 1].whitespace_ and doc[i].whitespace_
        if spaced and (doc[i].text in _DASHES or (alone and is_mark(doc[i]))):
            return i
    return None


def _signed(reader: Reader, start: int, dash: int, end: int, known: set[str]) -> Iterator[Found]:
    """A headline that ends in a dash and who says it: Talks are near - envoy."""
    line = reader.line
    speaker = _speaker(line, dash + 1, end, known)
    left, right, held = line.whole(*trim(line, start, dash))
    if speaker is None or right - left < _SENTENCE or any(n in reader.taken for n in held):
        return
    reader.taken.update(dict.fromkeys(held))
    yield Found(line.span(left, right), "mixed" if held else "indirect", None, line.span(*speaker))


def _written(reader: Reader, report: Report, colon: int, end: int) -> Iterator[Found]:
    """The unmarked sentence behind a reporting clause and a colon: Roe tweeted: The pilots must come home."""
    line = reader.line
    left, right = trim(line, colon + 1, end)
    between = line.doc[report.end]
    plain = between.pos_ not in ("ADJ", "ADV") or between.lower_ in lexicon().times
    plain = plain and between.lower_ != "as"
    if not plain or left >= right or line.owner[left] >= 0:
        return
    left, right, held = line.whole(left, right)
    known = any(f.span.overlaps(line.span(left, right)) for f in reader.found)
    known = known or any(map(reader.settled, held))
    if not known and any(t.tag_ in FINITE for t in line.outside(left, right)):
        reader.taken.update(dict.fromkeys(held))
        yield make(line, line.span(left, right), "mixed" if held else "indirect", report)


def _messenger(line: Line, start: int, colon: int) -> Range | None:
    """Whose message a sentence announces before its colon: "the crowd has an answer: ..."."""
    for token in line.outside(start, colon):
        utters = token.lemma_ in lexicon().utterance or token.lemma_ == "have"
        words = [c for c in token.rights if c.dep_ == "dobj" and c.lemma_ in lexicon().nouns]
        if utters and words and token.tag_ in FINITE:
            speaker = subject_between(line, start, token.i)
            return None if speaker is None or is_nobody(line, speaker) else speaker
    return None


def _subject(line: Line, start: int, end: int, named: set[str]) -> Range | None:
    """The name that a headline goes on with behind quoted words and a colon: "‘...’: X wants ..."."""
    found = subject_between(line, start, end)
    return found if found and found[0] == start and line.doc[found[1] - 1].lower_ in named else None


def _speaker(line: Line, start: int, end: int, known: set[str]) -> Range | None:
    """The name or role beside a colon, without "to X" or "on Y"."""
    doc = line.doc
    to = next((i for i in range(start, end) if doc[i].lower_ in ("to", "on")), end)
    if end - to > _DEED and any(t.tag_ == "VB" for t in doc[to + 1 : to + 3]):
        return None  # "Roe to stay", as headlines tell what will be
    start, stop = trim(line, start, to)
    while start < stop and doc[start].text[0].isdigit():
        # A live report gives the time first: 14:05 Holm: "We will see".
        start += 1
    words = doc[start:stop]
    if not len(words) or {words[0].lower_, words[-1].lower_} & lexicon().labels:
        return None
    if len(words) == 1 and words[0].lower_ in known:
        return start, stop
    if len(words) > _LONGEST or any(t.tag_ in FINITE or line.owner[t.i] >= 0 for t in words):
        return None
    last = words[-1]
    role = last.lemma_.lower() in lexicon().roles
    inner = [t for t in words if not (role and t.tag_ == "VB")]  # "Aid official", read as a verb
    if any(t.pos_ in ("VERB", "AUX", "CCONJ", "NUM", "PUNCT") and t.text not in (".", "-") for t in inner):
        return None
    if last.pos_ not in ("NOUN", "PROPN"):
        return None
    quoted = line.heading and stop + 1 < len(doc) and line.owner[stop + 1] >= 0 and to == end
    if quoted and last.tag_ in ("NN", "NNP"):
        return start, stop
    named = last.lower_ in known or last.ent_type_ in _NAMES or lookup(words.text) is not None
    return (start, stop) if named or role else None
