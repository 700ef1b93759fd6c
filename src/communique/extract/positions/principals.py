"""Tell for whom a holder speaks or acts: an unnamed spokesman, "we" outside quotation marks, "aides"."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import first_person
from communique.extract.positions.phrases import called, names, noun_phrase, people, state_or_body
from communique.extract.positions.syntax import children, first
from communique.model import Document, Span
from communique.text.gazetteer import lookup
from communique.text.issued import issued
from communique.text.parse import Paragraph

_TAKEN_UP = frozenset({"it", "he", "she", "they"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "VERB"})
_OTHER_TITLES = {"he": {"mrs", "ms", "miss", "mrs.", "ms.", "queen"}, "she": {"mr", "mr.", "sir", "king"}}
_SEVERAL = frozenset({"men", "women", "people", "two", "three", "four", "pair", "duo", "trio"})
_VAGUE = frozenset({"a", "an", "another", "one", "some", "several", "many", "most", "few", "other", "any"})


def principals(
    acts: Iterable[Finding], document: Document, paragraphs: Sequence[Paragraph]
) -> Iterator[Finding]:
    """Yield ``acts`` with the holders they are done for; without those done by persons nobody names.

    For an unnamed spokesman that is who he speaks for, for an unquoted "we" the state or body that
    acted last: a statement speaks so of who issues it. Where it says who that is, the resolve stage finds
    out. The writer of a column holds nothing.
    """
    text, statement = document.text, issued(document) is not None
    starts = [paragraph.span.start for paragraph in paragraphs]
    issuer: Span | None = None
    body: Span | None = None
    for act in acts:
        at = bisect_right(starts, act.holder.start) - 1
        words = paragraphs[at].tokens(act.holder) if at >= 0 else None
        if not words:
            continue
        head = words.root
        named = noun_phrase(paragraphs[at], called(head))
        if called(head) != head and not named.overlaps(act.holder):
            yield replace(act, holder=named)
            continue
        if act.quotation is None and first_person(head.text):
            if statement and head.lower_ != "i":
                yield act
            elif issuer is not None or head.lower_ != "i":
                yield replace(act, holder=issuer) if issuer is not None else act
            continue
        if (own := _own_words(act, head, text)) is not None:
            yield replace(act, holder=own)
            continue
        if head.lower_ == "members" and body is not None and not any(children(head, "prep", "compound")):
            act = replace(act, holder=body)
        behalf = _behalf(head)
        if behalf is not None:
            act = replace(act, holder=noun_phrase(paragraphs[at], behalf))
        elif act.holder is not body and _nobody(head):
            continue
        if act.quotation is None and head.pos_ == "PROPN" and head.ent_type_ != "PERSON":
            issuer = act.holder
            body = act.holder if head.lemma_.lower() in people()["bodies"] else body
        yield act


def _own_words(act: Finding, head: Token, text: str) -> Span | None:
    """Who speaks, where reported words take him up: "Ruritania said it would", "the envoys said they had"."""
    said = act.quotation
    by = said.speaker.span if said is not None and said.mode != "direct" else None
    alone = head.lower_ in _TAKEN_UP and not any(children(head, "conj"))
    if said is None or by is None or by.end > act.holder.start or not alone:
        return None
    words = by.of(text).split()
    if head.lower_ == "it":
        body = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        known = lookup(" ".join(words)) is not None or body.lower() in people()["bodies"]
        return by if known else None
    start = act.holder.start
    before = act.paragraph.tokens(Span(min(said.span.start, start), start + 1))
    leading = before is not None and all(t.pos_ not in _NAMING for t in before if t != head)
    return by if leading and _agree(head.lower_, words) else None


def _agree(pronoun: str, speaker: Sequence[str]) -> bool:
    """Tell whether ``pronoun`` surely takes up whom the words of ``speaker`` name.

    An unnamed spokesman's "he" may be whoever he speaks for.
    """
    low = [word.lower() for word in speaker]
    bodies = people()["bodies"]
    if low[-1] in _TAKEN_UP or any(word.startswith("spokes") for word in low):
        return False
    if pronoun == "they":
        return "and" in low or low[-1].endswith("s") or low[-1] in bodies | _SEVERAL
    return "and" not in low and _OTHER_TITLES[pronoun].isdisjoint(low) and low[-1] not in bodies


def _behalf(head: Token) -> Token | None:
    """Whom an unnamed spokesman speaks for: "a spokesman for the ministry"; "the members of the Council"."""
    whole = head.lower_ in ("members", "participants") and not any(children(head, "nummod", "amod"))
    if not whole and (head.lemma_.lower() not in people()["mouthpieces"] or _named(head)):
        return None
    for prep in children(head, "prep"):
        whom = first(prep, "pobj") if prep.lower_ in ("for", "of") else None
        if whom is not None and names(whom) == "actor":
            return whom
    return None


def _nobody(head: Token) -> bool:
    """Tell persons whom no word singles out: "aides", "several officials", "a Ruritanian diplomat"."""
    if head.lemma_.lower() not in people()["unnamed"] or _named(head):
        return False
    articles = {child.lower_ for child in children(head, "det", "amod", "nummod")}
    whose = any(
        state_or_body(c) or (c.dep_ == "poss" and c.pos_ != "PRON" and c.ent_type_ != "PERSON")
        for c in children(head, "poss", "compound", "amod", "nmod")
    )
    if articles & _VAGUE:
        return not whose or head.lemma_.lower() not in people()["mouthpieces"]
    told = whose or articles & {"the", "these", "those", "both"} or any(children(head, "prep"))
    return head.tag_ == "NNS" and not told


def _named(head: Token) -> bool:
    return any(c.pos_ == "PROPN" for c in children(head, "appos")) or (
        head.dep_ in ("compound", "appos") and head.head.pos_ == "PROPN"
    )
