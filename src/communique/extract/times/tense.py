"""Tell whether a clause looks back or ahead, from its verb and from the preposition before the time."""

import re

from spacy.tokens import Token

from communique.extract.times.grammar import words
from communique.model import Span
from communique.text.parse import Paragraph

_LIMIT = re.compile(
    r"[a-z] (until|till|by)(?: the (?:end|start|beginning|middle) of)?"
    r"(?: (?:\d{1,2}(?::\d\d)?|noon|midnight)(?: [ap]\.?m\.?)?(?: [A-Z]+)?(?: on)?)?\s+$"
)
"""In mid-sentence a limit lies ahead ("gave them until Friday"); at the head of one it may be past."""
_WORDS_BEFORE = 7
_CLIMB = 15
"""Heads to climb at most: deeper nesting is a broken parse."""


def direction(paragraph: Paragraph, span: Span) -> int:
    """Return -1 where the clause around ``span`` looks back, 1 where it looks ahead, else 0."""
    tense = words("tense")
    tokens = paragraph.tokens(span)
    if tokens is None:
        return 0
    before = paragraph.doc[max(0, tokens.start - _WORDS_BEFORE) : tokens.start].text_with_ws
    for sign, name in ((1, "ahead_before"), (-1, "back_before")):
        if re.search(rf"\b(?:{'|'.join(tense[name])})(?: the)?\s+$", before, re.IGNORECASE):
            return sign
    verb: Token = tokens.root
    limit = _LIMIT.search(before)
    if limit:
        return -1 if limit[1] == "by" and _reached(verb) else 1
    if verb.dep_ == "poss" and (_planned(verb.head) or verb.head.lemma_ not in tense["appointed"]):
        return 1 if _planned(verb.head) else 0
    beside, below = _beside(verb), verb
    for _ in range(_CLIMB):
        # "After Monday's raid" it is over; "after the November elections" says nothing of today.
        over = verb.lower_ in tense["reasons"] and verb.i < tokens.start
        if over and below.lemma_ not in tense["appointed"]:
            return -1
        if verb.i < tokens.start and _awaited(verb, below):
            return 1
        if verb.pos_ in ("VERB", "AUX"):
            looks = 1 if _plans(verb, tokens.start) else _tense(verb)
            if looks is not None and not (_to(verb) and _parted(verb, tokens.start)):
                return 0 if beside and looks < 0 else looks
        elif verb.dep_ != "ROOT" and (_planned(verb) or _plan(verb)):
            return 1
        elif verb.lemma_ in tense["happened"] and not any(_planned(t) for t in verb.children):
            return -1
        if verb.head.i == verb.i:
            return 0
        verb, below = verb.head, verb
    return 0


def _awaited(word: Token, below: Token) -> bool:
    """Tell whether ``word`` leads to what is awaited: "a call for talks", "the risk of losing"."""
    tense = words("tense")
    if word.pos_ != "ADP":
        return False
    lemma = word.head.lemma_.lower()
    if lemma in tense["prospects"] and word.head.pos_ == "NOUN":
        return True
    return lemma in (*tense["wanted"], *tense["awaited"]) and below.lemma_ in tense["appointed"]


def _plan(noun: Token) -> bool:
    """Tell whether ``noun`` is a thing planned: "the slated visit", "upcoming talks"."""
    return any(t.dep_ == "amod" and _planned(t) for t in noun.children)


def _beside(word: Token) -> bool:
    """Tell whether it dates a thing that only another thing is of: "the nominee for the Nov. 8 vote said"."""
    noun = word.head
    return noun.dep_ == "pobj" and word.dep_ != "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN")


def _reached(word: Token) -> bool:
    """Tell whether a limit is one that was met: "had raised a million by February"."""
    verb = next((head for head in word.ancestors if head.pos_ in ("VERB", "AUX")), None)
    if verb is None or {verb.lemma_} & {*words("tense")["wanted"], *words("tense")["limited"]}:
        return False
    bare = verb.tag_ == "VBN" and not any(t.dep_ in ("aux", "auxpass") for t in verb.children)
    return not bare and _tense(verb) == -1


def _tense(verb: Token) -> int | None:
    """Return the direction of one verb group; ``None`` where it leaves that to the verb it hangs on."""
    helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    lower = {t.lower_ for t in helpers}
    if any(t.tag_ == "MD" for t in helpers):
        return -1 if "have" in lower or _unanswered(verb, lower) else 1
    if _to(verb):
        return 1 if _announced(verb) else _infinitive(verb)
    if _planned(verb) or any(t.dep_ == "acomp" and t.lower_ == "due" for t in verb.children):
        return 1
    if verb.tag_ == "VBD" and any(t.dep_ == "mark" and t.lower_ in ("if", "unless") for t in verb.children):
        return None
    if verb.tag_ == "VBD" or lower & {"was", "were", "had", "did", "has", "have"}:
        return -1
    if verb.tag_ == "VBN":
        return 0 if lower else -1
    if verb.tag_ == "VBG":
        return 1 if lower & {"is", "are", "am", "'re", "’re"} else None
    if verb.tag_ in ("VBZ", "VBP"):
        ahead = verb.lemma_ == "be" or verb.lemma_ in words("tense")["ahead_present"]
        return 1 if ahead and not helpers else 0
    return None


def _unanswered(verb: Token, helpers: set[str]) -> bool:
    """Tell whether somebody was not to be reached, or did not speak: "could not be reached Friday"."""
    if not helpers & {"could", "would"} or verb.lemma_ not in words("tense")["unanswered"]:
        return False
    before = verb.doc[max(0, verb.left_edge.i) : verb.i]
    return any(t.lower_ in ("not", "n't", "n’t", "neither", "nor", "no", "none", "nobody") for t in before)


def _to(verb: Token) -> bool:
    return any(t.tag_ == "TO" for t in verb.children)


def _announced(verb: Token) -> bool:
    """Tell whether a thing is "to be held", "to be shown": what is said of it in passing."""
    to = next(t for t in verb.children if t.tag_ == "TO")
    passive = verb.tag_ == "VBN" and to.i > 0 and verb.i == to.i + 2
    return passive and (to.nbor(-1).pos_ in ("NOUN", "PROPN") or to.nbor(-1).text == ",")


def _parted(verb: Token, place: int) -> bool:
    """An infinitive before the clause ends at its comma: "To reach a deal, they met on Friday"."""
    before = any(head.i >= place and head.pos_ in ("VERB", "AUX") for head in verb.ancestors)
    return before and any(token.text == "," for token in verb.doc[verb.i : place])


def _infinitive(verb: Token) -> int | None:
    head = verb.head
    if head.lemma_ in words("tense")["wanted"] and head.i < verb.i:
        return 1
    if head.lemma_ in words("tense")["done_before_to"] or verb.dep_ not in ("xcomp", "acl", "ccomp", "relcl"):
        return None
    return 1 if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else None


def _plans(verb: Token, place: int) -> bool:
    """Tell whether ``verb`` plans a thing that stands before ``place``: "planned a march for Saturday"."""
    lemmas = set(words("tense")["planned"])
    return verb.lemma_ in lemmas and any(t.dep_ in ("dobj", "obj") and t.i < place for t in verb.children)


def _planned(word: Token) -> bool:
    """Tell whether ``word`` is a plan made ("scheduled for"), not the act of making one ("they planned")."""
    return word.tag_ != "VBD" and not {word.lemma_.lower(), word.lower_}.isdisjoint(words("tense")["planned"])
