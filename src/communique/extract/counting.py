"""Decide what a number counts: its unit or head noun, how far the figure reaches, or that it is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from communique.extract.quantities import Quantity
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.lexicon import table
from communique.text.parse import Paragraph

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BEFORE_NOUN = ("JJ", "JJR", "JJS", "VBN", "VBG", "VBD", *_NOUNS)
_DEFINITE = frozenset(
    {"the", "these", "those", "both", "all", "other", "first", "last", "next", "every", "each", "this"}
)
_SMALL = 10
_HYPHENS = ("-", "‑")
_QUOTES = ("“", "”", '"', "‘", "’", "``", "''", "«", "»")
_OBJECTS = (("dobj", "obj", "nsubjpass", "nsubj"), ("nsubjpass",))
"""How a number hangs on the verb that says what became of people; "hurt" is not always a wound."""
_REACH = 30
"""Tokens before a number in which its noun is looked for."""
_LONGEST = 9
"""Tokens that a counted phrase may have."""


@dataclass(frozen=True)
class Counted:
    """A number with what it counts. ``head`` is ``None`` for money, shares and numbers that stand alone."""

    quantity: Quantity
    span: Span
    number: Token
    unit: str | None
    head: Token | None
    first: int
    """Index of the first token behind the number."""
    inside: bool = True
    """Whether the head is one of the figure's own words."""
    measured: bool = False
    """Whether the head is a unit of measure: what is measured stands elsewhere."""


def count(paragraph: Paragraph, quantity: Quantity, taken: Iterable[Span]) -> Counted | None:
    """Return what ``quantity`` counts, or ``None`` where it is no figure: a date, an age, a score, a name.

    ``taken`` are the time expressions of the paragraph, which nothing may run into.
    """
    doc = paragraph.doc
    words = paragraph.tokens(quantity.core)
    if words is None or _named(doc, words.start, quantity) or _listed(paragraph, quantity):
        return None
    hedged = paragraph.tokens(Span(quantity.core.start, quantity.span.end)) or words
    first, number = hedged.end, doc[words.end - 1]
    limit = _limit(paragraph, quantity, taken)
    measure = _measure(doc, first, limit)
    if measure is not None:
        last, unit = measure
        end = paragraph.locate(doc[last]).end
        return Counted(
            quantity, Span(quantity.span.start, end), number, unit, doc[last], first, measured=True
        )
    if quantity.currency is not None:
        return Counted(quantity, quantity.span, number, quantity.currency, None, first, inside=False)
    if (
        quantity.kind == "count"
        and first < len(doc)
        and doc[first].text in _HYPHENS
        and not doc[first - 1].whitespace_
    ):
        return None
    head = _head(doc, first, limit)
    if quantity.kind == "share":
        return Counted(quantity, quantity.span, number, "percent", None, first, inside=False)
    if head is None or not _countable(head, quantity):
        return _alone(paragraph, quantity, number, first, head)
    if _definite(doc, words.start, quantity):
        return None
    return _made(paragraph, quantity, number, unit_of(head), head, first, head.i)


def unit_of(head: Token) -> str:
    """Return the unit of a counted noun: ``persons``, or the noun's plural."""
    if is_person(head):
        return "persons"
    lower = head.lower_
    return lower if head.tag_ in ("NNS", "NNPS") or lower in _set("collectives") else _plural(lower)


def is_person(word: Token) -> bool:
    """Tell whether ``word`` denotes people."""
    if {word.lower_, word.lemma_.lower()} & _set("persons") or word.lemma_ in _set("persons"):
        return True
    entry = lookup(word.text) if word.text[:1].isupper() else None
    return entry is not None and entry.form == "demonym" and word.tag_ in ("NNS", "NNPS")


def is_force(word: Token) -> bool:
    """Tell whether ``word`` denotes what an army consists of."""
    return bool({word.lower_, word.lemma_.lower()} & _set("forces"))


def _made(
    paragraph: Paragraph,
    quantity: Quantity,
    number: Token,
    unit: str,
    head: Token | None,
    first: int,
    last: int,
) -> Counted:
    end = paragraph.locate(paragraph.doc[last]).end
    return Counted(quantity, Span(quantity.span.start, end), number, unit, head, first)


def _alone(
    paragraph: Paragraph, quantity: Quantity, number: Token, first: int, head: Token | None
) -> Counted | None:
    """A number without its noun: "killed 13,000", "41 of them", "dozens of people"."""
    doc = paragraph.doc
    after = doc[first] if first < len(doc) else None
    if (head is not None and _is_never(head)) or (
        after is not None and after.lower_ in _set("never") | set("-/:")
    ):
        return None
    of = after is not None and after.lower_ == "of"
    noun = _of_whom(doc, first) if of else _number_of(number)
    if noun is not None and _is_never(noun):
        return None
    casualty = _casualty(number)
    if quantity.kind == "plural":
        stands = of or casualty or number.dep_ in ("nsubj", "nsubjpass")
    else:
        large = quantity.size >= 1000 and ("," in number.text or not quantity.digits)
        hedged = quantity.hedge not in ("exact", "range") and quantity.size >= 100
        stands = large or casualty or hedged or (quantity.size > 1 and (of or noun is not None))
    if not stands:
        return None
    people = casualty or (noun is not None and (is_person(noun) or noun.lower_ in ("toll", "dead")))
    unit = "persons" if people else unit_of(noun) if noun is not None and noun.pos_ == "NOUN" else None
    if noun is not None:
        unit = (_data()["currencies"] | _data()["measures"]).get(noun.lemma_.lower(), unit)
    return Counted(quantity, quantity.span, number, unit, noun, first, inside=False)


def _casualty(number: Token) -> bool:
    """ "Killed 13,000", "at least 12 were wounded"."""
    deed = _data()["verbs"]["casualties"].get(number.head.lemma_)
    return number.head.pos_ == "VERB" and deed is not None and number.dep_ in _OBJECTS[deed == "hurt"]


def _of_whom(doc: Doc, of: int) -> Token | None:
    """Return the noun behind "of"."""
    noun = next((c for c in doc[of].children if c.dep_ == "pobj"), None)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.i - of <= _LONGEST else None


def _number_of(number: Token) -> Token | None:
    """Return what "the number of X is 300" counts; a death toll counts the dead."""
    doc = number.doc
    for token in doc[max(number.sent.start, number.i - _REACH) : number.i]:
        if token.lower_ in ("number", "total"):
            noun = next((_of_whom(doc, c.i) for c in token.children if c.lower_ == "of"), None)
            if noun is not None:
                return noun
        elif token.lower_ == "toll":
            return token
    return None


def _measure(doc: Doc, first: int, limit: int) -> tuple[int, str] | None:
    """Return the last token and the name of a unit of measure, money or percent that begins at ``first``."""
    start = first
    if start < limit and doc[start].text in ("-", "‑", "–") and not doc[start].whitespace_:
        start += 1
    if start >= limit:
        return None
    one = doc[start].lower_
    two = f"{one} {doc[start + 1].lower_}" if start + 1 < limit else ""
    if one in ("%", "percent", "pct") or two == "per cent":
        last = start if one != "per" else start + 1
        return last, "percent"
    data = _data()
    for words, last in ((two, start + 1), (one, start)):
        for name in (words, words.removesuffix("s")):
            if name in data["measures"]:
                return last, data["measures"][name]
    if one.removesuffix("s") in data["currencies"]:
        return start, data["currencies"][one.removesuffix("s")]
    money = data["adjectives_of_money"]
    if (
        one.removesuffix(".") in money
        and start + 1 < limit
        and doc[start + 1].lower_.startswith(("dollar", "peso", "pound"))
    ):
        return start + 1, money[one.removesuffix(".")]
    return None


def _head(doc: Doc, first: int, limit: int) -> Token | None:
    """Return the noun that the words from ``first`` on lead to."""
    head: Token | None = None
    joined = False
    for i in range(first, min(limit, first + _LONGEST)):
        token = doc[i]
        if token.text in ("-", "‑") and i > first and not doc[i - 1].whitespace_ and not token.whitespace_:
            joined = True
            continue
        if token.text in _QUOTES and head is None:
            continue
        if joined:
            joined = False
            head = token if token.tag_ in _NOUNS else None
            continue
        if head is not None and not _goes_on(head, token):
            break
        if token.tag_ in _NOUNS:
            head = token
        elif token.lower_ in _NOMINAL and (i + 1 >= limit or doc[i + 1].tag_ not in _BEFORE_NOUN):
            return token
        elif not _leads_on(doc, i, limit):
            break
    return head


def _leads_on(doc: Doc, i: int, limit: int) -> bool:
    """Tell whether token ``i`` can stand between a number and its noun."""
    after = doc[i + 1].tag_ if i + 1 < limit else ""
    if doc[i].text == ",":
        return doc[i - 1].tag_ == "JJ" and after == "JJ"
    return doc[i].tag_ in _BEFORE_NOUN or (doc[i].tag_ == "RB" and after in ("JJ", "VBN"))


_NOMINAL = frozenset({"dead", "wounded", "injured", "missing", "others", "sick", "displaced"})


def _goes_on(head: Token, token: Token) -> bool:
    """Tell whether a phrase that could end with ``head`` goes on with ``token``."""
    if head.tag_ in ("NNS", "NNPS") and head.dep_ != "compound":
        return token.text in ("-", "‑") and not head.whitespace_
    return token.tag_ in _NOUNS or (
        token.tag_ in ("JJ", "VBN", "VBG")
        and head.tag_ in ("NNP", "NN")
        and head.dep_ in ("compound", "npadvmod", "nmod", "amod")
    )


def _countable(head: Token, quantity: Quantity) -> bool:
    if _is_never(head) or head.text.startswith("'"):
        return False
    if (
        quantity.kind == "plural"
        or head.tag_ in ("NNS", "NNPS")
        or head.lower_ in _set("collectives") | _NOMINAL
    ):
        return quantity.size != 1 or _counts_one(head, quantity)
    if is_person(head) or head.lower_ in _set("forces"):
        return quantity.size == 1 and _counts_one(head, quantity)
    return False


def _counts_one(head: Token, quantity: Quantity) -> bool:
    """ "One" is a figure only where it is counted: one soldier, at least one missile."""
    return (
        quantity.hedge != "exact"
        or quantity.digits
        or (is_person(head) and head.lower_ not in ("other", "person", "man"))
        or is_force(head)
    )


def _is_never(head: Token) -> bool:
    return bool({head.lower_, head.lemma_.lower()} & _set("never"))


def _definite(doc: Doc, start: int, quantity: Quantity) -> bool:
    """ "The two sides" are known, not counted."""
    if quantity.size > _SMALL or quantity.hedge != "exact" or start == 0:
        return False
    return doc[start - 1].lower_ in _DEFINITE


def _named(doc: Doc, start: int, quantity: Quantity) -> bool:
    """Tell whether the word before makes the number a name: "Article 5", "Boeing 737", "aged 44"."""
    if start == 0:
        return False
    before = doc[start - 1]
    lower = before.lower_.removesuffix(".")
    if lower in _set("names") and quantity.hedge == "exact":
        return True
    if lower == "of" and start > 1 and doc[start - 2].text in ("Group", "G"):
        return True
    capital = before.text[:1].isupper() and before.tag_ in ("NNP", "NNPS") and not before.is_sent_start
    return (
        capital
        and quantity.hedge == "exact"
        and quantity.size < 1000
        and quantity.currency is None
        and number_follows_name(doc, start)
    )


def number_follows_name(doc: Doc, start: int) -> bool:
    """Tell whether the parse, too, hangs the number on the name before it ("Falcon 9")."""
    number = doc[start]
    return (
        number.head.i == start - 1
        or number.dep_ in ("appos", "npadvmod")
        or number.ent_type_ in ("PRODUCT", "LAW", "WORK_OF_ART", "FAC")
    )


def _listed(paragraph: Paragraph, quantity: Quantity) -> bool:
    """A list number: "1." or "2)" at the head of a paragraph."""
    if quantity.core.start != paragraph.span.start:
        return False
    words = paragraph.tokens(Span(quantity.core.start, quantity.core.end + 1))
    return words is not None and words[-1].text[-1] in ".)]"


def _limit(paragraph: Paragraph, quantity: Quantity, taken: Iterable[Span]) -> int:
    """Return the index of the token at which the next time expression or sentence begins."""
    doc = paragraph.doc
    after = quantity.span.end
    start = min((s.start for s in taken if s.start >= after), default=paragraph.span.end)
    end = min(start, after + 200)
    words = paragraph.tokens(Span(after, end)) if end > after else None
    if words is None:
        return len(doc)
    return words.end - (1 if words.end_char + paragraph.span.start > start else 0)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _data() -> dict[str, Any]:
    return table("figures.toml")


@cache
def _set(name: str) -> frozenset[str]:
    data = _data()
    text = (
        data["never"][{"never": "heads", "names": "names", "scores": "scores"}[name]]
        if name in ("never", "names", "scores")
        else data[name]["words"]
    )
    return frozenset(text.split())
