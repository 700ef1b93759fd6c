"""Take the content of a demand or an offer apart: who must, must not or may do what, where, when, if what."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.findings import Finding
from communique.extract.positions.holders import issuer
from communique.extract.positions.phrases import names, noun_phrase, owner, tidy
from communique.extract.positions.syntax import NOMINAL, children, first
from communique.model import Clause, Reference, Span, TimeExpression, hull
from communique.text.parse import Paragraph

UNRESOLVED = "not resolved"
_EXCEPTION = re.compile(
    r"\b(?:except|other than|apart from|with the exception of|save for|excluding|but not)\b.*", re.DOTALL
)
_CONDITIONS = frozenset({"if", "unless", "provided", "until", "once", "as"})
_NEVER = frozenset({"not", "n't", "n’t", "never"})


def clauses(act: Finding, instrument: Span | None, times: Sequence[TimeExpression]) -> tuple[Clause, ...]:
    """Return the clauses that the content of a demand or an offer consists of; none for other acts.

    ``instrument`` is the draft or treaty in which the content stands; ``times`` are the document's.
    """
    if act.type not in ("REQUEST", "AGREE") or act.negated or act.content is None:
        return ()
    inside = act.paragraph.tokens(act.content)
    head = _head(list(inside)) if inside is not None else None
    if inside is None or head is None:
        return ()
    deeds = list(_deeds(head, inside.end))
    ends = [deed.left_edge.i if deed.left_edge.i > head.i else deed.i for deed in deeds[1:]] + [inside.end]
    starts = [inside.start, *ends[:-1]]
    return tuple(
        _clause(act, deed, list(inside.doc[start:end]), instrument, times)
        for deed, start, end in zip(deeds, starts, ends, strict=True)
        if start < end
    )


def _head(inside: Sequence[Token]) -> Token | None:
    """Return the deed that the content is about: its top verb or noun; "flying" in "flying bombers"."""
    held = {token.i for token in inside}
    tops = (t for t in inside if t.head.i not in held or t.head == t)
    top = next((t for t in tops if t.pos_ in ("VERB", "AUX", "NOUN", "PROPN")), None)
    if top is not None and inside[0].tag_ == "VBG" and inside[0].dep_ in ("amod", "compound"):
        return inside[0] if inside[0].head == top else top
    return top


def _deeds(head: Token, end: int) -> Iterator[Token]:
    """Yield the deed and the verbs joined to it by "and"; what "or" joins stays one clause with it."""
    yield head
    while head.pos_ == "VERB" and any(c.lower_ == "and" for c in children(head, "cc")):
        following = first(head, "conj")
        if following is None or following.pos_ != "VERB" or following.i >= end:
            return
        yield following
        head = following


def _clause(
    act: Finding,
    deed: Token,
    words: Sequence[Token],
    instrument: Span | None,
    times: Sequence[TimeExpression],
) -> Clause:
    paragraph = act.paragraph
    while len(words) > 1 and (words[-1].is_punct or words[-1].lower_ in ("and", "but")):
        words = words[:-1]
    here = tidy(paragraph, hull([paragraph.locate(words[0]), paragraph.locate(words[-1])]))
    obliged = _obliged(act, deed)
    bound = [here]
    if act.word is not None and (act.word.tag_ == "MD" or _barring(act)) and deed.i <= words[-1].i:
        near = obliged is not None and paragraph.span.covers(obliged)
        bound += [act.trigger, *([obliged] if near and obliged is not None else [])]
    span = hull(bound)
    text = paragraph.text[span.start - paragraph.span.start : span.end - paragraph.span.start]
    exception = _EXCEPTION.search(text)
    return Clause(
        span=span,
        text=text,
        obliged=Reference(obliged, None, UNRESOLVED if obliged else "not stated"),
        modality=_modality(act, deed),
        action=paragraph.locate(deed),
        object=_object(paragraph, deed),
        area=_area(paragraph, words),
        time=next((t.span for t in times if here.covers(t.span)), None),
        condition=_condition(paragraph, words),
        exception=tidy(paragraph, Span(span.start + exception.start(), span.end)) if exception else None,
        instrument=instrument,
    )


def _obliged(act: Finding, deed: Token) -> Span | None:
    doer = first(deed, "nsubj") or (first(deed.head, "nsubj") if deed.dep_ == "conj" else None)
    if doer is not None and names(doer) in ("actor", "pronoun"):
        return noun_phrase(act.paragraph, doer)
    if act.type == "AGREE":
        return act.holder
    done = first(deed, "nsubjpass")
    owned_by = owner(done) if done is not None else None
    return act.addressee or (act.paragraph.locate(owned_by) if owned_by is not None else None)


def _modality(act: Finding, deed: Token) -> Literal["must", "must not", "may"]:
    done = first(deed, "nsubjpass", "nsubj")
    never = (c for c in children(deed, "neg") if c.nbor().lower_ not in ("just", "only", "merely"))
    denied = any(c.lower_ in _NEVER for c in never) or (
        done is not None and any(c.lower_ == "no" for c in children(done, "det"))
    )
    if denied or (_barring(act) and act.word != deed):
        return "must not"
    return "may" if any(c.lower_ == "may" for c in children(deed, "aux")) else "must"


def _barring(act: Finding) -> bool:
    return act.word is not None and act.word.lemma_.lower() in lexicon().classes["barring"]


def _object(paragraph: Paragraph, deed: Token) -> Span | None:
    """What is done something to: the object, a passive's subject, or what stands after a noun's "of"."""
    if deed.dep_ in ("amod", "compound"):
        return paragraph.locate(deed.doc[deed.i + 1 : deed.head.i + 1])
    thing = first(deed, "dobj", "nsubjpass")
    if thing is None and deed.pos_ in ("NOUN", "PROPN"):
        of = next((c for c in children(deed, "prep") if c.lower_ in ("of", "to", "on")), None)
        thing = first(of, "pobj") if of is not None else None
    return noun_phrase(paragraph, thing) if thing is not None and thing.pos_ in NOMINAL else None


def _area(paragraph: Paragraph, words: Sequence[Token]) -> Span | None:
    """The first phrase of place: "in Europe", "outside of its territory"."""
    classes = lexicon().classes
    last = words[-1].i
    for word in words:
        if word.dep_ not in ("prep", "advmod", "agent") or word.lower_ not in classes["whither"]:
            continue
        places = [t for t in word.subtree if t.i > word.i][:12]
        if any(t.ent_type_ in ("GPE", "LOC", "FAC") or t.lemma_.lower() in classes["place"] for t in places):
            end = min(word.right_edge.i, last)
            asides = (t.i - 1 for t in places if t.tag_ in ("WDT", "WP", "WRB") and t.nbor(-1).text == ",")
            end = min([end, *(i - 1 for i in asides)])
            return tidy(paragraph, paragraph.locate(word.doc[word.i : end + 1]))
    return None


def _condition(paragraph: Paragraph, words: Sequence[Token]) -> Span | None:
    for word in words:
        if word.dep_ in ("mark", "advmod") and word.lower_ in _CONDITIONS and word.head.dep_ == "advcl":
            end = min(word.head.right_edge.i, words[-1].i)
            return tidy(paragraph, paragraph.locate(word.doc[word.i : max(end, word.i) + 1]))
    return None


def instrument_of(act: Finding) -> Span | None:
    """Return the draft, treaty or list that makes the demand itself: "the draft, issued by ..., requires"."""
    if act.word is None:
        return None
    doer = first(act.word, "nsubj")
    if doer is None or names(doer) != "instrument" or issuer(doer) is None:
        return None
    return noun_phrase(act.paragraph, doer)
