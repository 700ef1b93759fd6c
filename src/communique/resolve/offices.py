"""Tell where a person's name begins behind a long function: "Minister for EU Affairs Sean Roe"."""

import re

from communique.resolve.lexicon import given_names, words
from communique.resolve.lookup import lexical
from communique.resolve.tokens import Token
from communique.text.parse import Paragraph

_LINKS = frozenset(("of", "for", "on", "the", "and", "to", "in", "'s", ">"))
_TWO_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""How the given name stands behind the family's: "Tak Sin-wo"."""
_APPOSED = frozenset(",.;(")
_REACH = 10
_SAINTS = frozenset(("San", "Saint", "St", "Santa", "Sao", "Port", "Fort", "Lake", "Mount", "King"))
"""A given name behind these is a place's."""


def is_field(tokens: list[Token], at: int) -> bool:
    """Tell whether the words at ``at`` tell whose or what a function before them is."""
    if (
        at == 0
        or tokens[at].text in given_names()
        or (tokens[at - 1].text not in _LINKS and not tokens[at - 1].capital)
    ):
        return False
    linked = False
    for back in range(at - 1, max(at - _REACH, 0) - 1, -1):
        token = tokens[back]
        if token.text in _LINKS:
            linked = True
            continue
        word, _ = lexical(tokens, back)
        if word is not None and word.kind == "r":
            return linked
        if not token.capital:
            return False
    return False


def begins_person(tokens: list[Token], at: int) -> bool:
    """Tell whether a person's full name begins at ``at``, in the midst of a run of capitalised words."""
    if at + 1 < len(tokens) and tokens[at].capital and _TWO_GIVEN.fullmatch(tokens[at + 1].text):
        return tokens[at].text.isalpha()
    named = tokens[at].text in given_names() and tokens[at - 1].text not in _SAINTS
    return named and at + 1 < len(tokens) and (tokens[at + 1].capital or not tokens[at + 1].text.isalpha())


def is_partisan(tokens: list[Token], at: int) -> bool:
    """Tell whether the word at ``at`` is a party's before the name of its man: "Republican Sean Roe"."""
    if tokens[at].text.lower() not in words("parties_of_persons") or at + 2 >= len(tokens):
        return False
    ahead, _ = lexical(tokens, at + 1)
    return tokens[at + 1].capital and (
        begins_person(tokens, at + 1) or (ahead is not None and ahead.kind == "h")
    )


def begins_placed(paragraph: Paragraph, tokens: list[Token], at: int) -> bool:
    """Tell whether a given name that is a place's, too, begins a person's: "Sofia Roe, the mayor"."""
    if at + 1 >= len(tokens) or tokens[at].text not in given_names() or not is_surname(tokens, at + 1):
        return False
    before, _ = lexical(tokens, at - 1) if at else (None, 0)
    if before is not None and before.kind in "rh":
        return True
    parsed = paragraph.doc.char_span(tokens[at].start, tokens[at + 1].end, alignment_mode="expand")
    if parsed is not None and all(t.ent_type_ == "PERSON" for t in parsed):
        return True
    ends = at + 2 == len(tokens) or tokens[at + 2].text in _APPOSED
    return ends and (at == 0 or tokens[at - 1].text in _APPOSED)


def is_surname(tokens: list[Token], at: int) -> bool:
    """Tell whether a capitalised word stands at ``at`` that is no place, function or body."""
    token = tokens[at]
    low = token.text.lower()
    word, _ = lexical(tokens, at)
    common = words("organisation_words") | words("things") | words("starters")
    return (
        token.capital and token.text.isalpha() and token.entry is None and word is None and low not in common
    )
