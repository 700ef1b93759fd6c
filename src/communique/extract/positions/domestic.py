"""Tell whose government is meant where a politician at home asks "the government" for something."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.parties import Parties
from communique.model import Evidence, Position, Reference
from communique.text.datelines import written_in
from communique.text.gazetteer import adjective, find, lookup
from communique.text.parties import parties as parties_in
from communique.text.parties import standing

_BEFORE = re.compile(r"[^.!?;:\n“”\"]{0,70}$")
_BEHIND = re.compile(r"(?:,| of| from| for|’s|'s)[^.!?;:\n“”\"]{0,70}")
"""Words beside a name that may tell what its bearer is."""
_WE = re.compile(r"\bwe(?: \w+)?\s+$", re.I)
_HEAD = 1000
"""Characters of a page in which its dateline stands."""
_LOOKED_AT = 12
"""Characters before a wish in which "we" stands."""


class Domestic:
    """The politicians of one document who speak for no government, and whose government they mean."""

    def __init__(self, text: str, parties: Parties, titles: Mapping[str, Sequence[Evidence]]) -> None:
        """``titles`` are what persons are called here, by name."""
        self._text, self._parties, self._titles = text, parties, titles
        self._homes: dict[str, str | None] = {}

    def meant(self, position: Position) -> str | None:
        """Return the state, or the body of it, that a politician at home addresses, if he does so.

        "The opposition leader urged the government", "the party called on ministers", "we must talk to
        Ruritania" said by a member of the opposition.
        """
        words = _spoken(self._text, position.addressee)
        governs = exchanges().governing.fullmatch(words) if words else None
        sits = exchanges().sitting.fullmatch(words) if words else None
        ahead = self._text[max(0, position.trigger.start - _LOOKED_AT) : position.trigger.start]
        ours = position.type == "REQUEST" and _WE.search(ahead)
        if not (governs or sits or ours):
            return None
        unknown = position.addressee is not None and position.addressee.actor is None
        home = self._home(position) or self._named_after(position)
        home = home or (self._at_home(position) if unknown else None)
        if home is None:
            return None
        return f"{adjective(home)} parliament" if sits else home

    def _named_after(self, position: Position) -> str | None:
        """Return the state that a holder, no organ of it, is named after: "the Zubrowkan Growers' Union"."""
        name = position.holder.actor or ""
        if "; " in name or self._parties.sides(name) != {name}:
            return None
        if (entry := lookup(name)) and entry.kind in ("state", "bloc"):
            return None
        states = {e.state or e.name for _, _, e in find(name) if e.kind == "state"}
        return next(iter(states)) if len(states) == 1 else None

    def _at_home(self, position: Position) -> str | None:
        """Return the state for which a holder speaks, else the one from which the text is written."""
        name = position.holder.actor
        if not name or "; " in name or ((entry := lookup(name)) and entry.kind in ("state", "bloc")):
            return None
        states = [s for s in self._parties.home(name) if (e := lookup(s)) and e.kind == "state"]
        return states[0] if len(states) == 1 else None if states else self._of_text()

    def of(self, position: Position) -> frozenset[str]:
        """Return the state of a holder who is in politics there, and in no government, as far as is known."""
        home = self._home(position)
        return frozenset({home}) if home is not None else frozenset()

    def _home(self, position: Position) -> str | None:
        """Return the state of a holder who is in politics there, and in no government."""
        name = position.holder.actor or _spoken(self._text, position.holder)
        if not name or "; " in name or ((entry := lookup(name)) and entry.kind in ("state", "bloc")):
            return None
        if name not in self._homes:
            self._homes[name] = self._found(name)
        return self._homes[name]

    def _found(self, name: str) -> str | None:
        if stands := standing(name):
            return self._nearest(stands)
        beside = [name, *self._beside(name)]
        held = exchanges()
        belongs = next((states for words in beside for states in parties_in(words)), ())
        politician = any(held.politician.search(words) for words in beside)
        governs = any(held.governor.search(words) for words in beside)
        if not politician and (governs or not belongs):
            return None
        if belongs:
            return self._nearest(belongs)
        serves = [side for side in self._parties.home(name) if (e := lookup(side)) and e.kind == "state"]
        return serves[0] if len(serves) == 1 else self._of_text()

    def _nearest(self, states: Sequence[str]) -> str:
        """Return the state that the text names most, else the likeliest."""
        return max(states, key=lambda state: (len(self._parties.places(state)), -states.index(state)))

    def _beside(self, name: str) -> Iterator[str]:
        """Yield the words beside the name wherever it stands."""
        for span in self._parties.places(name):
            before = _BEFORE.search(self._text, max(0, span.start - 70), span.start)
            behind = _BEHIND.match(self._text, span.end)
            yield (before[0] if before else "") + self._text[span.start : span.end]
            yield behind[0] if behind else ""

    def _of_text(self) -> str | None:
        """Return the state whose officers the text calls by their office alone: "the foreign secretary".

        Else the one from whose capital it is written.
        """
        counted = Counter[str]()
        for name, titles in self._titles.items():
            bare = [t for t in titles if not any(True for _ in find(t.text))]
            states = [s for s in self._parties.home(name) if (e := lookup(s)) and e.kind == "state"]
            if bare and len(states) == 1:
                counted[states[0]] += 1
        first = counted.most_common(2)
        clear = len(first) == 1 or (len(first) == 2 and first[0][1] > first[1][1])
        if clear:
            return first[0][0]
        return written_in(self._text[:_HEAD])


def _spoken(text: str, reference: Reference | None) -> str:
    """Return the words of a reference in small letters, its name's where it is a holder without words."""
    return reference.span.of(text).lower() if reference is not None and reference.span is not None else ""
