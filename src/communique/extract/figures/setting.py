"""Read where a figure holds, as of when, and by whose estimate."""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from communique.extract.figures.counting import Counted
from communique.extract.figures.nouns import verbs
from communique.extract.figures.whose import governing, subject
from communique.model import Span, TimeExpression
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_CLIMB = 12
_PLACE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "along",
        "inside",
        "across",
        "outside",
        "off",
        "around",
        "into",
        "to",
        "aboard",
    ]
)
_NEAR = 60
"""Tokens around a figure in which its source is looked for."""
_FAR = 300
"""Characters between a figure and the time it is as of, at most."""
_NAME = 12
"""Tokens at the end of a source phrase in which its name stands."""
_NOT_AS_OF = re.compile(
    r"\b(?:since|from|after|before|until|till|by|following)\s+(?:the\s+)?$", re.IGNORECASE
)


def place(found: Counted) -> str | None:
    """Return the place of the phrase "in ...", "near ..." that hangs on the figure or on its verb."""
    anchor = found.head or found.number
    for node in (anchor, anchor.head if anchor.head.pos_ == "VERB" else anchor):
        for child in node.rights:
            if child.dep_ == "prep" and child.lower_ in _PLACE and child.i > anchor.i:
                name = _place_name(child)
                if name is not None:
                    return name
    return None


def as_of(paragraph: Paragraph, found: Counted, times: list[TimeExpression]) -> str | None:
    """Return the resolved day, month or year that stands in the figure's clause."""
    start, sentence = found.span.start, paragraph.locate(found.number.sent)
    above = {verb.i for verb in governing(found.number)}
    near = [t for t in times if t.value and abs(t.span.start - start) < _FAR and t.type in ("DATE", "TIME")]
    for time in sorted(near, key=lambda t: abs(t.span.start - start)):
        if time.value and sentence.covers(time.span) and _in_clause(paragraph, time.span, above):
            return time.value[:10]
    return None


def estimate_by(found: Counted) -> str | None:
    """Return who speaks the clause: "according to X", "X said that", "X speaks of"."""
    sent, place = found.number.sent, found.number.i
    source = _according(sent.doc[max(sent.start, place - _NEAR) : min(sent.end, place + _NEAR)])
    if source is not None:
        return _name(source)
    node = found.number
    for _ in range(_CLIMB):
        if node.head.i == node.i:
            break
        child, node = node, node.head
        if (
            node.lemma_ in verbs("say")
            and node.pos_ == "VERB"
            and child.dep_ not in ("advcl", "nsubj", "relcl")
        ):
            speaker = subject(node)
            if speaker is not None:
                return _name(speaker)
    return None


def _according(around: Tokens) -> Token | None:
    for token in around:
        if token.lower_ == "according":
            for to in token.children:
                if to.lower_ == "to":
                    return next((c for c in to.children if c.dep_ == "pobj"), None)
    return None


def _name(source: Token) -> str | None:
    """Return the name in a source phrase: the person, else the body; ``None`` for a pronoun."""
    if source.pos_ == "PRON":
        return None
    words = source.doc[source.left_edge.i : source.i + 1]
    person = next((t for t in reversed(list(words[-_NAME:])) if t.ent_type_ == "PERSON"), None)
    if person is not None:
        return re.sub(r"\s+", " ", _entity(person).text).removesuffix("'s").removesuffix("’s")
    entry = lookup(words.text) or lookup(source.text)
    if entry is not None:
        return entry.name
    if source.ent_type_ in ("ORG", "GPE", "NORP"):
        entity = _entity(source)
        words = source.doc[min(words.start, entity.start) : entity.end]
    return re.sub(r"^(?:the|a|an)\s+", "", re.sub(r"\s+", " ", words.text), flags=re.IGNORECASE) or None


def _entity(inside: Token) -> Tokens:
    """Return the named entity that ``inside`` is a part of (``doc.ents`` walks the whole text)."""
    doc, start, end = inside.doc, inside.i, inside.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def _place_name(preposition: Token) -> str | None:
    for child in preposition.children:
        if child.dep_ != "pobj":
            continue
        words = child.doc[child.left_edge.i : child.i + 1]
        named = any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in words) or (lookup(words.text) is not None)
        if named:
            return re.sub(r"^(?:the)\s+", "", re.sub(r"\s+", " ", words.text), flags=re.IGNORECASE)
    return None


def _in_clause(paragraph: Paragraph, span: Span, verbs: set[int]) -> bool:
    """Tell whether the time at ``span`` says when one of ``verbs`` happened, not since or until when."""
    tokens = paragraph.tokens(span)
    if tokens is None or _NOT_AS_OF.search(
        paragraph.doc[max(0, tokens.start - 3) : tokens.start].text_with_ws
    ):
        return False
    anchor = tokens.root.head
    for _ in range(3):
        if anchor.pos_ != "ADP":
            break
        anchor = anchor.head
    return anchor.i in verbs
