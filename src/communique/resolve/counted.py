"""Find phrases that tell how many states they speak of: "the four Arab countries", "the old foes"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as Tokens

from communique.model import Span
from communique.resolve.draft import Draft
from communique.resolve.functions import function_of
from communique.resolve.lexicon import words
from communique.text.parse import Paragraph

_NUMBERS = {n: at for at, n in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
_TOGETHER = {"pair": 2, "duo": 2, "trio": 3, "troika": 3, "quartet": 4, "foursome": 4, "quintet": 5}
_BETWEEN = r"(?:(?!(?:and|or|of|in|from|for|to|by|with|at|on|the|is|are|was|were)\b)[\w-]+\s+){0,3}?"
"""Words between a number and its noun: "three other Arab states"."""
_ALONE = re.compile(rf"(the\s+)({'|'.join((*_NUMBERS, *_TOGETHER))})", re.I)
_DESCRIBED = re.compile(r"(the\s+)(?!two\b)(?:[\w-]+\s+){1,2}?(pair|duo)(?!['’-])\b", re.I)
"""A pair of whom more is told: "the Nordic pair"."""
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj", "attr"))


@cache
def _phrase() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("taken_up", "states")))
    led = r"((?:(?:the|these|those|all|both)\s+)*)"
    return re.compile(rf"\b{led}({'|'.join(_NUMBERS)})\s+{_BETWEEN}(?:{nouns})\b(?!['’-])", re.I)


@cache
def _pair() -> re.Pattern[str]:
    """Two states by how they stand to each other, or where they lie: "the old foes", "both Gulf states"."""
    nouns = "|".join(sorted(words("taken_up", "sides")))
    rivals = "|".join(sorted(words("taken_up", "rivals")))
    two = rf"(?:(?:the|these|those)\s+two|both)\s+{_BETWEEN}(?:{nouns}|{rivals})"
    return re.compile(rf"\b(?:{two}|the\s+{_BETWEEN}(?:{rivals}))\b(?!['’-]|\s+(?:of|in|to)\b)", re.I)


def number_of(phrase: str) -> int | None:
    """Return how many states a phrase speaks of.

    >>> number_of("the four Arab governments"), number_of("The trio"), number_of("envoys of the two states")
    (4, 3, None)
    """
    match = _phrase().fullmatch(phrase) or _ALONE.fullmatch(phrase) or _DESCRIBED.fullmatch(phrase)
    word = match[2].lower() if match else ""
    return _NUMBERS.get(word) or _TOGETHER.get(word)


def people_of(phrase: str) -> int | None:
    """Return how many persons more than two a phrase takes up by what they are.

    >>> people_of("the three foreign ministers"), people_of("three ministers"), people_of("the four states")
    (3, None, None)
    """
    pieces = phrase.lower().split()
    definite = len(pieces) > 2 and pieces[0] in ("the", "these", "those") and pieces[-1].endswith("s")
    many = _NUMBERS.get(pieces[1], 0) if definite else 0
    return many if many > 2 and function_of(pieces[-1][:-1]) else None


def is_definite(phrase: str) -> bool:
    """Tell whether a phrase takes up those named elsewhere: "the four states", "all four"."""
    return phrase.lower().split()[0] in ("the", "these", "those", "all", "both")


def counted(paragraph: Paragraph, drafted: Sequence[Draft]) -> list[Draft]:
    """Return ``drafted``, with the phrases that tell how many states they speak of in one piece."""
    found = list(_found(paragraph))
    kept = [d for d in drafted if not any(f.span.covers(d.span) for f in found)]
    return [*kept, *found]


def _found(paragraph: Paragraph) -> Iterator[Draft]:
    for match in _phrase().finditer(paragraph.text):
        if _NUMBERS[match[2].lower()] > 2:
            name = " ".join((match[2].lower(), *match.group()[len(match[1]) :].split()[1:]))
            span = Span(*match.span()).shift(paragraph.span.start)
            yield Draft(span, "group", "group", name=name, function=name.split()[-1].lower(), plural=True)
    for match in _pair().finditer(paragraph.text):
        span = Span(*match.span()).shift(paragraph.span.start)
        yield Draft(span, "group", "group", function=match.group().split()[-1].lower(), plural=True)
    for match in (*_ALONE.finditer(paragraph.text), *_DESCRIBED.finditer(paragraph.text)):
        span = Span(*match.span()).shift(paragraph.span.start)
        tokens = paragraph.tokens(span)
        if tokens is not None and _stands_alone(tokens):
            yield Draft(span, "group", "group", plural=True, reason="ambiguous")


def _stands_alone(tokens: Tokens) -> bool:
    """Tell "the four said" from "the four ships" and "the four of them"."""
    head = tokens.root
    more = any(c.dep_ == "prep" for c in head.rights)
    return head.i == tokens.end - 1 and head.dep_ in _ARGUMENTS and not more
