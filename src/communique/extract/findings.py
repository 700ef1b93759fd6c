"""Turn a matched pattern into an act that somebody holds, or drop it where nobody may hold it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.extract.acts import Act, lexicon
from communique.extract.frames import Match
from communique.extract.phrases import names, noun_phrase, state_or_body, tidy
from communique.extract.speech import Speech
from communique.extract.syntax import children, enacted_by, first, modality, negated, possible
from communique.model import Modality, PloverType, Quotation, Span, hull
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

FIRST_PERSON = frozenset({"we", "i", "us", "our"})
CONDITIONAL = frozenset({"SANCTION", "REJECT", "AGREE"})
"""Types whose acts count though they hang on something that has not happened."""
_REFUSING = frozenset({"will", "would", "wo", "'ll", "’ll", "can", "ca", "could", "shall", "must"})
_OWN = frozenset({"it", "he", "she", "they"})
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
    paragraph: Paragraph, found: Match, holder: Token | None, speech: Speech, cued: Quotation | None
) -> Finding | None:
    """Return the act that ``found`` tells of, or ``None``.

    Its holder is ``holder``; or whoever is quoted, where the act is one that a speaker's words perform, or
    where the trigger is the cue of the quotation ``cued``.
    """
    act, word = found.pattern.act, found.trigger[0]
    trigger = paragraph.locate(word.doc[word.i : found.trigger[-1].i + 1])
    quotation = speech.around(trigger)
    if act.said and quotation is None:
        return None
    denied, when = negated(word), modality(word)
    if not _meets(act, word, found, denied):
        return None
    until = found.content.left_edge.i if found.content is not None else None
    addressee = noun_phrase(paragraph, found.addressee, until) if found.addressee is not None else None
    if act.holder == "speaker" and when == "hypothetical":
        return None
    if act.holder == "speaker":
        held = speaker(quotation)
        if holder is not None and own_side(holder, quotation, speech):
            return None
        if act.type == "ACCUSE" and not _accusable(word, holder, when):
            return None
        if addressee is None and holder is not None and names(holder) != "other":
            addressee = noun_phrase(paragraph, holder)
    elif cued is not None and not act.said and cued.speaker.span is not None:
        held = cued.speaker.span
    elif act.holder == "issuer":
        held = (
            holder_span(paragraph, holder) if holder is not None and names(holder) == "instrument" else None
        )
    elif holder is not None:
        ours = own_side(holder, quotation, speech) if act.said else True
        if ours is False or (
            ours is None and act.type == "AGREE" and quotation and quotation.mode == "direct"
        ):
            return None
        held = holder_span(paragraph, holder)
    else:
        held = None
    if held is None:
        return None
    content = clause_span(paragraph, found.content, found.trigger) if found.content is not None else None
    if cued is not None and not act.said:
        content = cued.span
    if act.needs == "negation" and found.content is not None:
        trigger = hull([trigger, paragraph.locate(found.content)])
        told = next(
            (c for c in children(found.content, "acl", "prep") if c.i == found.content.i + 1), None
        ) or next(children(found.content, "acl"), None)
        content = clause_span(paragraph, told, (word, found.content)) if told is not None else quotation.span
    if act.holder == "speaker":
        when = "fact"
        if holder is not None and word.pos_ == "ADJ":
            content = noun_phrase(paragraph, holder)
            addressee = next((paragraph.locate(t) for t in _parts(holder) if names(t) == "actor"), None)
    if act.type == "THREATEN" and act.said:
        when = "fact"
    if addressee is None and found.content is not None and act.holder == "subject":
        addressee = _addressed(paragraph, found.content, held, act.type)
    if when == "hypothetical" and (act.type not in CONDITIONAL or _merely_possible(act, word)):
        return None
    if act.needs in ("refusal", "rejection", "future", "negation"):
        denied, when = False, "fact"
    return Finding(
        act.type, act.act, trigger, content, held, addressee, denied, when, quotation, word, paragraph
    )


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


def _addressed(paragraph: Paragraph, content: Token, held: Span, kind: PloverType) -> Span | None:
    """Return whom the content names as the one who is to act, is blamed, is dealt with or refused."""
    clause = content.pos_ in ("VERB", "AUX")
    if kind in ("MOBILIZE", "SUPPORT") or (kind == "REJECT" and clause):
        return None
    if kind == "THREATEN":
        against = (t for t in content.subtree if t.dep_ == "prep" and t.lower_ in ("on", "against"))
        hit = (inner for prep in against for inner in children(prep, "pobj") if names(inner) == "actor")
        return next((noun_phrase(paragraph, t) for t in hit), None)
    doer = first(content, "nsubj", "nsubjpass") if clause else content
    if doer is None:
        return None
    named = [doer] if doer != content and names(doer) == "actor" else []
    named += [c for c in children(doer, "poss", "compound", "amod", "nmod") if state_or_body(c)]
    for prep in children(doer, "prep"):
        if prep.lower_ in ("with", "on", "against", "from", "by"):
            named += [t for t in children(prep, "pobj") if names(t) == "actor"]
        elif prep.lower_ == "of" and kind == "REQUEST":
            inner = first(prep, "pobj")
            named += [c for c in children(inner, "poss", "amod") if state_or_body(c)] if inner else []
    own = (
        lookup(held.shift(-paragraph.span.start).of(paragraph.doc.text))
        if paragraph.span.covers(held)
        else None
    )
    for token in named:
        entry = lookup(token.text)
        if own is None or entry is None or (entry.state or entry.name) != (own.state or own.name):
            return noun_phrase(paragraph, token) if token == doer else paragraph.locate(token)
    return None


def _parts(noun: Token) -> Iterator[Token]:
    yield from children(noun, "compound", "poss", "amod")
    for prep in children(noun, "prep"):
        yield from children(prep, "pobj")


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
