"""Tell for whom the actors of a document speak, who quarrels with whom, and where they are named."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from communique.extract.positions.exchanges import exchanges
from communique.model import Evidence, Places, PloverType, Reading, Reference, Span
from communique.text.gazetteer import find, lookup
from communique.text.issued import issued
from communique.text.leaders import tenures

Sides = Callable[[str | None], frozenset[str]]
"""The states or bodies that a resolved name speaks for, known from the whole collection."""
_CALLED = re.compile(r"([A-Z]\S*(?: [A-Z]\S*)*)(?: [a-z]\S*)*? ([a-z]+)")
"""A group called by whose it is, and its last noun."""
_OWN_OFFICE = re.compile(r"\b(?:spokes(?:man|woman|person)|ministry|minister|department)\b", re.I)
"""What tells in a ministry's own statement that somebody is of its house."""
_POSTED = re.compile(r"(?<=embassy) in [A-Z].*")
"""Where an embassy stands is no matter for whom it speaks."""
_CLEARLY = 1.5
"""How much oftener the two whom a document is about deal with each other than any others."""
_BEFORE = 240
"""Characters before a title in which the state or body that it belongs to acts."""


class Parties:
    """The sides of one document."""

    def __init__(
        self,
        reading: Reading,
        whose: Sides,
        places: Places,
        people: Collection[str],
        titles: Mapping[str, Sequence[Evidence]],
        elsewhere: Mapping[frozenset[str], int],
    ) -> None:
        """``people`` are the actors who are persons; ``titles`` what they are called here, by name.

        ``elsewhere`` is how often two sides act towards each other in the whole collection.
        """
        self._whose, self._people = whose, people
        self._named = sorted(places.of(reading.document.id))
        self._starts = [span.start for span, _ in self._named]
        self._where: defaultdict[str, list[Span]] = defaultdict(list)
        for span, name in self._named:
            self._where[name].append(span)
        acting = sorted(self._acting(reading))
        states = [
            (span.start, name) for span, name in self._named if (e := lookup(name)) and e.kind == "state"
        ]
        issuer = issued(reading.document)
        ours = _first_state(issuer.of(reading.document.text)) if issuer is not None else None
        self._implied = {
            name: state
            for name, held in titles.items()
            if whose(name) == {name}
            and (state := _of_issuer(held, ours) or _implied(held, acting) or _implied(held, states))
        }
        for position in reading.positions:
            addressee, text = position.addressee, reading.document.text
            said = addressee.span.of(text).lower() if addressee and addressee.span else ""
            told = whose(addressee.actor) if addressee and said not in exchanges().pronouns else frozenset()
            if self._implied.get(position.holder.actor or "") in told:
                del self._implied[str(position.holder.actor)]  # who demands of a state does not speak for it
        self._titles, self._elsewhere = titles, elsewhere
        self._quarrels: Counter[frozenset[str]] = Counter()
        self._against: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for position in reading.positions:
            by = self.sides(position.holder.actor)
            to = self.sides(position.addressee.actor if position.addressee else None)
            if len(by) == len(to) == 1 and by != to:
                self._quarrels[by | to] += 1
                for one, other in ((by, to), (to, by)):
                    self._against[next(iter(one))][next(iter(other))] += 1

    def sides(self, name: str | None) -> frozenset[str]:
        """Return the states or bodies that ``name`` speaks for; a person without a known one is a side."""
        return frozenset(self._implied.get(side) or _namesake(side) for side in self._mouths(name))

    def home(self, name: str | None) -> frozenset[str]:
        """Return the state or body that ``name`` speaks for or, by the public record, has served."""
        return self.sides(name) | _served().get(name or "", frozenset())

    def is_person(self, name: str | None) -> bool:
        """Tell whether ``name`` is that of a person."""
        return name in self._people

    def acts_for(self, group: Reference, kind: PloverType) -> str | None:
        """Return for whom a group acts that is called by whose it is: "Ruritanian officers".

        What strikes the firms and people of a state, or holds them, strikes it.
        """
        held, name = exchanges(), _POSTED.sub("", group.actor or "")
        called = _CALLED.fullmatch(name)
        acting = held.servants | (held.subjects if kind in ("SANCTION", "COERCE") else frozenset())
        people = lookup(name)
        if people is not None and people.form == "demonym" and kind in ("SANCTION", "COERCE", "THREATEN"):
            return people.state or people.name
        if called is None or called[2] not in acting:
            return None
        if (entry := lookup(called[1])) is not None:
            return entry.state or entry.name
        inside = self.named(group.span.start, group.span.end) if group.span is not None else ()
        told = [who for _, who in inside if who != name]
        return told[0] if len(told) == 1 else None

    def is_named(self, name: str) -> bool:
        """Tell whether the document names all of ``name``."""
        return all(part in self._where for part in name.split("; "))

    def principal(self, name: str | None) -> str | None:
        """Return the name by which ``name`` is answered: of a person the state or body spoken for."""
        return "; ".join(sorted(self.sides(name))) if self.is_person(name) else name

    def places(self, name: str) -> Sequence[Span]:
        """Return where ``name`` is named."""
        return self._where.get(name, ())

    def names(self) -> Iterator[Span]:
        """Yield where actors are named."""
        yield from (span for span, _ in self._named)

    def named(self, start: int, end: int) -> Sequence[tuple[Span, str]]:
        """Return who is named between two places, and where, in order."""
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def refer(self, name: str, at: int, own: Reference | None) -> Reference:
        """Refer to ``name`` by an act's own words where they name nobody else.

        Else by the words nearest before ``at``, or first behind, that name the first of ``name``.
        """
        if own is not None and own.span is not None and own.actor is None:
            return Reference(own.span, name)
        spans = self._where.get(name.split("; ")[0], [])
        before = bisect_right(spans, Span(at, at))
        return Reference(spans[max(before - 1, 0)] if spans else None, name)

    def opponent(self, by: frozenset[str]) -> str | None:
        """Return with whom ``by``, one side, deals at least twice as often as with anybody else."""
        rows = self._against[next(iter(by))] if len(by) == 1 else Counter[str]()
        first, *rest = rows.most_common(2) or [("", 0)]
        return first[0] if first[1] and (not rest or first[1] >= 2 * rest[0][1]) else None

    def both(self, by: frozenset[str] = frozenset()) -> str | None:
        """The two who deal with each other most, joined, where no other two do so as often; not ``by``."""
        pairs = Counter({pair: times for pair, times in self._quarrels.items() if not pair & by})
        first = pairs.most_common(2)
        clear = len(first) == 1 or (len(first) == 2 and first[0][1] > first[1][1])
        return "; ".join(sorted(first[0][0])) if clear else None

    def two_states(self, by: frozenset[str]) -> str | None:
        """The two states that the document is about, joined, of which none is ``by``.

        Those that deal with each other most, here and elsewhere, the more the oftener both are named here.
        """
        dealing = Counter(self._quarrels)
        dealing.update(self._elsewhere)
        weighed = Counter(
            {
                pair: times * min(len(self._where.get(side, ())) for side in pair)
                for pair, times in dealing.items()
                if len(pair) == 2 and not pair & by and all(map(is_state, pair))
            }
        )
        first = weighed.most_common(2)
        clear = len(first) == 1 or (len(first) == 2 and first[0][1] >= _CLEARLY * first[1][1])
        return "; ".join(sorted(first[0][0])) if clear and first[0][1] else None

    def two_people(self, office: re.Pattern[str], by: frozenset[str]) -> str | None:
        """The two who hold an office of the two states that the document is about, joined."""
        pair = self.two_states(by)
        held = [
            max(
                (
                    (len(self._where[name]), name)
                    for name, titles in self._titles.items()
                    if self.sides(name) == {state} and any(office.search(t.text) for t in titles)
                ),
                default=(0, ""),
            )
            for state in (pair.split("; ") if pair else ())
        ]
        return "; ".join(name for _, name in held) if held and all(times for times, _ in held) else None

    def _mouths(self, name: str | None) -> Iterator[str]:
        """Yield for whom ``name`` speaks: somebody's office for whom he himself does."""
        for side in self._whose(name):
            whose, owned, organ = side.partition("'s ")
            yield from self._whose(whose) if owned and organ in exchanges().organs else (side,)

    def _acting(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """Yield where states and bodies act or speak."""
        claims: list[tuple[Reference, int]] = [(p.holder, p.trigger.start) for p in reading.positions]
        claims += [(q.speaker, q.span.start) for q in reading.quotations]
        for who, at in claims:
            if who.actor and "; " not in who.actor and not self.is_person(who.actor):
                yield (who.span.start if who.span else at), next(iter(self._whose(who.actor)))


def is_state(name: str) -> bool:
    """Tell whether ``name`` is that of a state."""
    entry = lookup(name)
    return entry is not None and entry.kind == "state"


def _implied(titles: Sequence[Evidence], acting: Sequence[tuple[int, str]]) -> str | None:
    """Return for whom somebody speaks: "the American leader"; "its foreign minister", "the premier".

    Of a title that names nobody whoever acted last before, close by; ministers are of states alone.
    """
    if (named := next(filter(None, (_first_state(title.text) for title in titles)), None)) is not None:
        return named
    for title in titles:
        words = title.text.lower().split()
        pointing = words[0] in exchanges().pointing
        if words[-1] == "minister":
            acting = [row for row in acting if (entry := lookup(row[1])) is None or entry.kind == "state"]
        before = bisect_left(acting, (title.span.start, ""))
        near = before > 0 and acting[before - 1][0] >= title.span.start - _BEFORE
        if near and (pointing or words[-1] in exchanges().offices):
            return acting[before - 1][1]
    return None


def _of_issuer(titles: Sequence[Evidence], issuer: str | None) -> str | None:
    """Return whose statement a text is for a spokesman or minister in it of whom no state is told."""
    if issuer is None or any(_first_state(title.text) for title in titles):
        return None
    return issuer if any(_OWN_OFFICE.search(title.text) for title in titles) else None


def _first_state(words: str) -> str | None:
    named = next((entry for _, _, entry in find(words)), None)
    return (named.state or named.name) if named is not None else None


@cache
def _served() -> dict[str, frozenset[str]]:
    """By full name the state or body of those who held an office of only one."""
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for tenure in tenures():
        entry = lookup(tenure.body)
        bodies[tenure.name].add((entry.state or entry.name) if entry is not None else tenure.body)
    return {name: frozenset(held) for name, held in bodies.items() if len(held) == 1}


@cache
def _namesake(name: str) -> str:
    """Return the state or body that an organ of it is named after: "Sudanese armed forces"; else the name.

    A party or a union named after a state does not speak for it.
    """
    start, _, entry = next(find(name), (1, 0, None))
    organ = bool(exchanges().organs & set(name.lower().split()))
    return (entry.state or entry.name) if entry is not None and not start and organ else name
