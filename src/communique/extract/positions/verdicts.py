"""Tell what a warning, a vow or a verdict is by what it says: a threat, a demand, a refusal, a denial."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated
from communique.extract.positions.conditions import on_terms, punishing
from communique.extract.positions.findings import Finding, conditional, harm_in
from communique.extract.positions.frames import Match
from communique.extract.positions.modality import COMING, POSSIBLE
from communique.extract.positions.phrases import names
from communique.extract.positions.syntax import children, first, in_class, passive, subject

_ASSURING = frozenset({"assure", "reassure"})


_BEFALLING = frozenset({"bear", "face", "forfeit", "lose", "pay", "risk", "suffer"})
_THREATENING = frozenset({"threaten", "vow", "warn"})
"""A consequence told with these words belongs to that act, not to the warning before."""


def warning(act: Finding, found: Match) -> Finding | None:
    """A warning is a threat where a consequence is named, a demand where only the thing wanted is."""
    doc, sentence = found.trigger[0].doc, found.trigger[0].sent
    said = act.paragraph.tokens(act.content) if act.content is not None else None
    rest = doc[found.trigger[0].i : sentence.end]
    hangs = found.pattern.lemma != "make" and conditional(rest)
    if harm_in(rest) or hangs or (said is not None and harm_in(said)):
        return act
    warns, deed = found.trigger[0], found.content or (said.root if said is not None else None)
    if deed is not None and (_menacing(deed, found.addressee) or _risked(deed) or _parting(deed, warns)):
        return act
    if found.content is None:
        return None
    before = {t.lower_ for t in doc[found.trigger[-1].i : found.content.i + 1]}
    if "against" not in before and found.content.dep_ != "xcomp":
        return None
    if found.content.dep_ == "xcomp" and _or_else(found.content):
        return act
    behind = doc[sentence.end : sentence.end + 40]
    if harm_in(behind) and not any(t.lemma_ in _THREATENING for t in behind):
        return act
    return replace(act, type="REQUEST")


def _or_else(deed: Token) -> bool:
    """Tell what befalls whoever does not: "to leave or be sunk", not "to stop or slow the works"."""
    other = first(deed, "conj")
    led = other is not None and any(c.lower_ == "or" for c in children(deed, "cc"))
    return other is not None and led and not negated(deed) and (passive(other) or other.lemma_ in _BEFALLING)


def untrue(act: Finding, found: Match) -> Finding:
    """What calls a charge absurd denies it, what calls a remark out of place turns it down.

    "calls the allegations absurd", "called the comparison unacceptable".
    """
    classes, what = lexicon().classes, found.content
    said = first(what, "nsubj", "compound") if what is not None else None
    if what is None or said is None or act.act != "condemn":
        return act
    called = {what.lower_, *(t.lower_ for t in children(what, "acomp", "attr"))}
    if called & classes["untruth"] and in_class(said, classes["said"]):
        return replace(act, type="REJECT", act="deny")
    if called & classes["inadmissible"] and in_class(said, classes["said"] | classes["utterance"]):
        about = act.paragraph.locate(what.doc[said.left_edge.i : said.i + 1])
        return replace(act, type="REJECT", act="reject", trigger=act.paragraph.locate(what), content=about)
    return act


def vowed(act: Finding, found: Match) -> Finding | None:
    """A vow of harm, or that somebody will not have his way, is a threat; one not to yield is a refusal.

    To assure somebody of what is so promises nothing: "assured him that it supported the truce".
    """
    deed = found.content
    if deed is None:
        return act
    told = any(t.tag_ in ("VBD", "VBZ", "VBP") for t in (deed, *children(deed, "aux")))
    if found.trigger[0].lemma_ in _ASSURING and told:
        return None
    classes = lexicon().classes
    who, lemma = first(deed, "nsubj", "nsubjpass"), deed.lemma_.lower()
    if negated(deed) and who is not None and act.act != "be ready":
        back = any(in_class(t, classes["pace"]) for t in children(deed, "dobj"))
        if lemma in classes["yield"] or (lemma == "take" and back):
            return replace(act, type="REJECT", act="vow")
        if lemma in classes["attain"] and names(who) == "actor":
            return replace(act, type="THREATEN", act="vow")
    if found.pattern.act.said and any(in_class(t, classes["drill"]) for t in children(deed, "dobj")):
        return replace(act, type="REJECT", act="vow")  # "we shall go on holding exercises"
    sworn = found.pattern.lemma in ("vow", "swear") and on_terms(deed) and lemma not in classes["kindly"]
    return replace(act, type="THREATEN", act="vow") if sworn or punishing(deed) else act


def _menacing(deed: Token, warned: Token | None) -> bool:
    """Tell whether a warning says that somebody will do harm: "that it would expel him"."""
    coming = any(c.lower_ in ("will", "would", "shall") for c in children(deed, "aux"))
    doer = subject(deed)
    same = doer is not None and warned is not None and doer.lower_ == warned.lower_
    return coming and not same and deed.lemma_.lower() in lexicon().classes["menace"]


def _parting(deed: Token, warns: Token) -> bool:
    """Tell whether somebody warns of what he himself may do: "that it could pull out", "would walk away"."""
    classes, doer, by = lexicon().classes, subject(deed), subject(warns)
    may = any(c.lower_ in COMING | POSSIBLE for c in children(deed, "aux"))
    if doer is None or by is None or not may or negated(deed):
        return False
    own = doer.lower_ in ("it", "he", "she", "they", "we") or doer.lower_ == by.lower_
    own = own or any(c.lower_ in ("its", "his", "her", "their", "our") for c in children(doer, "poss"))
    return own and deed.lemma_.lower() in classes["menace"] | classes["parting"]


def _risked(deed: Token) -> bool:
    """Tell whether a warning says what an attack will lead to: "that any raid would mean war"."""
    if not any(c.lower_ in COMING for c in children(deed, "aux")):
        return False
    if first(deed, "csubj") is not None:
        return True  # "that touching the dam would set the region on fire"
    doer = subject(deed)
    if doer is None:
        return False
    some = (c.lower_ in ("any", "new", "further", "another", "such") for c in children(doer, "det", "amod"))
    return in_class(doer, lexicon().classes["intrusion"]) and any(some)
