"""Tell whether the words meet what their act asks for: a refusal, a wish, a denial, what is to come."""

from spacy.tokens import Token

from communique.extract.positions.acts import Act, lexicon
from communique.extract.positions.assertions import negated, nobody_s, none_of, not_one
from communique.extract.positions.frames import Match
from communique.extract.positions.modality import COMING, possible
from communique.extract.positions.phrases import names, state_or_body
from communique.extract.positions.speech import side
from communique.extract.positions.syntax import children, enacted_by, first, in_class, passive, subject

_REFUSING = frozenset({"will", "would", "wo", "'ll", "’ll", "can", "ca", "could", "shall", "must"})
_BEING = frozenset({"am", "are", "'m", "’m", "'re", "’re"})
_TOLD = frozenset({"do", "did", "does", "have", "has", "had", "was", "were", "is", "are"})
_PAST = frozenset({"did", "was", "were", "has", "have", "had"})
_LAYING = frozenset({"announce", "adopt", "apply", "bring", "introduce", "tighten", "toughen", "unveil"})
"""What is done with a penalty to lay it on somebody."""
_WIELDING = frozenset({"take", "use", "employ"})
_PAUSES = frozenset({",", "–", "—", "-", "--"})
_SHOT = frozenset({"fire", "launch", "shoot", "lob"})
_CHARGES = frozenset({"charge", "allegation", "accusation", "suspicion"})
_IN_FORCE = frozenset({"act", "code", "constitution", "law", "rule", "statute", "program", "programme"})
COMPELLED = frozenset({"force", "compel", "oblige"})
IN_STORE = frozenset({"reckon", "expect", "count", "prepare", "brace"})
"""What is said of harm that is to come: "they must reckon with a blow"."""
BORNE = frozenset({"bear", "carry", "shoulder", "suffer"})
"""What is said of blame and harm: "they must bear the consequences"."""
_EVENT = frozenset({"case", "event"})


def meets(act: Act, word: Token, found: Match, denied: bool) -> bool:
    """Tell whether ``word`` is negated, to come or wished for as ``act.needs`` asks."""
    said_of = word.head if word.dep_ == "acomp" else word
    auxiliaries = {c.lower_ for c in children(said_of, "aux")}
    if word.lemma_ == "threaten" and act.act == "threaten" and _endangering(word):
        return False
    if word.dep_ == "xcomp" and word.head.lower_ == "going":
        auxiliaries = {"will"}  # "we are not going to"
    if word.dep_ == "xcomp" and word.head.lemma_ in COMPELLED:
        auxiliaries.add("will")  # "they may be forced to respond"
    if word.lemma_ in IN_STORE | BORNE and act.type == "THREATEN" and auxiliaries & {"must", "should", "can"}:
        auxiliaries.add("will")  # "they must reckon with war"
    if word.dep_ == "xcomp" and word.head.lemma_ == "have":
        auxiliaries |= {c.lower_ for c in children(word.head, "aux")}  # "they will have to pay"
    if word.lemma_ == "require" and any(c.lemma_.lower() in _IN_FORCE for c in children(word, "nsubj")):
        return False  # "the law requires drivers to stop"
    if act.act == "expel diplomats" and _warned_off(word, found):
        return False
    if act.needs == "present":
        return word.tag_ in ("VBZ", "VBP") and not denied
    if act.needs == "denial":
        return denied and bool(auxiliaries & _TOLD) and not auxiliaries & _REFUSING
    if act.needs == "overdue":
        return overdue(word)
    if act.needs == "never":
        helpers = {c.lower_ for c in children(said_of, "aux", "auxpass")}
        past = word.tag_ == "VBD" or bool(helpers & _PAST)
        return (denied or (found.content is not None and none_of(found.content))) and not past
    if act.needs in ("refusal", "rejection"):
        unable = bool(auxiliaries & {"can", "ca", "could"})
        if word.tag_ == "VBG" and auxiliaries and auxiliaries <= _BEING and act.act != "forgo":
            doer = first(word, "nsubj")
            return denied and doer is not None and doer.lower_ in ("we", "i")  # "we are not leaving"
        if auxiliaries == {"do"} and act.needs == "rejection":
            doer = first(word, "nsubj")
            return denied and doer is not None and doer.lower_ == "we"  # "we do not bargain"
        return denied and bool(auxiliaries & _REFUSING) and (not unable or act.needs == "rejection")
    if act.needs == "terms" and not on_terms(word):
        return False
    if act.needs == "terms" and _we_do(word):
        return not denied
    if act.needs in ("future", "terms"):
        return not denied and bool(auxiliaries & COMING)
    if act.needs == "sternly":
        return not denied and bool(auxiliaries & COMING) and punishing(word)
    if act.needs == "punishing":
        return not denied and found.content is not None and punishing(found.content)
    if act.needs == "programme":
        return not denied and _armed(word, found)
    if act.needs == "wish":
        return found.content is not None and _wished(word, found.content)
    if act.needs == "negation":
        return denied or (found.content is not None and (none_of(found.content) or nobody_s(found.content)))
    if act.needs == "blaming":
        return not denied and found.content is not None and _of_another(word, found.content)
    if act.needs == "none":
        what = found.content
        return what is not None and (none_of(what) or (denied and not_one(what)))
    return not (act.said and denied)


def overdue(verb: Token) -> bool:
    """Tell a reproach for what was not done: "should have stopped them"; not "should have arrived by now"."""
    helpers = {c.lower_ for c in children(verb, "aux")}
    due = not helpers.isdisjoint(("should", "ought")) or (
        verb.dep_ == "xcomp" and verb.head.lower_ == "ought"
    )
    return due and "have" in helpers and verb.lemma_.lower() not in lexicon().classes["awaited"]


def punishing(deed: Token) -> bool:
    """Tell whether what is promised is a penalty: "promised to announce new sanctions"."""
    classes, lemma = lexicon().classes, deed.lemma_.lower()
    things = tuple(children(deed, "dobj"))
    penalties = classes["hardpenalty"] | classes["reprisal"]
    if lemma in _LAYING | {"use"} and any(in_class(thing, penalties) for thing in things):
        return True
    if lemma in classes["preserve"] and any(in_class(thing, classes["freehand"]) for thing in things):
        return True
    steps = (t for t in things if in_class(t, classes["sterner"]))
    return lemma in _LAYING | _WIELDING and any(
        c.lower_ in classes["harder"] for t in steps for c in children(t, "amod")
    )


def _warned_off(word: Token, found: Match) -> bool:
    """Tell own people who are called away from elsewhere: "told its citizens to leave Borduria"."""
    people = next((p for p in (found.addressee, found.content) if p is not None), None)
    own = people is not None and any(c.tag_ == "PRP$" for c in children(people, "poss"))
    return own and first(word, "xcomp") is not None


def _of_another(claiming: Token, deed: Token) -> bool:
    """Tell whether a clause says what another state did than whoever claims it: "that Borduria fired"."""
    doer, by, classes = subject(deed), subject(claiming), lexicon().classes
    whose = (doer, *children(doer, "amod", "poss", "compound")) if doer is not None else ()
    stated = [word for word in whose if state_or_body(word)]
    if by is None or not stated or deed.lemma_.lower() in classes["yield"] | classes["coop"]:
        return False
    own = {side(word.text) for word in (by, *children(by, "amod", "poss", "compound"))}
    return own.isdisjoint(side(word.text) for word in stated)


def on_terms(word: Token) -> bool:
    """Tell what will be done if something is or is not: "unless they leave, we will go after them"."""
    verb = word.head if word.dep_ == "xcomp" and word.head.lemma_ in COMPELLED | {"have"} else word
    if any(t.lower_ in ("if", "unless") and t.dep_ == "mark" and _somebody_does(t) for t in verb.subtree):
        return True
    inverted = (c for d in children(verb, "advcl") for c in children(d, "aux") if d.i < verb.i)
    if any(c.lower_ == "should" and c.i == c.head.left_edge.i for c in inverted):
        return True
    if any(p.lower_ == "without" and p.i < verb.i for p in children(verb, "prep")):
        return True
    if verb.dep_ == "conj" and _once_more(verb.head):
        return True
    return any(t.lower_ in _EVENT and t.head.lower_ == "in" for t in verb.sent)


def _somebody_does(mark: Token) -> bool:
    """Tell a condition that somebody may meet from one that is or is not so: "if there were any spies"."""
    return mark.head.tag_ != "VBD" or not any(c.lower_ == "there" for c in children(mark.head, "expl"))


def _once_more(done: Token) -> bool:
    """Tell what sets off what is joined to it: "one more shot and we close the strait"."""
    words = [t.lower_ for t in done.doc[done.left_edge.i : done.i + 1]]
    return "more" in words or "another" in words


def _we_do(word: Token) -> bool:
    """Tell what the speaker's side does in the present: "if they shoot, we close the strait"."""
    doer = first(word, "nsubj")
    return word.tag_ == "VBP" and first(word, "aux") is None and doer is not None and doer.lower_ == "we"


def _armed(word: Token, found: Match) -> bool:
    """Tell whether a vow is to keep arms: "vowed to keep its arsenal", "we will expand the stockpile"."""
    if word.lemma_ in lexicon().classes["preserve"]:
        doer = first(word, "nsubj")
        ours = doer is not None and doer.lower_ == "we"
        return ours and any(c.lower_ in ("will", "'ll", "’ll", "shall") for c in children(word, "aux"))
    kept = children(found.content, "dobj") if found.content is not None else ()
    return any(in_class(thing, lexicon().classes["armament"]) for thing in kept)


def only_describing(act: Act, word: Token) -> bool:
    """Tell words that only say who or what is meant: "parties that support it", "the order banning them"."""
    meant = word.head
    if word.dep_ == "acl" and meant.lemma_ in _CHARGES and word.tag_ != "VBG":
        return True  # "tried on charges that he pressed the bank to pay"
    if act.type == "SUPPORT" and word.tag_ == "VBG" and negated(word) and first(word, "aux") is None:
        return True  # "he was quoting the report, not endorsing it"
    if word.dep_ == "acl" and word.tag_ == "VBG" and names(meant) == "instrument":
        return (act.type == "SANCTION" or act.act == "prohibit") and enacted_by(meant) is None
    if any(c.lower_ == "that" for c in children(word, "mark")):
        return False  # "told reporters at the port that Borduria had lied": no clause of the port's
    lasting = any(c.lower_ in ("do", "does") for c in children(word, "aux"))
    if word.dep_ == "relcl" and act.type == "REJECT" and lasting:
        return True  # "Borduria, which does not recognise the islands"
    if word.dep_ != "relcl" or meant.pos_ != "NOUN" or word.doc[max(word.left_edge.i - 1, 0)].text in _PAUSES:
        return False
    if act.type == "ACCUSE":
        return act.said
    standing = act.type == "REJECT" and word.tag_ == "VBP"
    return meant.tag_ == "NNS" and (act.type == "SUPPORT" or standing)


def received(guest: Token) -> bool:
    """Tell a welcome that somebody is given somewhere: "welcomed the premier to the palace"."""
    verb = guest.head
    return names(guest) == "actor" and any(
        p.lower_ in ("to", "at", "in", "with") and p.i > verb.i for p in children(verb, "prep")
    )


def waged_on_nobody(act: Act, found: Match) -> bool:
    """Tell a fight against an evil that is nobody, or none: "vowed to fight corruption" is a promise."""
    if act.act != "vow" or found.content is None:
        return False
    if act.type == "THREATEN" and found.content.pos_ == "VERB" and negated(found.content):
        return True  # "pledged not to arm the rebels and to answer every letter"
    return any(in_class(thing, lexicon().classes["ills"]) for thing in children(found.content, "dobj"))


def refusing(word: Token) -> bool:
    """Tell whether an auxiliary says what somebody will or would (not) do."""
    return any(c.lower_ in ("will", "would", "wo") for c in children(word, "aux"))


def attacking(word: Token) -> bool:
    """Tell an attack from a test: "fired rockets at the port"."""
    aimed = (
        whom
        for head in (word, *children(word, "dobj"))
        for prep in children(head, "prep")
        if prep.lower_ in ("at", "on", "against")
        for whom in children(prep, "pobj")
    )
    return word.lemma_.lower() in _SHOT and any(w.ent_type_ not in ("DATE", "TIME") for w in aimed)


def ourselves(found: Match) -> bool:
    """Tell whether speakers only say what they wish for their own side."""
    clause = found.content
    whom = (found.addressee, first(clause, "nsubj") if clause is not None else None)
    return any(who is not None and who.text in ("us", "me") for who in whom)


def somebody_s(deed: Token) -> bool:
    """Tell whether words for a deed say whose it is, or that it is anybody's: "any landing"."""
    return any(word.lower_ in ("any", "anyone", "those") or names(word) == "actor" for word in deed.subtree)


def _endangering(word: Token) -> bool:
    """Tell a danger from a threat that is spoken: "the raiders threaten the islands"."""
    if word.tag_ not in ("VBZ", "VBP") or first(word, "xcomp", "ccomp") is not None:
        return False
    harm = lexicon().classes["harm"] | lexicon().classes["hardpenalty"]
    announced = any(in_class(thing, harm) for thing in children(word, "dobj"))
    return not announced and not any(p.lower_ == "with" for p in children(word, "prep"))


def merely_possible(act: Act, word: Token) -> bool:
    """Tell an act that somebody only could do; of sanctions that counts."""
    return act.type != "SANCTION" and act.needs != "rejection" and possible(word)


def merely_wished(act: Act, word: Token, denied: bool) -> bool:
    """Tell who is not asked for anything: "wanted by the police"; "we do not want her to fall"."""
    polite = word.lemma_ == "want" and any(c.lower_ in ("would", "'d", "’d") for c in children(word, "aux"))
    return (act.act == "want" and (denied or passive(word))) or (act.type == "REJECT" and polite)


def marching(act: Act, word: Token) -> bool:
    """Tell a crowd in the street from a protest that is lodged: "were protesting against the toll"."""
    return act.act == "protest" and word.lemma_ == "protest" and word.tag_ == "VBG"


def _wished(word: Token, clause: Token) -> bool:
    """Tell a subjunctive or "must" from a plain statement: "insist that it be closed"."""
    helpers = {c.lower_ for c in children(clause, "aux")}
    if helpers & {"must", "should"}:
        return True
    shifted = word.tag_ in ("VBD", "VBN") and clause.tag_ == "VBP" and clause.lemma_ not in ("be", "have")
    bare = clause.tag_ == "VB" or shifted or any(c.tag_ == "VB" for c in children(clause, "auxpass"))
    return bare and helpers <= {"be", "not"}
