"""Tell where a sentence or paragraph is laid: "In Belgrade,"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from communique.resolve.draft import Draft, root

_OPENS = 6
"""Characters before a name in which its sentence may begin: the end of the one before, and "In "."""
_SCENE = re.compile(r"(?:\A|[\n.!?…”\"’] ?)In $")


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
