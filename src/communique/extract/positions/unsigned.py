"""Tell whose the deeds are that a passive leaves to nobody: "the consent has been withdrawn"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import asserted, negated
from communique.extract.positions.bearers import done_to_others
from communique.extract.positions.findings import Finding, finding
from communique.extract.positions.frames import Match, match
from communique.extract.positions.phrases import first_of, noun_phrase
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import RELATIVE, children, passive, subject
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_DEEDS = ("SANCTION", "COERCE", "MOBILIZE")
_REACH = 4
"""Paragraphs over which a text goes on telling what somebody did."""


def unsigned(
    found: Iterable[Finding], paragraphs: Sequence[Paragraph], speech: Speech, issuer: Span | None
) -> Iterator[Finding]:
    """Yield ``found``, and the deeds against others or of forces that a passive tells without their doer.

    Who is told to leave a state is so told by that state; else it is whoever did the last such thing to
    somebody else: "Ruritania expelled two envoys. The Bordurian consulate was closed." Before any, it is
    ``issuer``, whose statement the text is.
    """
    acts = sorted(found, key=lambda act: act.trigger)
    yield from acts
    starts = [act.trigger.start for act in acts]
    deeds = [act for act in acts if act.type in _DEEDS]
    for number, paragraph in enumerate(paragraphs):
        reach = paragraphs[max(number - _REACH, 0)].span.start
        for word in paragraph.doc:
            deed = _deed(word)
            if deed is None:
                continue
            here = paragraph.locate(word)
            at = bisect_left(starts, here.end) - 1
            if at >= 0 and acts[at].trigger.end > here.start:
                continue
            last = _last(deed, deeds, reach, here, speech)
            acting = _sender(paragraph, deed) or (speech.home(last.holder) if last is not None else None)
            if acting is None and issuer is not None and done_to_others(deed, speech.sides(issuer)):
                acting = issuer
            told = finding(paragraph, deed, None, speech, None, acting)
            if told is not None and told.holder == acting and told.quotation is None:
                yield told


def _deed(word: Token) -> Match | None:
    """Return the deed that ``word`` tells in a passive of which no word names the doer."""
    if word.tag_ != "VBN" or word.dep_ in ("amod", "acl") or not passive(word):
        return None
    if word.dep_ == "relcl" and all(c.lower_ in RELATIVE for c in children(word, "nsubjpass")):
        return None  # "the envoys who were expelled"
    if subject(word) is not None or not asserted(word) or negated(word):
        return None
    known = lexicon().patterns["verbs"].get(word.lemma_.lower(), ())
    fitting = (match(word, p) for p in known if p.act.type in _DEEDS and not p.act.said)
    return next((m for m in fitting if m is not None), None)


def _last(deed: Match, deeds: Sequence[Finding], reach: int, here: Span, speech: Speech) -> Finding | None:
    """Return the last such thing told before that somebody else may have suffered from."""
    kind = deed.pattern.act.type
    before = [d for d in deeds if d.type == kind and reach <= d.trigger.start < here.start]
    last = before[-1] if before else None
    if last is None:
        return None
    if kind == "MOBILIZE":  # "Ruritania sent two frigates. Reservists were called up"
        return last if last.paragraph.span.covers(here) else None
    return last if done_to_others(deed, speech.sides(last.holder)) else None


def _sender(paragraph: Paragraph, deed: Match) -> Span | None:
    """Return the state that somebody is told to leave, or is expelled from."""
    where = ("in", "from") if deed.pattern.act.type == "COERCE" else ("from",)
    for place in children(deed.trigger[0], "xcomp", "prep"):
        left = children(place, "dobj") if place.dep_ == "xcomp" else children(place, "pobj")
        for land in left if place.dep_ == "xcomp" or place.lower_ in where else ():
            inner = (i for p in children(land, "prep") for i in children(p, "pobj"))
            for named in (land, *inner, *children(land, "amod")):
                known = lookup(named.doc[first_of(named) : named.i + 1].text)
                if known is not None and known.kind == "state":
                    return noun_phrase(paragraph, named) if named.dep_ != "amod" else paragraph.locate(named)
    return None
