"""Quoted words in a cue's object or infinitive: called it "a mistake", vowed to "crush" them."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.extract.quotations.beyond import LATER, further, series
from communique.extract.quotations.complements import trim
from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.ends import cut, ends_in_comma
from communique.extract.quotations.phrases import Range, phrase_after, phrase_of
from communique.extract.quotations.report import Report
from communique.extract.quotations.resumed import resumes, same_tense
from communique.extract.quotations.sentences import FINITE, Line

_NAMES = frozenset({"call", "describe", "label", "dub", "brand", "nickname"})
_NOMINAL = frozenset({"dobj", "pobj", "compound", "nsubj", "nmod", "oprd"})
_WHILE = frozenset({"after", "before", "amid", "following", "while", "though", "although"})
"""Behind quoted words of a phrase these tell when they were said."""
_WHERE = frozenset({"during", "in", "on", "at"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_DASHES = frozenset({"—", "–", "--"})
_COMPLEMENTS = frozenset({"dobj", "oprd", "attr", "prep", "ccomp"})
_PLACES = frozenset({"on", "in", "at", "during", "from", "near", "outside"})
"""Behind a verb of saying these tell where it was said, not what."""
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
    ahead = [*between, *doc[opening : opening + 3]]
    infinitive = next((t for t in ahead if t.tag_ == "TO" and not _of_a_thing(t, verb)), None)
    told = range(*(report.addressee or (0, 0)))
    ascribed = verb.lemma_ in lexicon().ascribing and any(t.lower_ == "as" for t in between[-3:])
    free = ascribed or (line.heading and verb.lemma_ in _NAMES)
    verbs = not free and any(t.tag_ in FINITE and t.dep_ not in _NOMINAL for t in between)
    paused = any(t.text in (",", ";", ":", "—") and t.i not in told for t in between)
    if len(between) > (_LONGEST if infinitive is None and not ascribed else 2 * _LONGEST) or verbs or paused:
        return None
    if any(resumes(line, t) and same_tense(t, verb) for t in between):
        return None
    if (
        any(_tells(t) and t.dep_ not in ("amod", "compound") for t in between)
        and "infinitive" not in report.frames
    ):
        return None
    if infinitive is not None:
        other = any(_tells(t) and t.tag_ == "VBG" and doc[t.i - 1].lower_ in LATER for t in between)
        if "infinitive" not in report.frames or other:
            return None
        left = opening if infinitive.i > opening else infinitive.i + 1
        right = max([closing, *(t.right_edge.i + 1 for t in verb.rights if t.dep_ == "xcomp")])
        right = cut(line, report, left, min(right, end))
        if agent:
            return trim(line, left, closing)
        late = (t.i for t in doc[closing:right] if t.lower_ in LATER and line.owner[t.i] < 0)
        right = next(late, right)
        right = right if right > closing else further(line, left, closing, right, end)
        return trim(line, left, next((i for i in range(closing, right) if _also(line, i, right)), right))
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
    for child in verb.rights:
        if child.dep_ == "agent" and left <= child.i < opening:
            left = child.right_edge.i + 1
    if "clause" in report.frames and doc[left].lower_ in _PLACES and line.owner[left] < 0:
        return None
    called = _called(line, left, opening, closing, end)
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
    right = closing if ends_in_comma(line, closing) else cut(line, report, closing, min(right, end))
    right = next((t.i for t in line.outside(closing, right) if _meanwhile(t)), right)
    right = max(right, series(line, closing, end))
    if agent:
        # Was called "a shame" by Lind.
        return trim(line, left, closing)
    return trim(line, left, further(line, left, closing, right, end))


def _also(line: Line, joint: int, end: int) -> bool:
    """Tell whether an infinitive without marked words begins here: to "pull back" and to free the crew."""
    words = [t.lower_ for t in line.doc[joint + 1 : joint + 3] if t.lower_ != "not"]
    marked = any(owner >= 0 for owner in line.owner[joint:end])
    return line.doc[joint].pos_ == "CCONJ" and words[:1] == ["to"] and not marked


def _meanwhile(token: Token) -> bool:
    """Tell whether this says when or where the words were said: during a visit, not during floods."""
    if token.lower_ not in _WHERE:
        return token.lower_ in _WHILE
    nouns = lexicon().occasions if token.lower_ == "during" else lexicon().messages | lexicon().media
    return any(t.dep_ == "pobj" and (t.lemma_.lower() in nouns) for t in token.rights)


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
