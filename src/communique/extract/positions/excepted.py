"""Tell what is no act of its type though the encoder proposes it: "offered sympathy"."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import seeming
from communique.extract.positions.holders import first_person
from communique.extract.positions.phrases import folk, names
from communique.extract.positions.syntax import children, first, in_class
from communique.model import PloverType, Span
from communique.text.parse import Paragraph

_OF_TWO_MOODS = frozenset({"insist", "suggest"})
_TURNS = frozenset(
    {"scenario", "development", "eventuality", "turn", "anything", "everything", "worst", "battle"}
)
_REACTING = frozenset({"answer", "hit", "react", "reciprocate", "reply", "respond", "retaliate"})


def excepted(word: Token, kind: PloverType) -> bool:
    """Tell what the lexicon says is no such act, though the word performs one: "declined to comment".

    Nor does who is "ready to fight" promise anything, and "will hold talks" is a meeting; who insists that
    something is so asks for nothing.
    """
    if word.lemma_ in _REACTING and any(
        first(p, "pcomp") for p in children(word, "prep") if p.lower_ == "by"
    ):
        return True  # "responded by closing the port": the deed is the act
    if kind == "AGREE" and word.lemma_ == "hold":
        return any(in_class(met, lexicon().classes["talk"]) for met in children(word, "dobj"))
    if kind == "AGREE" and word.lemma_ == "offer" and any(_idle(thing) for thing in children(word, "dobj")):
        return True  # "offered sympathy"
    if kind == "AGREE" and word.lemma_ == "agree" and any(map(_settled, children(word, "ccomp"))):
        return True  # "agreed that the raid was a crime"
    if kind == "REQUEST" and word.lemma_ == "ask":
        asked = (clause.left_edge.tag_ for clause in children(word, "xcomp", "ccomp"))
        return any(tag in ("WP", "WRB", "WDT") for tag in asked)  # "asked them what to do"
    if kind == "SANCTION" and any(in_class(c, lexicon().classes["ownduty"]) for c in children(word, "dobj")):
        return True  # "suspended its obligations": one's own
    if kind == "AGREE" and word.pos_ == "ADJ":
        return _in_arms(word)
    if kind == "REQUEST" and word.lemma_ in _OF_TWO_MOODS and (told := first(word, "ccomp")) is not None:
        finite = first(told, "aux", "auxpass") or told
        return finite.tag_ in ("VBD", "VBZ")
    known = (p for p in lexicon().patterns["verbs"].get(word.lemma_.lower(), ()) if p.act.type == kind)
    barred = [slot.nouns for pattern in known for slot in pattern.slots if slot.barred and slot.nouns]
    parts = tuple(children(word, "dobj", "xcomp"))
    return any(in_class(part, nouns) for part in parts for nouns in barred)


def _in_arms(ready: Token) -> bool:
    """Tell who is ready to fight, or for anything, from who is ready to oblige."""
    classes, who = lexicon().classes, first(ready.head, "nsubj")
    fighting = any(deed.lemma_ in classes["menace"] | {"defend"} for deed in children(ready, "xcomp"))
    facing = (w for p in children(ready, "prep") if p.lower_ == "for" for w in children(p, "pobj"))
    manned = ready.lower_ == "ready" and who is not None and in_class(who, classes["reserve"])
    return fighting or manned or any(in_class(w, classes["fight"] | _TURNS) for w in facing)


def _idle(thing: Token) -> bool:
    return in_class(thing, lexicon().classes["idle"])


def _settled(clause: Token) -> bool:
    """Tell what is so from what shall be: "that the raid was a crime"."""
    done = clause.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.tag_ in ("VBD", "VBZ") for c in children(clause, "aux")
    )
    return done and not any(c.tag_ == "MD" for c in children(clause, "aux"))


def unheld(word: Token, doer: Token | None, kind: PloverType) -> bool:
    """Tell what nobody does, or only seems to do, and what a thing threatens: "a row that threatened to"."""
    if doer is None:
        return False
    thing = doer.tag_ in ("NN", "NNS") and doer.text.islower() and names(doer) == "other" and not folk(doer)
    firm = kind == "SUPPORT" and in_class(doer, lexicon().classes["firms"])  # with parts or money
    firm = firm or (kind == "SANCTION" and in_class(doer, lexicon().classes["carriers"]))  # its own flights
    return seeming(word) or firm or doer.lower_ in ("nobody", "none") or (kind == "THREATEN" and thing)


def done_to(paragraph: Paragraph, word: Token, held: Span, kind: PloverType) -> bool:
    """Tell whether the holder is to whom the deed is done: "Ruritania was urged", "we are obliged to go"."""
    patient = first(word, "nsubjpass", "dobj")
    if patient is None:
        return False
    return held.covers(paragraph.locate(patient)) or (kind == "REQUEST" and first_person(patient.text))
