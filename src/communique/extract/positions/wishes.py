"""Find demands made by "must", "should" and "need" in what somebody is reported to have said."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.addressees import named_in
from communique.extract.positions.findings import (
    FIRST_PERSON,
    Finding,
    clause_span,
    harm_in,
    holder_span,
    own_side,
    speaker,
)
from communique.extract.positions.phrases import names, noun_phrase, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, negated, subject
from communique.model import Quotation, Span
from communique.text.parse import Paragraph

_MUST = frozenset({"must", "should", "shall"})
_HAVE = frozenset({"have", "need", "ought"})
_EVERYONE = frozenset({"all", "everyone", "everybody", "you", "they", "both", "who", "neither", "there"})


def wishes(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the demands that quoted or reported words of ``paragraph`` make by a modal verb or by "need"."""
    for word in paragraph.doc:
        if word.tag_ == "VB" and word.dep_ in ("ROOT", "ccomp") and not any(children(word, "aux")):
            yield from _commanded(paragraph, word, speech)
            continue
        if word.lower_ == "otherwise":
            yield from _otherwise(paragraph, word, speech)
            continue
        if word.dep_ == "attr" and word.lemma_.lower() in lexicon().classes["moment"]:
            yield from _due(paragraph, word, speech)
            continue
        modal = word.lower_ in _MUST and word.tag_ == "MD"
        if not modal and (word.lemma_.lower() not in _HAVE or word.tag_ == "VBD"):
            continue
        quotation = speech.around(paragraph.locate(word))
        held = speaker(quotation)
        if quotation is None or held is None:
            continue
        found = (
            _obliged(paragraph, word, word.head, quotation, held, speech)
            if modal
            else _needed(paragraph, word, quotation, held, speech)
        )
        if found is not None:
            yield found


def _commanded(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """An imperative in somebody's own words: "Release our sailors"."""
    quotation = speech.around(paragraph.locate(word))
    held = speaker(quotation)
    if quotation is None or held is None or quotation.mode != "direct":
        return
    before = (
        t for t in word.doc[word.sent.start : word.i] if t.is_alpha and t.lower_ not in ("please", "now")
    )
    led = any(paragraph.locate(t).start >= quotation.span.start for t in before)
    if led or word.lemma_.lower() not in lexicon().classes["remedy"] or first(word, "nsubj") is not None:
        return
    if word.lower_ == "let" and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("us", "me", "'s", "’s"):
        return
    content = tidy(paragraph, paragraph.locate(word.doc[word.i : word.right_edge.i + 1]))
    yield Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        _within(content, quotation.span),
        held,
        None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _due(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "It is time for Ruritania to sign"."""
    quotation = speech.around(paragraph.locate(word))
    held = speaker(quotation)
    deeds = (*children(word, "relcl", "acl"), *children(word.head, "advcl", "xcomp"))
    deed = next((d for d in deeds if any(c.lower_ == "to" for c in children(d, "aux"))), None)
    who = first(deed, "nsubj") if deed is not None else None
    if (
        held is None
        or deed is None
        or who is None
        or names(who) != "actor"
        or own_side(who, quotation, speech)
    ):
        return
    yield Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        clause_span(paragraph, deed, (word, who)),
        held,
        noun_phrase(paragraph, who),
        negated(word.head),
        "fact",
        quotation,
        word,
        paragraph,
    )


def _otherwise(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "Otherwise" before a consequence is the threat that goes with a demand."""
    quotation = speech.around(paragraph.locate(word))
    held = speaker(quotation)
    rest = word.doc[word.i + 1 : word.sent.end]
    if held is None or not len(rest) or not harm_in(rest):
        return
    content = tidy(paragraph, paragraph.locate(rest))
    yield Finding(
        "THREATEN",
        "threaten",
        paragraph.locate(word),
        _within(content, quotation.span) if quotation is not None else None,
        held,
        None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _obliged(
    paragraph: Paragraph, word: Token, verb: Token, quotation: Quotation, held: Span, speech: Speech
) -> Finding | None:
    who = first(verb, "nsubj", "nsubjpass", "expl") or (subject(verb) if verb.dep_ == "conj" else None)
    if who is None or who.i > word.i or verb.lemma_.lower() in lexicon().classes["aside"]:
        return None
    if first(verb, "aux") and any(c.lower_ == "have" for c in children(verb, "aux")):
        return None
    if own_side(who, quotation, speech):
        return None
    if verb.dep_ in ("acl", "relcl", "advcl") or verb.tag_ == "VBG":
        return None
    bound = names(who) in ("actor", "pronoun") or who.lower_ in _EVERYONE
    remedy = verb.lemma_.lower() in lexicon().classes["remedy"]
    happens = remedy and first(verb, "dobj") is None
    deed = happens or (first(verb, "auxpass") is not None and word.lower_ == "must")
    if not bound and not deed and not (word.lower_ == "must" and verb.lemma_ == "be"):
        return None
    if who.lower_ == "it" or (word.lower_ == "should" and who.lower_ == "there"):
        return None
    named = names(who) == "actor" or who.lower_ in ("you", "they")
    doc = word.doc
    start = verb.i if bound and who.dep_ == "nsubj" and named else verb.left_edge.i
    end = verb.right_edge.i + 1
    content = tidy(paragraph, paragraph.locate(doc[min(start, end - 1) : end]))
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        _within(content, quotation.span),
        held,
        noun_phrase(paragraph, who)
        if named
        else named_in(paragraph, who, speech.sides(held), held, "REQUEST"),
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _needed(
    paragraph: Paragraph, word: Token, quotation: Quotation, held: Span, speech: Speech
) -> Finding | None:
    deed = first(word, "xcomp")
    if deed is not None and any(c.lower_ == "to" for c in children(deed, "aux")):
        return _obliged_to(paragraph, word, deed, quotation, held, speech)
    if word.lemma_.lower() != "need" or word.pos_ != "VERB" or word.dep_ in ("acl", "relcl"):
        return None
    who, thing = subject(word), first(word, "dobj", "ccomp")
    if who is None or thing is None or thing.i < word.i or any(children(word, "neg")):
        return None
    if (
        thing.dep_ == "dobj"
        and who.lower_ not in FIRST_PERSON
        and not in_class(thing, lexicon().classes["deal"])
    ):
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
    who = first(word, "nsubj")
    if who is None or own_side(who, quotation, speech):
        return None
    if any(children(word, "neg")) or any(
        c.lower_ in ("would", "will", "may", "might") for c in children(word, "aux")
    ):
        return None
    named = names(who) == "actor"
    if not named and first(deed, "auxpass") is None:
        return None
    content = clause_span(paragraph, deed, (word,)) if named else noun_phrase(paragraph, who)
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        content,
        held,
        noun_phrase(paragraph, who) if named else None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _within(content: Span, quoted: Span) -> Span | None:
    start, end = max(content.start, quoted.start), min(content.end, quoted.end)
    return Span(start, end) if start < end else None
