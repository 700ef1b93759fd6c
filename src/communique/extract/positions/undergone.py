"""Tell of whom a deed is asked: its doer, and not whoever is only to undergo it."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.phrases import names, noun_phrase
from communique.extract.positions.syntax import first, passive
from communique.model import Span
from communique.text.parse import Paragraph

_WANTING = frozenset({"want", "like", "need", "prefer"})
_LETTING_GO = frozenset({"extradite", "free", "liberate", "release", "repatriate"})
_NOBODY = frozenset(
    {"calm", "dialogue", "diplomacy", "justice", "law", "peace", "reason", "restraint", "sense", "wisdom"}
)
"""What ought to win is asked for nothing."""
_MADE = frozenset({"force", "require", "oblige", "compel", "make", "ask", "tell", "urge", "expect"})


def asked_of(paragraph: Paragraph, who: Token, deed: Token) -> Span | None:
    """Return the words for who must do a deed, or let it be done, of whose clause ``who`` is the subject.

    Of a passive the subject is asked for nothing ("he should be tried"), but who is named behind "by";
    it may be forbidden something.
    """
    if deed.lemma_.lower() == "prevail" or who.lemma_.lower() in _NOBODY:
        return None  # "cooler heads must prevail"
    return noun_phrase(paragraph, who) if not undergone(who, deed) else agent_of(paragraph, deed)


def wanted(whom: Token) -> bool:
    """Tell who is to undergo what is wanted, and is asked nothing: "wants him, held in Klow, handed over"."""
    deed = whom.head
    done = whom.dep_ in ("nsubj", "nsubjpass") and deed.tag_ in ("VBN", "VBD")
    return done and deed.head.lemma_.lower() in _WANTING and whom.pos_ in ("PRON", "PROPN")


def kept(whom: Token) -> bool:
    """Tell who, or whose, is not let go: "refused to release the captain's crew" is refused to others."""
    part = whom
    while part.head != part and part.dep_ not in ("dobj", "nsubjpass"):
        part = part.head
    return part.head.lemma_.lower() in _LETTING_GO and part.head != part


def agent_of(paragraph: Paragraph, deed: Token) -> Span | None:
    """Return the words for the actor by whom a deed is to be done: "decided by the states"."""
    by = first(deed, "agent") if passive(deed) else None
    agent = first(by, "pobj") if by is not None else None
    return noun_phrase(paragraph, agent) if agent is not None and names(agent) == "actor" else None


def undergone(who: Token, deed: Token) -> bool:
    """Tell whether ``who`` is the subject of a passive to which something is done, not asked of."""
    lemma = deed.lemma_.lower()
    told_to = lemma in _MADE and first(deed, "xcomp") is not None
    return (
        who.dep_ == "nsubjpass"
        and passive(deed)
        and not told_to
        and lemma not in lexicon().classes["barring"]
    )
