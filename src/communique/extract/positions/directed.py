"""Find whom an act is directed at where its own words do not say, once it is known who everybody is.

Whom a demand, a reproach or a threat is for often stands sentences before it: who made the demand that is
rejected, who did the deed that is condemned, whom the same side has just addressed, who is told of.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from communique.extract.positions.described import described
from communique.extract.positions.exchanges import exchanges
from communique.extract.positions.lists import BULLET
from communique.extract.positions.parties import Parties, Sides
from communique.model import Actor, Evidence, Places, PloverType, Position, Reading, Reference, Span
from communique.text.gazetteer import lookup
from communique.text.paragraphs import paragraphs
from communique.text.words import terms

_DEEDS = frozenset[PloverType]({"MOBILIZE", "COERCE", "SANCTION", "ASSAULT"})
_TAKES_UP = frozenset[PloverType]({"REJECT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST"})
_GOES_ON = frozenset[PloverType]({"REQUEST", "THREATEN", "AGREE", "ACCUSE", "REJECT"})
_CALLS_FOR_AN_ANSWER = frozenset[PloverType]({"REQUEST", "THREATEN", "ACCUSE", "AGREE"})
_TOLD = frozenset[PloverType]({"REQUEST", "THREATEN", "AGREE"})
_REPLIES = frozenset[PloverType]({"REJECT", "THREATEN"})
_OPPOSES = frozenset({"refuse", "deny", "forgo"})
"""Acts against whoever the holder deals with most; so is whatever is seized or held back."""
_BEHIND = 120
"""Characters of a content, or behind a trigger, that are looked at."""
_RECENT = 24
"""Acts, and quotations, before an act that it may answer."""
_NEAR = 2
"""Paragraphs over which somebody goes on speaking to the same."""


@dataclass(frozen=True)
class _Act:
    """A position with the sides it goes between."""

    position: Position
    by: frozenset[str]
    to: frozenset[str]
    paragraph: int
    about: frozenset[str]
    """The terms of its content that name nobody."""
    words: str
    """How its content begins."""
    pointed: bool
    """Words of the act itself point back to somebody: "they", "its neighbour"."""
    listed: bool
    """It is an item of a list: each is addressed to whom it names."""


def directed(
    known: Iterable[Reading], actors: Iterable[Actor], whose: Sides, places: Places
) -> Iterator[Reading]:
    """Yield the readings with the addressees that other sentences tell; nobody addresses their own side.

    What an act's own words say stays, unless it is the holder's own state or body. An addressee found is
    told by words of the same document that name it; where none is found it stays open.
    """
    people: set[str] = set()
    titles: defaultdict[str, defaultdict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for actor in actors:
        if actor.kind == "person":
            people.add(actor.name)
            for role in actor.roles:
                titles[role.evidence.document][actor.name].append(role.evidence)
    for reading in known:
        called: Mapping[str, Sequence[Evidence]] = titles.get(reading.document.id, {})
        exchange = _Exchange(reading, Parties(reading, whose, places, people, called))
        yield msgspec.structs.replace(reading, positions=tuple(map(exchange.aimed, reading.positions)))


class _Exchange:
    """The acts of one document; they are to be aimed in order."""

    def __init__(self, reading: Reading, parties: Parties) -> None:
        self._parties, self._text = parties, reading.document.text
        self._said = sorted(reading.quotations, key=lambda q: q.span.end)
        self._ends = [q.span.end for q in self._said]
        self._told = {q.id: q.addressee.actor for q in reading.quotations if q.addressee is not None}
        self._speakers = {q.id: q.speaker.actor for q in reading.quotations}
        self._starts = [p.start for run in reading.document.body for p in paragraphs(self._text, run)]
        self._names = frozenset(t for span in parties.names() for t in terms(span.of(self._text)))
        self._done: list[_Act] = []

    def aimed(self, position: Position) -> Position:
        """Return the position with its addressee filled in, or taken out."""
        by, addressee = self._parties.sides(position.holder.actor), position.addressee
        mutual = exchanges().mutual.match(self._text, position.trigger.end)
        two = position.holder.actor if "; " in (position.holder.actor or "") else self._parties.both
        if mutual and two:
            each = Reference(Span(*mutual.span(1)), two)
            return msgspec.structs.replace(position, addressee=each)
        told = addressee is not None and not self._own(addressee, position.holder, by)
        content = position.content.of(self._text) if position.content else ""
        paragraph = bisect_right(self._starts, position.trigger.start)
        act = _Act(
            position=position,
            by=by,
            to=frozenset(),
            paragraph=paragraph,
            about=terms(content) - self._names,
            words=" ".join(content[:_BEHIND].split()),
            pointed=addressee is not None and (not told or self._points_back(addressee)),
            listed=paragraph > 0 and BULLET.match(self._text, self._starts[paragraph - 1]) is not None,
        )
        if not told or (addressee is not None and addressee.actor is None and act.pointed):
            name = self._both(addressee) if addressee else None
            name = name or self._other(addressee, act) or self._meant(act)
            if name is not None:
                addressee = self._reference(name, position, addressee)
            elif not told:
                addressee = None
        addressee = described(self._text, addressee) if addressee is not None else None
        to = self._parties.sides(addressee.actor if addressee else None)
        self._done.append(replace(act, to=to))
        del self._done[:-_RECENT]
        return msgspec.structs.replace(position, addressee=addressee)

    def _own(self, addressee: Reference, holder: Reference, by: frozenset[str]) -> bool:
        """Tell whether the holder's own side is said to be addressed; a person or body at home may be."""
        if not by & self._parties.sides(addressee.actor):
            return addressee.reason == "the same as who acts"
        said = addressee.span.of(self._text).lower() if addressee.span else ""
        if said in exchanges().pronouns:
            return True
        home = holder.actor not in by and said.split()[-1:] == ["government"]
        return not home and not by.isdisjoint((addressee.actor or "").split("; "))

    def _points_back(self, addressee: Reference) -> bool:
        """Tell whether words that name nobody point back to somebody: "its neighbour", not "every state"."""
        said = addressee.span.of(self._text).lower().split() if addressee.span else [""]
        if len(said) == 1:
            return said[0] in exchanges().pointing
        return said[0] in exchanges().pointing and len(said) < 4 and said[-1] in exchanges().counterparts

    def _both(self, addressee: Reference) -> str | None:
        said = addressee.span.of(self._text) if addressee.span else ""
        return self._parties.both if exchanges().both.match(said) else None

    def _other(self, addressee: Reference | None, act: _Act) -> str | None:
        """The last person named before "him" or "her", body before "it", who is not the holder.

        Of "the country" the last other state.
        """
        if addressee is None or addressee.span is None:
            return None
        said = addressee.span.of(self._text).lower()
        person, land = said in exchanges().personal, said.split()[-1] in exchanges().lands
        if not person and not land and said not in exchanges().impersonal:
            return None
        start = self._starts[max(0, act.paragraph - _NEAR)] if self._starts else 0
        before = reversed(list(self._parties.named_between(start, addressee.span.start)))
        fit = (n for n in before if (_is_state(n) if land else self._parties.is_person(n) == person))
        return next((n for n in fit if not act.by & self._parties.sides(n)), None)

    def _meant(self, act: _Act) -> str | None:
        """Return whom the acts before show to be meant, the surest of them first."""
        position = act.position
        of_all = position.type == "REQUEST" and exchanges().everyone.match(act.words)
        silent = position.type == "REJECT" and exchanges().silent.match(act.words)
        if position.negated or not act.by or silent or (of_all and not self._remedial(act)):
            return None
        known = not any(map(self._parties.is_person, act.by))
        mine = [t for t in reversed(self._done) if act.by & t.by]
        others = [t for t in reversed(self._done) if t.by and not act.by & t.by]
        found = (self._teller(act) if known else None) or self._spoken_to(act) or self._taken_up(act, others)
        others = others if known else []
        if found or (position.type == "ACCUSE" and not act.pointed):
            return found or self._in_one_breath(act, mine)
        if position.act == "deny" and not exchanges().such.search(act.words):
            return None
        found = self._going_on(act, mine) or self._replying(act, others)
        against = position.type == "COERCE" or position.act in _OPPOSES
        opposes = known and (against or self._remedial(act))
        return found or (self._parties.opponent(act.by) if opposes else None)

    def _teller(self, act: _Act) -> str | None:
        """The side that tells what another has promised or asked for, or how near its forces came."""
        speaker, kind = self._speakers.get(act.position.quotation or ""), act.position.type
        told = self._parties.sides(speaker)
        if len(told) != 1 or act.by & told or any(map(self._parties.is_person, told)):
            return None
        near = kind == "MOBILIZE" and self._near_by(act.position, told)
        return next(iter(told)) if near or kind in _TOLD else None

    def _spoken_to(self, act: _Act) -> str | None:
        """Whoever is told what is promised or threatened: "she told him that they would talk"."""
        told = self._told.get(act.position.quotation or "")
        other = told is not None and not act.by & self._parties.sides(told)
        return told if other and act.position.type in ("AGREE", "THREATEN") else None

    def _near_by(self, position: Position, whom: frozenset[str]) -> bool:
        """Tell whether the words behind the trigger name a place of ``whom``: "close to our home"."""
        start = position.trigger.end
        stop = self._text.find(". ", start, start + _BEHIND)
        end = stop if stop >= 0 else start + _BEHIND
        named = any(self._parties.sides(name) & whom for name in self._parties.named_between(start, end))
        return named or exchanges().ours.search(self._text, start, end) is not None

    def _taken_up(self, act: _Act, others: Sequence[_Act]) -> str | None:
        """Who made the demand, or did the deed, that the content names with "the" or "these"."""
        kind = act.position.type
        if kind not in _TAKES_UP:
            return None
        if kind == "REJECT" and exchanges().claimed.search(act.words):
            return self._claimed(act, others)
        kinds = next((kinds for nouns, kinds in exchanges().answered if nouns.search(act.words)), frozenset())
        if act.words.lower() in exchanges().pronouns | {"this", "that"}:
            kinds = frozenset({"REQUEST"}) if kind in ("REJECT", "AGREE") else frozenset()
        if act.position.act == "deny":
            kinds = frozenset()
        if kind == "REQUEST":
            kinds = kinds & _DEEDS
        made = [t for t in others if t.position.type in kinds]
        if kind == "REQUEST":
            made += [t for t in others if t.position.type in _DEEDS and act.about & t.about]
        made.sort(key=lambda t: not act.about & t.about)
        return self._holder(made[0]) if made else None

    def _claimed(self, act: _Act, others: Sequence[_Act]) -> str | None:
        """Who said what is denied: whoever accused the holder last, or spoke last before, of another side."""
        for told in others:
            if told.position.type == "ACCUSE" and told.to & act.by:
                return self._holder(told)
        before = bisect_right(self._ends, act.position.trigger.start)
        for quotation in reversed(self._said[max(0, before - _RECENT) : before]):
            by = self._parties.sides(quotation.speaker.actor)
            if by and not by & act.by:
                return self._parties.principal(quotation.speaker.actor)
        return None

    def _in_one_breath(self, act: _Act, mine: Sequence[_Act]) -> str | None:
        """Whom the same words have just reproached."""
        quoted = act.position.quotation
        last = mine[0].position if mine and quoted else None
        if last is None or last.quotation != quoted or last.type != "ACCUSE" or last.addressee is None:
            return None
        return last.addressee.actor

    def _going_on(self, act: _Act, mine: Sequence[_Act]) -> str | None:
        """Whom the same side has just addressed, in the same words or close by."""
        position = act.position
        if position.type not in _GOES_ON or act.listed:
            return None
        for number, told in enumerate(mine):
            earlier, distance = told.position, act.paragraph - told.paragraph
            addressee = earlier.addressee
            if addressee is None or addressee.actor is None or earlier.type not in _GOES_ON:
                continue
            if earlier.quotation == position.quotation is not None:
                return addressee.actor
            spoken = earlier.quotation is not None and position.quotation is not None
            asked = spoken and position.type == "REQUEST" == earlier.type
            alike = asked or (not number and (act.pointed or position.type == "AGREE" == earlier.type))
            if distance <= 1 and alike:
                return self._parties.principal(addressee.actor)
        return None

    def _replying(self, act: _Act, others: Sequence[_Act]) -> str | None:
        """Whoever last asked, accused or harmed the holder, or named the thing that the act is about."""
        kind = act.position.type
        ready = kind == "AGREE" and act.position.act == "be ready"
        if kind not in _REPLIES and not ready and not act.pointed and not self._remedial(act):
            return None
        for told in others:
            near = act.paragraph - told.paragraph <= _NEAR and (kind != "REJECT" or act.position.quotation)
            asks = told.position.type == "REQUEST" and kind in _REPLIES
            if (told.to & act.by and near) or (asks and act.about & told.about):
                return self._holder(told)
        return None

    def _remedial(self, act: _Act) -> bool:
        """Tell whether what is demanded is that somebody let go, leave off or make good."""
        return act.position.type == "REQUEST" and exchanges().remedy.search(act.words) is not None

    def _holder(self, act: _Act) -> str | None:
        return self._parties.principal(act.position.holder.actor)

    def _reference(self, name: str, position: Position, own: Reference | None) -> Reference:
        """Refer to ``name`` by the act's own words for it, else by those nearest that name it."""
        if own is not None and own.span is not None and own.actor is None:
            return Reference(own.span, name)
        return Reference(self._parties.words_for(name, position.trigger.start), name)


def _is_state(name: str) -> bool:
    entry = lookup(name)
    return entry is not None and entry.kind == "state"
