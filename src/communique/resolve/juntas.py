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
        self._names = {r.document.id: {m.name for m in r.mentions} for r in readings}
        """Whom each document names."""
        sure = [m for r in readings for m in r.mentions if _is_called(m, "nouns")]
        self._ruled = {m.document for m in sure}
        """The documents that speak of a junta, or of who made a coup."""
        states = {_state(m) for m in sure} - {None}
        only = next(iter(states)) if len(states) == 1 else None
        for mention, text in _bodies(readings):
            name = str(mention.name)
            if name in _councils() or _told(mention, text):
                found[_councils().get(name) or mention.affiliation or only][name] += 1
                self._named.setdefault(name, mention)
        self._councils = {state: names.most_common(1)[0][0] for state, names in found.items()}

    def council(self, mention: Mention) -> Mention | None:
        """Return where the council is named that ``mention`` speaks of, if it is one's junta.

        That of its state; of nobody stated the only one, in a document that names its state or itself.
        """
        here = self._names.get(mention.document, set())
        vague = bool(self._councils) and _is_called(mention, "vague")
        if not vague and not (self._councils and _is_called(mention, "nouns")):
            return None
        state = _state(mention)
        if state is None and len(self._councils) == 1:
            (state,) = self._councils
            if not {state, self._councils[state]} & here - {None}:
                return None
        name = self._councils.get(state)
        if name is None or (vague and mention.document not in self._ruled and name not in here):
            return None
        return self._named[name]


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


def _is_called(mention: Mention, words: str) -> bool:
    """Tell whether a junta is called by one of these ``words``: "Ruritania's junta", "the generals"."""
    if mention.form not in ("role", "group"):
        return False
    found = _noun(words).fullmatch(" ".join(mention.text.lower().split()))
    return found is not None and (words == "nouns" or mention.text.startswith(_DEFINITE))


@cache
def _noun(words: str) -> re.Pattern[str]:
    nouns = "|".join(sorted(bands()["juntas"][words], key=len, reverse=True))
    return re.compile(rf"(?:.* )?(?:{nouns})(?: in [\w'’-]+)?")


def _state(mention: Mention) -> str | None:
    return mention.name if mention.kind == "state" else mention.affiliation
