"""Read what somebody denies to be about to do, or will not do first: "has no plans to send troops"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.contents import content_span
from communique.extract.positions.findings import Finding
from communique.extract.positions.frames import Match, match
from communique.extract.positions.modality import COMING
from communique.extract.positions.syntax import children, in_class

_DENYING = frozenset({"deny", "refuse", "forgo", "vow"})
_INTENDING = frozenset({"plan", "intend", "prepare", "go"})
_PROVIDED = frozenset({"unless", "until", "if"})


def withheld(acts: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``acts``, a deed denied as that deed, negated, and one forsworn on a condition as a promise.

    "We are not moving a single tank" tells of no refusal but of a move that is none; "we will not send
    troops unless they do" promises.
    """
    for act in acts:
        if act.type != "REJECT" or act.act not in _DENYING or act.word is None:
            yield act
            continue
        found = _deed(act.word)
        if found is None:
            yield act
        elif _on_terms(found.trigger[0]):
            yield replace(act, type="AGREE", act="promise")
        elif _refused(act.word):
            yield act
        else:
            deed = found.trigger[0]
            yield replace(
                act,
                type=found.pattern.act.type,
                act=found.pattern.act.act,
                trigger=act.paragraph.locate(deed.doc[deed.i : found.trigger[-1].i + 1]),
                content=content_span(act.paragraph, found, None, act.quotation),
                addressee=None,
                negated=True,
                modality="fact" if deed == act.word and not _going(deed) else "future",
                word=deed,
            )


def _deed(word: Token) -> Match | None:
    """The move of forces that ``word`` tells, itself or as planned: "no intention of sending tanks"."""
    for verb in (word, *_planned(word)):
        patterns = lexicon().patterns["verbs"].get(verb.lemma_.lower(), ())
        moves = (p for p in patterns if p.act.type == "MOBILIZE" and not p.act.said and p.subject is None)
        found = next((m for p in moves if (m := match(verb, p)) is not None), None)
        if found is not None:
            return found
    return None


def _planned(word: Token) -> Iterator[Token]:
    if word.lemma_.lower() in _INTENDING:
        yield from children(word, "xcomp")
    for plan in children(word, "dobj", "attr", "nsubj"):
        if in_class(plan, lexicon().classes["intention"]):
            yield from children(plan, "acl")
            yield from (verb for prep in children(plan, "prep") for verb in children(prep, "pcomp"))
    if word.lemma_ == "have":
        yield from (verb for verb in children(word, "xcomp", "advcl") if verb.i > word.i)


def _refused(word: Token) -> bool:
    """Tell "will not send" from "are not sending" and "have no plans to send"."""
    helpers = {c.lower_ for c in children(word, "aux")}
    return bool(helpers & (COMING | {"can", "ca", "could"})) or (word.tag_ == "VB" and not helpers)


def _going(deed: Token) -> bool:
    return deed.head.lower_ == "going"


def _on_terms(deed: Token) -> bool:
    """Tell what nobody does unless something happens first."""
    marks = (m.lower_ for clause in children(deed, "advcl") for m in children(clause, "mark"))
    return any(mark in _PROVIDED for mark in marks)
