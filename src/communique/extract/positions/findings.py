"""Turn a matched pattern into an act that somebody holds, or drop it where nobody may hold it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.addressees import addressee, told_of
from communique.extract.positions.assertions import negated, none_of
from communique.extract.positions.bearers import announced_by, done_by, uttered_by
from communique.extract.positions.conditions import (
    attacking,
    marching,
    meets,
    merely_possible,
    merely_wished,
    only_describing,
    ourselves,
    received,
    refusing,
    waged_on_nobody,
)
from communique.extract.positions.contents import EXISTING, content_span
from communique.extract.positions.forces import marched, whose
from communique.extract.positions.frames import Match
from communique.extract.positions.holders import holder_span, own_side, speaker
from communique.extract.positions.modality import COMING, asked, coming, modality, planned, possible, supposed
from communique.extract.positions.phrases import names, noun_phrase
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, passive
from communique.model import Modality, PloverType, Quotation, Span, hull
from communique.text.parse import Paragraph

CONDITIONAL = frozenset({"SANCTION", "REJECT", "AGREE", "SUPPORT"})
"""Types whose acts count though they hang on something that has not happened."""
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_ONESELF = frozenset({"myself", "himself", "herself", "ourselves", "themselves", "itself", "yourself"})
_AWAY = frozenset({"home", "back", "away"})
_NAMING = frozenset(
    {"call", "term", "label", "consider", "deem", "find", "describe", "regard", "see", "view"}
)
_NOTHING = frozenset({"no", "hardly", "neither", "too", "less", "far", "anything"})
_BLOWS = frozenset({"SANCTION", "COERCE", "MOBILIZE"})
_ANSWERS = frozenset({"AGREE", "SUPPORT"})
_UNDERTAKING = frozenset({"AGREE", "REQUEST"})
_UNABLE = frozenset({"do", "does", "can", "ca", "could"})
_UNDONE = frozenset({"lift", "ease", "remove", "relax", "suspend", "waive", "scrap", "avoid", "avert"})
_NEAR = 5
"""Words between an auxiliary and its verb."""


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
    seen: bool = False
    """The encoder takes its words for a position of that type, too."""


def finding(
    paragraph: Paragraph,
    found: Match,
    doer: Token | None,
    speech: Speech,
    cued: Quotation | None,
    acting: Span | None = None,
) -> Finding | None:
    """Return the act that ``found`` tells of, or ``None``.

    Its holder is ``doer``; or whoever is quoted, where the act is one that a speaker's words perform, or
    where the trigger is the cue of the quotation ``cued``. A deed in the passive that names no doer is that
    of ``acting``.
    """
    word = found.trigger[0]
    trigger = paragraph.locate(word.doc[word.i : found.trigger[-1].i + 1])
    quotation = speech.around(trigger)
    found = _threatened(found, doer, quotation, speech)
    act = found.pattern.act
    denied = negated(word) or (found.content is not None and none_of(found.content))
    when = modality(word)
    if act.type == "SANCTION" and when == "fact" and planned(word):
        when = "future"
    if asked(word) and (act.said or act.type in _ANSWERS):
        return None
    if act.act == "be ready" and supposed(word.head):
        return None  # "if Borduria is willing to talk"
    if (act.type == "SUPPORT" or act.needs in ("refusal", "rejection")) and supposed(word):
        return None  # "if they support it", "if we do not talk"
    if quotation is not None and supposed(word):
        return None  # what somebody says hangs on "if Borduria guarantees it" is content
    if act.type == "SUPPORT" and doer is not None and in_class(doer, lexicon().classes["firms"]):
        return None  # "the firms supported the programme": with parts or money
    if act.type in _JUDGING and any(c.lower_ in _ONESELF for c in children(word, "dobj")):
        return None  # "I blame myself"
    if (act.said and quotation is None) or not meets(act, word, found, denied):
        return None
    if only_describing(act, word) or (
        act.needs == "negation" and word.tag_ == "VBG" and not any(children(word, "aux"))
    ):
        return None
    if merely_wished(act, word, denied) or (act.type == "REQUEST" and ourselves(found)):
        return None  # "I want us to stay"
    if act.type == "MOBILIZE" and any(c.lower_ in _AWAY for c in children(word, "advmod", "prt")):
        return None  # "bring the troops home"
    if (act.type == "MOBILIZE" and attacking(word)) or marching(act, word):
        return None
    if denied and (act.act == "deny" or possible(word)) and not act.needs:
        return None
    if waged_on_nobody(act, found):
        return None
    if word.lemma_ == "welcome" and found.content is not None and received(found.content):
        return None
    if act.type == "SUPPORT" and _belied(word):
        return None
    if act.act == "offer" and found.content is not None and none_of(found.content):
        return None  # "offered no reason"
    cued = None if act.said or (cued is not None and _thing(paragraph, cued)) else cued
    if act.holder == "speaker":
        held = uttered_by(paragraph, found, doer, when, quotation, speech)
        we = doer or (first(word, "nsubjpass") if act.type == "REJECT" else None)  # "we will not be cowed"
        own = we is not None and (we.lower_ == "we" or (act.act == "vow" and _named_state(we)))
        if held is not None and we is not None and own and act.act != "deny":
            held = holder_span(paragraph, we)  # "he said that Ruritania would keep its ships there"
    else:
        held = done_by(paragraph, word, act, doer, quotation, speech, cued)
    if (
        held is None
        and act.type in ("COERCE", "MOBILIZE")
        and doer is not None
        and in_class(doer, lexicon().classes["force"] | lexicon().classes["vessel"])
    ):
        by = whose(doer)
        held = noun_phrase(paragraph, by) if by is not None else None
    if (forces := marched(found, doer)) is not None:
        found = replace(found, content=forces)
        by = whose(forces)
        held = noun_phrase(paragraph, by) if by is not None else held
        if held is None and doer is None and (told := speaker(quotation)) is not None:
            held = speech.home(told)
    if held is None and doer is None and act.type == "SANCTION" and passive(word):
        held = announced_by(found, quotation, speech)
    if held is None and doer is None and passive(word):
        announced = act.type == "THREATEN" and act.said and act.holder == "subject"
        held = speaker(quotation) if announced else acting
    if doer is not None and found.addressee is not None and doer.text == found.addressee.text:
        held = speaker(quotation)  # "she said the envoy lied and accused the envoy of treason"
    if held is None:
        return None
    if (act.type == "THREATEN" and act.said) or (act.holder == "speaker" and act.type != "SANCTION"):
        when = "fact"
    if when == "hypothetical" and act.type == "REQUEST" and coming(word):
        when = "future"
    if when == "hypothetical" and act.type == "MOBILIZE" and denied and coming(word):
        act = replace(act, type="AGREE", act="promise", needs="refusal")  # "will not send tanks unless"
    if when == "hypothetical" and (act.type not in CONDITIONAL or merely_possible(act, word)):
        return None
    if when == "hypothetical" and act.needs == "negation" and act.holder == "subject":
        return None  # "if they do not support it"
    if act.needs in ("never", "refusal", "rejection", "future", "terms", "negation", "none", "denial"):
        denied, when = False, "fact"
    helpers = {c.lower_ for c in children(word, "aux")}
    consenting = act.act == "accept" or (act.act == "agree" and not helpers.isdisjoint(_UNABLE))
    refusal = refusing(word) or (consenting and word.tag_ == "VB")
    refused = denied and act.type in _UNDERTAKING and word.pos_ == "VERB" and refusal
    if refused:
        denied = False  # "will not guarantee": refusals are no denied acts
    what = found.content if word.lemma_ == "be" and act.holder == "speaker" else None
    if what is not None and word.i < what.i <= word.i + _NEAR:
        trigger = hull([trigger, paragraph.locate(what)])  # "is a betrayal"
    if refused or (act.needs and (act.type == "REJECT" or act.needs == "refusal")):
        trigger = hull([trigger, paragraph.locate(_refusing(word))])
    absent = act.needs == "none" or (act.needs == "negation" and word.lemma_ in EXISTING)
    if absent and found.content is not None:
        trigger = hull([trigger, paragraph.locate(found.content)])
    given = found.content if act.type == "SUPPORT" else None
    if given is not None and given.i > word.i and in_class(given, lexicon().classes["backing"]):
        trigger = hull([trigger, paragraph.locate(given)])  # "gave her his full backing"
    bans = act.type == "SANCTION" and word.lemma_ in lexicon().classes["issuing"]
    if bans and found.content is not None and (ban := _ban(word)) is not None:
        trigger = hull([trigger, paragraph.locate(ban)])  # "announced a ban"
    told = addressee(paragraph, found, doer, held, speech.sides(held))
    if cued is not None and act.type == "ACCUSE" and (told is None or told.overlaps(held)):
        told = told_of(paragraph, cued.span, speech.sides(held))
    return Finding(
        "REJECT" if refused else act.type,
        "refuse" if refused else act.act,
        trigger,
        cued.span if cued is not None else content_span(paragraph, found, doer, quotation),
        held,
        told if told is None or not told.overlaps(held) else None,
        denied,
        when,
        quotation,
        word,
        paragraph,
    )


def _threatened(found: Match, doer: Token | None, quotation: Quotation | None, speech: Speech) -> Match:
    """A blow that the speaker's side says it will deal if something happens is threatened."""
    act, word = found.pattern.act, found.trigger[0]
    others = doer is not None and own_side(doer, quotation, speech) is False
    if act.type not in _BLOWS or quotation is None or others:
        return found
    threat = replace(act, type="THREATEN", act="threaten", said=True, needs="terms")
    return (
        replace(found, pattern=replace(found.pattern, act=threat))
        if meets(threat, word, found, negated(word))
        else found
    )


def _ban(word: Token) -> Token | None:
    """The measure named behind a verb that tells only that one is taken: "answered with a ban"."""
    things = (*children(word, "dobj"), *(c for p in children(word, "prep") for c in children(p, "pobj")))
    return next((t for t in things if t.i > word.i and in_class(t, lexicon().classes["stopped"])), None)


def _belied(word: Token) -> bool:
    """Tell praise denied in the words that name it, "called the plan not realistic", and "takes no sides"."""
    if word.lemma_ == "take":
        return any(c.tag_ == "NNS" for c in children(word, "dobj"))
    named = (c for c in children(word, "oprd", "xcomp", "ccomp", "prep", "acomp"))
    parts = (w for c in named for w in (c, *children(c, "pobj", "amod", "acomp", "nsubj", "attr")))
    return word.lemma_ in _NAMING and any(
        c.dep_ == "neg" or c.lower_ in _NOTHING for part in parts if part.i > word.i for c in part.children
    )


def _refusing(word: Token) -> Token:
    """The first of the words that make a refusal of ``word``: "will not" in "will not pay"."""
    verb = word.head if word.dep_ in ("xcomp", "acomp") and word.head.lemma_ in ("go", "be") else word
    helpers = [c for c in children(verb, "aux", "auxpass", "neg") if c.lower_ != "to"]
    return min((verb, word, *(c for c in helpers if 0 <= word.i - c.i <= _NEAR)), key=lambda t: t.i)


def _thing(paragraph: Paragraph, cued: Quotation) -> bool:
    """Tell whether what is demanded or proposed has been read as who says so: "demands apology"."""
    words = paragraph.tokens(cued.speaker.span) if cued.speaker.span is not None else None
    return words is not None and words.root.lemma_.lower() in lexicon().classes["deal"]


def _named_state(doer: Token) -> bool:
    """Tell a state or body that is named from "the government" and from a person."""
    return doer.pos_ == "PROPN" and doer.ent_type_ != "PERSON" and names(doer) == "actor"


def harm_in(tokens: Iterable[Token]) -> bool:
    """Tell whether ``tokens`` name a consequence."""
    wanted = lexicon().classes["consequence"]
    previous = ""
    for token in tokens:
        if token.head.lemma_ in _UNDONE:
            continue  # "until the sanctions are lifted"
        if {token.lemma_.lower(), token.lower_.removesuffix("s")} & wanted or (previous, token.lower_) == (
            "red",
            "line",
        ):
            return True
        previous = token.lower_
    return False


def conditional(tokens: Iterable[Token]) -> bool:
    """Tell whether ``tokens`` say what will follow upon what: "unless they leave, we will open fire"."""
    words = {token.lower_ for token in tokens}
    return not words.isdisjoint(("if", "unless")) and not words.isdisjoint(COMING)
