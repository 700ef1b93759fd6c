"""Find where what is reported ends: before the narrator's own participles, circumstances and verbs."""

from spacy.tokens import Doc, Token

from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.headline import listed
from communique.extract.quotations.narrated import calls_it, goes_on, objects_now, tense_of
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import after
from communique.extract.quotations.resumed import resumes, same_tense
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import another
from communique.extract.quotations.unfinished import broken_off, interrupted

_RESULTS = frozenset(
    {"give", "leave", "make", "allow", "enable", "let", "force", "cause", "turn", "bring", "create"}
    | {"include", "prompt"}
)
"""Behind a comma these go on with what is said, or with what follows from it."""
_GIVING = frozenset({"give", "offer", "provide"})
_NONE = frozenset({"no", "few", "little", "any"})
_SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "day", "week", "month", "year"})
_AGAINST = frozenset({"though", "although", "while", "whereas"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
_CIRCUMSTANCE = frozenset({"as", "amid", "while"})


def cut(line: Line, report: Report, left: int, right: int) -> int:
    """Move the right end: out of a stretch, before participles that report on, and before circumstances."""
    doc = line.doc
    end = line.sentence(report.verb)[1]
    report_tense = tense_of(doc[report.verb])
    i = left
    while i < right:
        token = doc[i]
        if line.owner[i] >= 0:
            i = line.edges[line.owner[i]][1]
            right = max(right, i)
            if i < right and (_afterwards(line, i, end) or _comments(line, i) or _meanwhile(line, i, end)):
                return i
            continue
        if token.is_space and doc[i : i + 2].text.lstrip() in _BULLETS:
            return i
        if i > left and (doc[i - 1].text in (",", "—", "–", "--") or ends_in_comma(line, i)):
            if token.tag_ == "VBG" and _tells_on(line, token, left):
                return i
            more = i + 3 < right and doc[i : i + 3].text == "as well as"
            if token.lower_ in _AGAINST and _though_another(line, report, i, end):
                return i
            if objects_now(line, i, end, report_tense) or calls_it(token, report_tense):
                return i
            circumstance = token.lower_ in _CIRCUMSTANCE and not more and not _still(doc, i, report_tense)
            if circumstance or token.lower_ == "according" or _sums_up(token) or _with_another(token):
                return i
            if _before_or_after(doc, i) or listed(line, i) or (token.lower_ == "in" and _in_a_message(token)):
                return i
        joins = token.pos_ == "CCONJ" and doc[i - 1].text == ","
        if joins and (_told_by_another(doc, i) or _another_says(line, report, i, end)):
            return i - 1
        if token.lower_ == "without" and i + 1 < right and doc[i + 1].lemma_ in lexicon().silence:
            return i
        if token.lower_ == "but" and i > left + 1 and _falls_silent(doc, i):
            return i
        if line.heading and token.lower_ == "as" and i > left + 1 and _begins_clause(token, end):
            return i
        if token.text == "," and i > left:
            behind = after(line, i)
            if behind is not None and all(t.is_punct or t.is_space for t in doc[behind.end : end]):
                return i
        if resumes(line, token) and same_tense(token, doc[report.verb]) and i > left + 1:
            helps = (c.i for c in token.lefts if c.dep_ in ("aux", "auxpass"))
            return _before_joint(doc, left, min([token.i, *helps]))
        quoted = line.owner[token.head.i] >= 0
        if (
            token.dep_ == "conj"
            and token.tag_ == line.doc[report.verb].tag_
            and (quoted or token.head.tag_ in ("VBG", "VB", "VBN"))
        ):
            aux = any(c.dep_ in ("nsubj", "aux", "nsubjpass", "auxpass") for c in token.lefts)
            aux = aux or doc[token.i - 1].text == ","
            helped = {c.tag_ for c in token.head.lefts if c.dep_ == "aux" and c.tag_ in FINITE}
            # "would rebound and praised": no modal helps a past tense.
            if not aux and (quoted or not helped or (helped == {"MD"} and token.head.tag_ == "VB")):
                return _before_joint(doc, left, token.left_edge.i)
        if goes_on(token, report.verb, left, report_tense):
            return _before_joint(doc, left, token.left_edge.i)
        i += 1
        resumed = interrupted(doc, left, right) if i == right < end else 0
        if resumed or (i == right < end and broken_off(doc, i)):
            right = next((j for j in range(max(i, resumed), end) if doc[j].text in (",", ";", "—", ":")), end)
    return min(right, end)


def _afterwards(line: Line, i: int, end: int) -> bool:
    """Tell whether the narrator says behind marked words what had happened: 'on guard' after it was hit."""
    if line.doc[i].lower_ not in ("after", "following"):
        return False
    behind = line.doc[i + 1 : end]
    verb = next((t for t in line.outside(i + 1, end) if t.tag_ in FINITE), None)
    return behind[:1].text.lower() == "what" or (verb is not None and verb.tag_ == "VBD")


def _comments(line: Line, i: int) -> bool:
    """Tell whether the writer comments on what was said: had "spoken clearly," which did not stop her."""
    return line.doc[i].lower_ == "which" and ends_in_comma(line, i)


def _meanwhile(line: Line, i: int, end: int) -> bool:
    """Tell whether the writer tells what others did by then: it "could collapse" as buyers drew out."""
    if line.doc[i].lower_ != "as" or line.doc[i].dep_ != "mark":
        return False
    verb = next((t for t in line.outside(i + 1, end) if t.tag_ in FINITE), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    return verb is not None and verb.tag_ == "VBD" and subject is not None and subject.pos_ != "PRON"


def _tells_on(line: Line, participle: Token, left: int) -> bool:
    """Tell whether the narrator goes on behind a comma, with marked words before it or of himself."""
    results = participle.lemma_ in _RESULTS
    if is_cue(participle) is not None:
        return not _written(participle, left)
    if participle.lemma_ in lexicon().narration:
        return not results or any(owner >= 0 for owner in line.owner[left : participle.i])
    return line.owner[participle.i - 1] >= 0 and participle.dep_ == "advcl" and not results


def _written(participle: Token, left: int) -> bool:
    """Tell whether a text that is spoken of says it: said he would send them a letter, asking for help."""
    texts = (t for t in participle.doc[left : participle.i] if t.lemma_ in lexicon().texts)
    return any(t.dep_ == "dobj" and t.head == participle.head for t in texts)


def _still(doc: Doc, i: int, tense: str) -> bool:
    """Tell whether a clause gives the speaker's reason: said it would not, as it sees no use in that."""
    if tense != "VBD" or doc[i].lower_ != "as" or i + 2 >= len(doc) or doc[i + 1].tag_ != "PRP":
        return False
    return doc[i + 2].tag_ in ("VBZ", "VBP", "MD")


def _before_or_after(doc: Doc, i: int) -> bool:
    """Tell whether the narrator's time begins here: , two days after the vote."""
    span = next((t.i for t in doc[i : i + 4] if t.lower_ in _SPANS), i + 4)
    able = all(t.pos_ in ("NUM", "ADV", "DET", "ADJ") for t in doc[i:span])
    return able and doc[span + 1 : span + 2].text in ("before", "after")


def _begins_clause(as_: Token, end: int) -> bool:
    return as_.dep_ == "mark" or any(t.tag_ in FINITE for t in as_.doc[as_.i + 1 : end])


def _told_by_another(doc: Doc, joint: int) -> bool:
    """Tell whether somebody else's report begins behind "and": ", and friends have said that he would"."""
    for token in doc[joint + 1 : joint + 12]:
        if token.dep_ in ("conj", "ROOT", "ccomp") and token.pos_ in ("VERB", "AUX"):
            subjects = (c.left_edge.i for c in token.lefts if c.dep_ == "nsubj" and c.pos_ != "PRON")
            return (
                is_cue(token) is not None
                and any(c.dep_ == "ccomp" for c in token.rights)
                and joint + 1 in subjects
            )
    return False


def _though_another(line: Line, report: Report, though: int, end: int) -> bool:
    """Tell whether somebody else says something : , although one of them warned that it might."""
    verb = next((t for t in line.outside(though + 1, end) if t.tag_ in FINITE), None)
    if verb is None or is_cue(verb) is None or verb.tag_ != line.doc[report.verb].tag_ == "VBD":
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return (
        subject is not None
        and subject.left_edge.i == though + 1
        and subject.lower_ not in ("he", "she", "it")
    )


def _another_says(line: Line, report: Report, joint: int, end: int) -> bool:
    """Tell whether somebody named behind "and" says something else: ", and Roe, in Lima, said it would"."""
    doc = line.doc
    cues = (t.i for t in line.outside(joint + 2, end) if t.tag_ in FINITE)
    first = next(cues, None)
    if first is None or doc[first].tag_ != doc[report.verb].tag_ or is_cue(doc[first]) is None:
        return False
    own = another(line, report.verb, first)
    return own is not None and own[0] == joint + 1 and doc[own[0]].pos_ != "PRON"


def _falls_silent(doc: Doc, but: int) -> bool:
    """Tell whether the narrator goes on behind "but": "gave no details", not "would give an answer"."""
    for token in doc[but + 1 : but + 5]:
        if token.dep_ in ("nsubj", "nsubjpass", "expl") or token.pos_ in ("NOUN", "PROPN", "PRON"):
            return False
        if token.pos_ == "VERB":
            denied = any(c.dep_ == "neg" for c in token.children)
            denied = denied or any(d.lower_ in _NONE for c in token.children for d in c.lefts)
            told = token.lemma_ in _GIVING and not denied
            return token.lemma_ in lexicon().silence and not told
    return False


def ends_in_comma(line: Line, i: int) -> bool:
    """Tell whether a stretch ends before token ``i`` whose last word has a comma: "alarming," adding ..."""
    return i > 0 and line.owner[i - 1] >= 0 and last_of(line, i) == ","


def last_of(line: Line, i: int) -> str:
    """Return the last character before token ``i``, marks left aside; "" where there is none."""
    return line.doc[max(0, i - 3) : i].text.rstrip("“”\"„‟«»‹›「」『』‘’‚'`″ ")[-1:]


def _with_another(token: Token) -> bool:
    """Tell whether the narrator goes on with what another says or does: , with a spokesman calling it ..."""
    acts = [t for t in token.doc[token.i + 2 : token.i + 10] if t.tag_ == "VBG"]
    told = bool(acts) and (is_cue(acts[0]) is not None or acts[0].lemma_ in lexicon().narration)
    told = told or (bool(acts) and acts[0].lemma_ == "come" and token.nbor().pos_ in ("DET", "PRON"))
    return told and token.lower_ == "with" and any(c.dep_ == "nsubj" for c in acts[0].lefts)


def _in_a_message(token: Token) -> bool:
    """Tell whether it is said where the words were said: , in a statement published on Monday."""
    nouns = (c for c in token.rights if c.dep_ == "pobj" and c.lemma_ in lexicon().messages)
    return any(c.dep_ in ("det", "poss", "amod") for noun in nouns for c in noun.lefts)


def _before_joint(doc: Doc, left: int, stop: int) -> int:
    """Leave out what joins the next verb, "and then", but no adverb that stands before it."""
    behind = stop
    while behind > left and doc[behind - 1].pos_ == "ADV":
        behind -= 1
    stop = behind if doc[behind - 1].pos_ in ("CCONJ", "PUNCT") else stop
    while stop > left and doc[stop - 1].pos_ in ("CCONJ", "PUNCT"):
        stop -= 1
    return stop


def _sums_up(token: Token) -> bool:
    """Tell whether a narrator's summary begins here: ", a stern demand that ..."."""
    doc = token.doc
    if token.lower_ not in ("a", "an", "the", "another"):
        return False
    noun = next(
        (
            t
            for t in doc[token.i + 1 : token.i + 5]
            if t.tag_ == "NN" and doc[min(t.i + 1, len(doc) - 1)].tag_ != "NN"
        ),
        None,
    )
    return noun is not None and (noun.lemma_ in lexicon().nouns or noun.lemma_ in lexicon().summaries)
