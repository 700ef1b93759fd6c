"""Find who is served by what is promised, or is not by what is refused."""

from collections import deque
from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.asides import SUCH, receives
from communique.extract.positions.syntax import children, passive

_DEALING = frozenset({"with", "to", "for"})
_SERVING = frozenset({"with", "to", "from", "on", "against", "for", "by"})
_GETTING = frozenset({"enjoy", "gain", "get", "keep", "obtain", "receive", "regain", "retain"})
_GRANTING = frozenset(
    {"accommodate", "afford", "award", "consult", "evacuate", "exempt", "free", "give", "grant", "hear"}
    | {"include", "inform", "notify", "offer", "reimburse", "release", "resettle", "spare", "treat"}
)
"""What promises do to others, beside the class ``serving``: "the islanders will be heard"."""
_HANDING = frozenset(
    {"afford", "allow", "deliver", "extend", "give", "grant", "lend", "offer", "provide", "sell", "send"}
    | {"supply", "support", "transfer"}
)
_GIVING_UP = frozenset(
    {"deport", "dismiss", "extradite", "fire", "recall", "repatriate", "replace", "sack", "surrender"}
)
_TURNED_IN = frozenset({"deliver", "give", "hand", "send", "turn"})
"""Verbs that with "over" or "up" mean the same."""
LOOKED_AT = 60
"""Words of a content that are looked at."""


def served(content: Token) -> Iterator[Token]:
    """Yield who is dealt with or helped by what is promised: "talks with them", "lend them money".

    Nobody is promised what he is to be denied: "will give no help to the rebels".
    """
    if _withheld(content):
        return
    yield from children(content, "dative")
    if content.lemma_.lower() in _GETTING:
        yield from children(content, "nsubj")
    elif content.lemma_.lower() in _GRANTING | lexicon().classes["serving"] and passive(content):
        yield from children(content, "nsubjpass")
    if content.lemma_.lower() in lexicon().classes["serving"]:
        yield from children(content, "dobj")
        yield from (who for deed in children(content, "ccomp") for who in children(deed, "nsubj"))
    yield from (c for c in children(content, "compound") if receives(c))
    for deed in (content, *children(content, "dobj", "xcomp")):
        eased = deed.lemma_.lower() in lexicon().classes["penalty"]
        for prep in children(deed, "prep", "dative"):
            between = prep.lower_ == "between" and deed.lemma_.lower() in lexicon().classes["talk"]
            if prep.lower_ in _DEALING or between or (eased and prep.lower_ in ("on", "against")):
                yield from children(prep, "pobj")


def _withheld(giving: Token) -> bool:
    """Tell what will not be given: "will give no help", "not to supply weapons"."""
    negated = any(c.dep_ == "neg" for c in giving.children)
    none = any(c.lower_ == "no" for thing in children(giving, "dobj") for c in children(thing, "det"))
    return giving.lemma_.lower() in _HANDING and (negated or none)


def withheld(named: Token) -> bool:
    """Tell to whom something will not be given: "will lend no support to the rebels"."""
    giving = named.head.head if named.dep_ == "pobj" else named.head
    giving = giving.head if giving.pos_ == "NOUN" else giving
    return named.dep_ in ("pobj", "dative", "dobj", "conj") and _withheld(giving)


def withheld_from(deed: Token) -> Iterator[Token]:
    """Yield who would be served by a deed that is refused: "meet them", "lift the ban on their ships"."""
    queue = deque([deed])
    seen = 0
    while queue and seen < LOOKED_AT:
        token = queue.popleft()
        seen += 1
        for child in token.children:
            if child.lower_ in SUCH or (child.lower_ == "sides" and token.lemma_ == "take"):
                continue
            inside = [child] if child.dep_ in ("dobj", "dative", "poss", "nsubj") else []
            if parted_with(child):
                continue
            if child.dep_ in ("prep", "dative") and child.lower_ in _SERVING and not _about(child):
                inside = list(children(child, "pobj"))
            for noun in inside:
                yield from (noun, *children(noun, "amod", "poss"))
            if child.dep_ in ("dobj", "prep", "pobj", "xcomp", "ccomp", "dative", "conj") and not _topical(
                child
            ):
                queue.append(child)


def parted_with(named: Token) -> bool:
    """Tell who is given up at another's wish, or is not: "will not extradite him", "hand her over"."""
    deed = named.head
    lemma = deed.lemma_.lower()
    turned = {c.lower_ for c in children(deed, "prt", "advmod")} & {"over", "in", "up", "back"}
    given_up = lemma in _GIVING_UP or (lemma in _TURNED_IN and bool(turned))
    return named.dep_ == "dobj" and given_up


def _about(prep: Token) -> bool:
    """Tell what is talked about from whom a burden is on: "talks on Ruritania", "the ban on Ruritania"."""
    noun = prep.head
    return (
        prep.lower_ == "on"
        and noun.pos_ == "NOUN"
        and noun.lemma_.lower() not in lexicon().classes["penalty"]
    )


def _topical(prep: Token) -> bool:
    """Tell what a deed is only about: "would take no orders on its dealings with Borduria"."""
    return prep.lower_ in ("about", "over", "regarding", "concerning") or (
        prep.lower_ == "on" and _about(prep)
    )
