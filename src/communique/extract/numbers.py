"""Read cardinal numbers: digits with separators and scales, and number words."""

import re
from functools import cache

from communique.text.lexicon import table

Number = int | float

_PART = re.compile(
    r"(?<![\d/])[1-4]/[2-8](?![\d/])|\d(?:[\d,.]|[\u00a0\u2009\u202f](?=\d{3}))*|[^\W\d_]+|[½⅓⅔¼¾⅕⅛]"
)
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})*\.000|\d{1,3}(?:\.\d{3}){2,}")
"""Thousands as much of Europe writes them, where no English decimal can be meant."""

_LONGEST = 30
"""Characters: what is longer than that is no quantity."""


@cache
def vocabulary(part: str) -> dict[str, Number]:
    """Return a table of ``data/numbers.toml``: ``words``, ``scales``, ``plurals``, ..."""
    return dict(table("numbers.toml")[part])


def number(phrase: str) -> Number | None:
    """Return the value of a cardinal phrase, or ``None`` where it is none.

    >>> [number(p) for p in ("125,000", "two hundred and fifty thousand", "1.2bn", "half a million")]
    [125000, 250000, 1200000000, 500000]
    >>> number("12,34"), number("forty-one"), number("three and a half"), number("a half-dozen")
    (None, 41, 3.5, 6)
    >>> number("5 1/2"), number("1/2/3")
    (5.5, None)
    """
    words, glyphs = vocabulary("words"), vocabulary("glyphs")
    scales = vocabulary("scales") | vocabulary("short_scales")
    total: Number = 0
    group: Number | None = None
    fraction: Number | None = None
    parts = _PART.findall(phrase.lower())
    for part, after in zip(parts, [*parts[1:], ""], strict=False):
        if part in glyphs:
            group = (group or 0) + glyphs[part]
        elif part[0].isdigit():
            if group is not None or len(part) > _LONGEST:
                return None
            group = _digits(part)
            if group is None:
                return None
        elif part in words:
            group = (group or 0) + words[part]
        elif part in ("a", "an"):
            group = 1 if group is None and fraction is None and after != "half" else group
        elif part == "half":
            fraction = 0.5
        elif part in scales:
            factor = scales[part]
            if fraction is not None:
                group, fraction = (group or 0) + fraction, None
            if factor == 100 or part == "dozen":
                group = (1 if group is None else group) * factor
            else:
                total += (1 if group is None else group) * factor
                group = None
        elif part != "and":
            return None
    if fraction is not None:
        group = (group or 0) + fraction
    if group is None and not total:
        return None
    return tidy(total + (group or 0))


def tidy(value: Number) -> Number:
    """Return ``value`` as an integer where it is one, without the noise of binary fractions."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _digits(part: str) -> Number | None:
    if _DOTTED.fullmatch(part):
        part = part.replace(".", "")
    elif _GROUPED.fullmatch(part):
        part = re.sub(r"[^\d.]", "", part)
    elif not _PLAIN.fullmatch(part):
        return None
    return float(part) if "." in part else int(part)
