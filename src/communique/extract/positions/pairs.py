"""Tell who the two are whom a document speaks of together: "both governments", "the two premiers"."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from communique.extract.positions.parties import Parties, is_state
from communique.model import Span
from communique.text.gazetteer import lookup

_TWO = re.compile(
    r"(?:(?:the|these|those) (?:two|pair of)|both(?: of the| the)?)"
    r"(?: (?:of (?:them|these)|[\w-]+(?: [\w-]+){0,2}))?",
    re.I,
)
_HEADLINE = re.compile(r"[^.!?:;”\"]$")
_BESIDE = re.compile(r"(?:,? and (?:the )?|[-–/]| & )")
_BESIDE_HIM = re.compile(r",? and (?:(?:the|his|her|their) )?(?:[\w’'-]+(?:, | )){0,6}")
_NEAR = 2
"""Paragraphs before "both sides" in which the two stand side by side."""
_CLEARLY = 1.5
"""How much oftener than anybody else the two are named who are named nowhere side by side."""
_PEOPLE = frozenset(
    {"ambassadors", "chancellors", "chiefs", "commanders", "diplomats", "envoys", "generals", "heads"}
    | {"kings", "leaders", "men", "ministers", "negotiators", "politicians", "premiers", "presidents"}
    | {"rivals", "secretaries", "women"}
)
_DETERMINED = re.compile(r"(?:(?:the|these|those|two|pair|both|of) )+")
_PREMIER = r"\b(?:prime minister|premier|chancellor|taoiseach)\b"
_HEAD = rf"\b(?:president|king|queen|emir|sultan|crown prince|supreme leader|leader)\b|{_PREMIER}"
_OFFICES = {
    **dict.fromkeys(("leaders", "men", "women", "rivals", "politicians"), _HEAD),
    **dict.fromkeys(("premiers", "chancellors"), _PREMIER),
}
_BODIES = frozenset(
    {"agencies", "airlines", "banks", "blocs", "companies", "firms", "groups", "makers"}
    | {"manufacturers", "organisations", "organizations", "papers", "unions"}
)


class Pairs:
    """Those whom one document names side by side."""

    def __init__(self, text: str, paragraphs: Sequence[Span], parties: Parties) -> None:
        self._text, self._paragraphs, self._parties = text, paragraphs, parties
        self._starts = [p.start for p in paragraphs]

    def meant(self, words: str, at: int, by: frozenset[str], only_beside: bool) -> str | None:
        """Return the two whom ``words`` mean at a place, of whom nobody is of the side that speaks.

        The two named side by side just before, in a headline just behind it; else, but where these are
        wanted alone (``only_beside``), the two mostly named.
        """
        noun = words.split()[-1].lower()
        people, bodies = noun in _PEOPLE, noun in _BODIES
        fits = self._parties.is_person if people else _is_body if bodies else is_state
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return None
        here = self._paragraphs[number]
        headline = _HEADLINE.search(self._text, here.start, here.end) is not None
        before = Span(self._paragraphs[max(0, number - _NEAR)].start, at)
        behind = Span(at, self._paragraphs[min(number + 1, len(self._paragraphs) - 1)].end)
        for where in (behind, before) if headline else (before,):
            found = self._joined(where, fits, by, people)
            if found:
                return "; ".join(found[0] if where is behind else found[-1])
        if people and (pair := self._parties.two_people(_office(words), by)):
            return pair
        return None if only_beside else self._mostly(fits, by)

    def _joined(
        self, where: Span, fits: Callable[[str], bool], by: frozenset[str], people: bool
    ) -> list[tuple[str, str]]:
        """The pairs named side by side between two places, in order."""
        named = [row for row in self._parties.named(where.start, where.end) if fits(row[1])]
        beside = _BESIDE_HIM if people else _BESIDE
        return [
            (one, other)
            for (left, one), (right, other) in pairwise(named)
            if one != other
            and beside.fullmatch(self._text, left.end, right.start)
            and not by & (self._parties.sides(one) | self._parties.sides(other))
        ]

    def _mostly(self, fits: Callable[[str], bool], by: frozenset[str]) -> str | None:
        """The two who are named clearly oftener than anybody else."""
        named = self._parties.named(0, len(self._text))
        counted = Counter(n for _, n in named if fits(n) and not by & self._parties.sides(n)).most_common(3)
        clear = len(counted) == 2 or (len(counted) == 3 and counted[1][1] >= _CLEARLY * counted[2][1])
        return "; ".join(name for name, _ in counted[:2]) if clear else None


def is_pair(words: str) -> bool:
    """Tell words for two who were named: "both sides", "the two premiers"; not "both Nordic premiers"."""
    several = words.endswith(("s", "men", " them", "both", " two"))
    return several and not any(w.istitle() for w in words.split()[1:]) and _TWO.fullmatch(words) is not None


def _office(words: str) -> re.Pattern[str]:
    """Match the titles of those called so: "the two leaders" are presidents and premiers."""
    noun = _DETERMINED.sub("", words.lower())
    return re.compile(_OFFICES.get(noun, rf"\b{re.escape(noun.removesuffix('s'))}\b"), re.I)


def _is_body(name: str) -> bool:
    return lookup(name) is None
