"""Tell where the narrator takes over from what he reports: had chosen and gave; , which he called a farce."""

from spacy.tokens import Token

from communique.extract.quotations.cues import is_cue, lexicon
from communique.extract.quotations.sentences import FINITE, Line

_PLAIN_PAST = frozenset(
    {"gave", "took", "went", "wrote", "spoke", "saw", "began", "chose", "drew", "drove", "fell", "flew"}
    | {"froze", "grew", "knew", "rode", "rose", "shook", "sang", "sank", "swore", "threw", "broke"}
    | {"withdrew", "undertook"}
)
"""Past tenses that are no participles."""


def goes_on(token: Token, verb: int, left: int, tense: str) -> bool:
    """Tell whether a co-ordinated verb is the narrator's next: "said it would stay, and has sent ships".

    ``verb`` is the cue of what is reported from token ``left``, ``tense`` its tag.
    """
    joined = (_outside(token, verb, left), _told_on(token, tense))
    return any(joined) or _told_plainly(token, tense) or _has_done(token, tense)


def _outside(token: Token, verb: int, left: int) -> bool:
    """Tell whether a verb without subject goes on from the report's or one above it: "paid, and praised"."""
    joined = token.dep_ == "conj" and token.head.i <= verb < left < token.i
    return joined and not _subject(token)


def _told_on(token: Token, tense: str) -> bool:
    """Tell whether a verb without subject goes on with the narrator's: "will stay and have tried to"."""
    told = token.dep_ == "conj" and any(c.dep_ == "aux" and c.tag_ in FINITE for c in token.lefts)
    return told and not _subject(token) and tense_of(token) == tense != tense_of(token.head)


def _told_plainly(token: Token, tense: str) -> bool:
    """Tell whether the narrator goes on in the plain past: had chosen and gave; was untrue and accused them.

    What had been done, or will be, is joined to no plain past; no passive has an object.
    """
    joined = token.dep_ == "conj" and token.i > 1 and token.nbor(-1).pos_ in ("CCONJ", "ADV")
    if tense != "VBD" or not joined or _subject(token) or any(c.dep_ == "aux" for c in token.lefts):
        return False
    if token.lower_ in _PLAIN_PAST:
        return token.head.tag_ in ("VBN", "VB") and any(c.dep_ == "aux" for c in token.head.lefts)
    thing = any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in token.rights)
    state = token.head.dep_ == "acomp" or token.head.lemma_ == "be"
    return thing and state and token.tag_ in ("VBN", "VBD") and is_cue(token) is not None


def objects_now(line: Line, though: int, end: int, tense: str) -> bool:
    """Tell whether the narrator objects in the present to what was said: , although it has sold it."""
    if tense != "VBD" or line.doc[though].lower_ not in ("although", "though", "whereas"):
        return False
    verb = next((t for t in line.outside(though + 1, end) if t.tag_ in FINITE), None)
    return verb is not None and verb.tag_ in ("VBZ", "VBP") and verb.head.tag_ != "VBG"


def calls_it(token: Token, tense: str) -> bool:
    """Tell whether the narrator goes on with what else the speaker said of it: , which he called a farce."""
    if token.tag_ not in ("WDT", "WP") or token.i + 2 >= len(token.doc) or token.dep_ != "dobj":
        return False
    verb = token.head
    named = is_cue(verb) is not None and "object" in lexicon().verbs[verb.lemma_].frames
    return token.nbor().tag_ == "PRP" and token.nbor().head == verb and named and tense_of(verb) == tense


def _has_done(token: Token, tense: str) -> bool:
    """Tell whether the narrator goes on behind a comma: "said it was ready, and has sent ships"."""
    has = token.dep_ == "conj" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in token.lefts)
    start = token.left_edge.i
    joined = start > 1 and token.doc[start - 2 : start].text.startswith(",")
    joined = joined and token.doc[start - 1].pos_ == "CCONJ"
    return has and joined and tense == "VBD" == tense_of(token.head) and not _subject(token)


def _subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.lefts)


def tense_of(verb: Token) -> str:
    """The tag of the word that carries a verb's tense: its first auxiliary or itself."""
    return next((c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE), verb.tag_)
