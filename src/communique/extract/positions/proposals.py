"""Merge what the encoder proposes with what the rules found: the rules' acts stay, completed; sure ones join.

The thresholds were set where proposals are right four times of five on passages the encoder did not learn
from, and cost little on tests/extract/positions/stories/development, examples/ambrel-strait and nato-2021.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import Pattern, lexicon
from communique.extract.positions.addressees import unowned
from communique.extract.positions.findings import Finding, clause_span, within
from communique.extract.positions.involved import suffers
from communique.extract.positions.phrases import names
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import asserted, children, first, negated
from communique.model import Guess, PloverType, Proposal, Span
from communique.text.parse import Paragraph

ADMITTED = 0.5
"""Probability of trigger and type from which a proposal is an act though no rule found one."""
HELD = 0.6
"""Probability of the holder's words from which such an act has a holder."""
TOLD = 0.6
"""Probability of the addressee's words from which they fill what a rule left open."""


def merged(
    found: Iterable[Finding], proposals: Sequence[Proposal], paragraphs: Sequence[Paragraph], speech: Speech
) -> Iterator[Finding]:
    """Yield the acts found, addressees filled in, then the acts that only the encoder sees."""
    starts = [p.trigger.span.start for p in proposals]
    longest = max((len(p.trigger.span) for p in proposals), default=0)
    used: set[int] = set()
    for act in found:
        near = range(bisect_right(starts, act.trigger.start - longest), bisect_right(starts, act.trigger.end))
        same = [n for n in near if proposals[n].trigger.span.overlaps(act.trigger)]
        used.update(same)
        yield _completed(act, [proposals[n] for n in same])
    begins = [p.span.start for p in paragraphs]
    for number, proposal in enumerate(proposals):
        at = bisect_right(begins, proposal.trigger.span.start) - 1
        if number not in used and at >= 0 and paragraphs[at].span.covers(proposal.trigger.span):
            further = _admitted(proposal, paragraphs[at], speech)
            if further is not None:
                yield further


def _completed(act: Finding, proposals: Sequence[Proposal]) -> Finding:
    for proposal in proposals:
        told = _told(proposal, act.paragraph)
        open_yet = act.addressee is None and proposal.type == act.type and act.type != "MOBILIZE"
        if open_yet and told is not None and not told.overlaps(act.holder):
            return replace(act, addressee=told)
    return act


def _admitted(proposal: Proposal, paragraph: Paragraph, speech: Speech) -> Finding | None:
    held = _best(proposal.holder)
    sure = proposal.trigger.probability * proposal.type_probability >= ADMITTED
    words = paragraph.tokens(proposal.trigger.span)
    if not sure or held is None or held.probability < HELD or not words:
        return None
    word = words.root
    act = _performed(word, proposal.type)
    if act is None or (act == "deny" and negated(word)) or _done_to(paragraph, word, held.span):
        return None
    quotation = speech.around(proposal.trigger.span)
    content = _content(paragraph, word)
    return Finding(
        proposal.type,
        act,
        proposal.trigger.span,
        within(content, quotation.span) if content is not None and quotation is not None else content,
        held.span,
        _told(proposal, paragraph),
        proposal.negated >= 0.5,
        proposal.modality,
        quotation,
        word,
        paragraph,
    )


def _performed(word: Token, kind: PloverType) -> str | None:
    """The act that ``word`` performs whatever its object, where the parse hides its frame; never a warning.

    Of verbs that the lexicon does not know as such the encoder is right one time in three.
    """
    if word.pos_ not in ("VERB", "AUX") or not asserted(word) or (word.dep_ == "acl" and word.tag_ == "VBN"):
        return None
    known = lexicon().patterns["verbs"].get(word.lemma_.lower(), ())
    plain = (p.act for p in known if p.act.type == kind and not p.act.said and _plain(p))
    return next((act.act for act in plain if act.act != "warn"), None)


def _plain(pattern: Pattern) -> bool:
    needed = [slot for slot in pattern.slots if slot.required]
    return not pattern.particles and len(needed) == 1 and not needed[0].after and needed[0].nouns is None


def _done_to(paragraph: Paragraph, word: Token, held: Span) -> bool:
    """Tell whether the words said to name the holder are those to whom the deed is done."""
    patient = first(word, "nsubjpass", "dobj")
    return patient is not None and held.covers(paragraph.locate(patient))


def _told(proposal: Proposal, paragraph: Paragraph) -> Span | None:
    """The sure addressee, where its words name somebody: "foreign warships" are asked for nothing."""
    told = _best(proposal.addressee)
    words = paragraph.tokens(told.span) if told is not None and told.probability >= TOLD else None
    if told is None or not words or names(words.root) not in ("actor", "pronoun"):
        return None
    if unowned(words.root) or (proposal.type == "ACCUSE" and suffers(words.root)):
        return None
    return told.span


def _best(guesses: Sequence[Guess]) -> Guess | None:
    return max(guesses, key=lambda g: g.probability, default=None)


def _content(paragraph: Paragraph, word: Token) -> Span | None:
    """What stands behind the trigger as its object, clause or complement."""
    for child in children(word, "dobj", "ccomp", "xcomp", "attr", "acl", "prep"):
        if child.i > word.i:
            head = next(children(child, "pobj", "pcomp"), child) if child.dep_ == "prep" else child
            return clause_span(paragraph, head, (word,))
    return None
