"""Find the threats that hang on a condition: "Ruritania will leave the pact unless Borduria pays", she said.

What a side will do if another does something is a threat, unless it is a kindness ("will lift the tolls if").
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated
from communique.extract.positions.charges import shares
from communique.extract.positions.conditions import COMPELLED
from communique.extract.positions.contents import within
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import own_side, voice
from communique.extract.positions.modality import COMING, POSSIBLE, asked
from communique.extract.positions.phrases import names, noun_phrase, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, passive
from communique.model import Quotation
from communique.text.parse import Paragraph

_GRANTED = frozenset({"even", "only", "as", "what", "except"})
"""What stands before an "if" on which no threat hangs."""
_YOU = frozenset({"they", "you"})
_LEARNING = frozenset({"see", "feel", "learn", "discover", "regret", "get", "hear", "know", "understand"})
"""What is foretold to those who do it: "if they come back, they will see what we keep for them"."""


def ultimatums(
    paragraphs: Iterable[Paragraph], speech: Speech, found: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield what one side says it will do on a condition, where none of ``found`` covers it."""
    taken = [span for act in found for span in (act.trigger, act.content) if span is not None]
    for paragraph in paragraphs:
        for word in paragraph.doc:
            if word.tag_ == "MD" and word.dep_ == "aux" and word.lower_ in COMING | POSSIBLE:
                threat = _threat(paragraph, word, speech)
                if threat is not None and not any(shares(threat, span) for span in taken):
                    yield threat


def _threat(paragraph: Paragraph, will: Token, speech: Speech) -> Finding | None:
    verb = will.head
    quotation = speech.around(paragraph.locate(verb))
    by = voice(paragraph, verb, quotation)
    who = _doer(verb)
    if quotation is None or by is None or who is None or negated(verb) or asked(verb):
        return None
    if verb.dep_ in ("advcl", "relcl", "acl"):
        return None
    mark = _condition(verb)
    if mark is None and not _dared(verb):
        return None
    if will.lower_ in POSSIBLE and (mark is None or mark.lower_ != "unless"):
        return None
    deed = first(verb, "xcomp") if verb.lemma_ in COMPELLED | {"have"} else verb
    on = first(mark.head, "nsubj") if mark is not None else None
    if deed is None or (on is not None and (on.lower_ == "it" or own_side(on, quotation, speech))):
        return None  # "if it rains", "if we pay"
    foretold = who.lower_ in _YOU and on is not None and on.lower_ in _YOU
    if foretold and quotation.mode == "direct":
        threatens = deed.lemma_.lower() in _LEARNING
    else:
        threatens = _ours(who, quotation, speech) and not _kind(deed)
    if not threatens:
        return None
    held = by if foretold or who.lower_ in ("it", "he", "she", "they") else noun_phrase(paragraph, who)
    told = noun_phrase(paragraph, on) if on is not None and names(on) in ("actor", "pronoun") else None
    clause = verb.doc[verb.left_edge.i : verb.right_edge.i + 1]
    return Finding(
        "THREATEN",
        "threaten",
        paragraph.locate(deed),
        within(tidy(paragraph, paragraph.locate(clause)), quotation.span),
        held,
        told if told is not None and not told.overlaps(held) else None,
        False,
        "fact",
        quotation,
        deed,
        paragraph,
    )


def _doer(verb: Token) -> Token | None:
    while verb.dep_ == "conj" and first(verb, "nsubj", "nsubjpass") is None:
        verb = verb.head
    return first(verb, "nsubj") or (first(verb, "nsubjpass") if verb.lemma_ in COMPELLED else None)


def _condition(verb: Token) -> Token | None:
    """Return the "if" or "unless" on which what ``verb`` says hangs."""
    for token in verb.subtree:
        open_yet = token.lower_ in ("if", "unless") and token.dep_ == "mark"
        if open_yet and not (token.i and token.nbor(-1).lower_ in _GRANTED) and not _unreal(token.head):
            return token
    return None


def _unreal(verb: Token) -> bool:
    """Tell what is not so: "if I were you", "if there were any", "if need be"."""
    there = any(c.lower_ == "there" for c in children(verb, "expl"))
    return verb.lower_ == "were" or there or first(verb, "nsubj", "nsubjpass", "csubj") is None


def _dared(verb: Token) -> bool:
    """Tell what follows upon a dare: "touch our ships and we will answer"."""
    before = verb.head
    dare = verb.dep_ == "conj" and before.tag_ == "VB" and not any(children(before, "nsubj", "aux"))
    return dare and any(c.lower_ == "and" for c in children(before, "cc"))


def _ours(who: Token, quotation: Quotation, speech: Speech) -> bool:
    """Tell whether ``who`` acts for whoever speaks, or is a state that is spoken for."""
    if own_side(who, quotation, speech) is False:
        return False
    if who.lower_ in ("we", "it"):
        return True
    if any(c.lower_ == "other" for c in children(who, "amod")):
        return False
    return names(who) == "actor" and who.ent_type_ != "PERSON"


def _kind(deed: Token) -> bool:
    """Tell a kindness, a request or what only happens: "will lift the ban", "will ask", "will suffer"."""
    classes, lemma = lexicon().classes, deed.lemma_.lower()
    if lemma in classes["kindly"]:
        return True
    spared = lemma in classes["sparing"] and any(
        in_class(thing, classes["harm"] | classes["hardpenalty"] | classes["force"] | classes["combat"])
        for thing in children(deed, "dobj")
    )
    return spared or passive(deed)
