"""Tell whose the troops, ships and envoys are that are named, and which of them are nobody's."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.phrases import called, noun_phrase, owner, state_or_body
from communique.extract.positions.syntax import children, first
from communique.model import PloverType, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_OFFICERS = frozenset({"official", "officer"})
"""Those of the envoys who are called by whose they are, and not for whom: "Bordurian officials"."""
_PEERS = frozenset(
    {"ally", "brother", "colleague", "cousin", "friend", "neighbor", "neighbour", "partner", "sister"}
)
"""Whom a state means when a speaker calls them his, or others so: "our Ruritanian friends"."""
_CONTINENTAL = frozenset({"african", "asian", "caribbean", "korean", "gulf", "latin", "regional"})
_WHOSE = frozenset({"our", "my", "its", "their", "his", "her"})


def whole(paragraph: Paragraph, noun: Token) -> Span | None:
    """The noun phrase; but of troops, ships and envoys only whose they are, of a number of them nobody."""
    if unowned(noun):
        return None
    whose = _owner(noun)
    return noun_phrase(paragraph, whose if whose is not None else called(noun))


def unowned(noun: Token) -> bool:
    """Tell a number of envoys or ships that nobody is said to own: "four diplomats"."""
    numbered = sent_out(noun) and first(noun, "nummod") is not None
    return numbered and _owner(noun) is None


def anonymous(noun: Token, kind: PloverType) -> bool:
    """Tell a number of firms, persons or ships that are penalised and nobody's: "nine companies"."""
    listed = noun.lemma_.lower() in lexicon().classes["listed"] and first(noun, "nummod") is not None
    return kind == "SANCTION" and listed and all(owner(n) is None for n in (noun, *noun.conjuncts))


def sent_out(noun: Token) -> bool:
    """Tell troops, ships and envoys, that somebody sends."""
    classes = lexicon().classes
    return noun.lemma_.lower() in classes["force"] | classes["vessel"] | classes["envoy"]


def _owner(noun: Token) -> Token | None:
    peers = noun.lemma_.lower() in _PEERS and any(c.lower_ in _WHOSE for c in children(noun, "poss"))
    sent = sent_out(noun) and noun.lemma_.lower() not in _OFFICERS
    owners = children(noun, "poss", "amod", "compound") if peers or sent else iter(())
    return next((c for c in owners if state_or_body(c) and (sent or _is_state(c))), None)


def _is_state(adjective: Token) -> bool:
    """Tell the people of a state, or of the West, from those of a continent: "its Asian partners"."""
    entry = lookup(adjective.text)
    if entry is None:
        return adjective.lower_ not in _CONTINENTAL
    return entry.kind == "state" or entry.name == "West"
