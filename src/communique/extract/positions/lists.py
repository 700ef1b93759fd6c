"""Read the demands listed under a colon: "The draft made these demands:" and the items below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpanOfTokens
from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.findings import Finding, clause_span
from communique.extract.positions.holders import holder_span
from communique.extract.positions.phrases import names, noun_phrase, owner, people, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, subject
from communique.model import Span
from communique.text.parse import Paragraph

BULLET = re.compile(r"\s*(?:[-–—•·*▪◦‣●»>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_TITLE = re.compile(r"\s+[“\"„«][^“”\"«»]{1,300}[”\"“»]")
_MODAL = frozenset({"must", "shall", "should", "will", "may", "ought"})
_OBLIGED = frozenset({"oblige", "require", "expect", "bind"})


@dataclass(frozen=True)
class Lead:
    """A paragraph that introduces demands: who makes them, and in which document."""

    holder: Span
    instrument: Span | None


def listed(paragraphs: Sequence[Paragraph], speech: Speech) -> Iterator[tuple[Finding, Lead]]:
    """Yield the demands in lists that a demanding lead-in introduces, each with its lead-in."""
    lead: Lead | None = None
    for paragraph in paragraphs:
        text = paragraph.text
        bullet = BULLET.match(text)
        if bullet is not None and lead is not None:
            found = _item(paragraph, bullet.end(), lead, speech)
            if found is not None:
                yield found, lead
        elif text.rstrip().endswith(":"):
            lead = _lead(paragraph)
        else:
            lead = None


def _lead(paragraph: Paragraph) -> Lead | None:
    *before, last = paragraph.doc.sents
    about = first(last.root, "nsubj", "nsubjpass")
    goes_on = before and about is not None and about.lower_ in ("it", "they", "these", "this")
    return _led_by(paragraph, last) or (_led_by(paragraph, before[-1]) if goes_on else None)


def _led_by(paragraph: Paragraph, last: SpanOfTokens) -> Lead | None:
    listing = next((t for t in last if t.lemma_.lower() in lexicon().classes["listing"]), None)
    instrument = next((t for t in last if t.lemma_.lower() in people()["drafts"]), None)
    if listing is None and instrument is None:
        return None
    for word in (w for w in (listing, instrument) if w is not None):
        verb = word.head if word.dep_ == "dobj" else None
        for candidate in (_possessor(word), subject(verb) if verb is not None else None, subject(last.root)):
            held = holder_span(paragraph, candidate) if candidate is not None else None
            if held is not None:
                return Lead(held, _title(paragraph, instrument) if instrument is not None else None)
    return None


def _title(paragraph: Paragraph, instrument: Token) -> Span:
    """The instrument with the title in quotation marks behind it."""
    while instrument.dep_ == "compound":
        instrument = instrument.head
    span = noun_phrase(paragraph, instrument)
    after = paragraph.text[span.end - paragraph.span.start :]
    title = _TITLE.match(after)
    return Span(span.start, span.end + title.end()) if title else span


def _possessor(noun: Token) -> Token | None:
    return next((c for c in children(noun, "poss", "amod", "compound") if names(c) == "actor"), None)


def _item(paragraph: Paragraph, start: int, lead: Lead, speech: Speech) -> Finding | None:
    sentence = next((s for s in paragraph.doc.sents if s.end_char > start), None)
    words = [t for t in sentence if t.idx >= start] if sentence is not None else []
    if not words or sentence is None:
        return None
    trigger = next((t for t in words if _binds(t)), None)
    verb = trigger.head if trigger is not None and trigger.tag_ == "MD" else trigger
    who = first(verb, "nsubj", "nsubjpass") if verb is not None else None
    if trigger is None or verb is None:
        whole: Span | None = tidy(paragraph, paragraph.locate(paragraph.doc[words[0].i : sentence.end]))
        trigger, content, who = words[0], whole, None
    elif verb == trigger:
        inner = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "xcomp")), None)
        inner = (
            next(children(inner, "pobj", "pcomp"), inner)
            if inner is not None and inner.dep_ == "prep"
            else inner
        )
        content = _rest(paragraph, inner if inner is not None else verb, sentence.end)
    else:
        named = who is not None and names(who) == "actor" and who.dep_ == "nsubj"
        content = _rest(paragraph, verb if named else words[0], sentence.end)
    if who is not None and who.dep_ == "nsubjpass" and names(who) != "actor":
        who = owner(who)
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(trigger),
        content,
        lead.holder,
        noun_phrase(paragraph, who) if who is not None and names(who) == "actor" else None,
        False,
        "fact",
        speech.around(paragraph.locate(trigger)),
        trigger,
        paragraph,
    )


def _binds(token: Token) -> bool:
    if token.tag_ == "MD":
        return token.lower_ in _MODAL
    return token.lemma_.lower() in lexicon().classes["barring"] | _OBLIGED and token.tag_ == "VBN"


def _rest(paragraph: Paragraph, head: Token, end: int) -> Span | None:
    start = min(head.left_edge.i if head.pos_ in ("NOUN", "PROPN") else head.i, head.i)
    return tidy(paragraph, paragraph.locate(head.doc[start:end])) or clause_span(paragraph, head, (head,))
