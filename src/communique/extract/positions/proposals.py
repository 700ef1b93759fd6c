"""Merge what the encoder proposes with what the rules found: the rules' acts stay, completed; sure ones join.

The thresholds were set where proposals are right four times of five on passages the encoder did not learn
from, and cost little on tests/extract/positions/stories/development, examples/ambrel-strait and nato-2021.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.findings import Finding, clause_span, within
from communique.extract.positions.phrases import names
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import children
from communique.model import PloverType, Span
from communique.text.acts import Guess, Proposal
from communique.text.parse import Paragraph

ADMITTED = 0.5
"""Probability of trigger and type from which a proposal is an act though no rule found one."""
HELD = 0.6
"""Probability of the holder's words from which such an act has a holder."""
TOLD = 0.6
"""Probability of the addressee's words from which they fill what a rule left open."""
_TELLING = frozenset({"call", "say", "tell", "sign", "decide", "set", "speak", "add", "meet"})
"""Verbs that report, or perform acts that the annotation rules leave out."""
TYPES: dict[PloverType, str] = {
    "REQUEST": "demand",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "AGREE": "promise",
    "SUPPORT": "support",
    "ACCUSE": "accuse",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilize",
    "COERCE": "coerce",
}
"""The types that the annotation rules use, with the word for an act of which no more is known."""


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
        open_yet = act.addressee is None and proposal.type == act.type
        if open_yet and told is not None and not told.overlaps(act.holder):
            return replace(act, addressee=told)
    return act


def _admitted(proposal: Proposal, paragraph: Paragraph, speech: Speech) -> Finding | None:
    held = _best(proposal.holder)
    sure = proposal.trigger.probability * proposal.type_probability >= ADMITTED
    words = paragraph.tokens(proposal.trigger.span)
    if not sure or proposal.type not in TYPES or held is None or held.probability < HELD or not words:
        return None
    word = words.root
    if word.pos_ not in ("VERB", "AUX") or word.lemma_.lower() in _TELLING:
        return None
    quotation = speech.around(proposal.trigger.span)
    content = _content(paragraph, word)
    return Finding(
        proposal.type,
        _act(word, proposal.type),
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


def _told(proposal: Proposal, paragraph: Paragraph) -> Span | None:
    """The sure addressee, where its words name somebody: "foreign warships" are asked for nothing."""
    told = _best(proposal.addressee)
    words = paragraph.tokens(told.span) if told is not None and told.probability >= TOLD else None
    if told is None or not words or names(words.root) not in ("actor", "pronoun"):
        return None
    return told.span


def _best(guesses: Sequence[Guess]) -> Guess | None:
    return max(guesses, key=lambda g: g.probability, default=None)


def _act(word: Token, kind: PloverType) -> str:
    """The lexicon's name for the act, where it knows the word in that type."""
    lemma = word.lemma_.lower()
    known = (lexicon().patterns[pos].get(lemma, ()) for pos in ("verbs", "nouns", "adjectives"))
    return next((p.act.act for patterns in known for p in patterns if p.act.type == kind), TYPES[kind])


def _content(paragraph: Paragraph, word: Token) -> Span | None:
    """What stands behind the trigger as its object, clause or complement."""
    for child in children(word, "dobj", "ccomp", "xcomp", "attr", "acl", "prep"):
        if child.i > word.i:
            head = next(children(child, "pobj", "pcomp"), child) if child.dep_ == "prep" else child
            return clause_span(paragraph, head, (word,))
    return None
