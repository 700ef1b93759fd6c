"""Read the parse: who is the subject, what is counted, what is of a class of nouns."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.joins import behind_dateline, outside

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_CHAIN = frozenset({"xcomp", "conj", "advcl", "pcomp", "acomp", "attr", "prep", "ccomp", "dep"})
_DOERS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_WHOLE = frozenset({"both", "all", "each", "neither", "none"})
ENACTED = frozenset(
    {"approve", "adopt", "pass", "sign", "issue", "enact", "announce", "introduce", "release", "publish"}
    | {"submit", "table", "present", "send", "draft", "propose", "back", "circulate"}
)
STEPS = frozenset(
    {"use", "hold", "come", "move", "go", "travel", "fly", "write", "appear", "schedule", "meet"}
    | {"speak", "take", "tweet", "join", "unite", "return", "phone", "cite", "seize", "line", "rush"}
    | {"sign", "issue", "release", "send", "publish", "circulate", "convene", "gather", "weigh", "intervene"}
)
"""What somebody does to say something: "held a news conference to denounce"."""
_BRINGING = frozenset({"see", "let", "make", "help", "prompt", "lead", "cause", "spur"})
_ORDERS = frozenset({"order", "instruction", "command", "direction", "behest", "request"})


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the children of ``token`` under one of the dependency ``labels``."""
    return (child for child in token.children if child.dep_ in labels)


def first(token: Token, *labels: str) -> Token | None:
    """Return the first child under one of ``labels``."""
    return next(children(token, *labels), None)


def subject(verb: Token) -> Token | None:
    """Return the head of the phrase that does what ``verb`` says, or ``None`` where no word names it.

    Looks through infinitives, participles and co-ordination, and from a relative pronoun to its noun.
    """
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    below = ""
    for step in range(8):
        if passive(verb):
            patient = first(verb, "nsubjpass") if below in ("xcomp", "conj", "pcomp", "prep") else None
            return _antecedent(patient, verb) if patient is not None else _agent(verb)
        own = _nearest_subject(verb)
        if finite and step and verb.tag_ == "VBG" and not any(children(verb, "aux")):
            own = None  # "with the fleet closing in, and offered talks"
        if own is None and first(verb, "csubj", "csubjpass") is not None:
            return None  # "sending the fleet was a mistake, she said"
        if own is None and any(c.lower_ == "there" for c in children(verb, "expl")):
            return None  # "there will be consequences, she said"
        if own is not None and own.lower_ == "it" and verb.dep_ == "ccomp" and verb.head.lemma_ == "make":
            own, verb = first(verb.head, "nsubj"), verb.head  # "made it clear"
        if own is not None:
            own = _antecedent(own, verb)
            return _among(own) or own if own is not None else None
        if verb.dep_ == "acl" and decided(verb):
            return subject(verb.head.head)
        if verb.dep_ in ("acl", "relcl"):
            return _among(verb.head) or verb.head
        if verb.dep_ not in _CHAIN or verb.head == verb:
            return None
        controller = first(verb.head, "dobj") if verb.dep_ in ("xcomp", "ccomp") else None
        if controller is not None and verb.head.lemma_.lower() not in STEPS:
            return controller if verb.head.lemma_ in _BRINGING else None
        below, verb = verb.dep_, outside(verb) or verb.head
    return None


def _among(those: Token) -> Token | None:
    """Who is "among those calling for" something; whom "both of whom" and "which all" take up."""
    if those.lower_ in _WHOLE and those.head.dep_ == "relcl" and _relative(those):
        last = _before(those.head.left_edge)
        while last is not None and last.dep_ == "conj":
            last = last.head
        return last
    if those.lower_ not in ("those", "countries", "states", "nations") or those.head.lower_ != "among":
        return None
    return first(those.head.head, "nsubj") if those.head.head.lemma_ == "be" else None


def _before(start: Token) -> Token | None:
    """Return the word before ``start``, over a comma."""
    near = reversed(start.doc[max(start.i - 2, 0) : start.i])
    return next((word for word in near if not word.is_punct), None)


def _relative(whole: Token) -> bool:
    of = next((p for p in children(whole, "prep") if p.lower_ == "of"), None)
    beside = (*children(whole.head, "nsubj", "nsubjpass"), *(children(of, "pobj") if of is not None else ()))
    return any(word.lower_ in RELATIVE for word in beside)


def _nearest_subject(verb: Token) -> Token | None:
    """The last before the verb: a dateline is often read as one more subject."""
    found = [c for c in children(verb, "nsubj") if not c.lower_.endswith(("self", "selves"))]
    nearest = next((c for c in reversed(found) if c.i < verb.i), found[0] if found else None)
    return behind_dateline(nearest) or nearest if nearest is not None else None


def enacted_by(instrument: Token) -> Token | None:
    """Return who adopted, signed or sent a resolution, bill or letter, where the sentence says so."""
    if instrument.dep_ not in ("dobj", "nsubjpass") or instrument.head.lemma_.lower() not in ENACTED:
        return None
    return subject(instrument.head)


def passive(verb: Token) -> bool:
    """Tell whether ``verb`` is a passive with its subject, or a participle that stands for one."""
    if verb.tag_ != "VBN":
        return False
    helpers = [c for c in children(verb, "aux", "auxpass") if c.i < verb.i]
    return first(verb, "auxpass") is not None or (
        any(c.lemma_ == "be" for c in helpers) or (not helpers and verb.dep_ in ("advcl", "acl"))
    )


def decided(verb: Token) -> bool:
    """Tell what somebody "made a decision to" do."""
    noun = verb.head
    return noun.lemma_ == "decision" and noun.dep_ == "dobj" and noun.head.lemma_ in ("make", "take", "reach")


def _agent(verb: Token) -> Token | None:
    by = first(verb, "agent")
    if by is not None:
        return first(by, "pobj")
    if (misread := _misread_agent(verb)) is not None:
        return misread
    if verb.lemma_ in ("summon", "haul"):
        return next(
            (
                w
                for to in children(verb, "prep")
                if to.lower_ in ("to", "before")
                for w in children(to, "pobj")
            ),
            None,
        )
    for prep in children(verb, "prep"):
        order = first(prep, "pobj") if prep.lower_ in ("on", "at", "under") else None
        if order is not None and order.lemma_.lower() in _ORDERS:
            of = next((c for c in children(order, "prep") if c.lower_ in ("of", "from")), None)
            return first(order, "poss") or (first(of, "pobj") if of is not None else None)
    return None


def _misread_agent(verb: Token) -> Token | None:
    """The doer behind a noun that the parser hangs him on: "was banned from the league by Ruritania"."""
    nouns = (noun for p in children(verb, "prep") for noun in children(p, "pobj"))
    by = (p for noun in nouns for p in children(noun, "prep", "agent") if p.lower_ == "by")
    return next((who for p in by for who in children(p, "pobj") if who.ent_type_ in _DOERS), None)


def _antecedent(word: Token, verb: Token) -> Token | None:
    if word.lower_ not in RELATIVE:
        return word
    noun = verb.head if verb.dep_ in ("relcl", "acl") and verb.head != verb else None
    if verb.dep_ == "ccomp" and any(c.lower_ == "it" for c in children(verb.head, "nsubj")):
        noun = first(verb.head, "attr")  # "it was Chile that left"
    if noun is not None and noun.dep_ == "attr" and noun.pos_ == "NOUN":
        noun = next((c for c in children(noun.head, "nsubj") if _somebody(c)), noun)
    rest = noun is not None and noun.dep_ == "conj" and any(c.lower_ == "other" for c in noun.lefts)
    return noun.head if rest and noun is not None else noun  # "Chile and two other states that left"


def _somebody(who: Token) -> bool:
    """Tell whom a noun behind "is" may take up: "Roe is the man who left", "she was the one who stayed"."""
    return who.pos_ == "PROPN" or who.lower_ in ("he", "she", "they", "we", "i")


def counted(noun: Token) -> Token:
    """Return what is counted: ``troops`` for the head of "thousands of troops"."""
    for _ in range(3):
        if noun.lemma_.lower() not in lexicon().classes["number"] and noun.pos_ != "NUM":
            break
        of = next((p for p in children(noun, "prep") if p.lower_ == "of"), None)
        inner = first(of, "pobj") if of is not None else None
        if inner is None:
            break
        noun = inner
    return noun


def in_class(noun: Token, nouns: frozenset[str]) -> bool:
    """Tell whether ``noun``, one co-ordinated with it or a noun compounded with it is one of ``nouns``."""
    heads = [counted(noun), *noun.conjuncts]
    return any(
        head.lemma_.lower() in nouns
        or head.lower_ in nouns
        or head.ent_type_ in nouns
        or any(
            word.lemma_.lower() in nouns
            or f"{word.lower_} {head.lemma_.lower()}" in nouns
            or f"{word.lemma_.lower()} {head.lemma_.lower()}" in nouns
            for word in (*children(head, "compound", "amod", "nmod"), *_more(head))
        )
        for head in heads
    )


def _more(noun: Token) -> Iterator[Token]:
    """Yield "another" before ``noun``, which counts as "more" does: "another week"."""
    return (c for c in children(noun, "det") if c.lower_ == "another")
