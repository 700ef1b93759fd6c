"""Find who bears an act that is found: who does it, or whoever says of somebody else what it takes."""

from spacy.tokens import Token

from communique.extract.positions.acts import Act, lexicon
from communique.extract.positions.assertions import nobody
from communique.extract.positions.conditions import somebody_s
from communique.extract.positions.frames import Match
from communique.extract.positions.holders import beyond, holder_span, own_side, speaker, voice
from communique.extract.positions.modality import coming, possible
from communique.extract.positions.phrases import names
from communique.extract.positions.reproaches import accusable
from communique.extract.positions.speech import Speech, side
from communique.extract.positions.syntax import children, in_class, passive
from communique.model import Modality, Quotation, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph


def announced_by(found: Match, quotation: Quotation | None, speech: Speech) -> Span | None:
    """Return the state that says what is done to others: "Bordurian envoys were expelled, he said".

    What is still to be done need not say to whom: "nine envoys would be expelled, she said".
    """
    told, patient = speaker(quotation), found.content or found.addressee
    if told is None or patient is None or own_side(patient, quotation, speech):
        return None
    home = speech.home(told)
    return home if coming(found.trigger[0]) or done_to_others(found, speech.sides(home)) else None


def done_to_others(found: Match, own: frozenset[str]) -> bool:
    """Tell whether the deed is told to be done to somebody who is not of the sides ``own``."""
    for_whom = (p for p in children(found.trigger[0], "prep") if p.lower_ in ("for", "to", "against"))
    patients = (p for p in (found.content, found.addressee, *for_whom) if p is not None)
    words = (w for p in patients for w in p.subtree if w.text[:1].isupper())
    named = {side(w.text) for w in words if lookup(w.text) or w.ent_type_ in ("GPE", "NORP")}
    return not named <= own


def uttered_by(
    paragraph: Paragraph,
    found: Match,
    doer: Token | None,
    when: Modality,
    quotation: Quotation | None,
    speech: Speech,
) -> Span | None:
    """Return whoever says of somebody else what the act found takes: a reproach, a warning, a refusal."""
    act, word = found.pattern.act, found.trigger[0]
    unsure = (
        when == "hypothetical"
        and act.needs not in ("rejection", "negation", "none")
        and (act.needs not in ("future", "terms") or possible(word))
    )
    ours = doer is not None and act.type != "AGREE" and act.act != "vow" and own_side(doer, quotation, speech)
    if ours and act.type == "ACCUSE" and doer is not None and doer.lower_ == "it" and _of_what_is(word):
        ours = False  # "the ministry said it was a provocation"
    if ours and act.act == "warn" and doer is not None and in_class(doer, lexicon().classes["reply"]):
        ours = False  # "our response will be harsh"
    if act.needs == "denial" and (doer is None or ours is False):
        return None
    if act.needs == "terms" and doer is None:
        return None  # "jobs would be lost if the port closed"
    if unsure or (ours and act.act != "deny"):
        return None
    if (
        act.type == "REJECT"
        and word.lemma_ == "have"
        and doer is not None
        and names(doer) not in ("actor", "pronoun")
    ):
        return speaker(quotation) if nobody(doer) else None
    if act.act == "warn" and word.lemma_ == "have" and (doer is None or not somebody_s(doer)):
        return None  # "that would have consequences": a fear, no warning
    # "there could be no excuse", "no proof was given"
    missing = act.needs in ("negation", "none") and (word.lemma_ == "be" or passive(word))
    if act.type == "ACCUSE" and not missing and not accusable(found, doer, when):
        return None
    return voice(paragraph, word, quotation)


def _of_what_is(word: Token) -> bool:
    """Tell what a thing is said to be from what somebody does."""
    return word.lemma_ == "be" or word.dep_ == "acomp"


def done_by(
    paragraph: Paragraph,
    word: Token,
    act: Act,
    doer: Token | None,
    quotation: Quotation | None,
    speech: Speech,
    cued: Quotation | None,
) -> Span | None:
    """Return who does what the act found tells, an instrument's issuer, or whoever the cue's words are by."""
    if doer is not None and names(doer) == "instrument":
        return holder_span(paragraph, doer) or speech.issued.by(doer, paragraph)
    if act.holder == "issuer":
        return None
    if cued is not None and cued.speaker.span is not None:
        return cued.speaker.span
    others = doer is not None and doer.lower_ == "they"
    if others and quotation is not None and quotation.mode == "direct" and act.type in ("SUPPORT", "REJECT"):
        return None  # "they do not support it"
    if doer is not None and (by := beyond(paragraph, word, doer, speech)) is not None:
        return by
    if doer is None:
        return None
    if act.said and quotation is not None:
        ours = own_side(doer, quotation, speech)
        named = quotation.mode != "direct" and doer.pos_ == "PROPN"
        unsure = act.act == "forgo" or (act.type == "AGREE" and not named)
        if ours is False or (ours is None and unsure):
            return None
    return holder_span(paragraph, doer)
