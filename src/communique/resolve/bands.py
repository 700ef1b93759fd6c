"""Find whom "the rebels" or "the militants" are: the one armed movement that the text speaks of."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from communique.resolve.draft import Draft, root
from communique.resolve.salience import REACH

_ARMED = r"(?:rebel|militant|guerrilla|insurgent|separatist|armed|islamist|jihadist|paramilitary|militia)"
_BESIDE = 40


@cache
def bands() -> dict[str, Any]:
    """Return the data file as it stands."""
    return tomllib.loads((files("communique") / "data" / "bands.toml").read_text(encoding="utf-8"))


@cache
def nouns() -> frozenset[str]:
    """Return what armed movements are called by."""
    return frozenset(bands()["bands"]["nouns"])


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(sorted(nouns()))}|{_ARMED} (?:group|movement|army|force)s?)\b", re.I)


_BEFORE = re.compile(
    rf"\b{_ARMED} (?:group|movement|army|force|outfit|organi[sz]ation),? (?:called |the )?$", re.I
)


class Bands:
    """The armed movements of one document: those generally known, and those that its words tell."""

    def __init__(self, text: str, drafted: Sequence[Draft]) -> None:
        self._names = {
            d.name
            for d in drafted
            if d.name and d.form == "name" and d.kind == "organisation" and _is_armed(text, d)
        }

    def take_up(self, draft: Draft, phrase: str, held: Sequence[Draft]) -> None:
        """Let "the rebels" be the movement, or the rebels of whom more was told, spoken of before them.

        Of several in the last sentences none is meant.
        """
        if draft.function not in nouns() or phrase != f"the {draft.function}":
            return
        near = [h for h in held if draft.sentence - h.sentence <= 2 * REACH]
        movements = {root(h).name: root(h) for h in near if root(h).name in self._names}
        told = {h.name: h for h in near if _told(h)}
        for found in (movements, told):
            if len(found) == 1:
                draft.antecedent, draft.name = next(iter(found.values())), None
            if found:
                return


def _told(draft: Draft) -> bool:
    """Tell rebels of whom the text has said whose or where they are: "the Harnov rebels"."""
    group = draft.form == "group" and draft.antecedent is None and draft.function in nouns()
    return group and draft.name is not None and " " in draft.name


def _is_armed(text: str, draft: Draft) -> bool:
    known = draft.name in bands()["bands"]["names"]
    before = _BEFORE.search(text, max(0, draft.span.start - _BESIDE), draft.span.start)
    return known or before is not None or _behind().match(text, draft.span.end) is not None
