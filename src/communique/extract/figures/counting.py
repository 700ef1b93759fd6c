"""Decide what a number counts: its unit or head noun, how far the figure reaches, or that it is none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from communique.extract.figures.alone import Alone, alone, carried, vague
from communique.extract.figures.nouns import (
    HYPHENS,
    deeds,
    head_noun,
    is_force,
    is_many,
    is_never,
    is_person,
    listed,
    measure,
    unit_of,
    verbs,
)
from communique.extract.figures.quantities import Quantity
from communique.model import Span
from communique.text.parse import Paragraph

_DEFINITE = frozenset(
    {
        "the",
        "these",
        "those",
        "both",
        "all",
        "other",
        "first",
        "last",
        "past",
        "next",
        "every",
        "each",
        "this",
        "our",
        "your",
    }
)
_SMALL = 10


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
    if words is None or _listed(paragraph, quantity):
        return None
    dated = any(span.overlaps(paragraph.locate(doc[words.start - 1 : words.start])) for span in taken)
    if not dated and _named(doc, words.start, quantity):
        return None
    hedged = paragraph.tokens(Span(quantity.core.start, quantity.span.end)) or words
    first, number = hedged.end, doc[words.end - 1]
    limit = _limit(paragraph, quantity, taken)
    unit_measured = measure(doc, first, limit)
    if unit_measured is not None:
        last, unit = unit_measured
        end = paragraph.locate(doc[last]).end
        return Counted(
            quantity, Span(quantity.span.start, end), number, unit, doc[last], first, measured=True
        )
    if quantity.currency is not None:
        return Counted(quantity, quantity.span, number, quantity.currency, None, first, inside=False)
    if (
        quantity.kind == "count"
        and first < len(doc)
        and doc[first].text in HYPHENS
        and not doc[first - 1].whitespace_
    ):
        return None
    head = None if vague(number) and not _goes_on(doc, first) else head_noun(doc, first, limit)
    if quantity.kind == "share":
        return Counted(quantity, quantity.span, number, "percent", None, first, inside=False)
    if head is None or not _countable(head, quantity) or carried(head, number):
        if _definite(doc, words.start, quantity):
            return None
        return _left(paragraph, quantity, alone(quantity, number, first, head), number, first)
    if _definite(doc, words.start, quantity) or quantity.size != int(quantity.size):
        return None
    return _made(paragraph, quantity, number, unit_of(head), head, first, head.i)


def like(found: Counted, before: Counted | None) -> Counted:
    """Return a subject without a noun with that of the count ``before``: "five fell, of which four burst"."""
    of = found.number.doc[found.first : found.first + 2].text.lower()
    bare = found.number.dep_ in ("nsubj", "nsubjpass") or of in ("of them", "of these", "of whom", "of which")
    if (
        not bare
        or found.unit is not None
        or found.head is not None
        or before is None
        or found.number.sent.start > before.number.sent.end
    ):
        return found
    return replace(found, unit=before.unit, head=before.head)


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


def _left(
    paragraph: Paragraph, quantity: Quantity, found: Alone | None, number: Token, first: int
) -> Counted | None:
    """Return a number that stands without its noun, or with "of" and its noun, as far as it reaches."""
    if found is None:
        return None
    if found.last is None:
        return Counted(quantity, quantity.span, number, found.unit, found.noun, first, False, found.measured)
    span = Span(quantity.span.start, paragraph.locate(found.last).end)
    return Counted(quantity, span, number, found.unit, found.noun, first + 1, True, found.measured)


def _goes_on(doc: Doc, first: int) -> bool:
    return first < len(doc) and doc[first].lower_ in ("more", "other", "others", "additional")


def _countable(head: Token, quantity: Quantity) -> bool:
    if is_never(head) or head.text.startswith("'"):
        return False
    if quantity.kind == "plural" or is_many(head):
        return quantity.size != 1 or _counts_one(head, quantity)
    if is_person(head) or head.lower_ in listed("forces"):
        return quantity.size == 1 and _counts_one(head, quantity)
    return False


def _counts_one(head: Token, quantity: Quantity) -> bool:
    """Tell whether "one" is counted: one soldier, at least one missile; not "one official said"."""
    if quantity.hedge != "exact" or quantity.digits:
        return True
    if is_person(head) and (head.lower_ in ("other", "person", "man") or head.head.lemma_ in verbs("say")):
        return head.head.lemma_ in deeds()
    return is_person(head) or is_force(head) or head.lower_ in listed("singles")


def _definite(doc: Doc, start: int, quantity: Quantity) -> bool:
    """ "The two sides" are known, not counted."""
    if quantity.size > _SMALL or quantity.hedge != "exact" or start == 0:
        return False
    return doc[start - 1].lower_ in _DEFINITE


def _named(doc: Doc, start: int, quantity: Quantity) -> bool:
    """Tell whether the word before makes the number a name: "Article 5", "Boeing 737", "aged 44"."""
    if start == 0:
        return False
    before = doc[start - 2 if doc[start - 1].text == "." and start > 1 else start - 1]
    lower = before.lower_.removesuffix(".")
    if lower in listed("names") and quantity.hedge == "exact":
        return True
    if lower == "of" and start > 1 and doc[start - 2].text in ("Group", "G"):
        return True
    capital = before.text[:1].isupper() and before.tag_ in ("NNP", "NNPS") and not before.is_sent_start
    return (
        capital
        and quantity.hedge == "exact"
        and quantity.size < 1000
        and quantity.currency is None
        and _hangs_on_name(doc, start)
    )


def _hangs_on_name(doc: Doc, start: int) -> bool:
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
