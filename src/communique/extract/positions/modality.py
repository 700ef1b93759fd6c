"""Read from the parse whether an act is told as done, as coming, as possible, supposed or in question."""

from spacy.tokens import Token

from communique.extract.positions.assertions import PLANNED
from communique.extract.positions.syntax import children, first
from communique.model import Modality

_UNREAL = frozenset({"if", "unless", "whether", "should", "lest"})
COMING = frozenset({"will", "would", "'ll", "’ll", "shall", "wo", "'d", "’d"})
POSSIBLE = frozenset({"could", "may", "might", "can"})


def planned(trigger: Token) -> bool:
    """Tell whether the trigger itself speaks of a plan: "is considering sanctions"."""
    return trigger.lemma_.lower() in PLANNED


def asked(word: Token) -> bool:
    """Tell whether ``word`` stands in a question, also one that is quoted before its reporting clause."""
    ends = (t.text for t in word.doc[word.i : word.i + 60] if t.text in (".", "?", "!", ";"))
    return next(ends, "") == "?"


def possible(trigger: Token) -> bool:
    """Tell whether the act is only thought possible: "could impose"."""
    return any(c.lower_ in POSSIBLE for c in children(trigger, "aux"))


def coming(trigger: Token) -> bool:
    """Tell whether the act is told as coming by an auxiliary of its own: "would demand"."""
    return any(c.lower_ in COMING for c in children(trigger, "aux")) and trigger.dep_ != "relcl"


def supposed(trigger: Token) -> bool:
    """Tell whether the trigger stands in the condition itself: "if Borduria agrees"."""
    token = trigger
    while token.dep_ in ("xcomp", "conj", "acomp", "pcomp") and token.head != token:
        token = token.head
    return token.dep_ in ("advcl", "ccomp") and any(
        c.lower_ in ("if", "unless") for c in children(token, "mark")
    )


def modality(trigger: Token) -> Modality:
    """Return whether the act is told as done, as coming, or as depending on something else."""
    token = trigger
    ahead = False
    for _ in range(5):
        marks = {c.lower_ for c in children(token, "aux", "mark", "advmod")}
        if "have" in marks and token.tag_ == "VBN":
            marks -= {"should"}  # "they should have asked": a reproach
        if marks & _UNREAL and token.dep_ in ("advcl", "ccomp", "ROOT", "dep"):
            return "hypothetical"
        if marks & POSSIBLE:
            return "hypothetical"
        ahead = ahead or bool(marks & COMING)
        if token.dep_ not in ("xcomp", "conj", "acomp", "pcomp", "aux") or token.head == token:
            break
        if token.dep_ == "conj" and (first(token, "nsubj", "nsubjpass") or first(token, "aux")):
            break
        token = token.head
        ahead = ahead or (token.lemma_.lower() in PLANNED | {"be"} and trigger.tag_ == "VB")
    if ahead and any(
        child.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in children(child, "mark"))
        for child in token.children
    ):
        return "hypothetical"
    if ahead and trigger.dep_ == "relcl" and any(c.lower_ == "would" for c in children(trigger, "aux")):
        return "hypothetical"  # "a bill that would"
    return "future" if ahead else "fact"
