"""Find demands made by "must", "should" and "need" in what somebody is reported to have said."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated, nobody_s
from communique.extract.positions.conditions import BORNE, overdue
from communique.extract.positions.contents import clause_end, clause_span, within
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import holder_span, own_side, voice
from communique.extract.positions.mentioned import named_in
from communique.extract.positions.modality import asked
from communique.extract.positions.phrases import names, noun_phrase, tidy
from communique.extract.positions.refusals import hopeless
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, passive, subject
from communique.extract.positions.undergone import agent_of, asked_of
from communique.model import Quotation, Span, hull
from communique.text.parse import Paragraph

_FANCY = frozenset({"illusion", "delusion"})
_MUST = frozenset({"must", "should"})
_HAVE = frozenset({"have", "need", "ought"})
_BOUND = frozenset({"oblige", "bind"})
_EVERYONE = frozenset(
    {"all", "everyone", "everybody", "both", "neither", "there", "that", "one", "nobody"}
) | {
    "anyone",
    "side",
    "party",
    "those",
}
_SPOKEN_OF = frozenset({"you", "they", "he", "she", "we"})


def wishes(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the demands that quoted or reported words of ``paragraph`` make by a modal verb or by "need"."""
    for word in paragraph.doc:
        modal = word.lower_ in _MUST and word.tag_ == "MD"
        barred = word.lower_ == "may" and word.tag_ == "MD" and negated(word.head)
        modal = modal or (barred and _party(word.head))
        got = word.lower_ == "got" and first(word, "aux") is not None
        duty = word.lemma_.lower() in _HAVE or (word.lemma_ in _BOUND and passive(word))
        late = word.lower_ == "ought" and any(map(overdue, children(word, "xcomp")))
        if late or not (modal or got or duty):
            continue
        quotation = speech.around(paragraph.locate(word))
        held = voice(paragraph, word, quotation)
        told = word.tag_ == "VBD" and quotation is not None and quotation.mode == "direct"
        if quotation is None or held is None or told or asked(word) or _open(word):
            continue
        found = (
            _obliged(paragraph, word, word.head, quotation, held, speech)
            if modal
            else _needed(paragraph, word, quotation, held, speech)
        )
        if found is not None:
            yield found


def _party(verb: Token) -> bool:
    """Tell what somebody may not do from what may not happen."""
    who = first(verb, "nsubj", "nsubjpass")
    if who is not None and who.lower_ == "nothing":
        return verb.lemma_ in ("happen", "occur", "recur", "repeat")
    return who is not None and who.dep_ == "nsubj" and names(who) == "actor" and verb.lemma_ != "be"


def _open(word: Token) -> bool:
    """Tell what is only asked or supposed, or not yet done: "whether they have to go", "has yet to do so"."""
    if any(c.lower_ == "yet" for c in word.children):
        return True
    if any(c.lower_ in ("wherever", "whatever", "whenever") for c in word.head.subtree if c.i < word.i):
        return True  # "wherever it has to be done"
    verb = word.head if word.tag_ == "MD" else word
    while verb.dep_ == "conj" and first(verb, "nsubj", "nsubjpass", "mark") is None:
        verb = verb.head
    return any(c.lower_ in ("if", "whether") for c in children(verb, "mark"))


def _obliged(
    paragraph: Paragraph, word: Token, verb: Token, quotation: Quotation, held: Span, speech: Speech
) -> Finding | None:
    who = first(verb, "nsubj", "nsubjpass", "expl")
    if who is None and verb.dep_ == "conj":
        who = subject(verb) or first(verb.head, "nsubj", "nsubjpass")
    if (
        who is None
        or who.i > word.i
        or _remarked(who, verb)
        or any(c.lower_ == "what" for c in verb.children)
    ):
        return None
    if first(verb, "aux") and any(c.lower_ == "have" for c in children(verb, "aux")):
        return None
    before = first(verb.head, "nsubj") if verb.dep_ == "conj" and who.lower_ == "it" else None
    ours = own_side(before or who, quotation, speech)
    if ours and not _granted(verb) and (who.lower_ != "we" or not _all_of(who)):
        return None
    if verb.dep_ in ("acl", "relcl", "advcl") or (verb.tag_ == "VBG" and word.lower_ != "should"):
        return None
    if hopeless(verb) and names(who) in ("actor", "pronoun"):
        return None
    same = verb.dep_ == "conj" and names(first(verb.head, "nsubj") or who) == "actor"
    same = same or verb.lemma_.lower() in lexicon().classes["remedy"]
    if who.lower_ == "it" and quotation.mode == "direct" and first(verb, "auxpass") is None and not same:
        return None
    named = names(who) == "actor" or who.lower_ in _SPOKEN_OF or (same and who.lower_ == "it")
    if not named and quotation.mode == "direct" and word.lower_ == "should" and not _wanted(who, verb):
        return None
    doc = word.doc
    start = verb.i if named and who.dep_ == "nsubj" else verb.left_edge.i
    end = clause_end(verb, verb.right_edge.i + 1)
    content = tidy(paragraph, paragraph.locate(doc[min(start, end - 1) : end]))
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        within(content, quotation.span),
        held,
        asked_of(paragraph, who, verb)
        if named and not ours
        else agent_of(paragraph, verb) or named_in(paragraph, who, speech.sides(held), held, "REQUEST"),
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _all_of(we: Token) -> bool:
    """Tell whether others are meant too: "we all must", "we must all act"."""
    return any(word.lower_ in ("all", "both") for word in we.doc[we.i : we.i + 4])


def _granted(verb: Token) -> bool:
    """Tell what somebody asks for his own side: "we must be heard", "we must be at the table"."""
    seat = (t for p in children(verb, "prep") if p.lower_ in ("at", "in") for t in children(p, "pobj"))
    if verb.lemma_ == "be":
        return any(in_class(place, lexicon().classes["parley"]) for place in seat)
    return first(verb, "auxpass") is not None and verb.lemma_.lower() in lexicon().classes["heeded"]


def _wanted(who: Token, verb: Token) -> bool:
    """Tell what a thing should undergo or do from what it should be like: "the toll should be paid"."""
    remedy = verb.lemma_.lower() in lexicon().classes["remedy"]
    return (
        remedy
        or any(c.lower_ == "no" for c in children(who, "det"))
        or first(verb, "auxpass") is not None
        or who.lower_ in _EVERYONE
    )


def _remarked(who: Token, verb: Token) -> bool:
    """Tell what somebody holds to be so from what he wants done: "should be treated as", "no doubt"."""
    classes = lexicon().classes
    sure = first(verb, "attr")
    if who.lower_ == "there" and sure is not None and sure.lemma_.lower() in classes["doubt"]:
        return True
    if verb.lemma_ == "be" and sure is not None and sure.pos_ == "NOUN" and names(who) == "other":
        return who.dep_ != "expl"  # "the vote should be a lesson"
    borne = lexicon().classes["harm"] | lexicon().classes["guilt"]
    if verb.lemma_ in BORNE and any(in_class(t, borne) for t in children(verb, "dobj")):
        return True  # "they must bear the consequences"
    if verb.lemma_ == "consider" and first(verb, "auxpass") is not None:
        return True
    in_what = (t for p in children(verb, "prep") if p.lower_ in ("in", "under") for t in children(p, "pobj"))
    if verb.lemma_ == "be" and any(in_class(t, classes["doubt"] | _FANCY) for t in in_what):
        return True  # "nobody should be in any doubt"
    barred = any(c.lower_ == "must" for c in children(verb, "aux")) and negated(verb)  # "must not last"
    learnt = names(who) == "actor" and first(verb, "auxpass") is None
    sorry = verb.lemma_ == "say" and any(c.lower_ == "sorry" for c in verb.children)
    if learnt and (sorry or verb.lemma_.lower() in classes["learning"]):
        return False  # "the union must understand that"
    return (
        verb.lemma_.lower() in classes["aside"]
        or (verb.lemma_.lower() in classes["likely"] and not barred)
        or who.lower_ == "what"
    )


def _needed(
    paragraph: Paragraph, word: Token, quotation: Quotation, held: Span, speech: Speech
) -> Finding | None:
    deed = first(word, "xcomp")
    if word.dep_ in ("acl", "relcl") and (deed is None or first(deed, "auxpass") is None):
        return None
    if deed is not None and any(c.lower_ == "to" for c in children(deed, "aux")):
        return _obliged_to(paragraph, word, deed, quotation, held, speech)
    if word.lemma_.lower() != "need" or word.pos_ != "VERB":
        return None
    who, thing = subject(word), first(word, "dobj", "ccomp")
    if who is None or thing is None or thing.i < word.i or any(children(word, "neg")) or nobody_s(thing):
        return None
    if who.ent_type_ == "PERSON" and not own_side(who, quotation, speech):
        return None  # "Roe needs a deal", says another
    yours = any(c.lower_ == "your" for c in children(thing, "poss"))
    if thing.dep_ == "dobj" and not yours and not in_class(thing, lexicon().classes["deal"]):
        return None
    holder = holder_span(paragraph, who) if own_side(who, quotation, speech) is not False else None
    if holder is None:
        return None
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        clause_span(paragraph, thing, (word,)),
        holder,
        named_in(paragraph, thing, speech.sides(holder), holder, "REQUEST"),
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _obliged_to(
    paragraph: Paragraph, word: Token, deed: Token, quotation: Quotation, held: Span, speech: Speech
) -> Finding | None:
    who = first(word, "nsubj", "nsubjpass", "expl")
    if who is None or (own_side(who, quotation, speech) and (word.lemma_ != "need" or not _all_of(who))):
        return None
    if any(children(word, "neg")) or any(
        c.lower_ in ("would", "will", "may", "might") for c in children(word, "aux")
    ):
        return None
    named = names(who) == "actor" or who.lower_ in _SPOKEN_OF
    ends = deed.lemma_.lower() in lexicon().classes["remedy"] and first(deed, "dobj") is None
    if word.lemma_ == "have" and (word.dep_ == "relcl" or _concerning(deed) or who.lower_ == "we"):
        return None
    so = who.dep_ == "expl" or first(deed, "acomp") is not None  # "there needs to be", "needs to be fair"
    mere = first(deed, "auxpass") is None and not ends and (word.lemma_.lower() == "have" or not so)
    before = {t.lower_ for t in word.doc[word.sent.start : word.i]}
    anybody = who.lower_ == "you" and not before.isdisjoint(("if", "what"))
    if (mere and not named) or anybody or _remarked(who, deed):
        return None
    content = clause_span(paragraph, deed, (word,)) if named else _due(paragraph, word, who, deed)
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word if named else word.doc[word.i : deed.i + 1]),
        content,
        held,
        asked_of(paragraph, who, deed) if named else None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _concerning(deed: Token) -> bool:
    """Tell "have to do with" from a duty."""
    return deed.lemma_ == "do" and any(p.lower_ == "with" for p in children(deed, "prep"))


def _due(paragraph: Paragraph, word: Token, who: Token, deed: Token) -> Span:
    """What has to be: what is to be done or there, or that something be so ("the talks need to be open")."""
    if who.dep_ == "expl":
        thing = first(deed, "attr", "nsubj", "dobj") or deed
        return noun_phrase(paragraph, thing)
    so = clause_span(paragraph, deed, (word,)) if first(deed, "acomp", "attr") is not None else None
    named = noun_phrase(paragraph, who)
    return named if so is None else hull([named, so])
