"""Turn a matched pattern into an act that somebody holds, or drop it where nobody may hold it."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from communique.extract.positions.acts import Act, lexicon
from communique.extract.positions.addressees import addressee
from communique.extract.positions.frames import Match
from communique.extract.positions.phrases import names, noun_phrase, state_or_body, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import (
    children,
    enacted_by,
    first,
    modality,
    negated,
    none_of,
    planned,
    possible,
)
from communique.model import Modality, PloverType, Quotation, Span, hull
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

FIRST_PERSON = frozenset({"we", "i", "us", "our"})
CONDITIONAL = frozenset({"SANCTION", "REJECT", "AGREE"})
"""Types whose acts count though they hang on something that has not happened."""
_REFUSING = frozenset({"will", "would", "wo", "'ll", "’ll", "can", "ca", "could", "shall", "must"})
_OWN = frozenset({"it", "he", "she", "they"})
_IF = frozenset({"if", "unless", "provided", "until", "once"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})


@dataclass(frozen=True)
class Finding:
    """An act with the places of its parts, before it becomes a claim."""

    type: PloverType
    act: str
    trigger: Span
    content: Span | None
    holder: Span
    addressee: Span | None
    negated: bool
    modality: Modality
    quotation: Quotation | None
    word: Token | None
    paragraph: Paragraph


def finding(
    paragraph: Paragraph, found: Match, doer: Token | None, speech: Speech, cued: Quotation | None
) -> Finding | None:
    """Return the act that ``found`` tells of, or ``None``.

    Its holder is ``doer``; or whoever is quoted, where the act is one that a speaker's words perform, or
    where the trigger is the cue of the quotation ``cued``.
    """
    act, word = found.pattern.act, found.trigger[0]
    trigger = paragraph.locate(word.doc[word.i : found.trigger[-1].i + 1])
    quotation = speech.around(trigger)
    denied = negated(word) or (found.content is not None and none_of(found.content))
    when = modality(word)
    if act.type == "SANCTION" and when == "fact" and planned(word):
        when = "future"
    if (act.said and quotation is None) or not _meets(act, word, found, denied):
        return None
    if denied and not act.needs and possible(word):
        return None
    cued = None if act.said else cued
    if act.holder == "speaker":
        held = _speaker(act, word, doer, when, quotation, speech)
    else:
        held = _doer(paragraph, act, doer, quotation, speech, cued)
    if held is None:
        return None
    if (act.type == "THREATEN" and act.said) or act.holder == "speaker":
        when = "fact"
    if when == "hypothetical" and (act.type not in CONDITIONAL or _merely_possible(act, word)):
        return None
    if act.needs in ("refusal", "rejection", "future", "negation"):
        denied, when = False, "fact"
    if act.needs == "negation" and found.content is not None:
        trigger = hull([trigger, paragraph.locate(found.content)])
    return Finding(
        act.type,
        act.act,
        trigger,
        cued.span if cued is not None else _content(paragraph, found, doer, quotation),
        held,
        addressee(paragraph, found, doer, held, speech.sides(held)),
        denied,
        when,
        quotation,
        word,
        paragraph,
    )


def _speaker(
    act: Act, word: Token, doer: Token | None, when: Modality, quotation: Quotation | None, speech: Speech
) -> Span | None:
    """Return whoever says of somebody else what ``act`` takes: a reproach, a warning, a refusal."""
    if when == "hypothetical" or (doer is not None and own_side(doer, quotation, speech)):
        return None
    if act.type == "ACCUSE" and not _accusable(word, doer, when):
        return None
    return speaker(quotation)


def _doer(
    paragraph: Paragraph,
    act: Act,
    doer: Token | None,
    quotation: Quotation | None,
    speech: Speech,
    cued: Quotation | None,
) -> Span | None:
    if doer is not None and names(doer) == "instrument":
        return holder_span(paragraph, doer)
    if act.holder == "issuer":
        return None
    if cued is not None and cued.speaker.span is not None:
        return cued.speaker.span
    if doer is None:
        return None
    if act.said and quotation is not None:
        ours = own_side(doer, quotation, speech)
        if ours is False or (ours is None and act.type == "AGREE" and quotation.mode == "direct"):
            return None
    return holder_span(paragraph, doer)


def _content(
    paragraph: Paragraph, found: Match, doer: Token | None, quotation: Quotation | None
) -> Span | None:
    act, word, content = found.pattern.act, found.trigger[0], found.content
    if act.holder == "speaker" and word.pos_ == "ADJ" and doer is not None:
        return noun_phrase(paragraph, doer)
    if content is None:
        return None
    if act.needs == "negation":
        told = next((c for c in children(content, "acl", "prep") if c.i == content.i + 1), None)
        told = told or first(content, "acl")
        if told is None and quotation is not None:
            return quotation.span
        return clause_span(paragraph, told, (word, content)) if told is not None else None
    whole = clause_span(paragraph, content, found.trigger)
    whom = word.nbor() if word.i + 1 < len(word.doc) else word
    if act.act == "offer" and whom.dep_ == "compound" and whom.head == content and names(whom) == "actor":
        # "offered Ruritania talks": the parser makes a compound of it
        talks = content.lemma_.lower() in lexicon().classes["talk"]
        return clause_span(paragraph, content, (*found.trigger, whom)) if talks else whole
    condition = next((c for c in children(word, "advcl") if c.left_edge.lower_ in _IF), None)
    if whole is None or condition is None or act.type not in ("AGREE", "THREATEN"):
        return whole
    after = paragraph.locate(word.doc[condition.left_edge.i : condition.right_edge.i + 1])
    return tidy(paragraph, hull([whole, after])) if 0 <= after.start - whole.end <= 1 else whole


def _meets(act: Act, word: Token, found: Match, denied: bool) -> bool:
    auxiliaries = {c.lower_ for c in children(word, "aux")}
    if act.needs in ("refusal", "rejection"):
        unable = bool(auxiliaries & {"can", "ca", "could"})
        return denied and bool(auxiliaries & _REFUSING) and (not unable or act.needs == "rejection")
    if act.needs == "future":
        return not denied and bool(auxiliaries & {"will", "would", "'ll", "’ll", "shall", "'d", "’d"})
    if act.needs == "wish":
        return found.content is not None and _wished(word, found.content)
    if act.needs == "negation":
        without = found.content is not None and any(c.lower_ == "no" for c in children(found.content, "det"))
        return denied or without
    return not (act.said and denied)


def _accusable(word: Token, doer: Token | None, when: Modality) -> bool:
    """Tell whether an uttered reproach has somebody for its subject, or nobody at all (a passive)."""
    if when != "fact" or (word.tag_ == "VB" and first(word, "aux") is not None):
        return when == "fact" and any(c.lower_ in ("did", "does", "do") for c in children(word, "aux"))
    return doer is None or (names(doer) in ("actor", "pronoun") and doer.lower_ not in ("it", "both"))


def _merely_possible(act: Act, word: Token) -> bool:
    return act.type != "SANCTION" and act.needs != "rejection" and possible(word)


def _wished(word: Token, clause: Token) -> bool:
    """Tell a subjunctive or "must" from a plain statement: "insist that it be closed"."""
    helpers = {c.lower_ for c in children(clause, "aux")}
    if helpers & {"must", "should"}:
        return True
    bare = clause.tag_ == "VB" or any(c.tag_ == "VB" for c in children(clause, "auxpass"))
    return bare and helpers <= {"be", "not"}


def speaker(quotation: Quotation | None) -> Span | None:
    """Return the words that name whoever is quoted."""
    return quotation.speaker.span if quotation is not None else None


def own_side(who: Token, quotation: Quotation | None, speech: Speech) -> bool | None:
    """Tell whether ``who`` is the quoted speaker's own side: "we", "his country", their state.

    ``None`` where the words do not show it.
    """
    if who.lower_ in FIRST_PERSON or any(c.lower_ in _POSSESSIVE for c in children(who, "poss")):
        return True
    if quotation is None or who.lower_ == "you" or (quotation.mode == "direct" and who.lower_ in _OWN):
        return False
    if who.lower_ in _OWN:
        return True
    own = lookup(who.text)
    said_by = [entry for entry in map(lookup, speech.speaker(quotation).split()) if entry is not None]
    if own is None or not said_by:
        return None
    return any((e.state or e.name) == (own.state or own.name) for e in said_by)


def holder_span(paragraph: Paragraph, holder: Token) -> Span | None:
    """Return the words that name the holder, or ``None`` where ``holder`` is nobody who takes positions."""
    kind = names(holder)
    if kind == "instrument":
        issued = issuer(holder)
        return noun_phrase(paragraph, issued) if issued is not None else None
    if kind == "other" or holder.text in ("you", "us", "them", "him", "her"):
        return None
    return noun_phrase(paragraph, holder)


def issuer(instrument: Token) -> Token | None:
    """Return who issued a draft, demand or treaty, by possessive, adjective or "issued by"."""
    by = enacted_by(instrument)
    if by is not None and names(by) == "actor":
        return by
    for child in instrument.children:
        if child.dep_ == "poss" and names(child) == "actor":
            return child
        if child.dep_ in ("amod", "compound", "nmod") and state_or_body(child):
            return child
        if child.dep_ in ("acl", "prep", "agent"):
            by = child if child.lower_ in ("by", "from") else first(child, "agent", "prep")
            named = first(by, "pobj") if by is not None and by.lower_ in ("by", "from") else None
            if named is not None and names(named) == "actor":
                return named
    return None


def clause_span(paragraph: Paragraph, head: Token, trigger: tuple[Token, ...]) -> Span | None:
    """Return the phrase or clause of ``head`` on its own side of the trigger, without "that", "to", marks."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    first_word, last_word = trigger[0].i, trigger[-1].i + 1
    if head.i > first_word:
        start = max(start, last_word)
    else:
        end = min(end, first_word)
    while start < head.i and head.doc[start].lower_ in ("that", "to", "for", "of"):
        start += 1
    if start >= end:
        return None
    return tidy(paragraph, paragraph.locate(head.doc[start:end]))


def harm_in(tokens: Iterable[Token]) -> bool:
    """Tell whether ``tokens`` name a consequence."""
    wanted = lexicon().classes["consequence"]
    previous = ""
    for token in tokens:
        if {token.lemma_.lower(), token.lower_.removesuffix("s")} & wanted or (previous, token.lower_) == (
            "red",
            "line",
        ):
            return True
        previous = token.lower_
    return False
