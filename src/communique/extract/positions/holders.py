"""Tell who holds an act: the doer, an instrument's issuer, whoever speaks; and whose side somebody is on."""

from spacy.tokens import Token

from communique.extract.positions.instruments import issuer
from communique.extract.positions.phrases import called, names, noun_phrase, state_or_body
from communique.extract.positions.speech import Speech, side
from communique.extract.positions.syntax import children, counted, subject
from communique.model import Quotation, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_FIRST_PERSON = frozenset({"we", "i", "us", "our"})
_OWN = frozenset({"it", "he", "she", "they"})
_OTHERS = frozenset(
    {"colleague", "partner", "neighbor", "neighbour", "enemy", "adversary", "rival", "friend", "counterpart"}
    | {"opponent", "foe", "interlocutor", "ally", "guest"}
)
_NOBODY = frozenset({"no", "any"})
_COUNTING = frozenset({"percent", "cent", "%", "poll", "polls", "survey"})
_REPORTING = frozenset({"say", "tell", "warn", "insist", "argue", "claim", "declare", "announce", "stress"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})


def first_person(words: str) -> bool:
    """Tell whether ``words`` are who speaks: "we", "us"; not "US"."""
    return words != "US" and words.lower() in _FIRST_PERSON


def speaker(quotation: Quotation | None) -> Span | None:
    """Return the words that name whoever is quoted."""
    return quotation.speaker.span if quotation is not None else None


def voice(paragraph: Paragraph, word: Token, quotation: Quotation | None) -> Span | None:
    """Return who says ``word``: whoever is quoted, or who his words report to say it: "he told us to go"."""
    by = speaker(quotation)
    if quotation is None or by is None:
        return by
    for clause in (word, *word.ancestors):
        cue = clause.head
        if clause.dep_ != "ccomp" or cue.lemma_ not in _REPORTING or not cue.i < clause.i:
            continue
        if not quotation.span.covers(paragraph.locate(cue)):
            return by
        who = subject(cue)
        if who is None or not first_person(who.text):
            return holder_span(paragraph, who) if who is not None else by
    return by


def own_side(who: Token, quotation: Quotation | None, speech: Speech) -> bool | None:
    """Tell whether ``who`` is the quoted speaker's own side: "we", "his country", their state.

    ``None`` where the words do not show it.
    """
    if first_person(who.text) or any(c.lower_ in _POSSESSIVE for c in children(who, "poss")):
        return who.lemma_.lower() not in _OTHERS
    if quotation is None or who.lower_ == "you" or (quotation.mode == "direct" and who.lower_ in _OWN):
        return False
    if who.lower_ in _OWN:
        by = speaker(quotation)
        named_behind = by is not None and by.start >= quotation.span.end
        return not named_behind or speech.speaker(quotation).lower() == who.lower_
    by = speaker(quotation)
    beside = (w for w in (who, *children(who, "amod", "poss", "compound")) if state_or_body(w))
    if by is not None and speech.sides(by) & {side(word.text) for word in beside}:
        return True
    known = lookup(who.text) is not None and any(map(lookup, speech.speaker(quotation).split()))
    return False if known else None


def holder_span(paragraph: Paragraph, holder: Token) -> Span | None:
    """Return the words that name the holder, or ``None`` where ``holder`` is nobody who takes positions."""
    holder = called(holder)
    kind = names(holder)
    if _crowd(holder) or _polled(holder) or any(c.lower_ in _NOBODY for c in children(holder, "det")):
        return None
    if kind == "other":
        kind = names(counted(holder))  # "all of the candidates"
    if kind == "instrument":
        issued = issuer(holder)
        return noun_phrase(paragraph, issued) if issued is not None else None
    if kind == "other" or holder.text in ("you", "us", "them", "him", "her"):
        return None
    return noun_phrase(paragraph, holder)


def _crowd(holder: Token) -> bool:
    """Tell people who are only counted: "thousands of Borduria's people", "the majority of Scots"."""
    people = counted(holder)
    many = people is not holder or any(children(people, "nummod"))
    native = people.ent_type_ == "NORP" or lookup(people.text) is not None
    return many and people.tag_ in ("NNS", "NNPS") and native


def _polled(holder: Token) -> bool:
    """Tell whom a poll counts: "one in five percent say that they back it"."""
    return holder.lower_ == "they" and any(word.lower_ in _COUNTING for word in holder.sent)


def beyond(paragraph: Paragraph, word: Token, doer: Token, speech: Speech) -> Span | None:
    """Return who speaks where the doer stands in words that the verb is outside of.

    "She said the fleet had fired and offered talks": the parser joins the verbs.
    """
    told = speech.around(paragraph.locate(doer)) if word.dep_ == "conj" and doer.i < word.i else None
    if told is None or told.span.covers(paragraph.locate(word)) or told.mode == "direct":
        return None
    return told.speaker.span if told.cue is not None and told.cue.start < told.span.start else None
