"""Cut out what is reported: the clauses a cue governs, "that" and trailing circumstances left aside."""

from spacy.tokens import Token

from communique.extract.quotations.coordinated import parts
from communique.extract.quotations.cues import lexicon
from communique.extract.quotations.ends import cut
from communique.extract.quotations.phrases import Range, phrase_after
from communique.extract.quotations.report import Report
from communique.extract.quotations.sentences import FINITE, Line, is_mark

_EDGE = frozenset(",;:—–-.!?…")
_SAID = frozenset(
    {"so", "it", "no", "yes", "this", "nothing", "something", "anything", "little", "much", "what", "which"}
)
_ASKS = frozenset({"ask", "inquire", "enquire", "wonder", "query"})
_TELLS = frozenset({"tell", "inform", "assure", "remind", "warn"})
_SUBJECTS = frozenset({"he", "she", "it", "they", "there", "we", "the", "his", "her", "their", "its"})
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})
_SPANS = frozenset(
    {"week", "month", "year", "morning", "evening", "night", "summer", "autumn", "spring", "winter"}
)
_CLAIMED = frozenset({"of", "at", "against", "to", "over", "about", "by"})
"""Before a noun like "claims" these tell that others claim it: hit back at claims that ..."""
_MEANWHILE = frozenset({"as", "after", "before", "when", "while", "because", "since", "once"})
"""A clause that they begin right behind the cue tells when or why it was said."""


def clauses(line: Line, report: Report) -> list[Range]:
    """Return the finite clauses reported after the cue, co-ordinated that-clauses one each."""
    head = _clause_head(line, report)
    end = line.sentence(report.verb)[1]
    if head is None or not _reported(line, report, head):
        that = _that(line, report, end)
        start = _bare(line, report, end) if that is None else that + 1
        if start is None:
            return []
        return _trimmed(line, list(parts(line, report, start, cut(line, report, start, end), end)))
    left = _behind_day(line, report, _left(line, report, head))
    left += line.doc[left].lower_ == "that" and line.doc[left].tag_ in ("IN", "WDT")
    return _trimmed(line, list(parts(line, report, left, min(end, head.right_edge.i + 1), end)))


def _clause_head(line: Line, report: Report) -> Token | None:
    verb = line.doc[report.verb]
    end = line.sentence(report.verb)[1]
    for child in verb.rights:
        if child.dep_ == "ccomp" and report.cue[1] <= child.i < end:
            return child
    return None


def _reported(line: Line, report: Report, head: Token) -> bool:
    """Tell whether the clause is finite, of this cue, and states something."""
    doc = line.doc
    left = _left(line, report, head)
    before = (t for t in doc[report.cue[1] : left] if t.pos_ == "VERB" and t.dep_ != "amod")
    if any(line.owner[t.i] < 0 for t in before):
        return False
    at = left - (left > 0 and doc[left].lower_ != "that")
    if doc[at].lower_ == "that" and at > report.cue[1] and _of_a_noun(doc[at - 1], report):
        return False
    behind = report.speaker is not None and doc[report.verb].tag_ != "VBG"
    if behind and report.speaker and report.cue[1] <= left <= report.speaker[0]:
        # "Her words, said X, the aide, are ...": the speaker is no subject of what is reported.
        return False
    while left < head.i and (doc[left].is_punct or (line.owner[left] < 0 and is_mark(doc[left]))):
        left += 1
    that = left > 0 and doc[left - 1].lower_ == "that"
    if not that and "infinitive" in report.frames and _is_infinitive(head):
        return False
    asks = doc[left].lower_ in ("whether", "if") and doc[report.verb].lemma_ in _ASKS
    if not that and doc[left].lower_ in _MEANWHILE and doc[left].head.i == head.i:
        return False
    condition = doc[left].lower_ == "if" and doc[left].head.i != head.i
    asked = doc[left].tag_ in _QUESTIONS or doc[left].lower_ in ("whether", "if")
    if asked and not (that or asks or condition):
        return False
    return (
        that
        or head.tag_ in FINITE
        or any(c.dep_ in ("aux", "auxpass") and (c.tag_ in FINITE or c.tag_ == "POS") for c in head.children)
        or any(line.owner[i] >= 0 for i in range(left, head.right_edge.i + 1))
    )


def _is_infinitive(head: Token) -> bool:
    """Tell whether what the parse took for a clause is what somebody is to do: asked them to "wait"."""
    return head.tag_ == "VB" and any(c.tag_ == "TO" for c in head.lefts)


def _that(line: Line, report: Report, end: int) -> int | None:
    """Return an unparsed "that": nothing but an addressee, a time or a phrase lies between it and the cue."""
    doc = line.doc
    heard, told = report.addressee or (0, 0)
    for i in range(report.cue[1], min(end, report.cue[1] + 15)):
        token = doc[i]
        if line.owner[i] >= 0 or token.text in (".", ";", ":"):
            return None
        if (
            token.dep_ == "dobj"
            and token.tag_ not in ("IN", "WDT")
            and not heard <= i < told
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            # "disputed claims that ..." reports no words of the disputer.
            return None
        if token.lower_ == "that" and (
            token.tag_ == "IN" or (token.tag_ == "WDT" and (token.dep_ != "nsubj" or told == i))
        ):
            inverted = report.speaker is not None and report.verb < report.speaker[0]
            if inverted and i + 1 < end and doc[i + 1].tag_ in FINITE:
                # "Said a message that was read": the relative clause of who speaks.
                return None
            if _of_a_noun(doc[i - 1], report):
                return None
            if "clause" not in report.frames and doc[i].head.dep_ == "acl":
                # Demanded a guarantee that ...
                return None
            return i if any(t.tag_ in FINITE or t.tag_ == "VB" for t in doc[i + 1 : end]) else None
        if token.pos_ == "VERB" or token.tag_ in FINITE:
            return None
    return None


def _of_a_noun(before: Token, report: Report) -> bool:
    """Tell whether "that" goes on with the noun before it: reminded him of a point that Tarn has."""
    if before.dep_ != "pobj" or before.head.lower_ not in _CLAIMED:
        return False
    if before.head.lower_ != "of":
        return before.lemma_ in lexicon().nouns
    return before.head.head.i == report.verb or before.lemma_ in lexicon().nouns


def _bare(line: Line, report: Report, end: int) -> int | None:
    """Return where a clause without "that" begins that the parse lost."""
    doc = line.doc
    i = report.cue[1]
    if doc[report.verb].lemma_ in _TELLS:
        told = phrase_after(line, i, end)
        i = told[1] if told else end
        if i >= end or doc[i].lower_ not in _SUBJECTS:
            return None
        return i if any(t.tag_ in FINITE for t in doc[i + 1 : end]) else None
    inverted = report.speaker is not None and report.speaker[0] > report.verb
    if inverted or i + 1 >= end or doc[i].is_punct or _is_when(line, i, end):
        return None
    if doc[i].lower_ in _SAID and not (doc[i].lower_ == "no" and doc[i + 1].pos_ in ("ADJ", "NOUN")):
        return None
    if doc[report.verb].lemma_ != "say":
        # "Claiming the plan would fail": what was taken for the object is the subject of a verb.
        stated = None if doc[report.verb].dep_ == "relcl" else phrase_after(line, i, end)
        while stated and stated[1] < end and doc[stated[1]].pos_ == "ADP":
            stated = phrase_after(line, stated[1] + 1, end)
        return i if stated and stated[1] < end and doc[stated[1]].tag_ in FINITE else None
    if doc[i].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "VERB") or doc[i].tag_ in (
        "WP",
        "WDT",
    ):
        return None
    return i if any(t.tag_ in FINITE and line.owner[t.i] < 0 for t in doc[i + 1 : end]) else None


def _is_when(line: Line, i: int, end: int) -> bool:
    """Tell whether the words behind the cue say when, and a clause where, it was said: the next day."""
    doc = line.doc
    day = next((j for j in range(i, min(i + 4, end)) if doc[j].lower_ in _SPANS | {"day"}), None)
    return (
        day is not None
        and doc[i].lower_ in ("the", "that", "this", "last", "earlier")
        and day + 1 < end
        and (doc[day + 1].pos_ in ("ADP", "PUNCT"))
    )


def _behind_day(line: Line, report: Report, left: int) -> int:
    """Leave out the day of the saying, which the parse gave the clause: said on Monday it would."""
    doc = line.doc
    day = left + 1 if doc[left].lower_ in ("on", "last", "this", "earlier") else left
    timed = lexicon().days if doc[left].lower_ in ("on", doc[day].lower_) else _SPANS
    day += doc[left].lower_ == "earlier" and day + 1 < len(doc) and doc[day].lower_ == "this"
    said = left == report.cue[1] and day + 1 < len(doc) and doc[day].lower_ in timed
    return day + 1 if said and doc[day + 1].tag_ in ("PRP", "DT", "EX", "PRP$") else left


def _left(line: Line, report: Report, head: Token) -> int:
    for child in head.lefts:
        if child.lower_ == "that" and child.dep_ == "mark" and line.owner[child.i] < 0:
            return child.i + 1
    left = max(head.left_edge.i, report.cue[1])
    if report.addressee is None and not any(
        c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in head.lefts
    ):
        # The parser took the clause's subject for the cue's object.
        for child in line.doc[report.verb].rights:
            if child.dep_ == "dobj" and child.i < head.i and child.ent_type_ not in ("DATE", "TIME"):
                left = min(left, max(child.left_edge.i, report.cue[1]))
    if report.addressee and report.addressee[0] >= report.cue[1]:
        left = max(left, report.addressee[1])
    return left


def _trimmed(line: Line, found: list[Range]) -> list[Range]:
    kept = []
    for left, right in found:
        left, right = trim(line, left, right)
        if right - left >= 2:
            kept.append((left, right))
    return kept


def trim(line: Line, left: int, right: int) -> Range:
    """Take unquoted punctuation and white space off both ends."""
    doc = line.doc
    while (
        left < right
        and line.owner[left] < 0
        and (doc[left].text in _EDGE or doc[left].is_space or is_mark(doc[left]))
    ):
        left += 1
    while (
        right > left
        and line.owner[right - 1] < 0
        and (
            doc[right - 1].text in _EDGE
            or doc[right - 1].is_space
            or doc[right - 1].tag_ == "CC"
            or is_mark(doc[right - 1])
        )
    ):
        right -= 1
    return left, right
