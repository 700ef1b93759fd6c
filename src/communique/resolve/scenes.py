"""Tell where a text is written, and where a sentence or paragraph is laid: "BELGRADE -", "In Belgrade,"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from communique.resolve.draft import Draft, root
from communique.text.gazetteer import lookup

_OPENS = 6
"""Characters before a name in which its sentence may begin: the end of the one before, and "In "."""
_SCENE = re.compile(r"(?:\A|[\n.!?…”\"’] ?)In $")
_DAY = r",\s[^\n.;]{0,30}(?:\d|\.)[^\n.;]{0,12}"
_DATELINE = re.compile(
    rf"^([A-Z][A-Z.]+(?: [A-Z]+)?)(?:\s*(?:$|[-–—(]|\s/[A-Z])|{_DAY}(?:[-–—/(.]|$))"
    rf"|^([A-Z]\w+(?: [A-Z]\w+)?)(?:{_DAY})?(?: ?\([^)\n]{{2,30}}\))?\s(?:[-–—]|--)\s",
    re.M,
)
"""A place, behind it the day, the agency or the dash of a dateline; in capitals also alone in its line."""


def laid_in(text: str, draft: Draft, held: Sequence[Draft], *, paragraph: bool = False) -> str | None:
    """Return the state where the sentence of ``draft`` is laid, "In Zubrow, the ministry said", if any.

    With ``paragraph`` also where a sentence before it in the paragraph is.
    """
    near = takewhile(
        lambda h: h.paragraph == draft.paragraph and (paragraph or h.sentence == draft.sentence),
        reversed(held),
    )
    for other in near:
        laid = _SCENE.search(text, max(0, other.span.start - _OPENS), other.span.start)
        if laid and root(other).kind == "state" and text.startswith(",", other.span.end):
            return root(other).name
    return None


def written_in(text: str) -> str | None:
    """Return the state in whose seat a text is datelined, or ``None``.

    >>> written_in("BELGRADE, May 3 (AGENCY) - The ministry said"), written_in("SEOUL/TOKYO - The ministry")
    ('Serbia', None)
    """
    for place in _DATELINE.finditer(text):
        entry = lookup((place[1] or place[2]).title())
        if entry is not None and entry.kind == "state" and entry.form == "metonym":
            return entry.name
    return None
