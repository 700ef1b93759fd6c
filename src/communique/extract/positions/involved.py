"""Find who does, owns, receives or is refused something in the content of an act."""

from collections import deque
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.applicants import gives_away, handed
from communique.extract.positions.asides import SUCH
from communique.extract.positions.phrases import names, state_or_body
from communique.extract.positions.served import LOOKED_AT, served
from communique.extract.positions.suffered import harms, hit, struck, upon
from communique.extract.positions.syntax import NOMINAL, children, counted, passive
from communique.model import PloverType
from communique.text.gazetteer import lookup

_INVOLVING = frozenset({"with", "on", "against", "from", "by", "to"})
_AIMED = frozenset({"on", "against", "by", "with", "to"})
_UNDER = frozenset({"if", "unless", "until", "once", "before", "after", "since", "because", "as", "while"})
_BESIDE: dict[PloverType, frozenset[str]] = {
    "REQUEST": frozenset({"by", "from", "with", "of"}),
    "REJECT": frozenset({"by", "from", "with", "of", "to", "against"}),
    "SUPPORT": frozenset({"by", "of", "between"}),
}
"""By type, the words between a noun and whoever is to do, or does, what it names."""
_MUTUAL = frozenset({"by", "with", "between"})
_PARTS = frozenset(
    {"adoption", "aspect", "decade", "element", "form", "kind", "outcome", "part", "result", "round"}
    | {"series"}
)
_ENDED = frozenset({"end", "halt", "stop"})
_APPROVING = frozenset(
    {"accede", "accept", "adopt", "agree", "apply", "approve", "back", "comply", "endorse", "follow"}
    | {"implement", "join", "ratify", "recognise", "recognize", "sign", "subscribe", "support", "vote"}
)
_PAPERS = frozenset(
    {"charter", "communique", "communiqué", "declaration", "letter", "line", "package", "verdict"}
)
_PENALISING = frozenset(
    {"act", "answer", "block", "close", "curtail", "deny", "deploy", "deprive", "divert", "exclude"}
    | {"expel", "fire", "freeze", "halt", "hit", "impose", "keep", "launch", "levy", "lock", "react"}
    | {"recall", "reciprocate", "refuse", "respond", "retaliate", "revoke", "send", "sever", "shut"}
    | {"slap", "stop", "strip", "suspend", "take", "throw", "treat", "tighten", "use", "withhold"}
)
_FOR = frozenset({"behalf", "favor", "favour", "defense", "defence", "side"})


def involved(content: Token, kind: PloverType) -> Iterator[Token]:
    """Yield who does, owns or receives something in the content, from its head downwards."""
    if kind == "THREATEN":
        yield from children(content, "dobj", "dative")
    if kind == "AGREE":
        yield from (who for noun in served(content) for who in (noun, *children(noun, "poss", "amod")))
        return
    if kind in _BESIDE:
        yield from _concerned(content, kind)
        return
    if kind == "ACCUSE" and content.pos_ == "NOUN":
        yield from _by(content)
    queue = deque([content])
    aimed = _AIMED if kind == "THREATEN" else _INVOLVING
    seen = 0
    while queue and seen < LOOKED_AT:
        token = queue.popleft()
        seen += 1
        if token == content and token.pos_ in ("NOUN", "PROPN") and kind != "THREATEN":
            yield token
        harmed = token.pos_ == "NOUN" and harms(token) and not gives_away(token)
        suffered = kind == "ACCUSE" and harmed
        for child in token.children:
            if suffered and (upon(child) or struck(child)):
                continue
            if kind == "ACCUSE" and (hit(child) or handed(child)):
                continue
            if _plays(token, child, kind):
                yield child
            elif child.dep_ in ("prep", "agent", "dative") and (
                child.lower_ in aimed or (child.lower_ == "of" and _noun_deed(token))
            ):
                yield from children(child, "pobj")
            if not _aside(child, kind, suffered):
                queue.append(child)


def _by(deed: Token) -> Iterator[Token]:
    """Yield who does a deed to another: "the smearing of Ruritania by Borduria" is Borduria's."""
    by = (p for p in children(deed, "prep", "agent") if p.lower_ == "by")
    yield from (who for p in by for who in children(p, "pobj"))


def _concerned(content: Token, kind: PloverType) -> Iterator[Token]:
    """Yield who is to do what is wanted, or who makes or does what is refused or hailed; no further."""
    content = counted(content)
    queue = deque([content])
    seen = 0
    while queue and seen < LOOKED_AT:
        token = queue.popleft()
        seen += 1
        noun = token.pos_ in NOMINAL
        if token == content and noun:
            yield token
        lemma, classes = token.lemma_.lower(), lexicon().classes
        done_to = noun and lemma in classes["undergone"]
        ended = kind == "REQUEST" and lemma in _ENDED
        beside = _BESIDE[kind] if noun else _MUTUAL if kind != "REQUEST" else frozenset({"by"})
        if kind == "SUPPORT" and lemma in classes["ties"]:
            beside = beside | _MUTUAL
        if kind == "REQUEST" and lemma in classes["pressure"]:
            beside = beside | {"on"}
        if kind == "REQUEST" and _drill(token):
            beside = beside - {"with"}  # who holds them is asked
        pulled = kind == "REQUEST" and lemma in classes["pulled"]
        if pulled:
            beside = beside - {"from"}
        for child in token.children:
            if kind != "REQUEST" and handed(child):
                continue
            if kind != "REQUEST" and child.lower_ == "of" and gives_away(token):
                yield from (who for what in children(child, "pobj") for who in _senders(what))
            if child.dep_ in ("prep", "agent", "dative"):
                inside = list(children(child, "pobj"))
                if (pulled or lemma == "return") and kind == "REQUEST" and child.lower_ == "of":
                    yield from (who for what in inside if _sent(what) for who in _senders(what))
                if child.lower_ == "of" and done_to:
                    queue.extend(held for what in inside for held in children(what, "acl"))
                elif (ended and child.lower_ in ("to", "of")) or (child.lower_ == "of" and lemma in _PARTS):
                    yield from inside
                    queue.extend(inside)
                elif child.lower_ in beside:
                    yield from inside
            elif _plays(token, child, kind) and (not done_to or _does(child)):
                yield child
            subject = child.dep_ in ("nsubj", "nsubjpass") and not noun and not _patient(child)
            thing = child.dep_ == "dobj" and kind == "REQUEST"
            clause = child.dep_ in ("acl", "ccomp", "xcomp", "advcl", "relcl") or (
                child.dep_ == "conj" and child.pos_ == "VERB"
            )
            if subject or thing or (clause and not _aside(child, kind, False)):
                queue.append(child)


def _sent(noun: Token) -> bool:
    """Tell what somebody sent, or laid on somebody: troops, missiles, sanctions."""
    classes = lexicon().classes
    return counted(noun).lemma_.lower() in classes["force"] | classes["weapon"] | classes["penalty"]


def _senders(noun: Token) -> Iterator[Token]:
    """Yield whose the troops are: "the last of its Ruritanian troops", "Ruritania's missiles"."""
    for each in (counted(noun), *noun.conjuncts):
        yield from children(each, "poss", "amod", "compound", "nmod")


def _patient(noun: Token) -> bool:
    """Tell persons to whom a deed is to be done from what others are to do: "Ruritanian sailors be freed"."""
    lemma, classes = noun.lemma_.lower(), lexicon().classes
    somebody = names(noun) == "actor" or lemma in classes["detainee"] | classes["vessel"]
    return noun.dep_ == "nsubjpass" and somebody and lemma not in classes["force"]


def shares(name: Token) -> bool:
    """Tell with whom somebody else holds drills: "an end to the drills with Ruritania"."""
    return name.dep_ == "pobj" and name.head.lower_ == "with" and _drill(name.head.head)


def _drill(noun: Token) -> bool:
    lemma, drills = noun.lemma_.lower(), lexicon().classes["drill"]
    return lemma in drills or any(f"{c.lower_} {lemma}" in drills for c in children(noun, "compound"))


def _does(owner: Token) -> bool:
    """Tell who does a deed to another from who suffers it: "Ruritania's liberation of the town"."""
    return owner.dep_ == "poss" and any(c.lower_ == "of" for c in children(owner.head, "prep"))


def made_by(said: Token) -> Iterator[Token]:
    """Yield who made a claim, an offer or a call: "Seoul's", "the Russian", "by Seoul", "that Seoul made"."""
    for child in said.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            yield from children(child, "pobj")
        elif child.dep_ == "prep" and child.lower_ == "for":
            asked = [p for what in children(child, "pobj") for p in children(what, "prep")]
            yield from (who for p in asked if p.lower_ == "from" for who in children(p, "pobj"))
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            yield from (who for by in children(child, "agent") for who in children(by, "pobj"))
        elif child.dep_ == "relcl" and any(c.dep_ == "dobj" and c.i < child.i for c in child.children):
            yield from children(child, "nsubj")


@cache
def _striking() -> frozenset[str]:
    """Verbs whose subject strikes: of "Borduria would close the strait to us" another is threatened."""
    return lexicon().classes["striking"] | lexicon().classes["menace"] | _PENALISING


def _plays(token: Token, child: Token, kind: PloverType) -> bool:
    """Tell whether ``child`` names who does or owns what ``token`` says."""
    part = child.dep_ != "poss" and token.pos_ == "PROPN" and lookup(child.text) is None
    whose = child.dep_ == "poss" and token.lower_ not in _FOR
    strikes = kind == "THREATEN" and token.dep_ != "advcl" and token.lemma_.lower() in _striking()
    does = child.dep_ == "nsubj" and not passive(token) and not strikes
    barred = child.dep_ == "nsubjpass" and (
        kind == "REJECT" or token.lemma_.lower() in lexicon().classes["barring"]
    )
    return whose or does or barred or (child.dep_ in ("amod", "compound", "nmod") and not part)


def _aside(child: Token, kind: PloverType, suffered: bool) -> bool:
    """Tell whether what stands below ``child`` is beside the act: examples, conditions, further news."""
    if child.dep_ == "relcl":
        return suffered or kind in ("REQUEST", "COERCE", "SANCTION")
    if child.dep_ == "advcl" and kind != "THREATEN":
        return any(c.lower_ in _UNDER for c in children(child, "mark"))
    about = kind == "ACCUSE" and child.dep_ == "prep" and child.head.dep_ == "pobj"
    return (
        (about and child.lower_ not in ("of", "by"))
        or child.dep_ in ("punct", "det", "amod", "appos")
        or child.lower_ in SUCH
    )


def approved(deed: Token) -> Token | None:
    """Return the paper, with an owner, that would be agreed to: "refused to sign a Bordurian statement"."""
    if deed.lemma_.lower() not in _APPROVING:
        return None
    objects = list(children(deed, "dobj"))
    for prep in children(deed, "prep"):
        objects += children(prep, "pobj") if prep.lower_ in ("on", "to", "with", "behind") else ()
        objects += (o for p in children(prep, "prep") for o in children(p, "pobj"))  # "sign off on"
    classes = lexicon().classes
    papers = classes["asked"] | classes["stand"] | classes["said"] | classes["penalty"] | classes["refusable"]
    owned = (o for o in objects if o.pos_ == "NOUN" and o.lemma_.lower() in papers | _PAPERS)
    return next((o for o in owned if any(state_or_body(w) for w in made_by(o))), None)


def _noun_deed(noun: Token) -> bool:
    """Tell whether what follows "of" does the noun's deed: "the release of", not "the Strait of"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in lexicon().classes["place"]
