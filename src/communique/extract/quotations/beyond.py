"""Find how far a phrase goes on beyond its quoted words: "vain" and unfit; "abuse" for selling it."""

from spacy.tokens import Token

from communique.extract.quotations.cues import is_cue
from communique.extract.quotations.ends import ends_in_comma
from communique.extract.quotations.phrases import phrase_of
from communique.extract.quotations.sentences import FINITE, Line

LATER = frozenset({"after", "before", "when", "while", "as", "amid", "following"})
"""What follows them behind the quoted words is the writer's."""
_LINKS = frozenset({"DET", "CCONJ", "NOUN", "ADJ", "ADV", "ADP", "PRON"})
_GOES_ON = frozenset({"to", "with", "for", "of", "from", "against", "like", "between", "on"})
_STOPS = frozenset({",", ";", ":", "-", "–", "—", "--", "|"})
_CONDITIONS = frozenset({"if", "unless", "until"})
_NEAR = 8
"""Tokens between two of several things that somebody is called."""
_ABOUT = frozenset({"about", "against", "for", "toward", "towards", "over", "regarding"})
_WITH = frozenset({"to", "from", "between", "with"})
"""Behind a marked noun these go on with it: "changes" to the bill."""


def series(line: Line, closing: int, end: int) -> int:
    """Return where the last of several things ends: as "rude," an "insult" and a "shame"."""
    doc = line.doc
    while closing < end:
        following = next((a for a, _ in line.edges if a >= closing), end)
        between = doc[closing:following]
        joined = ends_in_comma(line, closing) or any(t.text == "," or t.pos_ == "CCONJ" for t in between)
        plain = all(t.text == "," or t.pos_ in _LINKS or t.tag_ == "POS" or t.dep_ == "amod" for t in between)
        if (
            following >= end
            or not joined
            or not plain
            or len(between) > _NEAR
            or line.finite(line.owner[following])
        ):
            return closing
        closing = line.edges[line.owner[following]][1]
        while closing < end and doc[closing].tag_ in ("NN", "NNS") and not ends_in_comma(line, closing):
            closing += 1
    return closing


def further(line: Line, left: int, closing: int, right: int, end: int) -> int:
    """Return where quoted words with all that belongs to them end: "vain" and unfit; "abuse" for selling it.

    ``closing`` is where the marks close, ``right`` the end known so far.
    """
    doc = line.doc
    if right == closing < end and doc[closing].tag_ in ("NN", "NNS") and not ends_in_comma(line, closing):
        right = min(phrase_of(line, doc[closing])[1], end)
    while right < end:
        token = doc[right]
        following = right + 1
        if line.heading and token.lower_ in _GOES_ON:
            return _heading_end(line, right, end)
        if line.owner[right] >= 0 > line.owner[right - 1] and not line.finite(line.owner[right]):
            reached = line.edges[line.owner[right]][1]
        elif right == closing and (clause := _that_clause(line, token)) is not None:
            reached = min(clause, end)
        elif token.pos_ == "CCONJ" and following < end and line.owner[following] >= 0:
            stretch = line.owner[following]
            if line.finite(stretch):
                return right
            reached = line.edges[stretch][1]
        elif token.pos_ == "CCONJ":
            joined = next((t for t in doc[following:end] if _joins(t, left, right)), None)
            if joined is None:
                return right
            reached = _before_comma(line, right, joined.right_edge.i + 1)
        elif token.lower_ in _CONDITIONS and token.dep_ == "mark" and not ends_in_comma(line, right):
            reached = _before_comma(line, right, token.head.right_edge.i + 1)
        elif (token.pos_ == "ADP" and _belongs(token, closing, right)) or _to_do(token, closing):
            last = token.head if token.tag_ == "TO" else token
            reached = _before_comma(line, right, last.right_edge.i + 1)
        else:
            return right
        if reached <= following:
            return right
        right = min(reached, end)
    return right


def _that_clause(line: Line, that: Token) -> int | None:
    """Where the clause ends that tells what a marked noun is about: the "nonsense" that he had paid."""
    noun = next((t for t in reversed(line.doc[: that.i]) if t.is_alpha), that)
    if that.lower_ != "that" or noun.pos_ != "NOUN" or line.owner[noun.i] < 0:
        return None
    verb = next((t for t in line.doc[that.i : that.i + 12] if t.tag_ in FINITE), None)
    if verb is None or that.head not in (verb, verb.head):
        return None
    return _before_comma(line, that.i, max(that.head.right_edge.i, verb.i) + 1)


def _heading_end(line: Line, right: int, end: int) -> int:
    """Where a headline ends that goes on with quoted words: "all means" to end it as talks fail."""
    rest = line.doc[right:end]
    stop = next((t.i for t in rest if t.text in _STOPS or t.lower_ in LATER or t.tag_ in FINITE), end)
    told = any(t.tag_ in FINITE or t.ent_type_ == "DATE" for t in line.doc[right : stop + 1])
    return right if told else stop


def _joins(token: Token, left: int, right: int) -> bool:
    """Tell whether a word without subject or tense is co-ordinated with what stands in ``left..right``."""
    inside = left <= token.head.i < right
    participle = token.head.i < left and (token.tag_, token.head.tag_) == ("VBN", "VBG")
    return (
        token.dep_ == "conj"
        and (inside or participle)
        and token.tag_ not in FINITE
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.lefts)
    )


def _belongs(token: Token, closing: int, right: int) -> bool:
    """Tell whether a preposition goes on with the quoted words, or with the noun behind them."""
    objects = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
    if not objects or any(c.ent_type_ in ("DATE", "TIME") for c in objects):
        return False
    verb = is_cue(token.head)
    if token.lower_ == "as" and verb is not None:
        return "clause" not in verb.frames
    noun = token.head.pos_ in ("NOUN", "PROPN") and token.head.i < closing
    # "Guarantees" of the remarks, but: demanded "guarantees" of Tarn.
    noun = noun and (token.lower_ in _WITH or (token.lower_ == "of" and objects[0].pos_ == "NOUN"))
    return noun or closing <= token.head.i < right or token.lower_ in _ABOUT


def _to_do(token: Token, closing: int) -> bool:
    """Tell whether an infinitive says what the quoted ones are called on to do: "all sides" to disarm."""
    cue = token.head.head
    return (
        token.tag_ == "TO"
        and token.head.dep_ in ("xcomp", "advcl")
        and is_cue(cue) is not None
        and cue.i < closing
    )


def _before_comma(line: Line, start: int, end: int) -> int:
    return next((i for i in range(start, end) if line.doc[i].text == "," and line.owner[i] < 0), end)
