"""Read where a figure holds, as of when, and in which clause."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.figures.counting import Counted
from communique.extract.figures.nouns import listed, verbs
from communique.extract.figures.whose import governing
from communique.model import Span, TimeExpression
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

_CLIMB = 12
_OTHER = frozenset({"conj", "parataxis", "ccomp", "advcl"})
_NEAR = 60
"""Tokens that a clause may reach to either side of its figure."""
_FAR = 300
"""Characters between a figure and the time it is as of, at most."""
_CALENDAR = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d)?))?(?!\d)")
_NOT_AS_OF = re.compile(r"\b(?:since|from|after|before|following)\s+(?:the\s+)?$", re.IGNORECASE)


def place(found: Counted) -> str | None:
    """Return the place of "in ...", "near ..." on the figure, or on its verb; else before the verb.

    What stands before the verb, or with its subject, says where, too: "In Syria, 300 people died".
    """
    anchor = found.head or found.number
    verb = anchor.head if anchor.head.pos_ == "VERB" else None
    for node in (anchor, verb):
        for child in node.rights if node is not None else ():
            if child.dep_ == "prep" and child.lower_ in listed("places") and child.i > anchor.i:
                name = _place_name(child)
                if name is not None:
                    return name
    if verb is None:
        return None
    doer = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    within = [*verb.lefts, *(doer.rights if doer is not None else ())]
    for child in [
        *within,
        *(c for token in within if token.dep_ == "prep" for n in token.rights for c in n.rights),
    ]:
        if child.dep_ == "prep" and child.lower_ in listed("places_before"):
            name = _place_name(child)
            if name is not None:
                return name
    return None


def as_of(
    paragraph: Paragraph, found: Counted, times: list[TimeExpression]
) -> tuple[str | None, Span | None]:
    """Return the day, month or year that stands in the figure's clause.

    Where none is resolved: the words that only the collection may resolve.
    """
    start, sentence = found.span.start, paragraph.locate(found.number.sent)
    above = {verb.i for verb in _telling(found.number)}
    near = [t for t in times if abs(t.span.start - start) < _FAR and t.type in ("DATE", "TIME")]
    undated = None
    for time in sorted(near, key=lambda t: abs(t.span.start - start)):
        day = _CALENDAR.match(time.value or "")
        if (day or time.open) and sentence.covers(time.span) and _in_clause(paragraph, time.span, above):
            if day:
                return day[0], None
            undated = undated or time.span
    return None, undated


def _telling(number: Token) -> Iterator[Token]:
    """Yield the verb of the figure's clause, those it completes, and the verbs of saying above.

    What is said of something in passing ("the floods that killed 40") is of no day on which that is said.
    """
    own = True
    for verb in governing(number):
        if own or verb.lemma_ in verbs("say"):
            yield verb
        if verb.dep_ == "relcl":
            return
        own = own and verb.dep_ in ("xcomp", "pcomp", "acl", "auxpass")


def clause(paragraph: Paragraph, found: Counted) -> Span:
    """Return the stretch around the figure that hangs on its verb, without the clauses beside it."""
    verb = next(governing(found.number), None)
    tokens = paragraph.tokens(found.span)
    assert tokens is not None
    if verb is None:
        return paragraph.locate(found.number.sent) if len(found.number.sent) <= _NEAR else found.span
    doc, sent = found.number.doc, found.number.sent
    start, end = tokens.start, tokens.end
    while start > max(sent.start, tokens.start - _NEAR) and _hangs(doc[start - 1], verb):
        start -= 1
    while end < min(sent.end, tokens.end + _NEAR) and _hangs(doc[end], verb):
        end += 1
    return paragraph.locate(doc[start:end])


def _hangs(token: Token, verb: Token) -> bool:
    """Tell whether ``token`` belongs to the clause of ``verb`` itself."""
    for _ in range(_CLIMB):
        if token.i == verb.i:
            return True
        if token.head.i == token.i or (token.dep_ in _OTHER and token.pos_ in ("VERB", "AUX")):
            return False
        token = token.head
    return False


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
