"""Merge what the encoder proposes with what the rules found: the rules' acts stay, completed; sure ones join.

The thresholds are those of decision 31, set on real news labelled by the gold's rules.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, lexicon
from communique.extract.positions.addressees import aimed_at
from communique.extract.positions.aims import directed_at, likeliest
from communique.extract.positions.assertions import asserted, negated
from communique.extract.positions.contents import clause_span, within
from communique.extract.positions.excepted import done_to, excepted, unheld
from communique.extract.positions.findings import Finding
from communique.extract.positions.frames import match
from communique.extract.positions.holders import own_side, speaker
from communique.extract.positions.modality import modality, supposed
from communique.extract.positions.phrases import names, noun_phrase
from communique.extract.positions.reproaches import harsh
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children, first, in_class, subject
from communique.model import Guess, PloverType, Proposal, Quotation, Span
from communique.text.parse import Paragraph

LISTED = 0.6
"""Probability of trigger and type from which a proposal is an act that no rule found, its word being one that
the lexicon knows to perform such acts."""
UNLISTED = 0.9
"""The same for any other word."""
LIKELY = 0.7
"""Probability of the trigger alone from which a word known for that very type is an act ..."""
NAMED = 0.98
"""... its holder being as sure as this."""
TOLD = 0.5
"""Probability, by the head that learned from diplomatic stories, from which words are of a position."""
HELD = 0.4
"""Probability of the holder's words from which such an act has a holder."""
SURE = 0.8
"""Probability of the holder's words from which they go before the name that a rule took for the holder."""
REPROACHED = 0.3
"""The same for what another side did, told in quoted words by a verb known for reproaches."""
HARSHLY = 0.25
"""The same for what another side did or is, told in quoted words of which one is a harsh word."""
_OF_MANY_USES = frozenset({"announce", "put", "set", "take"})
_DEEDS = frozenset({"SANCTION", "MOBILIZE", "COERCE", "AGREE"})
_IN_REPROACH = frozenset(
    {"act", "address", "go", "answer", "behave", "change", "fall", "feed", "follow", "have", "host", "lead"}
    | {"leave", "lose", "mount", "offer", "open", "pass", "pay", "point", "present", "push", "rely"}
    | {"reply", "respond", "rest", "run", "sit", "stand", "stick", "talk", "trust", "want"}
)
"""Verbs of many uses that reproach somebody only in their frames."""
ACTS: dict[PloverType, str] = {
    "REQUEST": "call for",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "AGREE": "promise",
    "SUPPORT": "support",
    "ACCUSE": "criticise",
    "SANCTION": "sanction",
    "MOBILIZE": "deploy troops",
    "COERCE": "seize",
}
"""The types that are positions, and the plainest word for each."""


def merged(
    found: Iterable[Finding], proposals: Sequence[Proposal], paragraphs: Sequence[Paragraph], speech: Speech
) -> Iterator[Finding]:
    """Yield the acts found, holders and addressees completed, then the acts that only the encoder sees."""
    starts = [p.trigger.span.start for p in proposals]
    longest = max((len(p.trigger.span) for p in proposals), default=0)
    used: set[int] = set()
    for act in found:
        near = range(bisect_right(starts, act.trigger.start - longest), bisect_right(starts, act.trigger.end))
        same = [n for n in near if proposals[n].trigger.span.overlaps(act.trigger)]
        used.update(same)
        seen = any(_told(proposals[n]) == act.type for n in same)
        yield replace(_completed(act, [proposals[n] for n in same], speech), seen=seen)
    begins = [p.span.start for p in paragraphs]
    for number, proposal in enumerate(proposals):
        at = bisect_right(begins, proposal.trigger.span.start) - 1
        if number not in used and at >= 0 and paragraphs[at].span.covers(proposal.trigger.span):
            further = _admitted(proposal, paragraphs[at], speech)
            if further is not None:
                yield further


def _completed(act: Finding, proposals: Sequence[Proposal], speech: Speech) -> Finding:
    for proposal in proposals:
        held = _holder(act, proposal)
        cue = speech.introduced_by(act.trigger)
        if held is not None and (cue is None or speaker(cue) != act.holder):
            act = replace(act, holder=held)
        told = directed_at(proposal, act.paragraph, speech.sides(act.holder))
        open_yet = act.addressee is None and proposal.type == act.type and act.type != "MOBILIZE"
        if told is not None and act.act == "deny" and act.content is not None and act.content.covers(told):
            continue  # whom a denial is about did not say what is denied
        if open_yet and told is not None and not told.overlaps(act.holder):
            return replace(act, addressee=told)
    return act


def _holder(act: Finding, proposal: Proposal) -> Span | None:
    """The sure words for the holder where a rule took another name; for whom one speaks, rules know."""
    held = likeliest(proposal.holder)
    if held is None or held.probability < SURE or proposal.type != act.type:
        return None
    taken = (act.holder, speaker(act.quotation), act.addressee)
    if any(span is not None and span.overlaps(held.span) for span in taken):
        return None
    if not (_outright(act.paragraph, act.holder) and _outright(act.paragraph, held.span)):
        return None
    return held.span


def _outright(paragraph: Paragraph, span: Span) -> bool:
    """Tell whether the words name somebody themselves: no pronoun, and not "his government"."""
    words = paragraph.tokens(span)
    return words is not None and all(word.pos_ != "PRON" and word.tag_ != "PRP$" for word in words)


def _admitted(proposal: Proposal, paragraph: Paragraph, speech: Speech) -> Finding | None:
    words = paragraph.tokens(proposal.trigger.span)
    told = _told(proposal)
    kind = told or proposal.type
    if not words or kind not in ACTS:
        return None
    word = words.root
    act = _performed(word, kind)
    named = [g for g in proposal.holder if not _possessive(paragraph, g.span)]
    held = likeliest(named)
    quotation = speech.around(proposal.trigger.span)
    sure = told is not None or _sure(proposal, act is not None, held)
    if not (sure or _reproached(proposal, word, quotation, speech)):
        return None
    by = held.span if held is not None and held.probability >= HELD else speaker(quotation)
    doer = subject(word) if word.pos_ == "VERB" else None
    if by is None and proposal.holder and not named:
        actor = doer or _described(word)
        by = noun_phrase(paragraph, actor) if actor is not None and names(actor) == "actor" else None
    refused = first(word, "nsubjpass") if kind == "REJECT" else None
    we = doer or refused or (subject(word) if word.pos_ in ("ADJ", "AUX") else None)
    if speaker(quotation) is not None and we is not None and we.lower_ == "we":
        by = paragraph.locate(we)
    if by is not None and doer is not None and (both := noun_phrase(paragraph, doer)).covers(by):
        by = both  # "she and Bo Lind agreed"
    if by is None or done_to(paragraph, word, by, kind) or excepted(word, kind):
        return None
    if unheld(word, doer, kind) or (quotation is not None and supposed(word)):
        return None
    content = _content(paragraph, word)
    own = speech.sides(by)
    whom = directed_at(proposal, paragraph, own) or aimed_at(paragraph, word, kind, own, by)
    return Finding(
        kind,
        act or ACTS[kind],
        proposal.trigger.span,
        within(content, quotation.span) if content is not None and quotation is not None else content,
        by,
        whom if whom is None or not whom.overlaps(by) else None,
        proposal.negated >= 0.5,
        proposal.modality,
        quotation,
        word,
        paragraph,
        told is not None,
    )


def _possessive(paragraph: Paragraph, span: Span) -> bool:
    """Tell "their", which says whose a thing is, from words for whoever acts."""
    words = paragraph.tokens(span)
    return words is not None and all(word.tag_ == "PRP$" for word in words)


def _described(word: Token) -> Token | None:
    """Whom the parse takes for described by his verb: "Borduria, which lies there, offered and urged"."""
    while word.dep_ == "conj":
        word = word.head
    return word.head if word.dep_ == "acl" else None


def _told(proposal: Proposal) -> PloverType | None:
    """The type of position that the head for these takes the words for."""
    return proposal.position if proposal.position_probability >= TOLD else None


def _sure(proposal: Proposal, listed: bool, held: Guess | None) -> bool:
    """Tell whether the encoder is sure enough; of the type it need not be where the lexicon knows it too."""
    trigger = proposal.trigger.probability
    if trigger * proposal.type_probability >= (LISTED if listed else UNLISTED):
        return True
    return listed and held is not None and held.probability >= NAMED and trigger >= LIKELY


def _reproached(proposal: Proposal, word: Token, quotation: Quotation | None, speech: Speech) -> bool:
    """Tell what another side is told, in an official's words, by a verb for reproaches or in harsh words."""
    doer = subject(word) if word.pos_ == "VERB" else subject(word) or subject(word.head)
    if proposal.type != "ACCUSE" or doer is None or speaker(quotation) is None:
        return False
    told = asserted(word) if word.pos_ == "VERB" else True
    real = told and not negated(word) and modality(word) == "fact"
    if not real or own_side(doer, quotation, speech) is True:
        return False
    sure = proposal.trigger.probability * proposal.type_probability
    if sure >= HARSHLY and harsh(word):
        return True
    known = (p for p in lexicon().patterns["verbs"].get(word.lemma_.lower(), ()) if p.act.said)
    verb = word.pos_ == "VERB" and word.lemma_.lower() not in _OF_MANY_USES | _IN_REPROACH
    able = verb and any(p.act.type == "ACCUSE" for p in known)
    return sure >= REPROACHED and able and names(doer) in ("actor", "pronoun")


def _performed(word: Token, kind: PloverType) -> str | None:
    """The lexicon's word for what ``word`` performs, where it knows it to perform an act of that type.

    The plainest, where it does so only of certain subjects ("the talks need mending").
    """
    lemma = word.lemma_.lower()
    known = (p for by in lexicon().patterns.values() for p in by.get(lemma, ()))
    able = [p for p in known if p.act.type == kind and _of_its_kind(word, p)]
    plain = next((p.act.act for p in able if p.subject is None), None)
    return plain or (ACTS[kind] if able else None)


def _of_its_kind(word: Token, pattern: Pattern) -> bool:
    """Tell whether a verb of many uses has the thing that ``pattern`` wants: not "put the number at nine"."""
    reproach = pattern.act.said and pattern.act.type == "ACCUSE" and pattern.lemma in _IN_REPROACH
    classes = lexicon().classes
    manifold = classes["manifold"] | (classes["hampered"] if pattern.act.type == "COERCE" else frozenset())
    if pattern.act.type in _DEEDS and pattern.lemma in manifold:
        return match(word, pattern) is not None
    if pattern.lemma not in _OF_MANY_USES and not reproach:
        return True
    thing = first(word, "dobj", "nsubjpass")
    wanted = next((slot for slot in pattern.slots if slot.required and not slot.after), None)
    if wanted is None or wanted.nouns is None or wanted.barred:
        return not (reproach and any(slot.nouns for slot in pattern.slots))
    return thing is not None and in_class(thing, wanted.nouns)


def _content(paragraph: Paragraph, word: Token) -> Span | None:
    """What stands behind the trigger as its object, clause or complement."""
    for child in children(word, "dobj", "ccomp", "xcomp", "attr", "acl", "prep"):
        if child.i > word.i:
            head = next(children(child, "pobj", "pcomp"), child) if child.dep_ == "prep" else child
            return clause_span(paragraph, head, (word,))
    return None
