"""Tell whose admission is at stake, and who gives what others get: "Ruritania's accession", "arms sales"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.syntax import children
from communique.text.gazetteer import lookup

_ADMISSION = frozenset(
    {"accession", "admission", "admittance", "application", "bid", "candidacy", "candidature", "entry"}
    | {"invitation", "joining", "membership"}
)
_ENTERING = frozenset({"accede", "enter", "join"})
_ADMITTING = frozenset({"admit", "invite"})
_STAGES = frozenset(
    {"chapter", "decision", "launch", "move", "negotiation", "opening", "path", "process", "protocol", "road"}
    | {"start", "step", "talk", "way"}
)
"""What leads to an admission: "a first step for Ruritania", "talks with Ruritania"."""
_HINDERING = frozenset(
    {
        "block",
        "delay",
        "derail",
        "freeze",
        "halt",
        "hamper",
        "hinder",
        "hold",
        "impede",
        "obstruct",
        "prevent",
    }
    | {"sabotage", "stall", "stonewall", "stop", "stymie", "thwart", "torpedo", "veto"}
)
_HINDRANCES = frozenset(
    {"block", "blockade", "hold", "objection", "opposition", "reservation", "resistance", "veto"}
)
_HANDED = frozenset(
    {"delivery", "dispatch", "donation", "export", "handover", "provision", "resale", "sale", "sending"}
    | {"shipment", "supply", "transfer"}
)
"""What goes from somebody to somebody else."""
_LOOKED_AT = 40
"""Words of a content that are looked at."""


def joined(content: Token) -> Iterator[Token]:
    """Yield what somebody asks to be let into: "to join the Union", "membership of the Union"."""
    lemma = content.lemma_.lower()
    if content.pos_ == "VERB" and lemma in _ENTERING and not any(children(content, "nsubj")):
        yield from children(content, "dobj")
        yield from _beside(content, frozenset({"to", "into"}))
    elif content.pos_ == "NOUN" and lemma in _ADMISSION:
        yield from _beside(content, frozenset({"of", "in", "to", "into"}))


def hindered(content: Token) -> bool:
    """Tell whether the content is held up: "blocked a first step", "vetoed the talks"."""
    return content.head.lemma_.lower() in _HINDERING


def applicants(content: Token) -> Iterator[Token]:
    """Yield who is to be let in, or kept out: "the membership of Ruritania", "let Ruritania join"."""
    stages = _STAGES if hindered(content) else frozenset()
    for token in [t for t in content.subtree if t.i >= content.left_edge.i][:_LOOKED_AT]:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in _ADMISSION:
            noun = token.head if token.dep_ == "compound" else token  # "Ruritania's accession protocol"
            yield from _beside(noun, frozenset({"of", "for", "by", "with", "from"}))
            yield from (c for c in children(noun, "poss", "amod", "compound", "nmod") if not _body(c))
        elif token.pos_ == "NOUN" and lemma in stages:
            yield from _beside(token, frozenset({"for", "with"}))
        elif token.pos_ == "NOUN" and lemma in _HINDRANCES:
            yield from _beside(token, frozenset({"on", "to", "against", "of"}))
        elif token.pos_ == "VERB" and lemma in _ENTERING:
            yield from children(token, "nsubj")
        elif token.pos_ == "VERB" and lemma in _ADMITTING:
            yield from children(token, "dobj", "nsubjpass")


def handed(prep: Token) -> bool:
    """Tell what stands before who gets something: "the sale of missiles to Borduria"."""
    noun = prep.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return prep.lower_ in ("to", "for") and gives_away(noun)


def gives_away(noun: Token) -> bool:
    """Tell a noun for giving: whose the thing is gives it, "the sale of Ruritanian missiles"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _HANDED


def _beside(noun: Token, preps: frozenset[str]) -> Iterator[Token]:
    for prep in children(noun, "prep"):
        if prep.lower_ in preps:
            yield from children(prep, "pobj")


def _body(part: Token) -> bool:
    """Tell what is to be joined: "its Alliance membership"."""
    entry = lookup(part.text)
    return entry is not None and entry.kind != "state"
