"""Read numbers that stand without their noun: "killed 13,000", "41 of them", "dozens of people"."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from communique.extract.figures.nouns import (
    LONGEST,
    deeds,
    is_many,
    is_never,
    is_person,
    lexicon,
    listed,
    unit_of,
    verbs,
)
from communique.extract.figures.quantities import Quantity
from communique.extract.numbers import vocabulary

_OBJECTS = ("dobj", "obj", "nsubjpass", "nsubj")
"""How a number hangs on the verb that says what became of people."""
_SAYS = ("acomp", "attr", "oprd", "prt", "prep")
"""How a word that says what became of people hangs on their verb."""
_ABOARD = ("aboard", "aboard.", "on board", "onboard")
_FOR_OR_AGAINST = re.compile(r"in favou?r\b|against(?: and| ?[,.;]|$)|for and \d|abstain")
_BALLOT = 3
"""Tokens of "84 to 30"."""
_VOTE = 12
"""Tokens around a count of votes in which it is told what was voted on."""
_FEW = 4
"""Tokens behind a subject in which its verb stands."""
_REACH = 30
"""Tokens before a number in which its noun is looked for."""
_PARTS = ("of which", "of whom", "of them")


class Alone(NamedTuple):
    """A number without its noun: its unit, the noun it is told of elsewhere, and how far it reaches."""

    unit: str | None
    noun: Token | None
    last: Token | None
    """The noun behind "of", where the figure reaches to it: "dozens of people"."""
    measured: bool
    """Whether the noun is a unit of measure or money: "millions of dollars"."""


def alone(quantity: Quantity, number: Token, first: int, head: Token | None) -> Alone | None:
    """Return what ``number`` counts though no noun of its own follows, or ``None`` where it is no figure.

    ``first`` is the index of the token behind it, ``head`` a noun that does not go with it.
    """
    doc = number.doc
    after = doc[first] if first < len(doc) else None
    lower = after.lower_ if after is not None else ""
    if (head is not None and is_never(head)) or lower in listed("never") | set("-/:"):
        return None
    of = lower == "of"
    noun = _of_whom(doc, first) if of else _number_of(number)
    if noun is not None and is_never(noun):
        return None
    lead = doc[max(number.sent.start, number.i - 2) : number.i].text.lower()
    gravely = lower in listed("gravely")
    people = _casualty(number) or _suffers(number) or gravely or doc[first : first + 2].text in _ABOARD
    voted = _votes(number, first)
    stands = people or voted or lead in _PARTS
    if quantity.kind == "plural":
        subject = number.dep_ in ("nsubj", "nsubjpass") and number.lower_ not in listed("plural_nouns")
        subject = subject or (bool(number.is_sent_start) and lower.isalpha())
        people = people or (noun is None and subject and not of)
        stands = stands or of or subject
    else:
        large = quantity.size >= 1000 and ("," in number.text or not quantity.digits)
        hedged = quantity.hedge not in ("exact", "range") and quantity.size >= 2
        stands = stands or large or hedged or (quantity.size > 1 and (of or noun is not None))
    if not stands:
        return None
    known = (lexicon()["currencies"] | lexicon()["measures"]).get(noun.lemma_.lower()) if noun else None
    unit = "votes" if voted else None
    people = people or (of and _told_of_people(number, first))
    if people or (noun is not None and (is_person(noun) or noun.lower_ in ("toll", "dead"))):
        unit = "persons"
    elif noun is not None and noun.pos_ == "NOUN":
        unit = unit_of(noun)
    last = noun if of and vague(number) else None
    return Alone(known or unit, noun, last, known is not None)


def _votes(number: Token, first: int) -> bool:
    """Tell whether votes are counted: "84 opposed it", "84 to 30", "84 in favour and 30 against"."""
    doc = number.doc
    if number.dep_ == "nsubj" and number.head.lemma_ in verbs("vote"):
        return True
    if _FOR_OR_AGAINST.match(doc[first : first + 3].text):
        return True
    to = number.i - 1 if doc[number.i - 1].lower_ == "to" else first
    sides = doc[max(to - 1, 0) : to + 2]
    if len(sides) < _BALLOT or sides[1].lower_ != "to" or not (sides[0].like_num and sides[2].like_num):
        return False
    near = doc[max(number.sent.start, number.i - _VOTE) : min(number.sent.end, number.i + _VOTE)]
    return any(token.lemma_ in listed("ballots") for token in near)


def _told_of_people(number: Token, of: int) -> bool:
    """Tell whether people are counted before "41 of them"."""
    doc = number.doc
    if of + 1 >= len(doc) or doc[of + 1].lower_ not in ("them", "whom"):
        return False
    before = doc[max(number.sent.start, number.i - _REACH) : number.i]
    return any(is_person(token) and any(c.like_num for c in token.lefts) for token in before)


def vague(number: Token) -> bool:
    """Tell whether ``number`` is a plural like "dozens", whose noun stands behind "of"."""
    return number.lower_ in vocabulary("plurals")


def carried(head: Token, number: Token) -> bool:
    """Tell whether ``head`` is a verb: in "12 people were killed and 20 wounded" the 20 stand alone."""
    if head.lemma_ not in deeds() and head.lower_ not in ("wounded", "injured", "missing"):
        return False
    before = head.doc[number.sent.start : number.i]
    return any(
        t.tag_ == "VBN" and t.lemma_ in deeds() and any(c.pos_ == "AUX" for c in t.children) for t in before
    )


def _casualty(number: Token) -> bool:
    """ "Killed 13,000", "at least 12 were wounded", "killed 30 people in Oslo and 10 in Bergen"."""
    doc = number.doc
    if number.dep_ == "conj" and (is_person(number.head) or number.head.like_num):
        number = number.head
    before, after = doc[number.i - 1 : number.i], doc[number.i + 1 : number.i + 2]
    if before and before[0].lemma_ in deeds() and before[0].pos_ == "VERB" and after and after[0].is_punct:
        return True
    deed = deeds().get(number.head.lemma_)
    return number.head.pos_ == "VERB" and deed is not None and number.dep_ in _OBJECTS


def _suffers(number: Token) -> bool:
    """ "60 are still missing", "100,000 had turned out", "took the lives of 33"."""
    if number.head.lower_ in ("more", "others"):
        number = number.head
    if number.head.lower_ == "of" and number.head.head.lower_ in listed("lives"):
        return True
    verb = number.head if number.dep_ in _OBJECTS[2:] else _next_verb(number)
    if verb is None or any(c.dep_ == "dobj" for c in verb.children):
        return False
    if verb.tag_ == "VBN" and verb.lemma_ in deeds():
        return True
    said = [child.lower_ for child in verb.children if child.dep_ in _SAYS]
    words = {verb.lower_, verb.lemma_, *said, *(f"{verb.lemma_}-{word}" for word in said)}
    return bool(words & listed("suffered"))


def _next_verb(number: Token) -> Token | None:
    """Return the verb of which ``number`` is the subject, wherever the parse has it: "by May 80 had fled"."""
    rest = number.doc[number.i + 1 : number.sent.end]
    after = next((token for token in rest[:_FEW] if token.pos_ not in ("AUX", "ADV")), None)
    helped = len(rest) > 0 and rest[0].pos_ == "AUX"
    return after if helped and after is not None and after.pos_ == "VERB" else None


def _of_whom(doc: Doc, of: int) -> Token | None:
    """Return the noun behind "of"."""
    noun = next((c for c in doc[of].children if c.dep_ == "pobj"), None)
    if noun is not None and not is_many(noun):
        joined = doc[noun.i + 1 : noun.i + 5] if doc[noun.i + 1 : noun.i + 2].text in ("and", "or") else ()
        noun = next((token for token in joined if is_many(token)), noun)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.i - of <= LONGEST else None


def _number_of(number: Token) -> Token | None:
    """Return what "the number of X is 300" and "of the X here, 300" count; a death toll counts the dead."""
    doc = number.doc
    opening = doc[number.sent.start]
    if opening.lower_ in ("of", "among") and doc[number.i - 1].text == ",":
        return _of_whom(doc, opening.i)
    for token in doc[max(number.sent.start, number.i - _REACH) : number.i]:
        if token.lower_ in ("number", "total"):
            noun = next((_of_whom(doc, c.i) for c in token.children if c.lower_ == "of"), None)
            if noun is not None:
                return noun
        elif token.lower_ == "toll":
            return token
    return None
