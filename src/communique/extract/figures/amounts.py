"""Say what a sum, a share or a measure is the size of: "cost of the wall", "increase in spending"."""

import re

from spacy.tokens import Token

from communique.extract.figures.counting import Counted
from communique.extract.figures.nouns import NOUNS, is_never, is_person, verbs

_LONGEST = 10
"""Tokens that a phrase may have before its noun, and behind it."""
_MODIFIERS = ("nummod", "compound", "amod", "nmod", "quantmod")


def amount_of(found: Counted) -> str | None:
    """Return the noun that the figure is the size of: before it, or said to be, or come to, so much."""
    node = found.head if found.head is not None and found.measured else found.number
    if node.dep_ in _MODIFIERS and node.head.i > node.i and node.head.tag_ in NOUNS:
        return _phrase(node.head, node.i + 1)
    verb = node.head
    if node.dep_ == "pobj" and verb.lower_ in ("to", "at"):
        verb, known = verb.head, verbs("amount_to")
    else:
        known = verbs("amount") if node.dep_ in ("attr", "dobj") else frozenset()
    if verb.lemma_ not in known:
        return None
    sized = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return _phrase(sized, sized.left_edge.i) if sized is not None and sized.tag_ in NOUNS else None


def _phrase(noun: Token, start: int) -> str | None:
    """Return the words from ``start`` to ``noun`` without article and owner, with its "of" or "in"."""
    if is_person(noun) or is_never(noun) or noun.pos_ == "PROPN" or noun.lower_ == "worth":
        return None
    doc, end = noun.doc, noun.i + 1
    behind = next((c for c in noun.rights if c.i == end and c.lower_ in ("of", "in")), None)
    whole = next((c for c in behind.rights if c.dep_ == "pobj"), None) if behind is not None else None
    if whole is not None and not is_never(whole) and whole.i - noun.i <= _LONGEST:
        end = whole.i + 1
    words = doc[max(start, noun.i - _LONGEST) : end]
    while len(words) > 1 and (words[0].tag_ in ("DT", "PRP$", "CD") or words[0].is_punct):
        words = words[1:]
    return re.sub(r"\s+", " ", words.text)
