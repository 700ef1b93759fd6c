"""Tell who deals with whom in the acts of one document, as far as their own words say."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from communique.extract.positions.described import described
from communique.extract.positions.domestic import Domestic
from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.flags import Flags, Ships
from communique.extract.positions.mediated import mediated
from communique.extract.positions.own_people import own_people
from communique.extract.positions.pacts import Pacts
from communique.extract.positions.pairs import Pairs, is_pair
from communique.extract.positions.parties import Parties, is_state
from communique.extract.positions.phrases import people
from communique.model import Position, Reading, Reference, Span
from communique.text.gazetteer import lookup
from communique.text.paragraphs import paragraphs
from communique.text.words import terms

Form = Literal["told", "named", "none", "self", "back", "open"]
"""How the act's own words tell whom it is directed at.

By what is known of who deals with whom; by a name among them; not at all; they name the holder; they point
back ("its rival"); they name nobody ("a stranger").
"""
_BEHIND = 120
"""Characters of a content that are looked at."""
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s")
_ALL = "international community"
_SUMMONED = re.compile(r"(?:summon|haul|call|convok|dress)", re.I)
_SEVERAL = re.compile(r"(?:[^s]s|ies|people|police)$")
_ON_BOTH = re.compile(r" (?:on|of|from|in) both (?:sides|countries|states|nations|capitals|camps)\b", re.I)
_BETWEEN = re.compile(
    r"\b(?:between|to|with|for|from|among|help(?:ing)?|assist(?:ing)?|aid(?:ing)?|support(?:ing)?|bring(?:ing)?"
    r"|reconcil(?:e|ing)|invit(?:e|ing)|host(?:ing)?|encourag(?:e|ing)|get(?:ting)?|push(?:ing)?"
    r"|nudg(?:e|ing)|receiv(?:e|ing)|welcom(?:e|ing)|consult(?:ing)?|mediat(?:e|ing)|let(?:ting)?)"
    r" ((?:both|the two|either|each)(?: [\w-]+){0,3})",
    re.I,
)
_LAND = 6
"""So many words "the small island nation" has less."""
_NEAR = 2
"""Paragraphs before an act in which "him" or "the country" was named."""


@dataclass(frozen=True)
class Dealing:
    """An act with the sides it goes between."""

    position: Position
    by: frozenset[str]
    addressee: Reference | None
    """Whom its own words tell, never the holder's own side."""
    to: frozenset[str]
    form: Form
    paragraph: int
    about: frozenset[str]
    """The terms of its content that name nobody."""
    words: str
    """How its content begins."""

    @property
    def whom(self) -> str | None:
        """The name of whom its own words tell."""
        return self.addressee.actor if self.addressee is not None else None


class Page:
    """Where the paragraphs of a document begin, and its acts as dealings."""

    def __init__(self, reading: Reading, parties: Parties, domestic: Domestic, ships: Ships) -> None:
        """``ships`` are whose the ships of the whole collection are."""
        self._domestic, self._ships = domestic, ships
        self.text = reading.document.text
        self.paragraphs = [p for run in reading.document.body for p in paragraphs(self.text, run)]
        self._pairs = Pairs(self.text, self.paragraphs, parties)
        self._pacts = Pacts(self.text, reading.positions, parties)
        self._starts = [p.start for p in self.paragraphs]
        self._parties = parties
        self._names = frozenset(t for span in parties.names() for t in terms(span.of(self.text)))
        self.dealings: list[Dealing] = []
        for position in reading.positions:
            self.dealings.append(self._dealing(position))

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph at a place, from 1; before the first 0."""
        return bisect_right(self._starts, at)

    def _dealing(self, position: Position) -> Dealing:
        by = self._parties.sides(position.holder.actor)
        content = position.content.of(self.text) if position.content else ""
        addressee, form = self._said(position, by)
        return Dealing(
            position=position,
            by=by,
            addressee=addressee,
            to=self._parties.sides(addressee.actor if addressee else None),
            form=form,
            paragraph=self.paragraph(position.trigger.start),
            about=terms(content) - self._names,
            words=" ".join(content[:_BEHIND].split()),
        )

    def _said(self, position: Position, by: frozenset[str]) -> tuple[Reference | None, Form]:
        """Return whom the act's own words tell, and how."""
        addressee, at = position.addressee, position.trigger
        mutual = exchanges().mutual.match(self.text, at.end)
        two = position.holder.actor if "; " in (position.holder.actor or "") else self._parties.both()
        if mutual and two:
            return Reference(Span(*mutual.span(1)), two), "told"
        if position.type == "COERCE" and (owner := self._ship_s(position, by)) is not None:
            return self._parties.refer(owner, at.start, addressee), "told"
        if (home := self._domestic.meant(position)) is not None:
            return Reference(addressee.span if addressee else None, home), "told"
        if (ours := own_people(self.text, position, by)) is not None and addressee is not None:
            return Reference(addressee.span, ours), "told"
        if (pact := self._pacts.meant(position, by)) is not None:
            return Reference(addressee.span if addressee else None, pact), "told"
        if (between := self._between(position, by)) is not None:
            return between, "told"
        if (two := mediated(self.text, position, self._parties)) is not None:
            return self._parties.refer(two, at.start, addressee), "told"
        if addressee is None:
            return None, "none"
        if exchanges().mankind.match(self._words(addressee)):
            return Reference(addressee.span, _ALL), "told"
        if (again := self._again(addressee, position)) is not None:
            return Reference(addressee.span, again), "told"
        sides = self._words(addressee).endswith((" sides", " parties"))
        if not sides and (pair := self._pair(addressee, at.start, by)) is not None:
            return Reference(addressee.span, pair), "told"
        if (pair := self._both(addressee, by)) is not None:
            return self._parties.refer(pair, at.start, Reference(addressee.span, None)), "told"
        if (pair := self._pair(addressee, at.start, by)) is not None:
            return Reference(addressee.span, pair), "told"
        own = self._own(addressee, position.holder, by)
        points = addressee.actor is None and (self._points_back(addressee) or self._are_both(addressee))
        if own or points:
            name = self._both(addressee, by) or self._other(addressee, position, by)
            if name is not None:
                return self._parties.refer(name, at.start, addressee), "told"
        if own:
            return None, "self"
        summoned = _SUMMONED.match(self.text, at.start)
        if position.act == "protest" and not summoned and self._parties.is_person(addressee.actor):
            return Reference(addressee.span, self._parties.principal(addressee.actor)), "told"
        if (state := self._parties.acts_for(addressee, position.type)) is not None:
            return Reference(addressee.span, state), "told"
        addressee = described(self.text, addressee)
        if addressee.actor is not None and not self._anybody(addressee):
            return addressee, "named"
        return addressee, "back" if points or addressee.actor is not None else "open"

    @cached_property
    def _flags(self) -> Flags:
        return Flags(self.text, self._ships)

    def _ship_s(self, position: Position, by: frozenset[str]) -> str | None:
        """Whose the ship is that is seized, where the act's own words name no state."""
        addressee = position.addressee
        entry = lookup(addressee.actor) if addressee is not None and addressee.actor else None
        if entry is not None:
            return None
        content = position.content.of(self.text) if position.content else ""
        words = content + " " + (addressee.span.of(self.text) if addressee and addressee.span else "")
        return self._flags.owner(words, position.trigger.start, self._parties.sides, by)

    def _again(self, addressee: Reference, position: Position) -> str | None:
        """Whom the same sentence has just addressed: "blamed the premier and called on him to resign".

        "Them" are several whom the sentence before has: "accused the two. It also wants them to go".
        """
        before = self.dealings[-1] if self.dealings else None
        if before is None or before.whom is None or before.position.holder.actor != position.holder.actor:
            return None
        if before.addressee is None or before.form not in ("told", "named"):
            return None
        between = self.text[before.position.span.start : position.trigger.start]
        ended = len(_SENTENCE_END.findall(between))
        if "; " in before.whom or _SEVERAL.search(self._words(before.addressee)):
            fits, near = (
                frozenset({"them", "they"}),
                before.paragraph == self.paragraph(position.trigger.start),
            )
        else:
            fits = exchanges().personal if self._parties.is_person(before.whom) else frozenset({"it"})
            near = False
        return before.whom if self._words(addressee) in fits and ended <= near else None

    def _pair(self, addressee: Reference, at: int, by: frozenset[str]) -> str | None:
        """Which two are meant by "the two premiers", where no two others than the holder are known yet."""
        words = addressee.span.of(self.text) if addressee.span is not None else ""
        names = (addressee.actor or "").split("; ")
        if not is_pair(words) or (len(names) == 2 and not any(by & self._parties.sides(n) for n in names)):
            return None
        return self._pairs.meant(words, at, by, self._are_both(addressee) or len(names) == 2)

    def _between(self, position: Position, by: frozenset[str]) -> Reference | None:
        """Both, where only the content tells of them: "offered to mediate between the two sides"."""
        content, addressee = position.content, position.addressee
        open_to = addressee is None or addressee.actor is None or addressee.actor.islower()
        if content is None or not open_to or position.type not in ("AGREE", "REQUEST"):
            return None
        for found in _BETWEEN.finditer(self.text, content.start, min(content.end, content.start + _BEHIND)):
            words = found[1].lower().split()
            meant = any(exchanges().both.match(" ".join(words[:n])) for n in range(2, len(words) + 1))
            if meant and (pair := self._parties.two_states(by)) is not None:
                return Reference(Span(*found.span(1)), pair)
        return None

    def _own(self, addressee: Reference, holder: Reference, by: frozenset[str]) -> bool:
        """Tell whether the holder's own side is said to be addressed; a person or body at home may be."""
        known = by | self._parties.home(holder.actor)
        if not known & self._parties.sides(addressee.actor):
            return addressee.reason == "the same as who acts"
        said = self._words(addressee)
        if said in exchanges().pronouns:
            return True
        foreign = exchanges().governing.fullmatch(said)  # a minister asks another government than his
        foreign = foreign if not said.startswith(("his ", "her ", "my ", "our ")) else None
        home = holder.actor not in by and not exchanges().organs.isdisjoint(said.split()[-1:]) and not foreign
        names = (addressee.actor or "").split("; ")
        both = exchanges().both.match(said) and not by.isdisjoint(names)
        return bool(both) or (not home and known.issuperset(names))

    def _anybody(self, addressee: Reference) -> bool:
        """Tell words for some that may be anybody, or are only somebody's: "countries", "his friends"."""
        name, said = addressee.actor or "", self._words(addressee).split()
        general = name.islower() and not exchanges().quantifiers & set(said[:1])
        owned = said[:1] != [] and said[0] in exchanges().pronouns and said[-1] in exchanges().kin
        return general or owned

    def _points_back(self, addressee: Reference) -> bool:
        """Tell whether words that name nobody point back to somebody: "its neighbour", not "every state"."""
        said = self._words(addressee).split() or [""]
        if len(said) == 1:
            return said[0] in exchanges().pointing
        short = len(said) < (_LAND if said[-1] in exchanges().lands else 4)
        return said[0] in exchanges().pointing and short and said[-1] in exchanges().counterparts

    def _both(self, addressee: Reference, by: frozenset[str]) -> str | None:
        """The two whom the document is about, where "both sides" or "the two governments" are meant."""
        if not self._are_both(addressee):
            return None
        return self._parties.two_states(by) or self._parties.both(by)

    def _are_both(self, addressee: Reference) -> bool:
        """Tell "both sides" and "the two governments", "leaders on both sides", and "between them"."""
        at = addressee.span
        on_both = at is not None and _ON_BOTH.match(self.text, at.end)
        between = at is not None and self.text.endswith("between them", 0, at.end)
        return bool(on_both or between) or exchanges().both.match(self._words(addressee)) is not None

    def _other(self, addressee: Reference, position: Position, by: frozenset[str]) -> str | None:
        """The last person named before "him" or "her", body before "it", who is not the holder.

        Of "the country" the last other state, but for those of which the content tells; "its neighbour" is
        with whom it mostly deals.
        """
        said = self._words(addressee)
        person, land = said in exchanges().personal, said.rpartition(" ")[2] in exchanges().lands
        if addressee.span is None or not (person or land or said in exchanges().impersonal):
            return None
        if said.rpartition(" ")[2] in exchanges().rivals and (rival := self._parties.opponent(by)):
            return rival
        first = self.paragraph(addressee.span.start) - 1 - _NEAR
        start = self._starts[max(0, first)] if self._starts else 0
        before = [name for _, name in self._parties.named(start, addressee.span.start)]
        if said in ("it", "its"):
            # no reporters, no protesters, no newspaper
            before = [n for n in before if not (n.islower() or n.split()[-1].lower() in people()["media"])]
        fit = (n for n in reversed(before) if (is_state(n) if land else self._parties.is_person(n) == person))
        content, holder = position.content, position.holder.actor
        behind = self._parties.named(addressee.span.end, content.end) if content else ()
        told = {name for _, name in behind}
        own = self._parties.sides(holder) | self._parties.home(holder) | self._domestic.of(position)
        return next((n for n in fit if n not in told and not own & self._parties.sides(n)), None)

    def _words(self, reference: Reference) -> str:
        return reference.span.of(self.text).lower() if reference.span is not None else ""
