"""Read the demands listed under a colon: "The draft made these demands:" and the items below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as SpanOfTokens
from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.contents import clause_span
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import holder_span
from communique.extract.positions.phrases import names, noun_phrase, owner, people, state_or_body, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, subject
from communique.model import Span
from communique.text.parse import Paragraph

BULLET = re.compile(r"\s*(?:[-–—•·*▪◦‣●»>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}[.)]?[-–—])\s+")
_BETWEEN_STATES = frozenset({"treaty", "pact", "accord", "agreement", "convention"})
HEADING = 6
"""Words: longer lines are no headings."""
_TITLE = re.compile(r"\s+[“\"„«][^“”\"«»]{1,300}[”\"“»]")
_MODAL = frozenset({"must", "shall", "should", "will", "may", "ought"})
_STANCES = frozenset({"position", "stance", "message", "expectation", "line"})
_OBLIGED = frozenset({"oblige", "require", "expect", "bind"})


@dataclass(frozen=True)
class Lead:
    """A paragraph that introduces demands: who makes them, in which document, of whom."""

    holder: Span
    instrument: Span | None
    party: Span | None
    """Whom the lead-in, or the heading above an item, obliges."""
    place: Span
    """The sentence that leads in."""
    stance: bool = False
    """It leads in what somebody holds: only what must be is a demand, "our position remains unchanged:"."""


def listed(paragraphs: Sequence[Paragraph], speech: Speech) -> Iterator[tuple[Finding, Lead]]:
    """Yield the demands in lists that a demanding lead-in introduces, each with its lead-in.

    A short line between the items names the party that the items below it oblige.
    """
    lead: Lead | None = None
    for paragraph in paragraphs:
        text = paragraph.text
        bullet = BULLET.match(text)
        if bullet is not None and lead is not None:
            found = _resolved(paragraph, bullet.end(), lead, speech) or _item(
                paragraph, bullet.end(), lead, speech
            )
            if found is not None:
                yield found, lead
        elif lead is not None and (party := _heading(paragraph)) is not None:
            lead = replace(lead, party=party)
        elif text.rstrip().endswith(":"):
            lead = _lead(paragraph, speech)
        else:
            lead = None


def _heading(paragraph: Paragraph) -> Span | None:
    """The party that a short line names: "For Ruritania:"."""
    words = [t for t in paragraph.doc if not t.is_space]
    if len(words) > HEADING or words[-1].text == "." or any(t.tag_ in ("VBD", "VBZ", "MD") for t in words):
        return None
    named = next((t for t in reversed(words) if names(t) == "actor"), None)
    return noun_phrase(paragraph, named) if named is not None else None


def _lead(paragraph: Paragraph, speech: Speech) -> Lead | None:
    *before, last = paragraph.doc.sents
    about = first(last.root, "nsubj", "nsubjpass")
    goes_on = before and about is not None and about.lower_ in ("it", "they", "these", "this")
    return _led_by(paragraph, last, speech) or (_led_by(paragraph, before[-1], speech) if goes_on else None)


def _led_by(paragraph: Paragraph, last: SpanOfTokens, speech: Speech) -> Lead | None:
    place = paragraph.locate(last)
    listing = next((t for t in last if t.lemma_.lower() in lexicon().classes["listing"] | _STANCES), None)
    stance = listing is not None and listing.lemma_.lower() in _STANCES
    instrument = next((t for t in last if t.lemma_.lower() in people()["drafts"]), None)
    verb = next((t for t in last if t.pos_ == "VERB" and t.lemma_.lower() in _demanding()), None)
    title = _title(paragraph, instrument) if instrument is not None else None
    for word in (w for w in (listing, instrument) if w is not None and w.pos_ == "NOUN"):
        does = word.head if word.dep_ == "dobj" else None
        for candidate in (_possessor(word), subject(does) if does is not None else None, subject(last.root)):
            held = _holder(paragraph, candidate, speech) if candidate is not None else None
            if held is not None and candidate is not None:
                return Lead(
                    _party(paragraph, candidate, instrument, speech) or held, title, None, place, stance
                )
    doer = subject(verb) if verb is not None else last.root if last.root.pos_ in ("NOUN", "PROPN") else None
    held = _holder(paragraph, doer, speech) if doer is not None else None
    if held is None:
        return None
    told = [t for t in last if verb is not None and t.i > verb.i and names(t) == "actor"]
    return Lead(held, title, noun_phrase(paragraph, told[-1]) if told else None, place)


def _holder(paragraph: Paragraph, doer: Token, speech: Speech) -> Span | None:
    """Who lays down what follows, also where "the statement" does, which somebody made before."""
    held = holder_span(paragraph, doer)
    return speech.issued.by(doer, paragraph) if held is None and names(doer) == "instrument" else held


def _party(paragraph: Paragraph, drafter: Token, instrument: Token | None, speech: Speech) -> Span | None:
    """The state whose ministry drafts a treaty: states are the parties to it."""
    if instrument is None:
        return None
    title, start = _title(paragraph, instrument), paragraph.span.start
    words = paragraph.text[title.start - start : title.end - start].lower()
    if not any(kind in words for kind in _BETWEEN_STATES):
        return None
    if drafter.lemma_.lower() not in ("ministry", "government", "department", "office"):
        return None
    state = next((c for c in children(drafter, "amod", "compound", "poss", "nmod") if state_or_body(c)), None)
    return speech.named(paragraph.locate(state)) if state is not None else None


@cache
def _demanding() -> frozenset[str]:
    """The verbs that may perform a demand."""
    verbs = lexicon().patterns["verbs"]
    return frozenset(lemma for lemma, patterns in verbs.items() if patterns[0].act.type == "REQUEST")


def _resolved(paragraph: Paragraph, start: int, lead: Lead, speech: Speech) -> Finding | None:
    """An item that begins with what a body does: "Demands that Ruritania disarm"."""
    words = [t for t in paragraph.doc if t.idx >= start and not t.is_space]
    if len(words) < 3 or not words[0].text.istitle() or _third_person(words[0]) not in _demanding():
        return None
    marked = words[1].lower_ == "that"
    if marked and words[1].dep_ in ("nsubj", "nsubjpass"):
        # "States that do not border the sea must ...": who is meant, not what somebody states.
        return None
    opens = next((n for n, t in enumerate(words) if n and t.lower_ in ("that", "to")), None)
    if opens is None or opens + 1 >= len(words):
        return None
    named = [t for t in words[1 : opens + (8 if marked else 0)] if names(t) == "actor"]
    if not named:
        return None
    party = noun_phrase(paragraph, named[0] if marked else named[-1])
    behind = next((t for t in words[opens + 1 :] if paragraph.locate(t).start >= party.end), words[opens + 1])
    first_word = behind if marked else words[opens + 1]
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(words[0]),
        tidy(paragraph, paragraph.locate(paragraph.doc[first_word.i : words[-1].i + 1])),
        lead.holder,
        party,
        False,
        "fact",
        speech.around(paragraph.locate(words[0])),
        words[0],
        paragraph,
    )


def _third_person(word: Token) -> str:
    return word.lower_.removesuffix("s")


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
    if trigger is None and lead.stance:
        return None
    if trigger is None or verb is None:
        begin = words[1].i if words[0].lower_ == "to" and len(words) > 1 else words[0].i
        whole: Span | None = tidy(paragraph, paragraph.locate(paragraph.doc[begin : sentence.end]))
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
        content = _rest(paragraph, verb if named or who is None else words[0], sentence.end)
    if who is not None and who.dep_ == "nsubjpass" and names(who) != "actor":
        who = owner(who)
    return Finding(
        "REQUEST",
        "demand",
        paragraph.locate(trigger),
        content,
        lead.holder,
        noun_phrase(paragraph, who) if who is not None and names(who) == "actor" else lead.party,
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
