"""Find the words of a phrase, and tell whom they name: an actor, a pronoun, an instrument, a commentator."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from spacy.tokens import Token

from communique.extract.positions.syntax import children, first
from communique.model import Span
from communique.text.gazetteer import lookup
from communique.text.parse import Paragraph

Named = Literal["actor", "pronoun", "instrument", "other"]
_PRONOUNS = frozenset({"he", "she", "they", "we", "it", "i", "them", "him", "her", "us", "both"})
_NAMES = frozenset({"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC"})
_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "quantmod", "predet", "advmod", "neg"}
)
_WITH = frozenset({", with", ", along with", ", together with"})
_DASHES = frozenset({"-", "–", "—"})
_EDGE = re.compile(r"^[\s\"“”„«»‘’'(\[–—,;:.•*-]+|[\s\"“”„«»‘(\[–—,;:-]+$")

_TAIL = re.compile(r"(?:[\s,;:–—(\[-]|(?<![A-Z]\.[A-Z])\.)+$")
"""Marks behind a phrase, and not the full stop of an abbreviation."""


@cache
def people() -> dict[str, frozenset[str]]:
    """Return the classes of nouns for persons and bodies: offices, commentators, media, instruments."""
    data = tomllib.loads((files("communique") / "data" / "holders.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def names(head: Token) -> Named:
    """Tell whom the phrase around ``head`` names."""
    lemma = head.lemma_.lower()
    if lemma in people()["together"] and any(c.lower_ == "the" for c in children(head, "det")):
        return "actor"
    if head.text == "US":
        return "actor"
    if head.pos_ == "PRON" or head.tag_ in ("PRP", "DT", "WP", "WDT"):
        return "pronoun" if head.lower_ in _PRONOUNS else "other"
    if lemma == "opposition" and any(c.lower_ in ("to", "against") for c in children(head, "prep")):
        return "other"
    classes = people()
    words = {lemma, head.lower_, head.lower_.removesuffix("s")}
    around = {t.lower_ for t in _described(head)} | {lemma}
    before = {t.lower_ for t in children(head, "compound")}
    aside = classes["commentators"] | classes["private"]
    if "attorney" in before | {lemma} and "general" in before | {lemma}:
        aside = aside - {"attorney"}
    if head.pos_ == "PROPN" and before & classes["offices"] and not before & aside:
        return "actor"  # "Secretary General Bo Lind, a lawyer"
    if head.text == "May" and head.dep_ in ("poss", "nsubj", "nsubjpass", "dobj"):
        return "actor"
    if around & aside:
        return "other"
    if around & classes["media"] and not around & classes["state_media"]:
        return "other"
    if words & classes["instruments"]:
        return "instrument"
    if words & classes["offices"] or words & classes["bodies"]:
        return "actor"
    if any(c.lemma_.lower() in classes["offices"] | classes["bodies"] for c in children(head, "conj")):
        return "actor"
    entry = lookup(head.text) or lookup(_flat(head))
    if entry is not None:
        return "actor"
    if head.pos_ == "PROPN" and head.ent_type_ == "PERSON":
        return "actor"  # "Kim Il-sung": the parser cuts at the hyphen
    if head.pos_ in ("PROPN", "ADJ", "NOUN") and head.text[:1].isupper():
        return (
            "actor" if head.ent_type_ in _NAMES or (head.pos_ == "PROPN" and not head.ent_type_) else "other"
        )
    return "other"


def folk(noun: Token) -> bool:
    """Tell people, firms or media that hold no office: "protesters", "the press", "blogger Ada Roe"."""
    classes = people()
    known = classes["folk"] | classes["private"] | classes["commentators"]
    named = noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON"
    return named or (noun.pos_ == "NOUN" and not known.isdisjoint((noun.lemma_.lower(), noun.lower_)))


def called(noun: Token) -> Token:
    """Return the name behind a noun that says what it is the name of: "the ruling party, New Dawn"."""
    beside = (
        c
        for c in children(noun, "appos")
        if c.pos_ == "PROPN" and noun.doc[noun.i + 1 : c.left_edge.i].text in ("", ",")
    )
    office = noun.lemma_.lower() in people()["offices"] | {"excellency", "highness", "majesty", "holiness"}
    return next(beside, noun) if noun.pos_ == "NOUN" or office else noun


def state_or_body(modifier: Token) -> bool:
    """Tell whether an adjective or a noun before a noun names a state or body: "Russian", "NATO"."""
    if lookup(modifier.text) is not None:
        return True
    return modifier.text[:1].isupper() and (
        modifier.ent_type_ in ("NORP", "GPE", "ORG") or modifier.text.endswith(("ian", "ean", "ese"))
    )


def owner(noun: Token) -> Token | None:
    """Return the name of a body inside a noun phrase: "Alliance" in "Alliance membership"."""
    beside = children(noun, "poss", "compound", "amod")
    return next((c for c in beside if state_or_body(c) or (c.pos_ == "PROPN" and names(c) == "actor")), None)


def _described(head: Token) -> list[Token]:
    """The head with its title and apposition."""
    beside = [head, *children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
    return [*beside, *(word for noun in beside for word in children(noun, "compound", "amod", "poss"))]


def _flat(head: Token) -> str:
    return head.doc[first_of(head) : head.i + 1].text


def first_of(head: Token) -> int:
    """Return the index of the first word of the name or noun phrase that ends in ``head``, behind a dash."""
    start = head.i
    for child in children(head, *_LEFT):
        if child.i < head.i:
            start = min(start, child.left_edge.i)
    dashes = (t.i for t in head.doc[start : head.i] if t.text in _DASHES and t.whitespace_ and t.i > start)
    return max((at + 1 for at in dashes if head.doc[at - 1].whitespace_), default=start)


def noun_phrase(paragraph: Paragraph, head: Token, until: int | None = None) -> Span:
    """Return the noun phrase of ``head``: title, name, co-ordinated names; no apposition, no relative.

    It ends before token ``until``.
    """
    end = head.i
    for child in head.children:
        if child.i <= end or (until is not None and child.right_edge.i >= until):
            continue
        of = (
            child.dep_ == "prep"
            and child.i == end + 1
            and (child.lower_ in ("of", "to") or _title(head, child))
            and not any(inner.ent_type_ == "DATE" for inner in children(child, "pobj"))
        )
        if of and head.ent_type_ not in ("GPE", "PERSON", "NORP") and lookup(head.text) is None:
            end = child.right_edge.i
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON") and child.lower_ != "those":
            end = max(end, _last(child))
        elif child.dep_ == "prep" and (beside := _alongside(head, child)) is not None:
            end = max(end, _last(beside))
    found = paragraph.locate(head.doc[first_of(head) : end + 1])
    return tidy(paragraph, found)


def _title(office: Token, prep: Token) -> bool:
    """Tell the rest of a title: "the High Commissioner for Refugees"."""
    what = first(prep, "pobj") if prep.lower_ == "for" and office.text[:1].isupper() else None
    return what is not None and office.lemma_.lower() in people()["offices"] and what.text[:1].isupper()


def _alongside(head: Token, prep: Token) -> Token | None:
    """Return who acts with ``head``: "Norway, together with Sweden, refused"."""
    inner = prep if prep.lower_ == "with" else first(prep, "prep")
    who = first(inner, "pobj") if inner is not None else None
    if who is None or who.pos_ != "PROPN" or head.pos_ != "PROPN":
        return None
    led = head.doc[head.i + 1 : who.left_edge.i].text in _WITH
    closed = head.doc[_last(who) + 1 : _last(who) + 2].text == ","
    return who if led and closed else None


def _last(head: Token) -> int:
    further = first(head, "conj")
    if further is not None and further.pos_ in ("NOUN", "PROPN"):
        return _last(further)
    of = next((c for c in children(head, "prep") if c.lower_ == "of" and c.i == head.i + 1), None)
    office = head.dep_ == "conj" and head.lemma_.lower() in people()["offices"]
    return of.right_edge.i if office and of is not None else head.i


def tidy(paragraph: Paragraph, span: Span) -> Span:
    """Return ``span`` without marks and white space at its ends, as long as a word remains."""
    words = paragraph.text[span.start - paragraph.span.start : span.end - paragraph.span.start]
    head = re.match(_EDGE, words)
    start = head.end() if head else 0
    tail = _TAIL.search(words)
    end = tail.start() if tail else len(words)
    return Span(span.start + start, span.start + end) if start < end else span
