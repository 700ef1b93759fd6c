"""Tell where a sentence or paragraph is laid: "In Belgrade,"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from communique.resolve.draft import Draft, root
from communique.text.gazetteer import lookup

_OPENS = 6
"""Characters before a name in which its sentence may begin: the end of the one before, and "In "."""
_SCENE = re.compile(r"(?:\A|[\n.!?…”\"’] ?)In $")
_AGAINST = re.compile(
    r"(?:\s+[a-z]+ly|\s+(?:has|have|had|also|then|later|on [A-Z]\w+day|,))*\s+"
    r"(?:(?:summon|accus|condemn|blam|criticis|criticiz|expel|denounc|rebuk|protest)\w*|urge[sd]?|warn(?:s|ed)?"
    r"|call(?:s|ed)? (?:on|in|upon))\s+(?:to\s+|against\s+|in\s+)?(?:the\s+)?"
    r"(?P<who>[A-Z][\w.]*(?: [A-Z]\w+)?)"
)
"""Behind a body: whom it deals with as with another state's."""
_ACCOUNT = re.compile(
    r"[’']s?\s+(?:own\s+|official\s+|first\s+|public\s+)?(?:account|answer|explanation|line|message|narrative|position"
    r"|reaction|readout|reading|reply|response|stance|story|tone|verdict|version|view)\b"
)
"""Behind a state: what it says, which the next sentence tells."""


def gives_account(text: str, owner: Draft) -> bool:
    """Tell whose account a sentence begins with, which the next one gives: "Borduria's version is colder"."""
    return owner.owner and _ACCOUNT.match(text, owner.span.end) is not None


def opposed(text: str, at: int) -> str | None:
    """Return the state that a body named before ``at`` turns to: "summoned the Ruritanian envoy"."""
    found = _AGAINST.match(text, at)
    entry = (lookup(found["who"]) or lookup(found["who"].split()[0])) if found else None
    return entry.name if entry is not None and entry.kind == "state" else None


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
