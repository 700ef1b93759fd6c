"""Find the threats a clause makes by its form: "whoever lands here will pay", "we are forced to respond"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import negated, none_of
from communique.extract.positions.conditions import on_terms
from communique.extract.positions.contents import clause_end, within
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import own_side, voice
from communique.extract.positions.modality import COMING, asked, supposed
from communique.extract.positions.phrases import names, state_or_body, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, passive, subject
from communique.model import Quotation, Span
from communique.text.parse import Paragraph

_ANYONE = frozenset({"anyone", "anybody", "those", "everyone", "everybody", "he", "all", "any", "every"})
_RELATIVE = frozenset({"who", "that", "which"})
_BOUND = frozenset({"have", "need", "oblige", "force", "compel", "bind"})
_SOME = frozenset(
    {"any", "every", "each", "another", "next", "further", "second", "new", "repeated", "such", "all"}
)
_BESIDES = frozenset({"but", "except", "than", "save"})
_KEPT = frozenset({"the right", "the option", "the possibility", "all options", "every option", "all rights"})
_NEAR = 7
"""Words behind "choice" in which the deed is named that is left."""
_FAR = 25
"""Words between "whoever" and what he will meet with."""


def threats(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the threats that quoted or reported words of ``paragraph`` make by their form."""
    for word in paragraph.doc:
        if word.lower_ == "whoever" or (word.lower_ in _ANYONE and _anybody(word)):
            yield from _whoever(paragraph, word, speech)
        elif word.pos_ == "VERB" and word.lemma_.lower() in lexicon().classes["reacting"]:
            yield from _compelled(paragraph, word, speech)
        elif word.lower_ in ("reserves", "retains") and word.pos_ == "NOUN":
            yield from _reserved(paragraph, word, speech)
        elif word.lemma_.lower() in lexicon().classes["choice"] and word.i > word.sent.start:
            yield from _cornered(paragraph, word, speech)
        elif word.tag_ == "MD" and word.lower_ in COMING and word.dep_ == "aux":
            yield from _offended(paragraph, word, speech)


def _anybody(word: Token) -> bool:
    """Tell those whom a clause behind them tells: "those who", "any state that"."""
    behind = word.doc[word.i + 1 : word.i + 3]
    known = behind[:2] if word.lower_ in ("any", "every") else behind[:1]
    return any(token.lower_ in _RELATIVE for token in known)


def _whoever(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """Whoever does what is forbidden will meet with something."""
    ahead = word.doc[word.i + 1 : min(word.sent.end, word.i + _FAR)]
    will = next((t for t in ahead if t.tag_ == "MD" and t.lower_ in COMING and t.dep_ == "aux"), None)
    quotation = speech.around(paragraph.locate(word))
    held = voice(paragraph, word, quotation)
    if will is None or held is None or asked(word):
        return
    defying = lexicon().classes["defying"]
    done = (t for t in word.doc[word.i + 1 : will.i] if t.pos_ == "VERB")
    if _struck(will.head) or any(negated(t) != (t.lemma_.lower() in defying) for t in done):
        yield _threat(paragraph, "warn", (will, will.head), word.i, held, quotation)


def _offended(paragraph: Paragraph, will: Token, speech: Speech) -> Iterator[Finding]:
    """Any ship that lands will be sunk; companies that sell there will lose their licence."""
    verb, quotation = will.head, speech.around(paragraph.locate(will))
    who = first(verb, "nsubj", "nsubjpass")
    held = voice(paragraph, will, quotation)
    if who is None or held is None or not _struck(verb) or negated(verb) or asked(verb) or supposed(verb):
        return
    if own_side(who, quotation, speech):
        return
    some = any(c.lower_ in _SOME for c in children(who, "det", "amod"))
    told = who.tag_ == "NNS" and first(who, "det") is None and first(who, "relcl", "acl") is not None
    meant = in_class(who, lexicon().classes["offender"]) and (some or told)
    if meant or (names(who) in ("actor", "pronoun") and on_terms(verb)):
        act = "threaten" if passive(verb) else "warn"
        yield _threat(paragraph, act, (will, verb), who.left_edge.i, held, quotation)


def _struck(verb: Token) -> bool:
    """Tell what becomes of whoever does what is forbidden: "will be sunk", "would lose", "would mean war"."""
    lemma, classes = verb.lemma_.lower(), lexicon().classes
    if passive(verb):
        return lemma in classes["striking"]
    end = any(t.lower_ == "end" for t in children(verb, "dobj", "attr"))
    return lemma in classes["losing"] or (lemma in ("mean", "spell", "be") and end)


def _compelled(paragraph: Paragraph, verb: Token, speech: Speech) -> Iterator[Finding]:
    """Somebody says that his side has to respond, must respond, is forced to respond."""
    by = verb.head if verb.dep_ in ("xcomp", "advcl") else None
    bound = by is not None and by.lemma_.lower() in _BOUND and (by.lemma_ in ("have", "need") or passive(by))
    helper = next((c for c in children(verb, "aux") if c.lower_ == "must"), None)
    quotation = speech.around(paragraph.locate(verb))
    held = voice(paragraph, verb, quotation)
    governor = by if by is not None and bound else verb
    who = first(governor, "nsubj", "nsubjpass") or subject(verb)
    if not (bound or helper) or held is None or who is None or asked(verb) or supposed(governor):
        return
    told = governor.tag_ == "VBD" and quotation is not None and quotation.mode == "direct"
    ours = own_side(who, quotation, speech)
    state = names(who) == "actor" and who.pos_ == "PROPN" and who.ent_type_ != "PERSON"
    known = ours or (ours is None and state)
    if known and not told and not negated(governor) and _provoked(verb):
        opening = helper or governor
        held = paragraph.locate(who) if names(who) == "pronoun" else held
        yield _threat(paragraph, "threaten", (opening, verb), who.left_edge.i, held, quotation)


def _cornered(paragraph: Paragraph, choice: Token, speech: Speech) -> Iterator[Finding]:
    """Somebody says that his side will have no choice but to do what it would rather not."""
    verb = next((t for t in choice.ancestors if t.lemma_ in ("have", "leave")), None)
    quotation = speech.around(paragraph.locate(choice))
    held = voice(paragraph, choice, quotation)
    behind = choice.doc[choice.i + 1 : choice.i + _NEAR]
    deed = next((t for t in behind if t.pos_ == "VERB"), None)
    if held is None or verb is None or deed is None or not any(t.lower_ in _BESIDES for t in behind[:3]):
        return
    who = first(verb, "nsubj") if verb.lemma_ == "have" else first(verb, "dative", "dobj")
    none = none_of(choice) or negated(verb) or any(c.lower_ == "little" for c in children(choice, "amod"))
    ahead = verb.lemma_ == "leave" or any(c.lower_ in COMING for c in children(verb, "aux"))
    if who is None or not none or not ahead or deed.lemma_.lower() in lexicon().classes["resigned"]:
        return
    own = names(who) in ("actor", "pronoun") and own_side(who, quotation, speech) is not False
    if own and not asked(verb) and not supposed(verb):
        held = paragraph.locate(who) if who.lower_ == "we" else held
        opening = min((verb, *children(verb, "aux")), key=lambda t: t.i)
        yield _threat(paragraph, "threaten", (opening, deed), deed.i, held, quotation)


def _reserved(paragraph: Paragraph, verb: Token, speech: Speech) -> Iterator[Finding]:
    """The Ruritanian side reserves the right to respond: the verb is often read as a noun."""
    right = verb.doc[verb.i + 1 : verb.i + 3]
    whose = next((t for t in verb.doc[verb.left_edge.i : verb.i] if state_or_body(t)), None)
    if right.text.lower() not in _KEPT or whose is None:
        return
    quotation = speech.around(paragraph.locate(verb))
    content = tidy(paragraph, paragraph.locate(verb.doc[verb.i + 1 : verb.sent.end]))
    yield Finding(
        "THREATEN",
        "threaten",
        paragraph.locate(verb),
        within(content, quotation.span) if quotation is not None else content,
        paragraph.locate(whose),
        None,
        False,
        "fact",
        quotation,
        verb,
        paragraph,
    )


def _provoked(verb: Token) -> bool:
    """Tell a blow that is returned from a letter that is: what is answered is hostile, or is left unsaid."""
    provoking = lexicon().classes["provoking"] | lexicon().classes["harm"]
    to = [p for p in children(verb, "prep") if p.lower_ == "to"]
    answered = [*children(verb, "dobj"), *(w for p in to for w in children(p, "pobj"))]
    return all(in_class(thing, provoking) for thing in answered)


def _threat(
    paragraph: Paragraph,
    act: str,
    words: tuple[Token, Token],
    start: int,
    held: Span,
    quotation: Quotation | None,
) -> Finding:
    opening, verb = sorted(words, key=lambda t: t.i)
    end = clause_end(words[1], max(words[1].right_edge.i, verb.i) + 1)
    content = tidy(paragraph, paragraph.locate(verb.doc[min(start, opening.i) : end]))
    return Finding(
        "THREATEN",
        act,
        paragraph.locate(verb.doc[opening.i : verb.i + 1]),
        within(content, quotation.span) if quotation is not None else content,
        held,
        None,
        False,
        "fact",
        quotation,
        words[1],
        paragraph,
    )
