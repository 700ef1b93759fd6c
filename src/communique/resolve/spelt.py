"""Write a shouted, mistyped or incomplete name as its document has it elsewhere: "LIND", "ROe"."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from communique.model import ActorKind
from communique.resolve.lexicon import given_names
from communique.text.gazetteer import LOSES, is_like

_SLIPPED = re.compile(r"[A-Z]{2}[a-z]{2,}")
"""A shift key held too long: "ROe"."""
_LOUD = re.compile(r"[A-Z]{3,}")
"""A kicker of a tabloid's headline before a name: "PORT AND STORM Roe", "SHOCK Roe"."""


def as_written(
    text: str,
    names: Collection[str],
    kinds: Mapping[str, ActorKind | None],
    full_names: Callable[[str], Sequence[str]],
) -> str:
    """Return the name ``text`` as one of the document's ``names`` has it, or as it stands.

    ``kinds`` are what the names are, ``full_names`` tells whom a short one may stand for.
    """
    return _whole(_spelt(text, names, kinds, full_names), names)


def _whole(text: str, names: Collection[str]) -> str:
    """Return a name in which a page has lost letters as the text has it elsewhere."""
    if not LOSES.search(text):
        return text
    alike = {name for name in names if is_like(text, name)}
    return alike.pop() if len(alike) == 1 else text


def _spelt(
    text: str,
    names: Collection[str],
    kinds: Mapping[str, ActorKind | None],
    full_names: Callable[[str], Sequence[str]],
) -> str:
    """Return a shouted name ("MR. LIND") as written elsewhere, and one without "Tycoon" or a kicker."""
    pieces = text.split()
    if _SLIPPED.fullmatch(text) and (plain := text.capitalize()) in names:
        return plain
    if text.isupper() and all(len(p) > 2 for p in pieces):
        plain = text.title()
        known = plain in kinds or full_names(plain)
        text = plain if known or (len(pieces) > 1 and pieces[0].title() in given_names()) else text
        pieces = text.split()
    loud = next((n for n, piece in enumerate(pieces) if not _LOUD.fullmatch(piece)), 0)
    if loud and (known := full_names(" ".join(pieces[loud:]))):
        return known[0] if len(known) == 1 else " ".join(pieces[loud:])
    for at in range(1, len(pieces) - 1):
        inner = " ".join(pieces[at:])
        if kinds.get(inner) == "person" and pieces[at] in given_names():
            return inner
    return text
