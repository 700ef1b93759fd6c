"""Tell which council "the junta" and "the putschists" are, where the collection names it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache

from communique.model import Mention, Reading
from communique.resolve.bands import bands

_BESIDE = 90
_OFFICERS = r"(?:junta|putschists|soldiers|officers|generals|mutineers)"
_CALLED = re.compile(
    rf"\b{_OFFICERS}\b[^.;:]{{0,30}}?\b(?:(?:call|calls|calling|style|styles|named) (?:itself|themselves)"
    r"|known (?:officially |formally )?as|called|under the name of)\s+(?:the\s+)?[“\"'‘]?$"
)
_THAT_IS = re.compile(
    r"[”\"'’]?(?:\s*\([A-Z]+\))?,\s+(?:as the \w*\s?junta (?:is|calls)|the (?:ruling |military )*junta)\b"
)
_DEFINITE = ("the ", "The ")


class Juntas:
    """The councils of officers that a collection names, by their state."""

    def __init__(self, readings: Collection[Reading]) -> None:
        found: dict[str | None, Counter[str]] = defaultdict(Counter)
        self._named: dict[str, Mention] = {}
        ruled = Counter(_state(m) for r in readings for m in r.mentions if _is_junta(m))
        ruled.pop(None, None)
        only = next(iter(ruled)) if len(ruled) == 1 else None
        for mention, text in _bodies(readings):
            name = str(mention.name)
            if name in _councils() or _told(mention, text):
                found[_councils().get(name) or mention.affiliation or only][name] += 1
                self._named.setdefault(name, mention)
        self._councils = {state: names.most_common(1)[0][0] for state, names in found.items()}

    def council(self, mention: Mention) -> Mention | None:
        """Return where the council is named that ``mention`` speaks of, if it is one's junta.

        That of its state; of nobody stated the only one.
        """
        if not self._councils or not _is_junta(mention):
            return None
        state = _state(mention)
        if state is None and len(self._councils) == 1:
            (name,) = self._councils.values()
            return self._named[name]
        name = self._councils.get(state, "")
        return self._named.get(name)


@cache
def _councils() -> dict[str, str | None]:
    """The state of each council that is generally known; none where councils of two states are called so."""
    states: dict[str, str | None] = {}
    for state, names in bands()["juntas"]["councils"].items():
        for name in names:
            states[name] = None if name in states else state
    return states


def _bodies(readings: Collection[Reading]) -> Iterator[tuple[Mention, str]]:
    for reading in readings:
        for mention in reading.mentions:
            if mention.name and mention.form == "name" and mention.kind in ("organisation", "bloc", None):
                yield mention, reading.document.text


def _told(mention: Mention, text: str) -> bool:
    start, end = mention.span.start, mention.span.end
    return bool(_CALLED.search(text, max(0, start - _BESIDE), start) or _THAT_IS.match(text, end))


def _is_junta(mention: Mention) -> bool:
    """Tell "the junta", "Ruritania's military rulers" and "coup leaders" from any soldiers."""
    if mention.form not in ("role", "group"):
        return False
    found = _noun().fullmatch(" ".join(mention.text.lower().split()))
    anybody = found is not None and found[1] in ("generals", "military chiefs")
    return found is not None and (not anybody or mention.text.startswith(_DEFINITE))


@cache
def _noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(bands()["juntas"]["nouns"], key=len, reverse=True))
    return re.compile(rf"(?:.* )?({nouns})(?: in [\w'’-]+)?")


def _state(mention: Mention) -> str | None:
    return mention.name if mention.kind == "state" else mention.affiliation
