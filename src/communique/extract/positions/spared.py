"""Tell who is spared a deed: one that is refused, or one that others had better not do."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon

_SHUNNING = frozenset(
    {"abandon", "accuse", "blame", "condemn", "criticise", "criticize", "denounce", "desert", "forsake"}
    | {"penalise", "penalize", "shut", "disown", "sacrifice"}
)
"""Deeds against somebody, beside those of the class ``harming``."""
_WITHIN = frozenset({"amod", "compound", "nmod", "poss", "conj"})
_UPON = frozenset(
    {"on", "upon", "against", "at", "into", "inside", "near", "in", "to", "toward", "towards", "over"}
)
_ANSWERING = frozenset(
    {"answer", "avenge", "be", "bring", "carry", "cause", "compel", "consider", "cost", "cross", "draw"}
    | {"elicit", "entail", "face", "find", "force", "get", "go", "have", "incur", "invite", "lead", "leave"}
    | {"make", "mark", "mean", "meet", "oblige", "open", "pass", "prompt", "provoke", "punish", "push"}
    | {"receive", "regard", "remain", "repel", "result", "see", "set", "spark", "treat", "trigger"}
    | {"unleash", "view"}
)
"""Verbs for what a deed will lead to: it "will be met", "will have consequences", "would mean war"."""
_WHOEVER = frozenset({"who", "whoever", "anybody", "anyone", "somebody", "someone"})


def spared(named: Token) -> bool:
    """Tell who is spared a deed that is refused: "refused to bar Borduria", "to close the port to it"."""
    deeds = (t for t in named.ancestors if t.dep_ in ("xcomp", "pcomp"))
    deed = next(deeds, None)
    return deed is not None and named.dep_ in ("dobj", "pobj") and harmful(deed)


def defended(named: Token) -> bool:
    """Tell whom others had better not touch: "an attack on Ruritania would be answered"."""
    phrase = next((t for t in (named, *named.ancestors) if t.dep_ not in _WITHIN), named)
    prep = phrase.head
    if phrase.dep_ != "pobj" or prep.lower_ not in _UPON:
        return _spared_by_all(phrase)
    deed = prep.head.head if prep.head.dep_ == "conj" else prep.head
    return deed.dep_ in ("nsubj", "nsubjpass") and deed.head.lemma_.lower() in _ANSWERING


def _spared_by_all(named: Token) -> bool:
    """Tell whom nobody is to touch: "whoever attacks Borduria must reckon with us"."""
    deed = named.head
    if named.dep_ not in ("dobj", "nsubj") or deed.pos_ not in ("VERB", "NOUN"):
        return False
    before = named.left_edge
    verb = before.nbor(-1) if before.i > before.sent.start else before
    whoever = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return whoever.lower_ in _WHOEVER and verb.lemma_.lower() in lexicon().classes["harming"] | {"touch"}


def harmful(deed: Token) -> bool:
    """Tell a deed against somebody: "bar", "abandon", "condemn"."""
    return deed.lemma_.lower() in lexicon().classes["harming"] | _SHUNNING
