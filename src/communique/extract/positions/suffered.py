"""Tell to whom a deed is done from who does it: "attacks on Ruritania" are not Ruritania's."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.syntax import passive
from communique.text.gazetteer import lookup

_SUFFERING = frozenset({"on", "at", "against", "in", "near", "of", "to", "outside", "inside", "from"})
"""Words between a deed and those who suffer it."""
DONE_BY = frozenset(
    {"aggression", "attack", "behavior", "behaviour", "conduct", "crackdown", "failure", "incursion"}
    | {"interference", "intimidation", "obstruction", "provocation", "raid"}
)
"""Deeds behind which "of" names who did them: "the conduct of Ruritania"."""
_INSIDE = frozenset({"amod", "compound", "nmod", "poss", "conj"})
BLOWS = frozenset(
    {"act", "blast", "bomb", "explosion", "fire", "firing", "launch", "missile", "rocket", "shot"}
)
_ONTO = frozenset({"across", "into", "over", "toward", "towards"})
"""Words before whoever is reached by a deed, and has not done it: "missiles over Ruritania"."""


def struck(name: Token) -> bool:
    """Tell what is attacked from a band that attacks: "embassy bombings", not "the PKK bombings"."""
    entry = lookup(name.text) if name.dep_ in ("compound", "nmod") else None
    return name.dep_ in ("compound", "nmod") and (entry is None or entry.kind != "organisation")


def suffers(named: Token) -> bool:
    """Tell whether a deed is done to whom ``named`` names: "the attacks on Ruritania"."""
    phrase = next((t for t in (named, *named.ancestors) if t.dep_ not in _INSIDE), named)
    prep = phrase.head
    deed = phrase.dep_ == "pobj" and upon(prep) and prep.head.pos_ == "NOUN"
    return (deed and harms(prep.head)) or hit(prep if phrase.dep_ == "pobj" else phrase)


def upon(prep: Token) -> bool:
    """Tell the word behind a deed before whom it was done to: not "the conduct of"."""
    return prep.lower_ in _SUFFERING and not (prep.lower_ == "of" and prep.head.lemma_.lower() in DONE_BY)


def hit(named: Token) -> bool:
    """Tell to whom a deed is done by its verb or by the word before him: "to silence the paper"."""
    if named.dep_ == "prep":
        return named.lower_ in _ONTO or (named.lower_ == "at" and named.head.pos_ == "VERB")
    done_to = named.dep_ == "dobj" or (named.dep_ == "nsubjpass" and passive(named.head))
    return done_to and named.head.lemma_.lower() in lexicon().classes["harming"]


def harms(noun: Token) -> bool:
    """Tell whether the noun is a deed that harms somebody: "attacks on Ruritania" are not Ruritania's."""
    classes = lexicon().classes
    return noun.lemma_.lower() in classes["evil"] | classes["sin"] | classes["undergone"] | BLOWS
