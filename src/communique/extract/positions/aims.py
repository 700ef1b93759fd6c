"""Take the addressee that the encoder proposes, where an act can be directed at whom its words name."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.extract.positions.applicants import handed
from communique.extract.positions.asides import (
    alleged,
    at_home,
    countered,
    example,
    gives,
    is_affair,
    is_place,
    judges,
    topic,
    yet_to_be,
)
from communique.extract.positions.involved import shares
from communique.extract.positions.owned import anonymous, unowned
from communique.extract.positions.phrases import names
from communique.extract.positions.served import parted_with, withheld
from communique.extract.positions.spared import defended, spared
from communique.extract.positions.speech import side
from communique.extract.positions.suffered import suffers
from communique.extract.positions.undergone import kept, undergone, wanted
from communique.model import Guess, PloverType, Proposal, Span
from communique.text.parse import Paragraph

TOLD = 0.75
"""Probability of the addressee's words from which they fill what a rule left open."""
_ANY = frozenset({"any", "how", "which", "whichever"})
"""Words before those of whom nobody in particular is meant."""
_SIDING = frozenset({"ally", "be", "express", "rally", "side", "stand", "sympathise", "sympathize"})
_BACKING = frozenset({"back", "commend", "congratulate", "defend", "praise", "support", "thank"})
_PLACES = frozenset({"in", "into", "near", "inside", "outside", "across", "within", "around"})


def directed_at(proposal: Proposal, paragraph: Paragraph, own: frozenset[str]) -> Span | None:
    """The sure addressee, where its words name somebody: "foreign warships" are asked for nothing."""
    told = likeliest(proposal.addressee)
    words = paragraph.tokens(told.span) if told is not None and told.probability >= TOLD else None
    if told is None or not words or names(words.root) not in ("actor", "pronoun"):
        return None
    if (
        words.root.lower_ in ("we", "i")
        or _where(words.root, proposal.type)
        or topic(words.root, proposal.type)
    ):
        return None
    if yet_to_be(words.root, proposal.type) or gives(words.root, proposal.type):
        return None
    if proposal.type == "THREATEN" and defended(words.root):
        return None
    if unowned(words.root) or is_affair(words.root) or (proposal.type == "ACCUSE" and suffers(words.root)):
        return None
    if proposal.type == "REQUEST" and (
        countered(words.root)
        or undergone(words.root, words.root.head)
        or wanted(words.root)
        or _gets(words.root)
        or shares(words.root)
    ):
        return None
    if proposal.type == "REJECT" and (
        alleged(words.root)
        or kept(words.root)
        or parted_with(words.root)
        or spared(words.root)
        or side(words.root.text) in own
    ):
        return None
    if proposal.type == "ACCUSE" and _stood_by(words.root):
        return None
    if proposal.type in ("ACCUSE", "REJECT", "SUPPORT") and _received(words.root):
        return None
    if proposal.type in ("AGREE", "THREATEN") and (at_home(words.root, own) or withheld(words.root)):
        return None
    if proposal.type in ("AGREE", "THREATEN") and judges(words.root):
        return None
    if is_place(words.root) or anonymous(words.root, proposal.type):
        return None
    if _mobilized(words.root, proposal.type) or words.root.left_edge.lower_ in _ANY or example(words.root):
        return None
    return told.span


def _mobilized(word: Token, kind: PloverType) -> bool:
    """Tell what is moved or fired from whom that is meant for: "fired a Thor-2"."""
    return kind == "MOBILIZE" and word.dep_ in ("dobj", "nsubjpass", "conj")


def _gets(word: Token) -> bool:
    """Tell for whom a thing is asked from whom it is asked of: "demands a treaty for the islands"."""
    thing = word.head.head
    return word.dep_ == "pobj" and word.head.lower_ == "for" and thing.dep_ == "dobj" and thing.pos_ == "NOUN"


def _stood_by(word: Token) -> bool:
    """Tell whose side a second verb takes: "deplored the raid and stood with Borduria"."""
    verb = word.head.head if word.dep_ == "pobj" else word.head
    with_him = word.dep_ == "pobj" and word.head.lower_ in ("with", "by", "behind", "alongside")
    sided = with_him and verb.lemma_.lower() in _SIDING
    return sided or (word.dep_ == "dobj" and verb.lemma_.lower() in _BACKING)


def _received(word: Token) -> bool:
    """Tell who gets what somebody else gives: "the sale of missiles to Borduria"."""
    return word.dep_ == "pobj" and handed(word.head)


def _where(word: Token, kind: PloverType) -> bool:
    """Tell whether the word only says where: attacks in Zubrowka, refused to take guns from the island."""
    place = _PLACES | {"from"} if kind == "REJECT" else _PLACES
    return word.dep_ == "pobj" and word.head.lower_ in place


def likeliest(guesses: Sequence[Guess]) -> Guess | None:
    """Return the guess with the highest probability."""
    return max(guesses, key=lambda g: g.probability, default=None)
