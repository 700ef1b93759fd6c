"""Tell whether two noun phrases stand in apposition: "Russia's foreign minister, Sergei Lavrov"."""

import re

_BETWEEN = re.compile(r"\s*(?:,|\(|—|–|-)?\s*")
_CLOSING = re.compile(r"(?:\s+(?:of|for)(?:\s+[\w-]+){1,4})?\s*(?:[.;:)!?\"”—–\n]|,(?!\s+(?:and|or)\b)|$)")
_PLACE = re.compile(r"\b(?:in|at|near|inside|around)\s+(?:the\s+)?$", re.IGNORECASE)
_WIDEST = 4
"""Characters between the two."""


def placed(text: str, start: int) -> bool:
    """Tell whether the phrase at ``start`` stands behind "in", "at" or "near"."""
    return _PLACE.search(text, max(0, start - 12), start) is not None


def apposed(text: str, end: int, start: int, close: int) -> bool:
    """Tell whether the phrase that begins at ``start`` is set beside the one that ends at ``end``.

    Behind a comma it must be closed by a mark at ``close``, and not go on as a list.
    """
    gap = text[end:start]
    if start < end or len(gap) > _WIDEST or not _BETWEEN.fullmatch(gap):
        return False
    return "," not in gap or _CLOSING.match(text, close) is not None
