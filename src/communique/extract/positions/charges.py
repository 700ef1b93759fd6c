"""Find the reproaches that tell what another state did: "Borduria has sat on its hands", Ruritania said.

What an official tells of the deeds of another state is seldom praise: any deed counts that is not one of
a list of plain ones (said, met, signed, sent a letter).
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.assertions import asserted, negated
from communique.extract.positions.contents import alone, within
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import own_side, voice
from communique.extract.positions.modality import asked, modality, supposed
from communique.extract.positions.phrases import names, noun_phrase, state_or_body, tidy
from communique.extract.positions.speech import Speech, side
from communique.extract.positions.syntax import children, first, in_class, passive
from communique.model import Quotation, Span
from communique.text.parse import Paragraph

_HAVING = frozenset({"have", "has", "had", "'ve", "’ve"})
_INTO = frozenset({"in", "into", "under"})
_THEY = frozenset({"they", "it"})
_KNOWING = frozenset(
    {"know", "say", "see", "regret", "recall", "remember", "note", "believe", "think", "mean", "add"}
)


def charges(paragraphs: Iterable[Paragraph], speech: Speech, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what the words of one side tell of the deeds of another, where none of ``found`` covers it."""
    taken = [span for act in found for span in (act.trigger, act.content) if span is not None]
    for paragraph in paragraphs:
        for word in paragraph.doc:
            if word.pos_ == "VERB" and word.tag_ in ("VBD", "VBN", "VB"):
                charge = _charge(paragraph, word, speech)
                if charge is not None and not any(shares(charge, span) for span in taken):
                    yield charge


def shares(charge: Finding, span: Span) -> bool:
    """Tell whether ``charge`` is told, or tells, of what stands at ``span``."""
    return charge.trigger.overlaps(span) or (charge.content is not None and charge.content.covers(span))


def _charge(paragraph: Paragraph, verb: Token, speech: Speech) -> Finding | None:
    quotation = speech.around(paragraph.locate(verb))
    by = voice(paragraph, verb, quotation)
    who = _doer(verb)
    if quotation is None or by is None or who is None or not _told(paragraph, verb, quotation):
        return None
    if passive(verb) or (verb.tag_ != "VBD" and not any(c.lower_ in _HAVING for c in _first_helpers(verb))):
        return None
    if asked(verb) or supposed(verb) or not asserted(verb) or modality(verb) != "fact":
        return None
    blamed = _neglected(verb) if negated(verb) else not _plain(verb)
    if not blamed or not _other(paragraph, who, by, quotation, speech):
        return None
    return Finding(
        "ACCUSE",
        "accuse",
        paragraph.locate(verb),
        within(tidy(paragraph, paragraph.locate(alone(verb))), quotation.span),
        by,
        noun_phrase(paragraph, who),
        False,
        "fact",
        quotation,
        verb,
        paragraph,
    )


def _doer(verb: Token) -> Token | None:
    """Return the subject, also that of the verb before in a co-ordination."""
    while verb.dep_ == "conj" and first(verb, "nsubj", "nsubjpass") is None:
        verb = verb.head
    return first(verb, "nsubj")


def _first_helpers(verb: Token) -> Iterator[Token]:
    while verb.dep_ == "conj" and first(verb, "aux") is None:
        verb = verb.head
    return children(verb, "aux")


def _told(paragraph: Paragraph, verb: Token, quotation: Quotation) -> bool:
    """Tell a main clause of what is said: no remark in passing, no clause of time."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ in ("ROOT", "parataxis"):
        return True
    cue = verb.head
    inside = quotation.span.covers(paragraph.locate(cue))
    return verb.dep_ == "ccomp" and (not inside or (cue.lemma_ in _KNOWING and not negated(cue)))


def _neglected(verb: Token) -> bool:
    """Tell a duty: "has never answered", "has not lifted a finger"."""
    return verb.tag_ != "VBD" and verb.lemma_.lower() in lexicon().classes["dutiful"]


def _plain(verb: Token) -> bool:
    """Tell a deed that nobody is blamed for: "has signed", "gave its consent"."""
    classes = lexicon().classes
    if verb.lemma_.lower() in classes["plain"]:
        return True
    into = (w for p in children(verb, "prep") if p.lower_ in _INTO for w in children(p, "pobj"))
    return any(in_class(thing, classes["plainly"]) for thing in (*children(verb, "dobj"), *into))


def _other(paragraph: Paragraph, who: Token, by: Span, quotation: Quotation, speech: Speech) -> bool:
    """Tell whether ``who`` is of a state on whose side whoever speaks is not."""
    if who.lower_ == "you" or (who.lower_ in _THEY and negated(who.head)):
        return quotation.mode == "direct"
    if names(who) != "actor" or own_side(who, quotation, speech):
        return False
    ours = speech.sides(by) | speech.sides(speech.home(by))
    beside = (who, *children(who, "amod", "poss", "compound"))
    theirs = frozenset(side(word.text) for word in beside if state_or_body(word))
    here = paragraph.locate(who)
    if not theirs and who.pos_ == "PROPN" and (home := speech.home(here)) != here:
        theirs = speech.sides(home)
    return bool(theirs) and ours.isdisjoint(theirs)
