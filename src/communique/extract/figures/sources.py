"""Read who gives a figure: "according to X", X of a verb of saying, the speaker of the quotation."""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.figures.counting import Counted
from communique.extract.figures.nouns import listed, verbs
from communique.extract.figures.whose import subject
from communique.model import Quotation, Reference
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_CLIMB = 12
_NEAR = 60
"""Tokens around a figure in which "according to" is looked for."""
_NAME = 12
"""Tokens that the phrase of a source may have."""
_NOBODY = frozenset(
    {"%", "percent", "cent", "that", "this", "there", "which", "most", "some", "many", "none"}
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|his|her|their|it|he|she|they|who|which)\b", re.IGNORECASE)


def source(paragraph: Paragraph, found: Counted, said: Quotation | None) -> Reference | None:
    """Return who gives the figure, unresolved: the nearest of those who are said to.

    ``said`` is the innermost quotation that the figure stands in.
    """
    by = _according(found) or _teller(found)
    if by is not None:
        span = paragraph.locate(_phrase(by))
        return None if span.overlaps(found.span) else Reference(span)
    return said.speaker if said is not None and said.speaker.span is not None else None


def estimate_by(paragraph: Paragraph, by: Reference | None, text: str) -> str | None:
    """Return the name in the words of ``by``: the person, else the body; ``None`` for a pronoun."""
    if by is None or by.span is None:
        return None
    words = paragraph.tokens(by.span)
    if words is None or not paragraph.span.covers(by.span):
        return None if _OWN.search(by.span.of(text)) else _plain(by.span.of(text))
    return _name(words.root)


def _according(found: Counted) -> Token | None:
    sent, place = found.number.sent, found.number.i
    for token in sent.doc[max(sent.start, place - _NEAR) : min(sent.end, place + _NEAR)]:
        if token.lower_ == "according":
            for to in token.children:
                if to.lower_ == "to":
                    return next((c for c in to.children if c.dep_ == "pobj"), None)
    return None


def _teller(found: Counted) -> Token | None:
    """Return the subject, or the agent, of the nearest verb of saying above the figure."""
    node = found.number
    for _ in range(_CLIMB):
        if node.head.i == node.i:
            return None
        child, node = node, node.head
        if node.lemma_ not in verbs("say") or node.pos_ != "VERB" or not _said(child, node):
            continue
        agent = next((c for c in node.children if c.dep_ == "agent"), None)
        by = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent else None
        if by is None and not any(c.dep_ in ("auxpass", "nsubjpass") for c in node.children):
            by = subject(node)
        if by is not None:
            return _maker(by) if by.pos_ in ("NOUN", "PROPN", "PRON") and by.lower_ not in _NOBODY else None
    return None


def _said(child: Token, verb: Token) -> bool:
    """Tell whether ``child`` is what ``verb`` says, and not when, where or to whom."""
    if child.dep_ in ("dobj", "nsubjpass"):
        return verb.lemma_ in verbs("count")
    if child.dep_ == "prep":
        named = verbs("at") if child.lower_ == "at" else verbs("speak")
        return child.lower_ in ("of", "at", "about") and verb.lemma_ in named
    return child.dep_ not in ("advcl", "nsubj", "relcl", "conj", "npadvmod", "dative")


def _maker(by: Token) -> Token:
    """Return whose poll, report or estimate it is, where a work is said to say something."""
    if by.lemma_.lower() not in listed("works"):
        return by
    for preposition in (c for c in by.children if c.lower_ in ("by", "from", "of")):
        for child in preposition.children:
            if child.dep_ == "pobj":
                return child
    return next((c for c in by.children if c.dep_ == "poss"), by)


def _phrase(by: Token) -> Tokens:
    """Return the noun phrase of ``by`` with the name, or the "of" and its noun, directly behind it."""
    doc, end = by.doc, by.i + 1
    start = max(by.left_edge.i, by.i - _NAME)
    named = next((c for c in by.rights if c.dep_ == "appos" and c.left_edge.i == end), None)
    if named is not None and named.pos_ == "PROPN":
        end = named.i + 1
    of = next((c for c in by.rights if c.lower_ == "of" and c.i == end), None)
    whole = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if whole is not None and whole.i - by.i <= _NAME:
        end = whole.i + 1
    return doc[start:end]


def _name(by: Token) -> str | None:
    words = _phrase(by)
    person = next((t for t in reversed(list(words[-_NAME:])) if t.ent_type_ == "PERSON"), None)
    if person is not None:
        return re.sub(r"\s+", " ", _entity(person).text).removesuffix("'s").removesuffix("’s")
    entry = lookup(words.text) or lookup(by.text)
    if entry is not None:
        return entry.name
    if by.ent_type_ in ("ORG", "GPE", "NORP"):
        entity = _entity(by)
        words = by.doc[min(words.start, entity.start) : max(words.end, entity.end)]
    return None if _OWN.search(words.text) or by.pos_ == "PRON" else _plain(words.text)


def _plain(words: str) -> str | None:
    return _ARTICLE.sub("", re.sub(r"\s+", " ", words)) or None


def _entity(inside: Token) -> Tokens:
    """Return the named entity that ``inside`` is a part of (``doc.ents`` walks the whole text)."""
    doc, start, end = inside.doc, inside.i, inside.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]
