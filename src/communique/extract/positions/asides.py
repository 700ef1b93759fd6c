"""Tell names in a content that no act is directed at: places, forums, topics, examples, bodies yet to be."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.phrases import names
from communique.extract.positions.speech import side
from communique.extract.positions.syntax import children
from communique.model import PloverType
from communique.text.gazetteer import lookup

SUCH = ("including", "like", "despite")
"""Words before an example, or before what stands aside."""
_FORUMS = frozenset(
    {"council", "court", "tribunal", "commission", "committee", "nations", "assembly", "judge"}
)
_LANDS = frozenset({"country", "republic", "state"})
"""Places that do and are done by as well."""
_CHAMBERS = frozenset({"assembly", "congress", "diet", "duma", "parliament", "senate"})
_GIVING = frozenset({"give", "grant", "guarantee", "lend", "offer", "pledge", "promise"})
_GATHERINGS = frozenset({"conference", "forum", "gathering", "meeting", "round", "session", "summit", "talk"})
"""What is called by the town it is held in."""
_QUARTERS = frozenset({"East", "North", "South", "West"})
"""What halves of a nation, and blocs, are called for short."""
_COUNTERING = frozenset(
    {"blunt", "check", "combat", "confront", "contain", "counter", "curb", "curtail", "deter", "diminish"}
    | {"fight", "limit", "match", "offset", "reduce", "resist", "rival", "roll", "tackle", "weaken"}
)
_WEIGHT = frozenset(
    {"ambition", "clout", "competition", "dominance", "domination", "espionage", "footprint", "hegemony"}
    | {"influence", "leverage", "might", "power", "presence", "primacy", "reach", "supremacy", "threat"}
)
_TURNING = frozenset(
    {"appeal", "apply", "bring", "carry", "complain", "drag", "escalate", "file", "go", "haul", "lodge"}
    | {"petition", "raise", "refer", "report", "resort", "submit", "take", "turn"}
)
"""What one does who brings a dispute before others."""
_VOICED = frozenset(
    {"affirm", "confirm", "express", "reaffirm", "reiterate", "renew", "repeat", "restate", "stress", "voice"}
)


def example(name: Token) -> bool:
    """Tell who is only named as an example: "its treaties, including that with Ruritania"."""
    return any(t.lower_ in SUCH and t.dep_ == "prep" for t in name.ancestors)


def alleged(named: Token) -> bool:
    """Tell whom a claim, a call or a report is about: "claims that Borduria lied" are not Borduria's."""
    said = named.head.head
    clause = named.dep_ in ("nsubj", "nsubjpass") and named.head.dep_ in ("acl", "ccomp", "advcl")
    mine = any(c.lower_ in ("that", "for") for c in children(named.head, "mark"))
    return clause and mine and said.lemma_.lower() in lexicon().classes["said"]


def countered(name: Token) -> bool:
    """Tell against whose weight something is wanted: "demanded steps to curb Bordurian influence"."""
    deed = name.head.head
    weight = name.head.dep_ == "dobj" and name.head.lemma_.lower() in _WEIGHT
    return weight and name.dep_ in ("amod", "compound", "poss", "nmod") and deed.lemma_.lower() in _COUNTERING


def yet_to_be(body: Token, kind: PloverType) -> bool:
    """Tell a body that is only wanted or refused: "will not form a coalition", "called for a commission"."""
    new = body.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in children(body, "det"))
    done_to = body.dep_ in ("dobj", "conj", "pobj") and body.head.lower_ not in ("by", "from")
    return new and done_to and kind in ("REQUEST", "REJECT", "SUPPORT")


def gives(named: Token, kind: PloverType) -> bool:
    """Tell whose support or pledge is voiced from who gets it: "reiterated Ruritania's support"."""
    classes = lexicon().classes
    given = named.head.lemma_.lower() in classes["backing"] | classes["pledged"]
    given = given and named.head.dep_ == "dobj" and named.head.head.lemma_ in _VOICED
    return kind in ("SUPPORT", "AGREE") and given and named.dep_ in ("poss", "compound", "amod")


def receives(name: Token) -> bool:
    """Tell who is to get something from whose it is: "offered Ruritania talks", "promised Ruritania help"."""
    verb = name.head.head
    beside = name.dep_ == "compound" and name.head.dep_ == "dobj" and name.left_edge.i == verb.i + 1
    whose = name.text.replace(".", "").isupper()  # "US help"
    return beside and not whose and verb.lemma_.lower() in _GIVING


def topic(name: Token, kind: PloverType) -> bool:
    """Tell a state that a thing is about from one whose it is: "the Iran deal", not "the U.S. offer"."""
    if name.dep_ not in ("compound", "nmod") or kind in ("SANCTION", "THREATEN"):
        return False
    if kind == "AGREE" and receives(name):
        return False
    judged = kind in ("ACCUSE", "REJECT", "SUPPORT")
    if judged and name.ent_type_ == "GPE" and name.head.lemma_.lower() in _GATHERINGS:
        return True
    entry = lookup(name.text)
    named = entry is not None and entry.kind == "state" and entry.form == "name"
    return named and not name.text.replace(".", "").isupper()


def is_place(token: Token) -> bool:
    """Tell a sea, a ship, a building or an affair from somebody who can act."""
    if token.pos_ == "PROPN" and any(
        c.lower_ in lexicon().classes["vessel"] for c in children(token, "compound")
    ):
        return True
    if is_affair(token):
        return True
    if token.dep_ in ("dobj", "nsubj", "nsubjpass", "dative") and token.lower_ in _LANDS:
        return False
    if token.text in _QUARTERS:
        return False
    if lookup(token.text) is not None or lookup(name_before(token)) is not None:
        return False
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    if of and token.head.head.lemma_.lower() in lexicon().classes["place"] - _LANDS:
        return True
    if token.pos_ == "PROPN" and token.ent_type_ == "ORG":
        return False
    around = {t.lower_ for t in (token, *children(token, "compound", "amod"))}
    heads = token.head.lemma_.lower() if token.dep_ in ("pobj", "compound", "appos") else ""
    classes = lexicon().classes
    if around & (classes["place"] | classes["vessel"] | classes["weapon"]) or heads in classes["vessel"]:
        return True
    if token.text == "May":
        return names(token) != "actor"
    return token.ent_type_ in ("LOC", "FAC", "PRODUCT", "DATE", "EVENT", "LAW", "WORK_OF_ART")


def name_before(token: Token) -> str:
    """The name that ends in ``token``: "North Korea"."""
    before = [c for c in children(token, "compound", "amod") if c.text[:1].isupper()]
    return token.doc[min([token.i, *(c.i for c in before)]) : token.i + 1].text


def is_forum(named: Token) -> bool:
    """Tell before whom a complaint is brought from whom it is about: "complained to the United Nations"."""
    named = named.head if named.dep_ == "compound" else named
    if named.dep_ != "pobj" or named.head.lower_ not in ("to", "with", "before", "at"):
        return False
    entry = lookup(named.text) or lookup(named.doc[named.left_edge.i : named.i + 1].text)
    body = entry is not None and entry.kind == "organisation"
    return body or named.lemma_.lower() in _FORUMS


def at_home(chamber: Token, own: frozenset[str]) -> bool:
    """Tell the holder's own parliament, that is to decide: "agreed to send the treaty to parliament"."""
    if chamber.lemma_.lower() not in _CHAMBERS:
        return False
    told = [c for c in chamber.children if c.dep_ in ("det", "poss", "amod", "compound", "nmod")]
    return all(c.lower_ in ("its", "his", "her", "our", "the") or side(c.text) in own for c in told)


def judges(named: Token) -> bool:
    """Tell to whom somebody threatens to turn: "take Borduria to court", "refer the case to the Council"."""
    if not is_forum(named):
        return False
    prep = named.head.head if named.dep_ == "compound" else named.head
    verbs = (prep.head, prep.head.head) if prep.head.pos_ in ("NOUN", "PROPN", "ADP") else (prep.head,)
    return any(verb.lemma_.lower() in _TURNING for verb in verbs)


def is_affair(name: Token) -> bool:
    """Tell what is named like an actor and does nothing: "Brexit"."""
    return name.lemma_.lower() in lexicon().classes["affair"]
