"""Quoted words in a cue's object or infinitive: called it "a mistake", vowed to "crush" them."""

from spacy.tokens import Token

from communique.extract.quotations.complements import trim
from communique.extract.quotations.ends import cut
from communique.extract.quotations.reports import Report, is_cue
from communique.extract.quotations.sentences import FINITE, Line
from communique.extract.quotations.speakers import Range, phrase_of

_NAMES = frozenset({"call", "describe", "label", "dub", "brand", "nickname"})
_LATER = frozenset({"after", "before", "when", "while", "as", "amid", "following"})
"""What follows them behind the quoted words is the writer's."""
_NOMINAL = frozenset({"dobj", "pobj", "compound", "nsubj", "nmod", "oprd"})


def _noun_end(line: Line, token: Token) -> int:
    """Where the phrase ends of which ``token`` is a part: the "raids on the camp" behind a quoted word."""
    noun = token.head
    inside = noun.pos_ in ("NOUN", "PROPN") and token.dep_ in ("amod", "compound", "nmod", "advmod")
    return phrase_of(line, noun)[1] if inside else token.i + 1


def phrase(line: Line, report: Report) -> Range | None:
    """Return the cue's object or complement phrase, where quoted words stand in it."""
    doc = line.doc
    verb = doc[report.verb]
    end = line.sentence(report.verb)[1]
    first = next((n for n, (a, _) in enumerate(line.edges) if report.cue[1] <= a < end), None)
    if first is None:
        return None
    if line.title(first) and doc[report.verb].lemma_ not in _NAMES:
        return None
    opening, closing = line.edges[first]
    if verb.lemma_ in _NAMES and opening == report.cue[1] and not any(c.dep_ == "nsubj" for c in verb.lefts):
        # A fort, also called "...".
        return None
    between = doc[report.cue[1] : opening]
    verbs = any(t.tag_ in FINITE and t.dep_ not in _NOMINAL for t in between)
    if len(between) > 14 or verbs or any(t.text in (",", ";", ":", "—") for t in between):
        return None
    if (
        any(is_cue(t) is not None and t.dep_ not in ("amod", "compound") for t in between)
        and "infinitive" not in report.frames
    ):
        return None
    infinitive = next((t for t in between if t.tag_ == "TO"), None)
    if infinitive is not None:
        if "infinitive" not in report.frames:
            return None
        left = infinitive.i + 1
        right = max([closing, *(t.right_edge.i + 1 for t in verb.rights if t.dep_ == "xcomp")])
        right = cut(line, report, left, min(right, end))
        late = (t.i for t in doc[closing:right] if t.lower_ in _LATER and line.owner[t.i] < 0)
        return trim(line, left, next(late, right))
    if "object" not in report.frames:
        return None
    left = next((t.i + 1 for t in between if t.lower_ == "that" and t.dep_ == "mark"), report.cue[1])
    if report.addressee and report.addressee[0] >= left:
        left = max(left, report.addressee[1])
    while left < opening and doc[left].pos_ in ("ADP", "ADV", "PUNCT", "SPACE"):
        left += 1
    right = max([closing, *(_noun_end(line, t) for t in doc[opening:closing] if t.head.i >= closing)])
    for child in verb.rights:
        if (
            child.dep_ in ("dobj", "oprd", "attr", "prep", "ccomp")
            and child.i >= left
            and child.left_edge.i < closing
        ):
            right = max(right, child.right_edge.i + 1)
    right = cut(line, report, left, min(right, end))
    return trim(line, left, right)
