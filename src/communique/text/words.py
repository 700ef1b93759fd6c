"""Words as documents are compared by: folded, with their places; and the terms that carry meaning."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model import Span
from communique.text.lexicon import lines

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_ENDINGS = ("wards", "ward", "ings", "ing", "edly", "ed", "ies", "ern", "es", "ly", "s", "e", "y")


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say nothing about the matter of a text."""
    return frozenset(lines("stop_words.txt"))


def words(text: str, within: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """Yield each word inside ``within`` and its place; folded: compatibility form, no case, no possessive."""
    for run in within:
        for match in _WORD.finditer(text, run.start, run.end):
            word = unicodedata.normalize("NFKC", match.group()).casefold().replace("’", "'")
            yield word.removesuffix("'s"), Span(match.start(), match.end())


def stem(word: str) -> str:
    """Cut the commonest English endings off a folded word, so that "eastward" meets "east".

    >>> stem("eastwards"), stem("deploying"), stem("deployed"), stem("nato")
    ('east', 'deploy', 'deploy', 'nato')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def terms(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that are not stop words.

    >>> sorted(terms("The deployment of its missiles eastwards"))
    ['deployment', 'east', 'missil']
    """
    return frozenset(stem(word) for word, _ in words(text, (Span(0, len(text)),)) if word not in stop_words())


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the Dice coefficient of two sets of terms: 0 nothing in common, 1 the same."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
