"""Tell between whom a third party stands: "Zubrowka called for a ceasefire", "offered its good offices"."""

from collections.abc import Callable
from re import Pattern

from communique.extract.positions.exchanges import Exchanges, exchanges
from communique.extract.positions.parties import Parties
from communique.model import PloverType, Position

_OF_BOTH: dict[PloverType, Callable[[Exchanges], Pattern[str]]] = {
    "REQUEST": lambda held: held.peace,
    "AGREE": lambda held: held.mediation,
    "SUPPORT": lambda held: held.made_up,
}


def mediated(text: str, position: Position, parties: Parties) -> str | None:
    """Return the two whom the document is about, where one who is neither wants or brings them peace.

    Where the act's own words name somebody it is they, not both: "urged Borduria to cease fire".
    """
    content, addressee = position.content, position.addressee
    of_both = _OF_BOTH.get(position.type)
    if of_both is None or content is None:
        return None
    words = of_both(exchanges())
    told = (content, position.span)  # "the fighting must stop" begins with what is wanted
    if not any(words.match(text, span.start, span.end) for span in told):
        return None
    if addressee is not None and addressee.actor is not None and not addressee.actor.islower():
        return None
    said = addressee.span.of(text).lower() if addressee is not None and addressee.span is not None else ""
    if said and not exchanges().all_of_them.match(said):
        return None
    pair = parties.two_states(frozenset())
    holder = position.holder.actor
    own = parties.sides(holder) | parties.home(holder)
    return pair if pair is not None and own.isdisjoint(pair.split("; ")) else None
