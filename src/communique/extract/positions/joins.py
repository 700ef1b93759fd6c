"""Tell words that the parser joins though their forms show that they do not belong together."""

from spacy.tokens import Token

from communique.text.joints import set_off

_PLACE = 6
"""Words from a place to the dash of its dateline."""
_DASHES = frozenset({"-", "–", "—"})


def outside(participle: Token) -> Token | None:
    """Return the report that ``participle`` goes on from: "said Borduria must go, calling for calm"."""
    head = participle.head
    if participle.dep_ != "advcl" or participle.tag_ != "VBG" or not set_off(participle.left_edge):
        return None
    while head.dep_ in ("conj", "xcomp"):
        head = head.head
    undone = head.tag_ in ("VB", "VBP") or any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    return head.head if undone and head.dep_ == "ccomp" and head.head.i < head.i < participle.i else None


def behind_dateline(place: Token) -> Token | None:
    """Return who acts where the parser takes the place of a dateline for him: "Geneva - the envoy said"."""
    if place.ent_type_ != "GPE" or place.left_edge.i != 0 or place.head == place:
        return None
    dashes = [
        t.i for t in place.doc[place.i + 1 : place.head.i] if t.text in _DASHES and t.nbor(-1).whitespace_
    ]
    if len(dashes) != 1 or dashes[0] > place.i + _PLACE:
        return None  # "Borduria - the larger neighbour - said"
    heads = (t for t in place.subtree if t.i > dashes[0] >= t.left_edge.i - 1)
    return max(heads, key=lambda t: t.i, default=None)
