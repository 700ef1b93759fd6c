"""Tell for whom a holder speaks or acts: an unnamed spokesman, "we" outside quotation marks, "aides"."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import first_person
from communique.extract.positions.phrases import names, noun_phrase, people, state_or_body
from communique.extract.positions.syntax import children, first
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_VAGUE = frozenset({"a", "an", "another", "one", "some", "several", "many", "most", "few", "other", "any"})


def principals(acts: Iterable[Finding], text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield ``acts`` with the holders they are done for; without those done by persons nobody names.

    For an unnamed spokesman that is who he speaks for, for an unquoted "we" the state or body that
    acted last: a statement speaks so of who issues it.
    """
    starts = [paragraph.span.start for paragraph in paragraphs]
    issuer: Span | None = None
    body: Span | None = None
    for act in acts:
        at = bisect_right(starts, act.holder.start) - 1
        words = paragraphs[at].tokens(act.holder) if at >= 0 else None
        if not words:
            continue
        head = words.root
        if act.quotation is None and first_person(head.text):
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
    """Who speaks, where "it" in reported words is the state or body that does: "Ruritania said it would"."""
    said = act.quotation
    if said is None or said.mode == "direct" or head.lower_ != "it" or said.speaker.span is None:
        return None
    words = said.speaker.span.of(text).split()
    body = lookup(" ".join(words)) is not None or words[-1].lower() in people()["bodies"]
    return said.speaker.span if body and said.speaker.span.start < act.holder.start else None


def _behalf(head: Token) -> Token | None:
    """Whom an unnamed spokesman speaks for: "a spokesman for the ministry"; "the members of the Council"."""
    whole = head.lower_ == "members" and not any(children(head, "nummod", "amod"))
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
