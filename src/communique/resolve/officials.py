"""Tell officials of a state who are named without it: "Defence Minister Ada Roe", and whose they are."""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from communique.resolve.behind import POSSESSIVE
from communique.resolve.draft import Draft, root
from communique.resolve.functions import state_of

_OFFICIAL = re.compile(
    r"\b(?:\w+ minister|minister (?:of|for)"
    r"|(?:(?:government|ministry|foreign office|presidential|military|army|navy)(?:['’]s)?|deputy) spokes\w+"
    r"|(?:ministry|foreign office|government|presidential) press secretary|army chief"
    r"|parliament(?:ary)? speaker|speaker of (?:the )?parliament|chief of (?:the )?general staff)\b",
    re.I,
)
_BARE_OFFICIAL = re.compile(
    r"(?:the )?(?:vice[- ]president|vp|(?:press|presidential|cabinet|state) secretary|chief of staff)",
    re.I,
)
"""Whom bodies have, too: only the place tells that a state's is meant."""
_UNOFFICIAL = re.compile(r"\b(?:shadow|former|ex|then|opposition|first|chief) ", re.I)
_JUST = 2
"""Sentences before an official is named in which one of his state has acted."""


def official(text: str, draft: Draft) -> Literal["sure", "likely"] | None:
    """Tell whether the person of ``draft`` serves a state, as far as the title says it that names none."""
    title = draft.role.of(text) if draft.role else ""
    if draft.span.of(text).split()[0].lower() in POSSESSIVE or _UNOFFICIAL.search(title):
        return None
    if _OFFICIAL.search(title):
        return "sure"
    return "likely" if _BARE_OFFICIAL.fullmatch(title) else None


def colleague(draft: Draft, held: Sequence[Draft], states: Collection[str | None]) -> str | None:
    """The state whose official or ministry acts just before: "The Zubrowkan premier said no. Navy Minister".

    Only within the paragraph, and unless the sentence itself has begun with another of the ``states``.
    """
    near = [
        h for h in reversed(held) if h.paragraph == draft.paragraph and draft.sentence - h.sentence <= _JUST
    ]
    here = {root(h).name for h in near if h.sentence == draft.sentence and root(h).kind == "state"}
    acting = (root(h) for h in near if h.sentence < draft.sentence and h.subject and h.main)
    last = next(acting, None)
    serves = last is not None and (last.kind == "person" or last.function)
    state = state_of(last.affiliation) if last is not None and serves and last.affiliation else None
    return state if state in states and here <= {state} else None
