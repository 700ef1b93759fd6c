"""Tell which states have a body so called, where only some do: "the state department", "the congress"."""

import re
from collections.abc import Collection, Sequence

from communique.resolve.draft import Draft
from communique.resolve.lexicon import titles

_FEDERAL = re.compile(r"\bFederal\b")
"""So written where German is translated, or where a state calls its own bodies so."""


def having_it(text: str, draft: Draft, states: Collection[str]) -> Sequence[str] | None:
    """Return the states that have a body called as ``draft`` is, or ``None`` where any may.

    A "Federal" body is no federation's in a text that names none: ``states`` are those it names.
    """
    federal = _FEDERAL.search(draft.span.of(text)) is not None
    noun = "Federal" if federal else (draft.function or "").removeprefix("the ")
    having: Sequence[str] | None = titles()["chambers"].get(noun)
    return None if federal and not set(states) & set(having or ()) else having
