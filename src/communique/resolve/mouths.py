"""Read press departments as the body for which they speak: "the Press Service of the Ministry of Ports"."""

import re
from collections.abc import Sequence

from communique.resolve.draft import Draft, root
from communique.resolve.salience import REACH

_DESK = (
    r"(?:(?:Press|Media|Information|Communications?|Public (?:Affairs|Relations|Information|Diplomacy))"
    r"(?:,? (?:and|&) |, | )?)+(?:Services? )?"
    r"(?:Department|Service|Office|Bureau|Directorate|Section|Division|Wing)"
)
_PRESS = re.compile(_DESK)
_OF = re.compile(r"\s(?:of|at) (?:the )?")
_WIDEST = 8
"""Characters of "of the" between a desk and its body."""


def is_press(name: str) -> bool:
    """Tell whether a name is that of any body's press department.

    >>> is_press("Media and Press Department"), is_press("Press Service"), is_press("Press Council")
    (True, True, False)
    """
    return _PRESS.fullmatch(name) is not None


def speaks_for(text: str, draft: Draft, drafted: Sequence[Draft], held: Sequence[Draft]) -> Draft | None:
    """Return the body for which the press department ``draft`` speaks: that named behind "of", or last.

    A press department of which nothing tells whose it is keeps its own name.
    """
    if draft.kind != "organisation" or not is_press(draft.name or ""):
        return None
    behind = (d for d in drafted if 0 < d.span.start - draft.span.end <= _WIDEST)
    for other in behind:
        if _OF.match(text, draft.span.end, other.span.end):
            return other if other.kind == "organisation" else None
    near = (h for h in reversed(held) if draft.sentence - h.sentence <= REACH and h.main)
    bodies = (h for h in near if root(h).kind == "organisation" and root(h).affiliation)
    return next(bodies, None)
