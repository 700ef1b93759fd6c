"""Quoted words in a cue's object or infinitive: called it "a mistake", vowed to "crush" them."""

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from communique.extract.quotations.beyond import LATER, further, series
from communique.extract.quotations.complements import trim
from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.ends import cut, ends_in_comma
from communique.extract.quotations.phrases import Range, phrase_after, phrase_of
from communique.extract.quotations.report import Report
from communique.extract.quotations.reports import report_at
from communique.extract.quotations.resumed import resumes, same_tense
from communique.extract.quotations.sentences import FINITE, Line

_NAMES = frozenset({"call", "describe", "label", "dub", "brand", "nickname"})
_NOMINAL = frozenset({"dobj", "pobj", "compound", "nsubj", "nmod", "oprd"})
_WHILE = frozenset({"after", "before", "amid", "following", "while", "though", "although"})
"""Behind quoted words of a phrase these tell when they were said."""
_WHERE = frozenset({"during", "in", "on", "at"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CONTENT = _NOUNS - {"PRON"} | {"ADJ", "VERB"}
_DASHES = frozenset({"—", "–", "--"})
_COMPLEMENTS = frozenset({"dobj", "oprd", "attr", "prep", "ccomp"})
_PLACES = frozenset({"on", "in", "at", "during", "from", "near", "outside"})
"""Behind a verb of saying these tell where it was said, not what."""
_FOR = frozenset({"for", "on"})
_ON = frozenset(
    {"congratulate", "compliment", "commend", "console", "blame", "challenge", "press", "lecture"}
)
"""Whom they have before "on" is told, or made to answer, what stands behind it."""
_AFTERWARDS = frozenset({"later", "earlier", "before", "ago", "afterwards", "immediately", "promptly"})
_LONGEST = 14
"""Tokens between the cue and the quoted words, insertions aside."""


def phrase(line: Line, report: Report) -> Range | None:
    """Return the cue's object or complement phrase, where quoted words stand in it."""
    doc = line.doc
    verb = doc[report.verb]
    end = line.sentence(report.verb)[1]
    first = next((n for n, (a, _) in enumerate(line.edges) if report.cue[1] <= a < end), None)
    inverted = report.speaker is not None and report.cue[1] <= report.speaker[0]
    if first is None or (inverted and verb.tag_ in FINITE):
        return None
    if line.title(first) and verb.lemma_ not in _NAMES and verb.lemma_ not in lexicon().slogans:
        return None
    opening, closing = line.edges[first]
    agent = report.speaker is not None and report.speaker[0] > closing and _passive(verb)
    subject = any(c.dep_ == "nsubj" for c in verb.lefts)
    if verb.lemma_ in _NAMES and opening == report.cue[1] and not (subject or agent):
        # A fort, also called "...".
        return None
    between = _plain(line, report.cue[1], opening)
    if between and between[-1].pos_ == "CCONJ" and doc[opening + 1].tag_ in FINITE:
        # Spoke by telephone and "made it plain": what he did next.
        return None
    ascribed = verb.lemma_ in lexicon().ascribing and any(t.lower_ == "as" for t in between[-3:])
    begins = takewhile(lambda t: t.pos_ not in _NOUNS, doc[opening : opening + 3])
    ahead = [*(() if ascribed else between), *begins]
    infinitive = next(
        (t for t in ahead if t.tag_ == "TO" and t.head.tag_ != "VBG" and not _of_a_thing(t, verb)), None
    )
    told = range(*(report.addressee or (0, 0)))
    free = ascribed or (line.heading and verb.lemma_ in _NAMES)
    says = any(t.pos_ in _CONTENT for t in doc[opening + 1 : closing])
    verbs = not free and any(
        t.tag_ in FINITE and t.dep_ not in _NOMINAL and not (says and _tells_which(t, verb)) for t in between
    )
    paused = any(
        t.text in (",", ";", ":", "—") and t.i not in told and not (infinitive and _goes_on(t, opening))
        for t in between
    )
    within = infinitive is not None and _clause_holds(line, report, infinitive, opening)
    longest = _LONGEST if infinitive is None and not ascribed else (2 + within) * _LONGEST
    if len(between) > longest or ((verbs or paused) and not within):
        return None
    if any(resumes(line, t) and same_tense(t, verb) for t in between):
        return None
    if (
        any(_tells(t) and t.dep_ not in ("amod", "compound") and not _charged(t, verb) for t in between)
        and "infinitive" not in report.frames
    ):
        return None
    if _answer(line, first) and "clause" in report.frames:
        return opening, closing
    if infinitive is not None:
        other = any(_tells(t) and t.tag_ == "VBG" and doc[t.i - 1].lower_ in LATER for t in between)
        if "infinitive" not in report.frames or other:
            return None
        left = opening if infinitive.i > opening else infinitive.i + 1
        done = {infinitive.head, *(t for t in verb.rights if t.dep_ == "xcomp")}
        right = max([closing, *(t.right_edge.i + 1 for t in done if t.i >= left)])
        right = cut(line, report, left, min(right, end))
        if agent:
            return trim(line, left, closing)
        late = (t.i for t in doc[closing:right] if t.lower_ in LATER and line.owner[t.i] < 0)
        right = next(late, right)
        right = right if right > closing else further(line, left, closing, right, end)
        return trim(line, left, right)
    if "object" not in report.frames:
        return None
    that = next((t for t in between if t.lower_ == "that" and t.dep_ == "mark"), None)
    # In "rejected the claim that ..." the words are the claimant's.
    own = that is not None and not ascribed and not any(t.lemma_ in lexicon().nouns for t in between)
    left = that.i + 1 if that is not None and own else report.cue[1]
    if report.addressee and report.addressee[0] >= left:
        left = max(left, report.addressee[1])
    charge = [t for t in between if t.lower_ == "of" and t.right_edge.i >= opening]
    if verb.lemma_ == "accuse" and charge:
        left = next((t.i for t in charge if t.head.i == verb.i), charge[-1].i)
    left = _behind_whom(line, verb, left, opening)
    for child in verb.rights:
        if child.dep_ == "agent" and left <= child.i < opening:
            left = child.right_edge.i + 1
    if "clause" in report.frames and doc[left].lower_ in _PLACES and line.owner[left] < 0:
        return None
    called = _called(line, left, opening, closing, end)
    left = _behind_aside(line, verb, left, opening)
    while left < opening and (doc[left].tag_ == "IN" or doc[left].pos_ in ("ADV", "PUNCT", "SPACE")):
        left += 1
    right = max([closing, *(_noun_end(line, t) for t in doc[opening:closing] if t.head.i >= closing)])
    if right == closing < end and doc[closing].tag_ in ("NN", "NNS") and not ends_in_comma(line, closing):
        right = phrase_of(line, doc[closing])[1]
    for child in verb.rights:
        if child.dep_ in _COMPLEMENTS and child.left_edge.i < closing:
            right = max(right, child.right_edge.i + 1)
    if called is not None:
        left, right = called
    elif doc[opening - 1].lower_ == "as" and doc[opening - 2].lower_ in _AFTERWARDS:
        # A charge that he dismissed hours later as "absurd".
        left = left if any(c.dep_ == "dobj" and left <= c.i < opening for c in verb.rights) else opening
    right = closing if ends_in_comma(line, closing) else cut(line, report, closing, min(right, end))
    right = next((t.i for t in line.outside(closing, right) if _meanwhile(t)), right)
    right = next((t.i for t in line.outside(closing, right) if _which(t)), right)
    right = max(right, series(line, closing, end))
    if agent:
        # Was called "a shame" by Lind.
        return trim(line, left, closing)
    right = further(line, left, closing, right, end)
    over = _over(line, closing, right) if verb.lemma_ == "accuse" else None
    return trim(line, left, right if over is None else over)


def _clause_holds(line: Line, report: Report, to: Token, opening: int) -> bool:
    """Tell whether marked words belong to an infinitive's clause: to wait until all is "clear".

    What another says in it is his: to answer for what Lind called a "crime". No infinitive of the cue is the
    one of a question: asked what to do.
    """
    if to.nbor(-1).tag_ in ("WP", "WRB", "WDT"):
        return False
    reach = max(t.right_edge.i for t in (to.head, to.head.head))
    if not to.i < opening <= reach or to.head.lemma_ in lexicon().silence:
        return False
    finite = (t for t in line.doc[to.i : opening] if t.tag_ in FINITE)
    clauses = (t.head if t.dep_ in ("aux", "auxpass") else t for t in finite)
    if any(t.dep_ in ("conj", "ROOT") for t in clauses):
        return False
    told = (report_at(line, t.i) for t in line.doc[to.head.i + 1 : opening] if _tells(t))
    others = (r for r in told if r is not None and r.speaker not in (None, report.speaker))
    return not any(phrase(line, other) for other in others)


def _meanwhile(token: Token) -> bool:
    """Tell whether this says when or where the words were said: during a visit, not during floods."""
    if token.lower_ not in _WHERE:
        return token.lower_ in _WHILE
    nouns = lexicon().occasions if token.lower_ == "during" else lexicon().messages | lexicon().media
    return any(t.dep_ == "pobj" and (t.lemma_.lower() in nouns) for t in token.rights)


def _which(comma: Token) -> bool:
    """Tell whether the writer says more of a thing: called it a "joke", which he had not read."""
    return comma.text == "," and comma.doc[comma.i + 1 : comma.i + 2].text in (
        "which",
        "who",
        "where",
        "whose",
    )


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.lefts)


def _of_a_thing(to: Token, verb: Token) -> bool:
    """Tell whether an infinitive is part of what somebody is accused of, or of what a thing is called.

    Accused of trying to "buy" votes; called it a means to "buy" votes.
    """
    noun = to.head if to.dep_ == "prep" else to.head.head
    called = (
        noun.pos_ == "NOUN" and noun.i > verb.i and (to.dep_ == "prep" or to.head.dep_ in ("acl", "relcl"))
    )
    return (called and noun.dep_ in ("pobj", "attr", "oprd")) or any(
        t.dep_ == "pcomp" and t.i > verb.i for t in to.ancestors
    )


def _answer(line: Line, stretch: int) -> bool:
    """Tell whether the marked word is "no" or "yes", whatever it is said to."""
    words = [t.lower_ for t in line.doc[slice(*line.edges[stretch])] if t.is_alpha]
    return words in (["no"], ["yes"])


def _tells_which(finite: Token, verb: Token) -> bool:
    """Tell whether a verb tells which thing the object is: called the patrols that had come a "raid"."""
    clause = finite.head if finite.dep_ in ("aux", "auxpass") else finite
    which = clause.dep_ == "relcl" and clause.head.dep_ == "dobj" and clause.head.head.i == verb.i
    return which and is_cue(clause) is None


def _over(line: Line, closing: int, right: int) -> int | None:
    """Where the occasion of a charge begins behind marked words: of "theft" over the loss of a ship."""
    return next((t.i for t in line.outside(closing, right) if t.lower_ == "over" and t.dep_ == "prep"), None)


def _behind_whom(line: Line, verb: Token, left: int, opening: int) -> int:
    """Where the words begin that somebody is praised or blamed for: thanked her for her "patience"."""
    last = next((t for t in reversed(line.doc[left:opening]) if t.lower_ in _FOR), None)
    if last is None or last.dep_ != "prep" or last.head.i != verb.i:
        return left
    phrase = line.doc[left : last.i]
    whom = any(c.dep_ in ("dobj", "prep") and left <= c.i < last.i for c in verb.rights)
    plain = all(t.pos_ not in ("CCONJ", "PUNCT", "SCONJ") and t.tag_ not in FINITE for t in phrase)
    marked = any(line.owner[t.i] >= 0 for t in phrase)
    fits = last.lower_ == "for" or verb.lemma_ in _ON
    return last.i + 1 if whom and plain and not marked and fits else left


def _behind_aside(line: Line, verb: Token, left: int, opening: int) -> int:
    """Where the object begins behind what stands before it: expects in return “a gesture”."""
    object_ = any(c.dep_ == "dobj" and c.i >= opening for c in verb.rights)
    aside = next((c for c in verb.rights if c.dep_ == "prep" and c.left_edge.i == left), None)
    return aside.right_edge.i + 1 if object_ and aside and aside.right_edge.i < opening else left


def _goes_on(comma: Token, opening: int) -> bool:
    """Tell whether an infinitive goes on: to halt the raids, free the crew and ...; to sign, "as agreed"."""
    behind = [t for t in comma.doc[comma.i + 1 : comma.i + 5] if t.is_alpha]
    if comma.i + 1 == opening:
        return (
            comma.text == "," and bool(behind) and behind[0].is_lower and behind[0].pos_ in ("ADP", "SCONJ")
        )
    plain = [t for t in behind if t.pos_ not in ("CCONJ", "ADV", "PART")]
    return comma.text == "," and bool(plain) and plain[0].tag_ == "VB"


def _charged(participle: Token, verb: Token) -> bool:
    """Tell whether it is what somebody is accused of: of having written a report "made to measure"."""
    return participle.dep_ == "pcomp" and participle.head.lower_ == "of" and participle.head.head.i == verb.i


def _tells(token: Token) -> bool:
    """Tell whether a verb reports words, or may, of its own."""
    verb = is_cue(token)
    return verb is not None and verb.frames != {"words"}


def _called(line: Line, left: int, opening: int, closing: int, end: int) -> Range | None:
    """Where what is called something stands behind it: dismissed as "worthless" the offer of a truce."""
    doc = line.doc
    if doc[left].lower_ != "as" or any(t.pos_ in _NOUNS for t in doc[left + 1 : opening]):
        return None
    thing = phrase_after(line, closing, end)
    return (left, doc[slice(*thing)].root.right_edge.i + 1) if thing else None


def _plain(line: Line, start: int, end: int) -> Sequence[Token]:
    """The tokens of ``start..end`` without what two commas or dashes insert."""
    doc = line.doc
    for pauses in (frozenset({","}), _DASHES):
        marks = [i for i in range(start, end) if doc[i].text in pauses and line.owner[i] < 0]
        if len(marks) == 2 and marks[0] > start and (pauses is _DASHES or doc[marks[0] + 1].pos_ != "VERB"):
            return [*doc[start : marks[0]], *doc[marks[1] + 1 : end]]
    return list(doc[start:end])


def _noun_end(line: Line, token: Token) -> int:
    """Where the phrase ends of which ``token`` is a part: the "raids on the camp" behind a quoted word."""
    noun = token.head
    inside = noun.pos_ in ("NOUN", "PROPN") and token.dep_ in ("amod", "compound", "nmod", "advmod")
    return phrase_of(line, noun)[1] if inside else token.i + 1
