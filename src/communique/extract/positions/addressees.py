"""Find whom an act is directed at: its own slot, the subject of a reproach, or whom the content names."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.frames import Match
from communique.extract.positions.phrases import names, noun_phrase, state_or_body
from communique.extract.positions.syntax import children, first
from communique.model import PloverType, Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph


def addressee(paragraph: Paragraph, found: Match, doer: Token | None, held: Span) -> Span | None:
    """Return the words that name whom the act is directed at, ``held`` being its holder's, or ``None``."""
    act, word = found.pattern.act, found.trigger[0]
    if act.holder == "speaker" and word.pos_ == "ADJ" and doer is not None:
        return next((paragraph.locate(t) for t in _parts(doer) if names(t) == "actor"), None)
    if found.addressee is not None:
        until = found.content.left_edge.i if found.content is not None else None
        return noun_phrase(paragraph, found.addressee, until)
    if act.holder == "speaker":
        return noun_phrase(paragraph, doer) if doer is not None and names(doer) != "other" else None
    named = _addressed(paragraph, found.content, held, act.type) if found.content is not None else None
    return None if named is not None and named.overlaps(held) else named


def _addressed(paragraph: Paragraph, content: Token, held: Span, kind: PloverType) -> Span | None:
    """Return whom the content names as the one who is to act, is blamed, is dealt with or refused."""
    clause = content.pos_ in ("VERB", "AUX")
    if kind in ("MOBILIZE", "SUPPORT") or (kind == "REJECT" and clause):
        return None
    if kind == "THREATEN":
        against = (t for t in content.subtree if t.dep_ == "prep" and t.lower_ in ("on", "against"))
        hit = (inner for prep in against for inner in children(prep, "pobj") if names(inner) == "actor")
        return next((noun_phrase(paragraph, t) for t in hit), None)
    doer = first(content, "nsubj", "nsubjpass") if clause else content
    if doer is None:
        return None
    named = [doer] if doer != content and names(doer) == "actor" else []
    named += [c for c in children(doer, "poss", "compound", "amod", "nmod") if state_or_body(c)]
    for prep in children(doer, "prep"):
        if prep.lower_ in ("with", "on", "against", "from", "by"):
            named += [t for t in children(prep, "pobj") if names(t) == "actor"]
        elif prep.lower_ == "of" and kind == "REQUEST":
            inner = first(prep, "pobj")
            named += [c for c in children(inner, "poss", "amod") if state_or_body(c)] if inner else []
    own = (
        lookup(held.shift(-paragraph.span.start).of(paragraph.text)) if paragraph.span.covers(held) else None
    )
    for token in named:
        entry = lookup(token.text)
        if own is None or entry is None or (entry.state or entry.name) != (own.state or own.name):
            return noun_phrase(paragraph, token) if token == doer else paragraph.locate(token)
    return None


def _parts(noun: Token) -> Iterator[Token]:
    yield from children(noun, "compound", "poss", "amod")
    for prep in children(noun, "prep"):
        yield from children(prep, "pobj")
