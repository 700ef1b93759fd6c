"""Find the parts of a clause: what it is done to, where, by when, if what, except what."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.phrases import noun_phrase, tidy
from communique.extract.positions.syntax import NOMINAL, children, first
from communique.model import Span, TimeExpression, hull
from communique.text.parse import Paragraph

_EXCEPTION = re.compile(
    r"\b(?:except|other than|apart from|with the exception of|save for|excluding|but not|without an?)\b.*",
    re.DOTALL,
)
_CONDITIONS = (
    r"(?:(?:only )?if|only (?:when|after)|once(?! (?:more|again)\b)|unless|provid(?:ed|ing)(?: that)?"
    r"|(?:as|so) long as|on (?:the )?condition (?:that|of)|in case|in the event (?:that|of)|assuming"
    r"|(?:in (?:return|exchange)|as the price) for|subject to|pending|(?:conditional|contingent) (?:up)?on"
    r"|until (?=[a-z]+ [a-z]+))"
)
_CONDITION = re.compile(rf"\b{_CONDITIONS}\b.*", re.DOTALL)
_LEADING = re.compile(rf"(?:And |But |Yet )?({_CONDITIONS}\b[^,;:]*),", re.DOTALL | re.IGNORECASE)
_FURTHER = re.compile(r",\s+(?:and|but|while|so)\b")
_WONDERING = frozenset(
    {"ask", "say", "explain", "tell", "clarify", "decide", "know", "see", "check", "confirm", "disclose"}
)
_TERM = re.compile(
    r"\b(?:by|before|within|until|till|after|from|since|in|on|for|during|no later than)"
    r"(?: the(?: end of)?| next| \w+)?\s*$"
)
_BEHIND = re.compile(
    r"\s+(?:in advance|beforehand|ahead|of (?:signature|signing|ratification|entry into force))\b"
)
_PERIOD = re.compile(r"\bduring (?:the |this |these )?[a-z]+\b")
_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_GIVING = frozenset({"deny", "give", "grant", "offer", "refuse", "pay", "promise", "return", "sell", "send"})
_AT_REST = frozenset({"abroad", "anywhere", "overseas", "offshore"})


def thing(paragraph: Paragraph, deed: Token) -> Span | None:
    """What is done something to: the object, a passive's subject, or what stands after a noun's "of"."""
    if deed.dep_ in ("amod", "compound"):
        return paragraph.locate(deed.doc[deed.i + 1 : deed.head.i + 1])
    found = first(deed, "dobj", "nsubjpass")
    if found is None and deed.pos_ in ("NOUN", "PROPN"):
        of = next((c for c in children(deed, "prep") if c.lower_ in ("of", "to", "on")), None)
        found = first(of, "pobj") if of is not None else None
    if (
        found is None
        and (let := first(deed, "ccomp", "xcomp")) is not None
        and deed.lemma_ in ("let", "make")
    ):
        found = first(let, "nsubj")
    if found is None or found.pos_ not in NOMINAL:
        return None
    span = noun_phrase(paragraph, found)
    if deed.pos_ in ("NOUN", "PROPN") or deed.dep_ == "pcomp":
        inner = [c for c in children(found, "prep") if paragraph.locate(c).start == span.end + 1]
        if inner:
            span = hull([span, paragraph.locate(found.doc[inner[0].i : inner[0].right_edge.i + 1])])
    return tidy(paragraph, span)


def area(paragraph: Paragraph, deed: Token, words: Sequence[Token]) -> Span | None:
    """The first phrase of place: "in Europe", "outside of its territory", "east of the river"."""
    last = words[-1].i
    for word in words:
        places = _places(word, deed)
        if places is None:
            continue
        end = min(word.right_edge.i, last)
        asides = (t.i - 1 for t in places if t.tag_ in ("WDT", "WP", "WRB") and t.nbor(-1).text == ",")
        ends = (
            t.i - 1 for t in places if t.dep_ in ("mark",) or t.lower_ in ("except", "unless", "if", "by")
        )
        end = min([end, *asides, *(i for i in ends if i > word.i)])
        return tidy(paragraph, paragraph.locate(word.doc[word.i : end + 1]))
    return None


def _term(word: Token) -> bool:
    date = first(word, "pobj") if word.lower_ in ("by", "before", "until", "after", "within") else None
    return date is not None and date.ent_type_ in ("DATE", "TIME")


def _places(word: Token, deed: Token) -> list[Token] | None:
    classes = lexicon().classes
    if word.lower_ in _AT_REST:
        return [word]
    inside = [t for t in word.subtree if t.i > word.i][:12]
    if word.lower_ in _COMPASS and any(c.lower_ == "of" for c in children(word, "prep")):
        return inside
    if word.dep_ not in ("prep", "advmod", "agent") or word.lower_ not in classes["whither"]:
        return None
    if word.lower_ == "to" and deed.lemma_.lower() in _GIVING:
        return None
    head = first(word, "pobj")
    named = (
        head is not None and head.pos_ == "PROPN" and head.ent_type_ not in ("PERSON", "DATE", "TIME", "NORP")
    )
    if word.lower_ in ("to", "from", "on", "by", "through") and head is not None and head.ent_type_ == "ORG":
        named = False
    known = any(t.ent_type_ in ("GPE", "LOC", "FAC") or t.lemma_.lower() in classes["place"] for t in inside)
    return inside if known or named else None


def time(paragraph: Paragraph, here: Span, times: Sequence[TimeExpression]) -> Span | None:
    """The term set: a time with the preposition before it, "by June 1"; or "during the truce"."""
    text, start = paragraph.text, paragraph.span.start
    for expression in times:
        if not here.covers(expression.span) or expression.type == "SET":
            continue
        before = _TERM.search(text, max(0, here.start - start), expression.span.start - start)
        behind = _BEHIND.match(text, expression.span.end - start)
        first_at = start + before.start() if before else expression.span.start
        return Span(first_at, start + behind.end() if behind else expression.span.end)
    period = _PERIOD.search(text, here.start - start, here.end - start)
    return Span(start + period.start(), start + period.end()) if period else None


def condition(paragraph: Paragraph, here: Span, deed: Token) -> Span | None:
    """A clause of "if", "unless", "in return for", "should it ...", up to the end of ``here``."""
    inverted = (_inverted(paragraph, t) for t in deed.sent if t.lower_ == "should" and t.i > deed.i)
    found = next((span for span in inverted if span is not None and here.covers(span)), None)
    asks = deed.lemma_.lower() in _WONDERING
    return found or (None if asks else _last(paragraph, here, deed, _CONDITION))


def condition_before(paragraph: Paragraph, trigger: Token) -> Span | None:
    """The same where it opens the sentence of ``trigger``, and no other clause stands between."""
    sentence, start = trigger.sent, paragraph.span.start
    here = paragraph.locate(sentence)
    at = paragraph.locate(trigger).start - start
    first_word = sentence[0]
    span = _inverted(paragraph, first_word) if first_word.lower_ == "should" else None
    if span is None and (found := _LEADING.match(paragraph.text, here.start - start, at)) is not None:
        span = Span(start + found.start(1), start + found.end(1))
    if span is None or span.end - start > at or _FURTHER.search(paragraph.text, span.end - start, at):
        return None
    return span


def _inverted(paragraph: Paragraph, should: Token) -> Span | None:
    """ "should the army cross the river": the subject stands behind."""
    verb = should.head
    behind = [c for c in children(verb, "nsubj", "nsubjpass") if c.i > should.i]
    if should.dep_ != "aux" or not behind:
        return None
    return tidy(paragraph, paragraph.locate(should.doc[should.i : verb.right_edge.i + 1]))


def exception(paragraph: Paragraph, here: Span, deed: Token) -> Span | None:
    """A phrase of "except", "other than", "with the exception of" and the like, up to the end of ``here``."""
    return _last(paragraph, here, deed, _EXCEPTION)


def _last(paragraph: Paragraph, here: Span, deed: Token, pattern: re.Pattern[str]) -> Span | None:
    start = paragraph.span.start
    found = pattern.search(paragraph.text, here.start - start, here.end - start)
    if found is None:
        return None
    span = tidy(paragraph, Span(start + found.start(), start + found.end()))
    return None if span.covers(paragraph.locate(deed)) else span


def with_particle(deed: Token) -> Iterator[Token]:
    """Yield the deed and the particle directly behind it: "hand over"."""
    yield deed
    behind = deed.nbor() if deed.i + 1 < len(deed.doc) else None
    if behind is not None and behind.dep_ in ("prt", "advmod") and behind.lower_ in _PARTICLES:
        yield behind


_PARTICLES = frozenset({"over", "back", "up", "down", "out", "off", "away", "in"})
