"""Read the name of the outlet where a page prints it: above its menu and its headline."""

import re
from collections.abc import Sequence

from communique.intake.bylines import is_stamp
from communique.intake.clutter import clutter, is_crumbs, is_frame, is_sections
from communique.intake.units import Unit, any_of

_LONGEST = 10
"""Words of the longest: "Ministry of Foreign Affairs of the Republic of Norway"."""
_WORD = r"(?:(?-i:[^\W\d_a-z])[\w'’&.-]*|of|the|and|for|&|\d)"
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD})*")
_HAS = r".*\b(?:{})\b.*"
_BESIDE = re.compile(r"\s*[|•·»]\s*|\s{2,}")
"""What parts it from a motto or a section."""


def masthead(above: Sequence[Unit]) -> str | None:
    """Return the name that the first of the units above a headline is, or ``None``.

    It is a name by its capitals, and an outlet's by its own words ("The Klow Courier") or by the menu that
    stands under it.
    """
    first = next((unit for unit in above if clutter(unit) is None or is_crumbs(unit)), None)
    if first is None or is_stamp(first.text):
        return None
    name = _BESIDE.split(first.text)[0].strip(" :–—-")
    if len(name.split()) > _LONGEST or not _NAME.fullmatch(name) or is_sections(name):
        return None
    if any_of("no_masthead", _HAS).fullmatch(name):
        return None
    named = any_of("masthead", _HAS).fullmatch(name)
    under = above[above.index(first) + 1 :]
    return name if named or any(clutter(unit) == "furniture" or is_frame(unit) for unit in under) else None
