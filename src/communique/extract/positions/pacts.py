"""Tell between whom a pact is that others condemn, reject or welcome: "Greece denounced the agreement"."""

import re
from collections.abc import Iterator, Sequence

from communique.extract.positions.parties import Parties
from communique.model import Position

_PACT = (
    r"(?:accord|agreement|alliance|arrangement|axis|compact|deal|delimitation|entente|memorandum|pact|partnership"
    r"|treaty|understanding)s?"
)
_NAMED = re.compile(rf"\W*(?:(?:an?|the|this|that|their|such|any) )(?:[\w’'-]+ ){{0,4}}?{_PACT}\b", re.I)
"""How a content begins that is a pact."""
_BACK = re.compile(r"\W*(?:the|this|that|their|such) ", re.I)
_PLACE = re.compile(rf"\b{_PACT}\b", re.I)
_BETWEEN = re.compile(r"(?: of (?:\w+ )?\w+)? (?:(?:signed|reached|concluded|made) )?(between|with) ", re.I)
_LISTED = re.compile(r"(?:,| and|, and| &) (?:the )?|-")
_FAR = 3000
"""Characters before an act in which it is told between whom the pact is."""
_JUDGING = ("ACCUSE", "REJECT", "SUPPORT")


class Pacts:
    """The pacts that one document tells of."""

    def __init__(self, text: str, positions: Sequence[Position], parties: Parties) -> None:
        self._text, self._parties = text, parties
        self._signed = [(p.trigger.start, names) for p in positions if len(names := self._signers(p)) > 1]

    def meant(self, position: Position, by: frozenset[str]) -> str | None:
        """Return who made the pact that is judged, but the holder, where it is told between whom it is."""
        content = position.content
        if position.type not in _JUDGING or content is None:
            return None
        head = _NAMED.match(self._text, content.start, content.end)
        if head is None:
            return None
        here = self._between(head.end(), content.end)
        found = here
        if len(here) < 2:
            earlier = self._told(position.trigger.start) if _BACK.match(head[0]) else ()
            found = next((names for names in earlier if set(here) <= set(names)), ())
        others = [name for name in found if not by & self._parties.sides(name)]
        return "; ".join(others) if len(found) > 1 and others else None

    def _signers(self, position: Position) -> tuple[str, ...]:
        """Who agrees on a pact with whom."""
        content = position.content
        if (
            position.type != "AGREE"
            or content is None
            or not _PLACE.search(self._text, content.start, content.end)
        ):
            return ()
        whom = position.addressee.actor if position.addressee else None
        names = [n for who in (position.holder.actor, whom) for n in (who or "").split("; ") if n]
        return tuple(dict.fromkeys(names))

    def _told(self, at: int) -> Iterator[tuple[str, ...]]:
        """Yield between whom the pacts are that stand before a place, the nearest first."""
        told = [row for row in self._signed if at - _FAR <= row[0] < at]
        for match in _PLACE.finditer(self._text, max(0, at - _FAR), at):
            if len(names := self._between(match.end(), at)) > 1:
                told.append((match.start(), names))
        yield from (names for _, names in sorted(told, reverse=True))

    def _between(self, at: int, end: int) -> tuple[str, ...]:
        """The names listed behind "between" or "with" that follows a pact at its end."""
        link = _BETWEEN.match(self._text, at, end)
        found: list[str] = []
        place = link.end() if link else end
        for span, name in self._parties.named(place, end) if link else ():
            gap = self._text[place : span.start]
            if gap not in ("", "the ") and not (found and _LISTED.fullmatch(gap)):
                break
            found.append(name)
            place = span.end
        return tuple(dict.fromkeys(found))
