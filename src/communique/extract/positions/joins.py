"""Tell words that the parser joins though their forms show that they do not belong together."""

from spacy.tokens import Token

_PLACE = 6
"""Words from a place to the dash of its dateline."""
_DASHES = frozenset({"-", "–", "—"})


def outside(verb: Token) -> Token | None:
    """Return the verb that ``verb`` goes on from where its form tells that it is not the one it hangs on.

    "She said Borduria would wait and urged calm", "said Borduria must go, calling for calm".
    """
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBG") and not _alike(verb, head):
        outer = head.ancestors if head.dep_ in ("ccomp", "xcomp", "advcl", "conj") else ()
        return next((v for v in outer if v.pos_ in ("VERB", "AUX") and _alike(verb, v)), None)
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and head.dep_ == "ccomp" and head.head.i < head.i:
        joined = next((c for c in head.children if c.dep_ == "cc" and c.i < verb.i), None)
        if joined is not None and _set_off(joined) and _alike(verb, head.head):
            return head.head  # "said Borduria had lied, and urged calm"
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not _set_off(verb.left_edge):
        return None
    while head.dep_ in ("conj", "xcomp"):
        head = head.head
    undone = head.tag_ in ("VB", "VBP") or any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    return head.head if undone and head.dep_ == "ccomp" and head.head.i < head.i < verb.i else None


def _set_off(first: Token) -> bool:
    """Tell whether a comma stands before ``first``, perhaps inside marks: 'wait," calling for calm'."""
    before = reversed(first.doc[max(first.i - 2, 0) : first.i])
    return next((t.text for t in before if not t.is_quote), "") == ","


def _alike(verb: Token, other: Token) -> bool:
    """Tell whether two verbs may stand side by side: "waited and urged", not "would wait and urged"."""
    if verb.tag_ == "VBD":
        return other.tag_ in ("VBD", "VBN")
    return other.tag_ in (("VBG",) if verb.tag_ == "VBG" else ("VBZ", "VBN"))


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
