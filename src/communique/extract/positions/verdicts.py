"""Tell what a warning, a vow or a verdict is by what it says: a threat, a demand, a refusal, a denial."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated
from communique.extract.positions.findings import Finding, conditional, harm_in
from communique.extract.positions.frames import Match
from communique.extract.positions.modality import COMING
from communique.extract.positions.phrases import names
from communique.extract.positions.syntax import children, first, in_class, subject

_LAYING = frozenset({"announce", "adopt", "apply", "bring", "introduce", "tighten", "toughen", "unveil"})
"""What is done with a penalty to lay it on somebody."""


def warning(act: Finding, found: Match) -> Finding | None:
    """A warning is a threat where a consequence is named, a demand where only the thing wanted is."""
    doc, sentence = found.trigger[0].doc, found.trigger[0].sent
    said = act.paragraph.tokens(act.content) if act.content is not None else None
    rest = doc[found.trigger[0].i : sentence.end]
    hangs = found.pattern.lemma != "make" and conditional(rest)
    if harm_in(rest) or hangs or (said is not None and harm_in(said)):
        return act
    if found.content is not None and (_menacing(found.content, found.addressee) or _risked(found.content)):
        return act
    if found.content is None:
        return None
    before = {t.lower_ for t in doc[found.trigger[-1].i : found.content.i + 1]}
    if "against" not in before and not ("not" in before and found.content.dep_ == "xcomp"):
        return None
    if harm_in(doc[sentence.end : sentence.end + 40]):
        return act
    return replace(act, type="REQUEST")


def untrue(act: Finding, found: Match) -> Finding:
    """What calls a charge absurd denies it: "calls the allegations absurd"."""
    classes, what = lexicon().classes, found.content
    said = first(what, "nsubj") if what is not None else None
    if what is None or said is None or act.act != "condemn":
        return act
    untrue = {what.lower_, *(t.lower_ for t in children(what, "acomp", "attr"))} & classes["untruth"]
    return replace(act, type="REJECT", act="deny") if untrue and in_class(said, classes["said"]) else act


def vowed(act: Finding, found: Match) -> Finding:
    """A vow of harm, or that somebody will not have his way, is a threat; one not to yield is a refusal."""
    deed = found.content
    if deed is None:
        return act
    classes = lexicon().classes
    who, lemma = first(deed, "nsubj", "nsubjpass"), deed.lemma_.lower()
    if negated(deed) and who is not None and act.act != "be ready":
        if lemma in classes["yield"]:
            return replace(act, type="REJECT", act="vow")
        if lemma in classes["attain"] and names(who) == "actor":
            return replace(act, type="THREATEN", act="vow")
    if found.pattern.act.said and any(in_class(t, classes["drill"]) for t in children(deed, "dobj")):
        return replace(act, type="REJECT", act="vow")  # "we shall go on holding exercises"
    return replace(act, type="THREATEN", act="vow") if _punishing(deed) else act


def _punishing(deed: Token) -> bool:
    """Tell whether what is promised is a penalty: "promised to announce new sanctions"."""
    classes, lemma = lexicon().classes, deed.lemma_.lower()
    things = tuple(children(deed, "dobj"))
    if lemma in _LAYING and any(in_class(thing, classes["hardpenalty"]) for thing in things):
        return True
    if lemma in classes["preserve"] and any(in_class(thing, classes["freehand"]) for thing in things):
        return True
    steps = (t for t in things if in_class(t, classes["sterner"]))
    return lemma == "take" and any(c.lower_ in classes["harder"] for t in steps for c in children(t, "amod"))


def _menacing(deed: Token, warned: Token | None) -> bool:
    """Tell whether a warning says that somebody will do harm: "that it would expel him"."""
    coming = any(c.lower_ in ("will", "would", "shall") for c in children(deed, "aux"))
    doer = subject(deed)
    same = doer is not None and warned is not None and doer.lower_ == warned.lower_
    return coming and not same and deed.lemma_.lower() in lexicon().classes["menace"]


def _risked(deed: Token) -> bool:
    """Tell whether a warning says what an attack will lead to: "that any raid would mean war"."""
    doer = subject(deed)
    if doer is None or not any(c.lower_ in COMING for c in children(deed, "aux")):
        return False
    some = (c.lower_ in ("any", "new", "further", "another", "such") for c in children(doer, "det", "amod"))
    return in_class(doer, lexicon().classes["intrusion"]) and any(some)
