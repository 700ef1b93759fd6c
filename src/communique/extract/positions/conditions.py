"""Tell whether the words meet what their act asks for: a refusal, a wish, somebody who can be reproached."""

from spacy.tokens import Token

from communique.extract.positions.acts import Act, lexicon
from communique.extract.positions.frames import Match
from communique.extract.positions.modality import possible
from communique.extract.positions.phrases import names, state_or_body
from communique.extract.positions.syntax import children, first
from communique.model import Modality

_REFUSING = frozenset({"will", "would", "wo", "'ll", "’ll", "can", "ca", "could", "shall", "must"})
_TOLD = frozenset({"do", "did", "does", "have", "has", "had", "was", "were", "is", "are"})
_SHOT = frozenset({"fire", "launch", "shoot", "lob"})
_EQUATING = frozenset({"be", "amount", "constitute"})


def meets(act: Act, word: Token, found: Match, denied: bool) -> bool:
    """Tell whether ``word`` is negated, to come or wished for as ``act.needs`` asks."""
    auxiliaries = {c.lower_ for c in children(word, "aux")}
    if word.dep_ == "xcomp" and word.head.lower_ == "going":
        auxiliaries = {"will"}  # "we are not going to"
    if act.needs == "present":
        return word.tag_ in ("VBZ", "VBP") and not denied
    if act.needs == "denial":
        return denied and bool(auxiliaries & _TOLD) and not auxiliaries & _REFUSING
    if act.needs in ("refusal", "rejection"):
        unable = bool(auxiliaries & {"can", "ca", "could"})
        if auxiliaries == {"do"} and act.needs == "rejection":
            doer = first(word, "nsubj")
            return denied and doer is not None and doer.lower_ == "we"  # "we do not bargain"
        return denied and bool(auxiliaries & _REFUSING) and (not unable or act.needs == "rejection")
    if act.needs == "future":
        return not denied and bool(auxiliaries & {"will", "would", "'ll", "’ll", "shall", "'d", "’d"})
    if act.needs == "wish":
        return found.content is not None and _wished(word, found.content)
    if act.needs == "negation":
        without = found.content is not None and any(c.lower_ == "no" for c in children(found.content, "det"))
        return denied or without
    return not (act.said and denied)


def received(guest: Token) -> bool:
    """Tell a welcome that somebody is given somewhere: "welcomed the premier to the palace"."""
    verb = guest.head
    return names(guest) == "actor" and any(
        p.lower_ in ("to", "at", "in", "with") and p.i > verb.i for p in children(verb, "prep")
    )


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


def accusable(word: Token, doer: Token | None, when: Modality) -> bool:
    """Tell whether an uttered reproach has somebody for its subject, or nobody at all (a passive)."""
    if word.pos_ == "ADJ" or word.lemma_ in _EQUATING:
        return when == "fact"
    if when != "fact" or (word.tag_ == "VB" and first(word, "aux") is not None):
        return when == "fact" and any(c.lower_ in ("did", "does", "do") for c in children(word, "aux"))
    if doer is None:
        return word.lemma_.lower() in lexicon().classes["wronged"]
    # "a Ruritanian missile"
    whose = names(doer) == "other" and any(map(state_or_body, children(doer, "amod")))
    return whose or (names(doer) in ("actor", "pronoun") and doer.lower_ not in ("it", "both"))


def merely_possible(act: Act, word: Token) -> bool:
    """Tell an act that somebody only could do; of sanctions that counts."""
    return act.type != "SANCTION" and act.needs != "rejection" and possible(word)


def _wished(word: Token, clause: Token) -> bool:
    """Tell a subjunctive or "must" from a plain statement: "insist that it be closed"."""
    helpers = {c.lower_ for c in children(clause, "aux")}
    if helpers & {"must", "should"}:
        return True
    bare = clause.tag_ == "VB" or any(c.tag_ == "VB" for c in children(clause, "auxpass"))
    return bare and helpers <= {"be", "not"}
