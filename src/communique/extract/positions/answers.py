"""Find whom an act answers: whose demand or offer it takes up, or whom its holder has just addressed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.positions.findings import Finding
from communique.extract.positions.speech import Speech, plain, side
from communique.model import PloverType

_BACK = (
    r"^(?:[a-z]+ ){0,2}?(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir"
    r"|both|all|any such|such)\b"
)
_ANSWERED: tuple[tuple[re.Pattern[str], frozenset[PloverType]], ...] = (
    (
        re.compile(
            _BACK + r"[\w\s’'-]{0,40}?\b(?:demand|request|terms|condition|ultimatum|call|appeal|plea)"
        ),
        frozenset({"REQUEST", "THREATEN"}),
    ),
    (re.compile(_BACK + r"[\w\s’'-]{0,40}?\b(?:offer|invitation|promise|pledge)"), frozenset({"AGREE"})),
    (re.compile(_BACK + r"[\w\s’'-]{0,40}?\b(?:proposal|plan|draft)"), frozenset({"REQUEST", "AGREE"})),
    (re.compile(_BACK + r"[\w\s’'-]{0,40}?\b(?:threat|warning)"), frozenset({"THREATEN"})),
    (
        re.compile(_BACK + r"[\w\s’'-]{0,40}?\b(?:accusation|allegation|claim|charge|criticism|complaint)"),
        frozenset({"ACCUSE"}),
    ),
    (re.compile(r"^(?:to )?(?:this|these|them)$"), frozenset({"REQUEST"})),
)
_VESSEL = re.compile(
    r"\b(?:[Ss]hip|tanker|trawler|vessel|ferry|freighter|frigate|destroyer|yacht|submarine|carrier|MV|HMS|USS)"
    r",? (?:the )?[“\"‘']?([A-Z]\w+(?: [A-Z]\w+)?)"
)
_ANSWERS = frozenset({"REJECT", "AGREE", "SUPPORT", "ACCUSE"})
_GOES_ON = frozenset({"REQUEST", "THREATEN", "AGREE"})
_RECENT = 8
"""Acts before this one that it may answer."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})


def directed(acts: Sequence[Finding], text: str, speech: Speech) -> Iterator[Finding]:
    """Yield ``acts`` with the addressees that stand outside their own words; nobody addresses their own."""
    vessels = {plain(name.split()[-1]) for name in _VESSEL.findall(text)}
    done: list[Finding] = []
    for act in acts:
        if act.addressee is not None:
            told = plain(act.addressee.of(text).split()[-1])
            if told in vessels or side(told) in speech.sides(act.holder):
                act = replace(act, addressee=None)
        if act.addressee is None:
            act = _answering(act, done[-_RECENT:], text, speech) or _going_on(act, done[-1:], text) or act
        done.append(act)
        yield act


def _answering(act: Finding, before: Sequence[Finding], text: str, speech: Speech) -> Finding | None:
    if act.content is None or act.type not in _ANSWERS:
        return None
    words = " ".join(act.content.of(text)[:120].split())
    kinds = next((kinds for pattern, kinds in _ANSWERED if pattern.search(words)), frozenset())
    own = speech.sides(act.holder)
    for earlier in reversed(before):
        by = earlier.holder.of(text)
        if earlier.type in kinds and by.lower() not in _PRONOUNS and not own & speech.sides(earlier.holder):
            return replace(act, addressee=earlier.holder)
    return None


def _going_on(act: Finding, before: Sequence[Finding], text: str) -> Finding | None:
    """A demand or threat with nobody named goes to whom the same holder has just addressed."""
    for earlier in before:
        same = earlier.holder.of(text) == act.holder.of(text)
        beside = earlier.paragraph == act.paragraph and earlier.type in _GOES_ON
        if same and beside and act.type in _GOES_ON and earlier.addressee is not None:
            return replace(act, addressee=earlier.addressee)
    return None
