"""Tell whether what somebody says reproaches somebody: a deed that is told, of somebody, not in doubt."""

from functools import cache

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import attempted, negated
from communique.extract.positions.frames import Match
from communique.extract.positions.phrases import names, state_or_body
from communique.extract.positions.syntax import children, first
from communique.model import Modality

_HARSH = (
    *("affront", "badcompany", "badfaith", "badly", "crime", "evil", "falsehood", "folly", "obstinacy"),
    *("outlaw", "perfidy", "plot", "sin", "slur", "smear", "strife", "transgression", "verdict", "vice"),
    *("vile", "villain", "wilfully"),
)
"""The classes of the words that blame."""
_EQUATING = frozenset({"be", "amount", "become", "border", "constitute", "remain", "represent", "verge"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "everyone", "everybody", "one", "people", "you"})
_EVERY = frozenset({"a", "an", "any", "every"})
_HELD = frozenset({"consider", "deem", "declare", "find", "hold", "think"})
_UNSURE = frozenset({"evidence", "possibility", "idea", "proof", "suspicion", "question", "case", "sign"})


def accusable(found: Match, doer: Token | None, when: Modality) -> bool:
    """Tell whether an uttered reproach has somebody for its subject, or nobody at all (a passive)."""
    word = found.trigger[0]
    if (doer is not None and _anybody(doer)) or _in_doubt(word):
        return False
    if word.pos_ == "ADJ" and "oprd" in (word.dep_, word.head.dep_ if word.dep_ == "conj" else ""):
        return False  # "is considered illegal"
    if _in_general(word):
        return False
    if word.dep_ == "acomp" and word.head.dep_ == "xcomp" and word.head.head.lemma_ in _HELD:
        return False  # "is held to be illegal"
    if word.pos_ == "ADJ" or word.lemma_ in _EQUATING:
        return when == "fact"
    if found.pattern.act.needs == "overdue":
        return doer is None or names(doer) in ("actor", "pronoun") or doer.lower_ == "you"
    bare = word.tag_ == "VB" and first(word, "aux") is not None and not attempted(word)
    if when != "fact" or bare:
        return when == "fact" and any(c.lower_ in ("did", "does", "do") for c in children(word, "aux"))
    if doer is None:
        blamed = any(slot.role == "MANNER" for slot in found.pattern.slots)  # "were unlawfully detained"
        return blamed or word.lemma_.lower() in lexicon().classes["wronged"]
    if found.pattern.subject is not None or word.lemma_.lower() in lexicon().classes["breaching"]:
        return True  # "the trail leads to Borduria", "the sale violates the accord"
    # "a Ruritanian missile"
    whose = names(doer) == "other" and any(map(state_or_body, children(doer, "amod")))
    somebody = names(doer) in ("actor", "pronoun") or doer.lower_ == "you"
    return whose or (somebody and doer.lower_ not in ("it", "both"))


def harsh(word: Token) -> bool:
    """Tell whether what hangs on ``word`` holds a word of blame: "answered us with contempt"."""
    return any(t.lemma_.lower() in _harsh_words() or t.lower_ in _harsh_words() for t in word.subtree)


@cache
def _harsh_words() -> frozenset[str]:
    return frozenset().union(*(lexicon().classes[name] for name in _HARSH))


def _anybody(doer: Token) -> bool:
    """Tell whoever it may be from somebody: "anyone who lies", "a ruler who ignores his people"."""
    common = doer.tag_ == "NN" and any(c.lower_ in _EVERY for c in children(doer, "det"))
    if doer.lower_ == "you" and doer.head.tag_ in ("VBD", "VBN"):
        return False  # "you lied to us"
    return doer.lower_ in _ANYBODY or (common and first(doer, "relcl") is not None)


def _in_general(word: Token) -> bool:
    """Tell what holds of anybody's deeds: "it is illegal to steal", "violence is a crime"."""
    copula = word if word.lemma_ == "be" else word.head if word.dep_ == "acomp" else None
    of = first(copula, "nsubj") if copula is not None else None
    if copula is None or of is None:
        return False
    if of.lower_ == "it":
        return any(
            c.tag_ == "VB" for head in (copula, word) for c in children(head, "xcomp", "ccomp", "advcl")
        )
    bare = not any(children(of, "det", "poss", "nummod", "prep", "relcl", "acl"))
    return of.tag_ == "NN" and bare and not any(t.text[:1].isupper() for t in of.subtree if t != of)


def _in_doubt(word: Token) -> bool:
    """Tell what others are said to say or not to know: "allegations that", "no evidence that"."""
    unsure = lexicon().classes["said"] | _UNSURE
    clause = word
    while clause.dep_ in ("acomp", "attr", "conj", "xcomp", "pcomp", "prep") and clause.head != clause:
        clause = clause.head
    of = clause.head
    if clause.dep_ not in ("acl", "ccomp", "relcl"):
        return False
    if of.pos_ in ("VERB", "AUX") and negated(of):
        return True  # "does not think that they lied"
    told = of if of.pos_ == "NOUN" else first(of, "attr", "dobj")
    return told is not None and told.pos_ == "NOUN" and told.lemma_.lower() in unsure and clause.i > told.i
