"""Find whom an act answers: whose demand or deed it takes up, or whom its holder has just addressed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import FIRST_PERSON
from communique.extract.positions.lists import BULLET
from communique.extract.positions.speech import Speech, plain, side
from communique.model import PloverType, Span
from communique.text.gazetteer import lookup

_BACK = (
    r"^(?:[a-z]+ ){0,2}?(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir"
    r"|both|all|any such|such)\b[\w\s’'-]{0,40}?\b"
)
_ANSWERED: tuple[tuple[re.Pattern[str], frozenset[PloverType]], ...] = tuple(
    (re.compile(_BACK + rf"(?:{nouns})"), kinds)
    for nouns, kinds in (
        (
            "demand|request|terms|condition|ultimatum|call|appeal|plea",
            frozenset[PloverType]({"REQUEST", "THREATEN"}),
        ),
        ("offer|invitation|promise|pledge", frozenset[PloverType]({"AGREE"})),
        ("proposal|plan|draft", frozenset[PloverType]({"REQUEST", "AGREE"})),
        ("threat|warning", frozenset[PloverType]({"THREATEN"})),
        ("accusation|allegation|claim|charge|criticism|complaint", frozenset[PloverType]({"ACCUSE"})),
        (
            "launch|test|drill|exercise|man(?:oeuvre|euver)|deployment|build-?up",
            frozenset[PloverType]({"MOBILIZE"}),
        ),
        ("seizure|arrest|detention|capture|blockade|abduction", frozenset[PloverType]({"COERCE"})),
        (
            "sanctions|tariff|ban|embargo|curb|measure|dut(?:y|ies)|lev(?:y|ies)|restriction|package|penalt",
            frozenset[PloverType]({"SANCTION"}),
        ),
    )
)
_BARE = re.compile(r"^(?:to )?(?:this|these|them)$")
_VESSEL = re.compile(
    r"\b(?:[Ss]hip|tanker|trawler|vessel|ferry|freighter|frigate|destroyer|yacht|submarine|carrier|MV|HMS|USS)"
    r",? (?:the )?[“\"‘']?([A-Z]\w+(?: [A-Z]\w+)?)"
)
_TAKES_UP = frozenset({"REJECT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST"})
_GOES_ON = frozenset({"REQUEST", "THREATEN", "AGREE", "ACCUSE", "REJECT"})
_NAMES = frozenset({"GPE", "NORP", "DATE", "PERSON"})
_DEEDS: frozenset[PloverType] = frozenset({"MOBILIZE", "COERCE", "SANCTION"})
_CALLS_FOR_AN_ANSWER = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AGREE"})
_RECENT = 16
"""Acts before this one that it may answer."""
_NEAR = 2
"""Paragraphs over which somebody goes on speaking to the same."""
_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "you", "them", "him", "her"})


@dataclass(frozen=True)
class _Told:
    """An act with the sides its holder is on, and the number of its paragraph."""

    act: Finding
    sides: frozenset[str]
    paragraph: int


def directed(acts: Sequence[Finding], text: str, speech: Speech) -> Iterator[Finding]:
    """Yield ``acts`` with the addressees that stand outside their own words; nobody addresses their own."""
    vessels = {plain(name.split()[-1]) for name in _VESSEL.findall(text)}
    done: list[_Told] = []
    number: dict[Span, int] = {}
    for act in acts:
        own, sure = _sides(act, done, text, speech)
        if act.addressee is not None:
            told = plain(act.addressee.of(text).split()[-1])
            if told in vessels or (sure and side(told) in own):
                act = replace(act, addressee=None)
        at = number.setdefault(act.paragraph.span, len(number))
        act = _aimed(act, own, at, done[-_RECENT:], text, speech)
        done.append(_Told(act, own, at))
        yield act


def _sides(act: Finding, before: Sequence[_Told], text: str, speech: Speech) -> tuple[frozenset[str], bool]:
    """The sides of the holder, and whether they are sure; of a pronoun those of who speaks, or spoke last."""
    words = act.holder.of(text).lower()
    said_by = act.quotation.speaker.span if act.quotation is not None else None
    known = said_by is not None and said_by.of(text).lower() not in _PRONOUNS
    theirs = act.quotation is not None and act.quotation.span.covers(act.holder)
    named: frozenset[str] = frozenset()
    if words not in _PRONOUNS and words not in FIRST_PERSON:
        named = speech.sides(act.holder)
    if said_by is not None and known and (theirs or words in FIRST_PERSON):
        # whoever says what will be done speaks for who will do it
        return named | speech.sides(said_by), True
    if named and words.split()[0] not in _POSSESSIVE:
        return named, True
    same = [t for t in before if t.act.paragraph == act.paragraph and not _state(t.act, text)]
    return named | (same[-1].sides if same else frozenset()), False


def _state(act: Finding, text: str) -> bool:
    """Tell whether the holder is a state by name: no "she" goes back to it."""
    return lookup(act.holder.of(text)) is not None or len(act.holder.of(text).split()) == 1


def _aimed(
    act: Finding, own: frozenset[str], at: int, before: Sequence[_Told], text: str, speech: Speech
) -> Finding:
    pronoun = act.addressee is not None and act.addressee.of(text).lower() in _PRONOUNS
    if act.addressee is not None and not pronoun:
        return act
    others = [t for t in before if not own & t.sides]
    said = act.holder.of(text).lower()
    mine = [
        t for t in before if own & t.sides or (_beside(t.act, act) and t.act.holder.of(text).lower() == said)
    ]
    found = None if pronoun else _taken_up(act, others, text)
    found = found or _going_on(act, mine, at, text, pronoun)
    if found is None and (pronoun or act.type in ("REJECT", "AGREE", "SUPPORT")):
        found = _replying(act, own, others, at, text, pronoun)
    return replace(act, addressee=speech.state(found)) if found is not None else act


def _beside(earlier: Finding, act: Finding) -> bool:
    return earlier.paragraph == act.paragraph


def _taken_up(act: Finding, others: Sequence[_Told], text: str) -> Span | None:
    """Who made the demand, or did the deed, that the content names with "the" or "these"."""
    if act.content is None or act.type not in _TAKES_UP:
        return None
    words = " ".join(act.content.of(text)[:120].split())
    kinds = next((kinds for pattern, kinds in _ANSWERED if pattern.search(words)), frozenset())
    if _BARE.match(words):
        kinds = frozenset({"REQUEST"})
    if act.type == "REQUEST":
        kinds = kinds & _DEEDS
    made = [t.act for t in reversed(others) if t.act.type in kinds]
    things = _nouns(act, text)
    if act.type == "REQUEST":
        made += [t.act for t in reversed(others) if t.act.type in _DEEDS and things & _nouns(t.act, text)]
    made.sort(key=lambda earlier: not things & _nouns(earlier, text))
    return _held_by(made[0], text) if made else None


def _going_on(act: Finding, mine: Sequence[_Told], at: int, text: str, pronoun: bool) -> Span | None:
    """Whom the same holder has just addressed, in the same words or close by."""
    if act.type not in _GOES_ON or BULLET.match(act.paragraph.text):
        return None
    for number, told in enumerate(reversed(mine)):
        earlier = told.act
        if earlier.addressee is None or earlier.type not in _GOES_ON:
            continue
        if act.type == "AGREE" and earlier.type != "AGREE" and earlier.quotation != act.quotation:
            continue
        if earlier.addressee.of(text).lower() in _PRONOUNS:
            continue
        spoken = earlier.quotation is not None and act.quotation is not None
        if pronoun or (spoken and at - told.paragraph <= _NEAR) or (not number and at - told.paragraph <= 1):
            return earlier.addressee
    return None


def _replying(
    act: Finding, own: frozenset[str], others: Sequence[_Told], at: int, text: str, pronoun: bool
) -> Span | None:
    """Whoever last asked or accused the holder of something, or named the thing that the act is about."""
    things = _nouns(act, text)
    for told in reversed(others):
        earlier = told.act
        if earlier.type not in _CALLS_FOR_AN_ANSWER:
            continue
        whom = earlier.addressee
        to_us = whom is not None and side(plain(whom.of(text).split()[-1])) in own
        if (to_us and at - told.paragraph <= _NEAR) or (not pronoun and things & _nouns(earlier, text)):
            return _held_by(earlier, text)
    return None


def _held_by(act: Finding, text: str) -> Span | None:
    """The words for the holder that mean the same elsewhere: for "we" whoever is quoted, for "both" none."""
    words = act.holder.of(text).lower()
    if words in FIRST_PERSON:
        return act.quotation.speaker.span if act.quotation is not None else None
    return act.holder if words != "both" else None


def _nouns(act: Finding, text: str) -> frozenset[str]:
    """The stems of the nouns in the content that name no state."""
    tokens = act.paragraph.tokens(act.content) if act.content is not None else None
    nouns = (t for t in tokens or () if t.pos_ in ("NOUN", "PROPN") and len(t.text) > 3)
    return frozenset(
        t.lemma_.lower()[:7] for t in nouns if t.ent_type_ not in ("GPE", "NORP", "DATE", "PERSON")
    )
