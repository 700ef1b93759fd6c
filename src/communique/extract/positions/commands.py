"""Find what somebody's own words command: imperatives, "it is time", "otherwise"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated
from communique.extract.positions.contents import clause_span, within
from communique.extract.positions.findings import Finding, harm_in
from communique.extract.positions.holders import first_person, own_side, voice
from communique.extract.positions.phrases import names, noun_phrase, state_or_body, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first
from communique.model import Quotation
from communique.text.parse import Paragraph

_DECIDING = frozenset({"decide", "determine", "choose", "judge"})
"""What is somebody's own affair: "it is up to the islanders to decide"."""
_RIPE = frozenset({"high", "right", "past"})
_POLITE = frozenset({"please", "now"})
_LET = frozenset({"us", "me", "it", "'s", "’s"})
"""Who is let do something where nothing is demanded: "let us go", "let it be"."""


def commands(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the demands and threats that quoted words of ``paragraph`` make without a verb of demanding."""
    for word in paragraph.doc:
        opens = word.dep_ in ("ROOT", "ccomp") or (
            word.dep_ in ("xcomp", "advcl") and (word.i < word.head.i or _led_in(word))
        )
        if word.tag_ in ("VB", "VBP") and opens and _bare(word):
            yield from _commanded(paragraph, word, speech)
        elif word.lower_ == "otherwise" or (
            word.lower_ == "else" and word.i and word.nbor(-1).lower_ == "or"
        ):
            yield from _otherwise(paragraph, word, speech)
        elif word.lemma_ == "be" and any(c.lower_ == "it" for c in children(word, "nsubj")):
            yield from _up_to(paragraph, word, speech)
        elif word.dep_ == "attr" and word.lemma_.lower() in lexicon().classes["moment"]:
            yield from _due(paragraph, word, speech)
        elif word.dep_ == "acomp" and word.lower_ in lexicon().classes["needful"]:
            yield from _needful(paragraph, word, speech)


def _led_in(word: Token) -> bool:
    """Tell what a colon leads in: "to our friends I say: do not sign"."""
    edge = word.left_edge
    return edge.i > 0 and edge.nbor(-1).text == ":"


def _bare(verb: Token) -> bool:
    """Tell an imperative by its helpers: none, or "do not"."""
    helpers = tuple(children(verb, "aux"))
    return all(c.lower_ == "do" and c.i == verb.left_edge.i for c in helpers) and (
        not helpers or negated(verb)
    )


def _commanded(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """An imperative in somebody's own words: "Release our sailors"."""
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    if quotation is None or held is None:
        return
    if not _headlined(paragraph, word, quotation) and (quotation.mode != "direct" or word.dep_ == "advcl"):
        return
    supposed = {t for d in children(word, "advcl", "prep") if d.i < word.i for t in d.subtree}
    opening = word.doc[word.sent.start : word.i if negated(word) is False else word.left_edge.i]
    led = False
    for token in opening:
        inside = paragraph.locate(token).start >= quotation.span.start and token not in supposed
        led = token.text != ":" and (led or (inside and token.is_alpha and token.lower_ not in _POLITE))
    classes = lexicon().classes
    wanted = word.lemma_.lower() in (classes["remedy"] if not negated(word) else classes["meddling"])
    if led or not wanted or first(word, "nsubj") is not None:
        return
    if word.lower_ == "let" and word.i + 1 < len(word.doc) and word.nbor().lower_ in _LET:
        return
    granted = first(word, "ccomp") if word.lower_ == "let" else None
    if granted is not None and granted.lemma_.lower() not in classes["remedy"]:
        return  # "let them walk"
    content = tidy(paragraph, paragraph.locate(word.doc[word.i : word.right_edge.i + 1]))
    yield Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        within(content, quotation.span),
        held,
        None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _headlined(paragraph: Paragraph, word: Token, quotation: Quotation) -> bool:
    """Tell a command that a headline reports without marks: "Roe to neighbours: Stop feeding the raiders"."""
    begins = paragraph.locate(word).start == quotation.span.start
    return begins and quotation.mode == "indirect" and paragraph.text.rstrip()[-1:].isalnum()


def _demanded_before(word: Token) -> bool:
    """Tell whether the sentence before says what must be: "The drills must end. Otherwise ..."."""
    start = word.sent.start
    if start == 0:
        return False
    return any(t.lower_ in ("must", "should", "has", "have") for t in word.doc[start - 1].sent)


def _up_to(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "It is for Ruritania to act", "it is up to Ruritania to act"."""
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    preps = [c for c in children(word, "prep") if c.lower_ in ("for", "up")]
    inner = [p for c in preps for p in (c, *children(c, "prep"))]
    whom = next((who for p in inner for who in children(p, "pobj") if names(who) == "actor"), None)
    deed = next((c for c in children(word, "xcomp", "advcl", "ccomp") if c.tag_ == "VB"), None)
    deed = deed or next((c for p in preps for c in children(p, "pcomp", "xcomp") if c.tag_ == "VB"), None)
    if deed is not None and whom is None:
        whom = next((c for c in children(deed, "nsubj") if names(c) == "actor"), None)
    fair = (
        first(word, "attr") is None
        and not any(c.lower_ == "against" for c in word.children)
        and all(c.lower_ in lexicon().classes["needful"] for c in children(word, "acomp"))
    )
    if held is None or deed is None or whom is None or not fair or own_side(whom, quotation, speech):
        return
    if first(word, "acomp") is not None and _that(deed):
        return  # "it is vital that Ruritania act"
    if deed.lemma_ in _DECIDING or not (whom.pos_ == "PROPN" or state_or_body(whom)):
        return
    yield Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        clause_span(paragraph, deed, (word, whom)),
        held,
        noun_phrase(paragraph, whom),
        negated(word),
        "fact",
        quotation,
        word,
        paragraph,
    )


def _due(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "It is time for Ruritania to sign", "it is time they signed"; "now is not the time" is a refusal."""
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    deeds = (*children(word, "relcl", "acl"), *children(word.head, "advcl", "xcomp", "ccomp"))
    deed = next(
        (d for d in deeds if d.tag_ == "VBD" or any(c.lower_ == "to" for c in children(d, "aux"))), None
    )
    who = first(deed, "nsubj") if deed is not None else None
    if any(c.lower_ not in _RIPE for c in children(word, "amod")):
        return  # "the first time", "a hard time"
    ours = who is not None and (
        who.lower_ == "me" or (own_side(who, quotation, speech) and not first_person(who.text))
    )
    ripe = word.i > 0 and word.nbor(-1).lower_ in ("the", "right")
    denied = next((c for c in children(word.head, "neg") if c.i < word.i and ripe), None)
    told = word.head.tag_ == "VBD" and quotation is not None and quotation.mode == "direct"
    if held is None or (deed is None and denied is None) or ours or told:
        return
    if deed is not None and who is None and deed.tag_ != "VB":
        return
    named = who is not None and names(who) in ("actor", "pronoun")
    content = clause_span(paragraph, deed, (word, who) if who is not None else (word,)) if deed else None
    yield Finding(
        "REJECT" if denied is not None else "REQUEST",
        "reject" if denied is not None else "demand",
        paragraph.locate(word.doc[denied.i : word.i + 1] if denied is not None else word),
        content,
        held,
        noun_phrase(paragraph, who) if who is not None and named and denied is None else None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )


def _needful(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "It is vital that Ruritania comply"; whether it is important that somebody knows is no demand."""
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    deeds = (*children(word.head, "ccomp"), *children(word, "ccomp"))
    deed = next(filter(_that, deeds), None)
    who = first(deed, "nsubj", "nsubjpass") if deed is not None else None
    if held is None or deed is None or who is None or own_side(who, quotation, speech):
        return
    bare = deed.tag_ in ("VB", "VBP") or any(c.tag_ in ("VB", "MD") for c in children(deed, "aux", "auxpass"))
    if not bare or not any(c.lower_ == "it" for c in children(word.head, "nsubj", "expl")):
        return
    named = names(who) == "actor"
    yield Finding(
        "REQUEST",
        "demand",
        paragraph.locate(word),
        clause_span(paragraph, deed, (word, who) if named else (word,)),
        held,
        noun_phrase(paragraph, who) if named else None,
        negated(word.head),
        "fact",
        quotation,
        word,
        paragraph,
    )


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" for c in children(clause, "mark"))


def _otherwise(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "Otherwise" before a consequence is the threat that goes with a demand."""
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    rest = word.doc[word.i + 1 : word.sent.end]
    if held is None or not len(rest) or not (harm_in(rest) or _demanded_before(word)):
        return
    content = tidy(paragraph, paragraph.locate(rest))
    yield Finding(
        "THREATEN",
        "threaten",
        paragraph.locate(word),
        within(content, quotation.span) if quotation is not None else None,
        held,
        None,
        False,
        "fact",
        quotation,
        word,
        paragraph,
    )
