"""Find whom somebody has just met or spoken to, whom he then asks: "she met the envoy and urged him"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.phrases import names
from communique.extract.positions.syntax import children, first

_MEETING = frozenset(
    {"address", "approach", "call", "confront", "contact", "corner", "face", "greet", "hail", "host"}
    | {"invite", "join", "meet", "message", "phone", "receive", "ring", "see", "summon", "telephone"}
    | {"text", "visit", "welcome"}
)
_TALKING = frozenset(
    {"appeal", "confer", "consult", "converse", "correspond", "dine", "lunch", "meet", "negotiate"}
    | {"phone", "speak", "talk", "turn", "write"}
)
_HOLDING = frozenset({"have", "hold", "take", "conduct", "share", "make", "place", "send", "hand", "deliver"})
_MEALS = frozenset(
    {"breakfast", "lunch", "dinner", "coffee", "tea", "audience", "letter", "message", "note", "call"}
)
_TO = frozenset({"to", "with"})


def spoken_to(word: Token, pronoun: Token) -> Token | None:
    """Return whom the clause or the sentence before says the holder met, where ``pronoun`` takes him up.

    "She met the envoy of Borduria and asked him", "He spoke to both premiers. He urged them".
    """
    verb = word
    while verb.dep_ in ("xcomp", "ccomp") and verb.head.i < verb.i:
        verb = verb.head
    if verb.dep_ == "conj" and verb.head.i < verb.i and first(verb, "nsubj", "nsubjpass") is None:
        return _fitting(_listeners(verb.head), pronoun)
    start = word.sent.start
    if start == 0 or verb != word.sent.root:
        return None
    root = word.doc[start - 1].sent.root
    doer = first(word, "nsubj")
    same = (
        doer is not None and doer.lower_ in ("he", "she", "it", "they") and first(root, "nsubj") is not None
    )
    return _fitting(_listeners(root), pronoun) if same else None


def _listeners(verb: Token) -> Iterator[Token]:
    """Yield whom a verb of meeting or speaking has for its object, or behind "to" or "with"."""
    lemma = verb.lemma_.lower()
    if lemma in _MEETING:
        yield from children(verb, "dobj", "dative")
    held = first(verb, "dobj") if lemma in _HOLDING else None
    talks = held is not None and held.lemma_.lower() in lexicon().classes["talk"] | _MEALS
    for head in (verb, *((held,) if held is not None and talks else ())):
        if lemma in _TALKING or lemma in _MEETING or talks:
            for prep in children(head, "prep", "dative"):
                if prep.lower_ in _TO:
                    yield from children(prep, "pobj")


def _fitting(listeners: Iterator[Token], pronoun: Token) -> Token | None:
    """Return the first listener for whom the pronoun may stand: "them" are several."""
    for who in listeners:
        several = who.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in who.children)
        if names(who) == "actor" and (pronoun.lower_ == "you" or several == (pronoun.lower_ == "them")):
            return who
    return None
