"""Tell whether a co-ordinated cue goes on with a report: "... and said that"."""

from spacy.tokens import Token

from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.sentences import Line
from communique.text.gazetteer import lookup


def resumes(line: Line, token: Token) -> bool:
    """Tell whether a co-ordinated cue goes on with the report: "... and said that", "... and urged “...”"."""
    if token.dep_ != "conj" or is_cue(token) is None:
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts):
        return False
    if _of_a_person(token):
        return True
    if is_cue(token.head) is not None:
        return False
    verb = is_cue(token)
    if _thing(token.head):
        return True
    near = token.i + (10 if verb is not None and "object" in verb.frames else 3)
    quotes = any(owner >= 0 for owner in line.owner[token.i + 1 : near])
    return quotes or any(c.dep_ == "ccomp" for c in token.rights)


def _of_a_person(cue: Token) -> bool:
    """Tell who has his own of a state that has none: said Oslo believed it and urged her colleagues to."""
    subject = next((c for c in cue.head.lefts if c.dep_ == "nsubj"), None)
    entry = lookup(subject.text) if subject is not None else None
    return (
        entry is not None
        and entry.kind == "state"
        and any(c.lower_ in ("his", "her") for t in cue.rights for c in t.subtree)
    )


def same_tense(token: Token, verb: Token) -> bool:
    """Tell whether two cues may be co-ordinated; behind a present one a participle is a misread past."""
    present = token.head.tag_ in ("VB", "VBP", "VBZ")
    misread = verb.tag_ == "VBD" and token.tag_ == "VBN" and not _helped(token)
    perfect = verb.tag_ == "VBN" and token.tag_ == "VBD"
    return token.tag_ == verb.tag_ or (present and (misread or perfect))


def _helped(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in (*verb.lefts, *verb.head.lefts))


def _thing(verb: Token) -> bool:
    """Tell whether what does or is so can say nothing itself: "the remarks were false and demanded ..."."""
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    speaks = lexicon().roles | lexicon().audiences | lexicon().issuing
    return (
        subject is not None
        and subject.pos_ == "NOUN"
        and not subject.ent_type_
        and subject.lemma_.lower() not in speaks
    )
