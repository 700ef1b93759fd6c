"""Tell whether an act is asserted or denied, is only tried or only seems to be done."""

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.syntax import ENACTED, STEPS, children, decided, first

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
_BEGUN = frozenset(
    {"begin", "start", "continue", "decide", "move", "vote", "rush", "proceed", "resolve", "opt"}
)
_DUTY = frozenset({"must", "should", "ought"})
_SEEN_TO = frozenset({"ensure", "ensures", "ensured", "ensuring", "sure"})
_BROUGHT = frozenset({"prompting", "prompted", "leading", "led", "causing", "caused", "spurring", "spurred"})
"""What is said to bring somebody to what he then does."""
_PLEASED = frozenset({"want", "like", "wish"})
_HAVING = frozenset({"after", "since", "before", "with", "by", "in", "besides", "despite", "while"})
_TRYING = frozenset({"try", "attempt", "seek", "plot", "conspire", "scheme", "want", "intend", "aim", "plan"})
_DENIED = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without"})
NONE = frozenset({"nobody", "no", "none", "nothing", "neither", "no-one"})
_DOUBTED = frozenset({"fail", "unlikely", "unable", "stop", "avoid", "unwilling", "refuse", "decline"})
_LEFT_OPEN = frozenset({"agree", "rule"})
"""What one can fail or refuse to do and be told of for it: "failed to agree", "declined to rule out"."""


def asserted(verb: Token) -> bool:
    """Tell whether ``verb`` says that something is or was done: no mere purpose, wish or duty."""
    helpers = {c.lower_ for c in children(verb, "aux")}
    if verb.dep_ in ("ccomp", "csubj") and (_unclear(verb.head) or verb.head.lower_ in _SEEN_TO):
        return False
    if not helpers and any(c.lower_ == "be" for c in children(verb, "auxpass")):
        return False  # "and that the permits be revoked"
    if helpers & _DUTY or any(c.lower_ == "whether" for c in children(verb, "mark")):
        return False
    if verb.tag_ == "VB" and not helpers:
        return verb.dep_ == "conj" and asserted(verb.head)
    if verb.tag_ == "VBG" and not helpers:
        if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
            return asserted(verb.head)
        if verb.dep_ == "pcomp":
            if _refrained(verb):
                return asserted(verb.head.head)
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
        if verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_.lower() in STEPS and not going:
            return verb.head.tag_ in ("VBD", "VBN", "VBZ") and asserted(verb.head) and not negated(verb.head)
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _PLEASED:
            courteous = verb.lemma_.lower() in lexicon().classes["courtesy"]
            return courteous and any(c.lower_ in ("i", "we") for c in children(verb.head, "nsubj"))
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _DOUBTED:
            return verb.lemma_.lower() in _LEFT_OPEN and asserted(verb.head)
        if verb.dep_ == "xcomp" and verb.head.lower_ in _BROUGHT:
            return not negated(verb.head)  # "prompting Borduria to close its port"
        if verb.dep_ == "xcomp" and verb.head.lower_ == "able":
            return verb.head.head.tag_ == "VBD" and not negated(verb)
        if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and first(verb.head, "acomp") is not None:
            return False  # "it was premature to back her"
        if verb.dep_ == "xcomp":
            return _yet(verb) or (
                verb.head.lemma_.lower() in PLANNED | _BEGUN | {"be"} and asserted(verb.head)
            )
        enacted = verb.head.dep_ == "dobj" and verb.head.head.lemma_.lower() in ENACTED
        return verb.dep_ == "acl" and (enacted or decided(verb))
    return True


def attempted(verb: Token) -> bool:
    """Tell what somebody is said to try or want: "is trying to split the alliance"."""
    head = verb.head
    return verb.dep_ == "xcomp" and head.lemma_ in _TRYING and not negated(verb) and asserted(head)


def seeming(verb: Token) -> bool:
    """Tell what somebody only seems to do: "appeared to back her"; not "appeared on air to back her"."""
    seems = verb.dep_ == "xcomp" and verb.head.lemma_ in ("appear", "seem")
    return seems and verb.i - verb.head.i <= 2


def _unclear(verb: Token) -> bool:
    """Tell whether something is doubted: "it is not clear that", "it is unclear"."""
    how = first(verb, "acomp")
    if how is None:
        return False
    return how.lower_ in ("unclear", "doubtful", "unlikely") or (how.lower_ == "clear" and negated(how))


def negated(trigger: Token) -> bool:
    """Tell whether the act itself is denied: "did not demand", "is not likely to agree", "no demand"."""
    token = trigger
    if trigger.dep_ == "conj" and any(c.lower_ == "nor" and c.i < trigger.i for c in trigger.head.children):
        return True
    for _ in range(4):
        if any(c.dep_ == "neg" or c.lower_ in _DENIED for c in token.children if c.i < trigger.i):
            return True
        if token.lemma_ == "be" and any(c.i == token.i + 1 for c in children(token, "neg")):
            return True  # "it is not an attempt"
        if any(c.lower_ == "longer" and c.i < trigger.i for c in token.children):
            return True  # "would no longer accept"
        if any(nobody(c) for c in children(token, "nsubj", "nsubjpass") if c.i < trigger.i):
            return True
        if token.dep_ not in ("xcomp", "acomp", "pcomp") or token.head == token:
            return False
        if _yet(token) or _refrained(token):
            return True
        token = token.head
        if token.lemma_.lower() in _DOUBTED:
            return True
    return False


def _refrained(verb: Token) -> bool:
    """Tell what somebody does not go as far as to do: "refrained from blaming her"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("of", "from"):
        return False
    return verb.head.head.lemma_.lower() in ("refrain", "abstain", "stop")


def _yet(verb: Token) -> bool:
    """Tell whether ``verb`` is what somebody has not done: "have yet to agree"."""
    return verb.head.lemma_ == "have" and any(
        c.lower_ == "yet" for c in (*verb.children, *verb.head.children)
    )


def nobody(subject: Token) -> bool:
    """Tell whether ``subject`` is nobody, or none of a kind: "no one", "not one inch"."""
    none = any(c.lower_ in NONE for c in children(subject, "det"))
    return subject.lower_ in NONE or none or subject.left_edge.lower_ in ("not", "neither")  # "not one inch"


def none_of(content: Token) -> bool:
    """Tell whether ``content`` is there to be denied: "no privilege", "none of the letters"."""
    none = content.lower_ in ("nothing", "none")
    return none or any(c.lower_ == "no" for c in children(content, "det"))


def not_one(content: Token) -> bool:
    """Tell what is denied to the last of it: "not a single letter", "not any proof"."""
    return any(c.lower_ in ("single", "any", "slightest", "least") for c in children(content, "amod", "det"))


def nobody_s(thing: Token) -> bool:
    """Tell whether ``thing`` is said to be nobody's: "needs nobody's leave", "at no one's bidding"."""
    whose = first(thing, "poss")
    return whose is not None and (
        nobody(whose) or whose.doc[whose.i - 1 : whose.i + 1].text.lower() == "no one"
    )
