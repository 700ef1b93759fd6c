"""Tell where a person's name begins behind a long function: "Minister for EU Affairs Sean Roe"."""

import re

from communique.resolve.lexicon import given_names, words
from communique.resolve.lookup import lexical
from communique.resolve.tokens import Token

_LINKS = frozenset(("of", "for", "on", "the", "and", "to", "in", "'s", ">"))
_TWO_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""How the given name stands behind the family's: "Tak Sin-wo"."""
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
