"""Read the parse: who is the subject, what is counted, whether an act is asserted or denied."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.joins import behind_dateline, outside

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_CHAIN = frozenset({"xcomp", "conj", "advcl", "pcomp", "acomp", "attr", "prep", "ccomp", "dep"})
PLANNED = frozenset(
    {
        "plan",
        "intend",
        "prepare",
        "set",
        "go",
        "expect",
        "aim",
        "mull",
        "weigh",
        "discuss",
        "consider",
        "hope",
        "likely",
        "unlikely",
        "about",
        "due",
    }
)
_WHOLE = frozenset({"both", "all", "each", "neither", "none"})
_BEGUN = frozenset(
    {"begin", "start", "continue", "decide", "move", "vote", "rush", "proceed", "resolve", "opt"}
)
_ENACTED = frozenset(
    {"approve", "adopt", "pass", "sign", "issue", "enact", "announce", "introduce", "release", "publish"}
    | {"submit", "table", "present", "send", "draft", "propose", "back", "circulate"}
)
_DUTY = frozenset({"must", "should", "ought"})
_STEPS = frozenset(
    {"use", "hold", "come", "move", "go", "travel", "fly", "write", "appear", "schedule", "meet"}
    | {"speak", "take", "tweet", "join", "unite", "return", "phone", "cite", "seize", "line", "rush"}
    | {"sign", "issue", "release", "send", "publish", "circulate", "convene", "gather", "weigh", "intervene"}
)
"""What somebody does to say something: "held a news conference to denounce"."""
_SEEN_TO = frozenset({"ensure", "ensures", "ensured", "ensuring", "sure"})
_PLEASED = frozenset({"want", "like", "wish"})
_HAVING = frozenset({"after", "since", "before", "with", "by", "in", "besides", "despite", "while"})
_TRYING = frozenset({"try", "attempt", "seek", "plot", "conspire", "scheme"})
_DENIED = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without"})
_ORDERS = frozenset({"order", "instruction", "command", "direction", "behest", "request"})
NONE = frozenset({"nobody", "no", "none", "nothing", "neither", "no-one"})
_DOUBTED = frozenset({"fail", "unlikely", "unable", "stop", "avoid", "unwilling", "refuse", "decline"})
_LEFT_OPEN = frozenset({"agree", "rule"})
"""What one can fail or refuse to do and be told of for it: "failed to agree", "declined to rule out"."""


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
        if own is not None and own.lower_ == "it" and verb.dep_ == "ccomp" and verb.head.lemma_ == "make":
            own, verb = first(verb.head, "nsubj"), verb.head  # "made it clear"
        if own is not None:
            own = _antecedent(own, verb)
            return _among(own) or own if own is not None else None
        if verb.dep_ == "acl" and _decided(verb):
            return subject(verb.head.head)
        if verb.dep_ in ("acl", "relcl"):
            return _among(verb.head) or verb.head
        if verb.dep_ not in _CHAIN or verb.head == verb:
            return None
        controller = first(verb.head, "dobj") if verb.dep_ in ("xcomp", "ccomp") else None
        if controller is not None and verb.head.lemma_.lower() not in _STEPS:
            return controller if verb.head.lemma_ in ("see", "let", "make", "help") else None
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
    if instrument.dep_ not in ("dobj", "nsubjpass") or instrument.head.lemma_.lower() not in _ENACTED:
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


def asserted(verb: Token) -> bool:
    """Tell whether ``verb`` says that something is or was done: no mere purpose, wish or duty."""
    helpers = {c.lower_ for c in children(verb, "aux")}
    if verb.dep_ in ("ccomp", "csubj") and (_unclear(verb.head) or verb.head.lower_ in _SEEN_TO):
        return False
    if helpers & _DUTY or any(c.lower_ == "whether" for c in children(verb, "mark")):
        return False
    if verb.tag_ == "VB" and not helpers:
        return verb.dep_ == "conj" and asserted(verb.head)
    if verb.tag_ == "VBG" and not helpers:
        if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
            return asserted(verb.head)
        if verb.dep_ == "pcomp":
            joined = verb.head.lower_ == "in" and verb.head.head.lemma_ in ("join", "stand", "unite")
            quoted = verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite", "report")
            return joined or quoted or verb.head.lower_ in _HAVING
        if verb.dep_ == "conj" and verb.head.tag_ == "VBG":
            return asserted(verb.head)  # "treating them badly and ignoring their plight causes harm"
        return verb.dep_ not in ("csubj", "compound", "amod", "nsubj", "dobj", "pobj")
    if verb.tag_ == "VB" and helpers == {"to"}:
        if verb.head.lemma_ == "go" and any(c.lower_ == "on" for c in verb.head.children):
            return asserted(verb.head)  # "went on to accuse"
        if seeming(verb):
            return False
        going = verb.head.lower_ == "going"
        if verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_.lower() in _STEPS and not going:
            return verb.head.tag_ in ("VBD", "VBN", "VBZ") and asserted(verb.head) and not negated(verb.head)
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _PLEASED:
            courteous = verb.lemma_.lower() in lexicon().classes["courtesy"]
            return courteous and any(c.lower_ in ("i", "we") for c in children(verb.head, "nsubj"))
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _DOUBTED:
            return verb.lemma_.lower() in _LEFT_OPEN and asserted(verb.head)
        if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and first(verb.head, "acomp") is not None:
            return False  # "it was premature to back her"
        if verb.dep_ == "xcomp":
            return _yet(verb) or (
                verb.head.lemma_.lower() in PLANNED | _BEGUN | {"be"} and asserted(verb.head)
            )
        enacted = verb.head.dep_ == "dobj" and verb.head.head.lemma_.lower() in _ENACTED
        return verb.dep_ == "acl" and (enacted or _decided(verb))
    return True


def attempted(verb: Token) -> bool:
    """Tell what somebody is said to try: "is trying to split the alliance"."""
    head = verb.head
    return verb.dep_ == "xcomp" and head.lemma_ in _TRYING and not negated(verb) and asserted(head)


def seeming(verb: Token) -> bool:
    """Tell what somebody only seems to do: "appeared to back her"; not "appeared on air to back her"."""
    seems = verb.dep_ == "xcomp" and verb.head.lemma_ in ("appear", "seem")
    return seems and verb.i - verb.head.i <= 2


def _decided(verb: Token) -> bool:
    """Tell what somebody "made a decision to" do."""
    noun = verb.head
    return noun.lemma_ == "decision" and noun.dep_ == "dobj" and noun.head.lemma_ in ("make", "take", "reach")


def _unclear(verb: Token) -> bool:
    """Tell whether something is doubted: "it is not clear that", "it is unclear"."""
    how = first(verb, "acomp")
    if how is None:
        return False
    return how.lower_ in ("unclear", "doubtful", "unlikely") or (how.lower_ == "clear" and negated(how))


def _agent(verb: Token) -> Token | None:
    by = first(verb, "agent")
    if by is not None:
        return first(by, "pobj")
    if verb.lemma_ == "summon":
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


def _antecedent(word: Token, verb: Token) -> Token | None:
    if word.lower_ not in RELATIVE:
        return word
    noun = verb.head if verb.dep_ in ("relcl", "acl") and verb.head != verb else None
    rest = noun is not None and noun.dep_ == "conj" and any(c.lower_ == "other" for c in noun.lefts)
    return noun.head if rest and noun is not None else noun  # "Chile and two other states that left"


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


def negated(trigger: Token) -> bool:
    """Tell whether the act itself is denied: "did not demand", "is not likely to agree", "no demand"."""
    token = trigger
    if trigger.dep_ == "conj" and any(c.lower_ == "nor" and c.i < trigger.i for c in trigger.head.children):
        return True
    for _ in range(4):
        if any(c.dep_ == "neg" or c.lower_ in _DENIED for c in token.children if c.i < trigger.i):
            return True
        if any(c.lower_ == "longer" and c.i < trigger.i for c in token.children):
            return True  # "would no longer accept"
        if any(_nobody(c) for c in children(token, "nsubj", "nsubjpass") if c.i < trigger.i):
            return True
        if token.dep_ not in ("xcomp", "acomp", "pcomp") or token.head == token:
            return False
        if _yet(token):
            return True
        token = token.head
        if token.lemma_.lower() in _DOUBTED:
            return True
    return False


def _yet(verb: Token) -> bool:
    """Tell whether ``verb`` is what somebody has not done: "have yet to agree"."""
    return verb.head.lemma_ == "have" and any(
        c.lower_ == "yet" for c in (*verb.children, *verb.head.children)
    )


def _nobody(subject: Token) -> bool:
    return subject.lower_ in NONE or any(c.lower_ in NONE for c in children(subject, "det"))


def none_of(content: Token) -> bool:
    """Tell whether ``content`` is there to be denied: "no privilege"."""
    return content.lower_ == "nothing" or any(c.lower_ == "no" for c in children(content, "det"))


def nobody_s(thing: Token) -> bool:
    """Tell whether ``thing`` is said to be nobody's: "needs nobody's leave", "at no one's bidding"."""
    whose = first(thing, "poss")
    return whose is not None and (
        _nobody(whose) or whose.doc[whose.i - 1 : whose.i + 1].text.lower() == "no one"
    )
