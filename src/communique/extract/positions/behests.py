"""Find the demands told beside what they led to: "met at the request of Borduria", "on condition that"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.contents import clause_span
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import holder_span
from communique.extract.positions.phrases import names, tidy
from communique.extract.positions.speech import Speech
from communique.extract.positions.syntax import NOMINAL, children, first, subject
from communique.model import Span
from communique.text.parse import Paragraph

_MEETING = frozenset({"meet", "convene", "gather", "sit"})
_AT = frozenset({"at", "on", "upon"})


def behests(paragraph: Paragraph, speech: Speech) -> Iterator[Finding]:
    """Yield the demands of ``paragraph`` that stand beside the deed they led to, or as terms on their own."""
    for word in paragraph.doc:
        if word.pos_ != "NOUN" or word.dep_ != "pobj":
            continue
        if word.lemma_.lower() in lexicon().classes["behests"] and word.head.lower_ in _AT:
            yield from _at_behest(paragraph, word, speech)
        elif word.lemma_ == "condition" and word.head.lower_ == "on":
            yield from _on_terms(paragraph, word, speech)


def _at_behest(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """The council met at Borduria's request."""
    of = (w for p in children(word, "prep") if p.lower_ in ("of", "from") for w in children(p, "pobj"))
    by = first(word, "poss") or next(of, None)
    deed = word.head.head
    if by is None or by.tag_ == "PRP$" or names(by) != "actor":
        return
    held = holder_span(paragraph, by)
    if held is None or deed.pos_ not in ("VERB", "AUX"):
        return
    thing = first(deed, "dobj", "nsubjpass", *(("nsubj",) if deed.lemma_ in _MEETING else ()))
    if thing is not None and thing.pos_ in NOMINAL:
        yield _demand(paragraph, word, clause_span(paragraph, thing, (word.head,)), held, speech)


def _on_terms(paragraph: Paragraph, word: Token, speech: Speech) -> Iterator[Finding]:
    """ "On condition that the raids stop." A sentence of its own, or the terms of an offer before it."""
    clause = next((c for c in children(word, "acl", "ccomp", "relcl") if _that(c)), None)
    if clause is None or not word.doc[word.sent.start : word.head.i + 1].text.lower().startswith("on"):
        return
    before = word.doc[word.sent.start - 1].sent.root if word.sent.start else None
    doer = subject(before) if before is not None else None
    held = holder_span(paragraph, doer) if doer is not None else None
    if held is not None:
        yield _demand(paragraph, word, clause_span(paragraph, clause, (word,)), held, speech)


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" for c in children(clause, "mark"))


def _demand(paragraph: Paragraph, word: Token, content: Span | None, held: Span, speech: Speech) -> Finding:
    return Finding(
        "REQUEST",
        "request",
        paragraph.locate(word),
        tidy(paragraph, content) if content is not None else None,
        held,
        None,
        False,
        "fact",
        speech.around(paragraph.locate(word)),
        word,
        paragraph,
    )
