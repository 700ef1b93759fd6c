"""Put the mentions of a whole collection together: who the actors are, their names, their functions."""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from communique.model import Actor, ActorKind, Evidence, Mention, Reading, Role, Span, content_id
from communique.resolve.abbreviations import Abbreviations
from communique.resolve.bodies import head_of
from communique.resolve.coalitions import Coalitions
from communique.resolve.functions import function_of
from communique.resolve.holders import Holders
from communique.resolve.juntas import Juntas
from communique.resolve.lexicon import given_names, persons, words
from communique.resolve.naming import (
    attributive,
    honorific,
    is_counterpart,
    kinds,
    printed,
    same_bodies,
    titled,
)
from communique.resolve.nicknames import Nicknames
from communique.resolve.overlaps import Overlaps
from communique.resolve.people import People
from communique.resolve.wording import bare_name, is_past, root, title_of
from communique.text.gazetteer import lookup

_FIELDS = 4
"""Numbers that make up one mention of an ``_Actor``."""


@dataclass
class _Actor:
    """An actor in the making."""

    name: str
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[tuple[str, str | None, str], Role] = field(default_factory=dict)
    mentions: "array[int]" = field(default_factory=lambda: array("I"))
    """Of each its document, start, end and words, all as numbers: a collection has a great many."""


def actors(readings: Collection[Reading]) -> Iterator[Actor]:
    """Yield the actors of ``readings`` in the order in which they are first named.

    A mention counts for an actor when its name, its antecedent or its function is that one's and no other's.
    """
    return _Everybody(readings).build()


_PLACE_OF = re.compile(r",\s+(?:(?:the )?capital of )?")
_CLOSED = re.compile(r"\s*(?:[,.;:()—–\n-]|$)")
"""Behind "Harnov, Drovia": the state is no subject of its own, as in "In Harnov, Drovia said"."""
_CAPITAL = re.compile(r"(?:['’]s)? capital(?: city)?,?\s+(?:of )?")


class _Everybody:
    def __init__(self, readings: Collection[Reading]) -> None:
        self._readings = readings
        self._kinds = kinds(m for r in readings for m in r.mentions)
        self._people = People(self._spellings())
        self._actors: dict[str, _Actor] = {}
        self._places: dict[str, str] = {}
        self._meant: set[str] = set()
        """Names by which a claim refers to somebody, or whose bearer has a function."""
        self._spelt = (
            same_bodies(self._kinds)
            | printed(m for r in readings for m in r.mentions)
            | attributive(m for r in readings for m in r.mentions)
        )
        self._abbreviations = Abbreviations(readings, self._kinds)
        self._nicknames = Nicknames(readings)
        self._coalitions = Coalitions(readings)
        self._juntas = Juntas(readings)
        self._holders = Holders()
        self._numbers: dict[str, int] = {}
        """Every document's id and every mention's words, numbered."""

    def build(self) -> Iterator[Actor]:
        for reading in self._readings:
            for named, telling in titled(reading):
                self._hold(named, telling)
        for reading in self._readings:
            self._locate(reading)
            found = (self._named(m) for m in reading.mentions if m.name and m.form == "name")
            self._holders.names(reading.document.id, filter(None, found))
        for reading in self._readings:
            self._assign(reading)
        strings = list(self._numbers)
        yield from (self._finish(a, strings) for a in self._actors.values() if self._is_actor(a))

    def _spellings(self) -> Counter[str]:
        """Count how often each person's name stands; what only the public record spells so counts nothing."""
        people = [m for r in self._readings for m in r.mentions if m.name and self._is_person(m)]
        counted = Counter(str(m.name) for m in people)
        printed = {m.name for m in people if m.name and m.name in m.text}
        return Counter({name: count if name in printed else 0 for name, count in counted.items()})

    def _is_actor(self, actor: _Actor) -> bool:
        """Leave out names that the text only drops: a stray capital is no actor."""
        known = lookup(actor.name) is not None or actor.name in self._meant or bool(actor.roles)
        known = known or self._kinds.get(actor.name) in ("state", "bloc")
        body = head_of(actor.name).lower() in words("organisation_words")
        return known or body or (" " in actor.name and len(actor.mentions) > _FIELDS)

    def _is_person(self, mention: Mention) -> bool:
        return mention.kind == "person" or (
            mention.kind is None and self._kinds.get(str(mention.name)) == "person"
        )

    def _hold(self, mention: Mention, telling: Mention) -> None:
        """Note who holds which function for whom: a name, and the mention that tells its function."""
        name = self._named(mention)
        said = title_of(telling)
        function = function_of(said)
        if name is None or function is None or function in persons():
            return
        whose = self._owner(telling)
        if whose:
            self._meant.add(whose)
        self._holders.learn(mention.document, name, function, whose, past=is_past(said))

    def _owner(self, mention: Mention) -> str | None:
        whose = mention.affiliation
        return self._spelt.get(whose, whose) if whose else None

    def _named(self, mention: Mention) -> str | None:
        """Return the canonical name that the mention's own words give, or ``None`` where they fit several."""
        if mention.name is None:
            return None
        if full := self._abbreviations.full(mention):
            return self._spelt.get(full, full)
        if bearer := self._nicknames.bearer(mention):
            return next(iter(self._people.called(bearer)), bearer)
        called = self._people.called(mention.name)
        place = self._places.get(mention.name.casefold())
        if place is not None and not called and lookup(mention.name) is None:
            return place
        if mention.form == "name" and (gender := honorific(mention.text)):
            called = tuple(n for n in called if given_names().get(n.split()[0], gender) in (gender, None))
        if not self._is_person(mention):
            stray = mention.kind is None and mention.form == "name" and lookup(mention.name) is None
            if stray and len(called) == 1:
                return called[0]
            return self._spelt.get(mention.name, mention.name)
        if len(called) > 1 and mention.role:
            function = function_of(title_of(mention))
            called = tuple(n for n in called if self._holders.holds(n, function))
        if not called:
            return mention.name
        return called[0] if len(called) == 1 else None

    def _assign(self, reading: Reading) -> None:
        index: dict[Span, Mention] = {}
        for mention in reading.mentions:
            index.setdefault(mention.span, mention)
        referred = Overlaps(_referred(reading))
        for mention in reading.mentions:
            together = self._coalitions.meant(mention) or self._coalitions.meant(root(mention, index)[0])
            if together:
                for state in together:
                    self._add(state, "state", mention)
                continue
            ruling = root(mention, index)[0] if mention.form == "pronoun" else mention
            council = self._juntas.council(ruling)
            name = self._named(council) if council else self._resolve(mention, index)
            if name is None:
                continue
            kind = self._kinds.get(name) or (mention.kind if mention.name and not council else None)
            if kind is None and mention.kind is None and name == mention.name:
                if not referred.touches(mention.span):
                    continue
                kind = "person" if " " in name else "organisation"
            if kind == "group" and mention.affiliation is None and not referred.touches(mention.span):
                continue
            if referred.touches(mention.span):
                self._meant.add(name)
            self._add(name, kind, mention)

    def _locate(self, reading: Reading) -> None:
        """Note which places stand beside their state: "HARNOV, Drovia", "the Drovian capital Harnov"."""
        text = reading.document.text
        for first, second in pairwise(reading.mentions):
            gap = text[first.span.end : second.span.start]
            closed = _CLOSED.match(text, second.span.end) is not None
            if second.kind == "state" and second.form == "name" and closed and _PLACE_OF.fullmatch(gap):
                first, second = second, first
            elif not _CAPITAL.fullmatch(gap):
                continue
            named = first.kind == "state" and first.name and second.name
            if named and second.kind != "state" and not second.role:
                self._places.setdefault(str(second.name).casefold(), str(first.name))

    def _resolve(self, mention: Mention, index: dict[Span, Mention]) -> str | None:
        if mention.name is not None:
            return self._named(mention)
        before = index.get(mention.antecedent) if mention.antecedent else None
        if before is not None and before is not mention and is_counterpart(before):
            return self._resolve(before, index)
        top, spoken = root(mention, index)
        name = self._named(top) if top.name else None
        if name is None and top.form == "role" and top.kind == "person":
            name = self._holders.holder(top, self._owner(top))
        if name is not None and is_counterpart(mention):
            return self._holders.counterpart(str(mention.affiliation), name)
        if name is not None and spoken:
            name = self._holders.spoken_for(name, top)
        by_possessor = mention.antecedent is not None and mention.span.covers(mention.antecedent)
        if name is not None and by_possessor and mention.kind == "group":
            return self._holders.crowd(mention, name, top if self._is_person(top) and not spoken else None)
        if name is not None and by_possessor:
            return self._holders.possession(mention, name if spoken else self._holders.spoken_for(name, top))
        return name

    def _add(self, name: str, kind: ActorKind | None, mention: Mention) -> None:
        actor = self._actors.setdefault(name, _Actor(name))
        if kind is not None:
            actor.kinds[kind] += 1
        document, text = (
            self._numbers.setdefault(s, len(self._numbers)) for s in (mention.document, mention.text)
        )
        actor.mentions.extend((document, mention.span.start, mention.span.end, text))
        if mention.form in ("name", "metonym") and mention.name:
            bare = bare_name(mention)
            if bare != name:
                actor.aliases.setdefault(bare)
        if mention.role and (mention.form == "name" or mention.antecedent or mention.form == "role"):
            said = title_of(mention)
            whose = self._owner(mention)
            key = (said.lower(), whose, mention.document)
            start = mention.role.start - mention.span.start
            if start >= 0 and mention.role.end <= mention.span.end:
                words = mention.text[start : start + len(mention.role)]
                actor.roles.setdefault(
                    key, Role(said, whose, Evidence(mention.document, mention.role, words))
                )

    def _finish(self, actor: _Actor, strings: list[str]) -> Actor:
        kind = actor.kinds.most_common(1)[0][0] if actor.kinds else "organisation"
        numbers = iter(actor.mentions)
        mentions = dict.fromkeys(zip(numbers, numbers, numbers, numbers, strict=True))
        return Actor(
            id=content_id("actor", actor.name),
            name=actor.name,
            kind=kind,
            aliases=tuple(actor.aliases),
            roles=tuple(actor.roles.values()),
            mentions=tuple(Evidence(strings[d], Span(s, e), strings[t]) for d, s, e, t in mentions),
        )


def _referred(reading: Reading) -> Iterator[Span]:
    """The spans by which claims refer to somebody, and where he may be named behind a comma."""
    text = reading.document.text
    for quotation in reading.quotations:
        for reference in (quotation.speaker, quotation.addressee):
            if reference and reference.span:
                start, end = reference.span.start, reference.span.end
                yield Span(start, end + 3) if text[end : end + 2] == ", " else reference.span
    for position in reading.positions:
        for reference in (position.holder, position.addressee):
            if reference and reference.span:
                yield reference.span
