"""Read a threat at the verb that introduces it: "he warned that no insult would go unanswered"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.extract.positions.contents import clause_span
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import own_side, speaker
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import passive, subject
from communique.model import Quotation, Span
from communique.text.parse import Paragraph

_WARNING = frozenset({"warn", "threaten", "caution"})
_INTRODUCING = _WARNING | {"promise", "vow", "swear", "pledge", "assure", "guarantee"}


def warned(paragraph: Paragraph, quotation: Quotation | None) -> bool:
    """Tell whether ``quotation`` is introduced as a warning or a threat."""
    return _cued(paragraph, quotation, _WARNING)


def raised(acts: Iterable[Finding], speech: Speech) -> Iterator[Finding]:
    """Yield ``acts``, a threat that is warned of or promised as the act of that verb: no mere promise."""
    told: dict[Span, Finding] = {}
    rest = []
    for act in acts:
        introduced = _introduced(act) if act.type == "THREATEN" and _own(act, speech) else None
        if introduced is None or introduced.trigger == act.trigger:
            rest.append(act)
        else:
            told.setdefault(introduced.trigger, introduced)
    warnings = {act.trigger for act in rest if act.type == "THREATEN"}
    yield from (act for act in rest if act.type == "THREATEN" or act.trigger not in told)
    yield from (act for trigger, act in told.items() if trigger not in warnings)


def _introduced(act: Finding) -> Finding | None:
    """The threat at the verb that introduces the words it stands in, if it is one of warning or promising."""
    quotation = act.quotation
    if quotation is not None and quotation.cue is not None and _cued(act.paragraph, quotation, _INTRODUCING):
        words = act.paragraph.tokens(quotation.cue)
        return replace(
            act,
            trigger=quotation.cue,
            content=quotation.span,
            holder=speaker(quotation) or act.holder,
            word=words.root if words else None,
        )
    for clause in (act.word, *act.word.ancestors) if act.word is not None else ():
        verb = clause.head
        if clause.dep_ == "ccomp" and verb.lemma_.lower() in _WARNING and passive(verb):
            content = clause_span(act.paragraph, clause, (verb,))
            return replace(act, trigger=act.paragraph.locate(verb), content=content, word=verb)
    return None


def _own(act: Finding, speech: Speech) -> bool:
    """Tell the speaker's threat from one that he says others have uttered."""
    doer = subject(act.word) if act.word is not None and act.word.pos_ == "VERB" else None
    if doer is None or act.holder == speaker(act.quotation):
        return True
    return own_side(doer, act.quotation, speech) is not False


def _cued(paragraph: Paragraph, quotation: Quotation | None, verbs: frozenset[str]) -> bool:
    cue = paragraph.tokens(quotation.cue) if quotation is not None and quotation.cue is not None else None
    return cue is not None and any(word.lemma_.lower() in verbs for word in cue)
