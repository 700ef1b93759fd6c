"""What the names of one document are: persons with their full names, states, organisations, or neither."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from communique.model import ActorKind
from communique.resolve.appositions import apposed, placed
from communique.resolve.bodies import head_of
from communique.resolve.leaders import known, terms, together
from communique.resolve.lexicon import Gender, given_names, titles, words
from communique.resolve.people import is_junior, same_person, shorts
from communique.resolve.peoples import states
from communique.resolve.phrases import Phrase
from communique.resolve.spelt import as_written
from communique.resolve.units import Unit
from communique.resolve.votes import SURE, begins_as_person, decided, pairs, shouted
from communique.resolve.wording import MEDIUM
from communique.text.gazetteer import lookup
from communique.text.leaders import Term
from communique.text.parse import Paragraph

_OPPOSITE = {h: pair for pair in (("North", "South"), ("East", "West")) for h in pair}
_PARTED = re.compile(r"[ -]")
_SHORT = re.compile(r"\s*\((?:the\s+)?([A-Z]{2,6})\)")
"""An abbreviation behind a name tells that it is a body's: "Tarnovbank (TB)"."""


class Names:
    """The document's names, learned phrase by phrase, then settled."""

    def __init__(self) -> None:
        self._votes: dict[str, Counter[str]] = {}
        self._genders: dict[str, Counter[str]] = {}
        self._full: dict[str, list[str]] = {}
        self._given: dict[str, list[str]] = {}
        """Full names by their given name: where nobody has it for a family name, it may stand alone."""
        self._bodies: dict[str, list[str]] = {}
        """Bodies by their last word: "the Alliance" is the one alliance named in full."""
        self._served: set[str] = set()
        """Names behind a function: "Judge Roe"."""
        self._pairs: dict[str, str] = {}
        """Given names with what stands behind them, by that: "Ann Roe", also in a headline."""
        self._bare: dict[str, bool] = {}
        """Whether a name ever stands without an article: "The Hague" is nobody's."""
        self._halves: dict[str, set[str]] = {}
        """Halves of a country by their first word: "the North" is the one that the text speaks of."""
        self._styles: dict[str, str] = {}
        """Single names with the title that is part of them: "Pope Leo", "Prince Hal"."""
        self._adjectives: dict[str, str] = {}
        self._of_state: dict[str, str] = {}
        self._kinds: dict[str, ActorKind | None] = {}

    def learn(self, paragraph: Paragraph, found: list[Phrase]) -> None:
        """Take in what the phrases of a paragraph tell about its names."""
        labels = {e.text.replace("’", "'"): e.label_ for e in paragraph.doc.ents}
        self._pairs |= pairs(paragraph.text)
        for first, second in pairwise(found):
            role, name = (first, second) if first.shape == "role" else (second, first)
            beside = apposed(paragraph.text, first.end, second.start, second.end)
            beside = beside and not placed(paragraph.text, first.start)
            named = name.shape == "run" and name.head[0].text not in words("calendar", "days")
            if beside and role.shape == "role" and named:
                self._vote(name.head[0].text, "person", SURE)
        for phrase in found:
            self._divide(phrase)
            if phrase.name is not None:
                self._vote(phrase.name.text, "person", SURE)
                if any(unit.kind == "r" for unit in phrase.head):
                    self._served.add(phrase.name.text)
                self._style(phrase.head[-1].text, phrase.name, phrase.of)
                for unit in phrase.head:
                    if unit.word and unit.word.gender:
                        self._genders.setdefault(phrase.name.text, Counter())[unit.word.gender] += 1
            value = phrase.head[0].word.value if phrase.head and phrase.head[0].word else ""
            for before, unit in pairwise((phrase.units[0], *phrase.before, *phrase.of)):
                if unit.kind == "n" and before.kind == "r":
                    self._vote(unit.text, "person", SURE)
                elif unit.kind == "n":
                    stately = {value, value.removesuffix("s")} & words("stately") and phrase.shape in (
                        "titled",
                        "role",
                        "body",
                        "group",
                    )
                    self._vote(unit.text, "state", 3 if stately else 0)
            if phrase.shape == "run":
                unit = phrase.head[0]
                articled = paragraph.text.lower().endswith("the ", 0, unit.start)
                self._bare[unit.text] = self._bare.get(unit.text, False) or not articled
                label = labels.get(unit.text)
                guess = {"PERSON": "person", "ORG": "organisation", "GPE": "place"}.get(label or "")
                medium = MEDIUM.search(
                    paragraph.text, max(0, unit.start - 24), unit.start
                ) or self._shortened(paragraph, unit)
                self._vote(unit.text, "organisation" if medium else guess or "none", SURE if medium else 1)

    def _shortened(self, paragraph: Paragraph, unit: Unit) -> bool:
        short = _SHORT.match(paragraph.text, unit.end)
        return short is not None and short[1][0] == unit.text[0] and not begins_as_person(unit.text)

    def _style(self, title: str, name: Unit, of: Sequence[Unit]) -> None:
        """Take in a title that is part of a name: "Pope Leo", "Lord Roe of Harnov"."""
        peer = title.lower() in words("styles", "peers")
        seat = f" of {of[-1].text}" if peer and of and of[0].start > name.end else ""
        if seat or ((peer or title.lower() in words("styles")) and name.text not in self._styles):
            self._styles[name.text] = f"{title} {name.text}{seat}"

    def _divide(self, phrase: Phrase) -> None:
        for unit in phrase.units:
            side, _, whole = unit.entry.name.partition(" ") if unit.entry else ("", "", "")
            for half in _OPPOSITE.get(side, ()):
                entry = lookup(f"{half} {whole}")
                if entry and entry.kind == "state":
                    self._halves.setdefault(half, set()).add(entry.name)

    def settle(self, bodies: Collection[str | None], written: Sequence[Term] = ()) -> None:
        """Decide what each name is; ``bodies`` are the known states and bodies that the document names.

        ``written``: when the document is from, if that is known.
        """
        self._complete(bodies, written)
        titled = {name for name, votes in self._votes.items() if votes["person"] >= SURE and " " not in name}
        for name in self._votes:
            if " " in name and name.split()[-1] in titled:
                self._vote(name, "person", SURE)
        for name, votes in self._votes.items():
            self._kinds[name] = decided(name, votes)
        for word in list(self._votes):
            base = self._base(word)
            if base and self._votes[base]["person"] < SURE:
                self._kinds[base] = "state"
                self._adjectives[word] = base
                if not word.endswith("s") or word.endswith("ese"):
                    self._of_state.setdefault(base, word)
        for word in self._adjectives:
            self._kinds.pop(word, None)
        borne = {n.split()[-1] for n, kind in self._kinds.items() if kind == "person" and " " in n}
        for name in [n for n, kind in self._kinds.items() if kind is None and " " in n]:
            if (last := name.split()[-1]) not in borne and self._kinds.get(last) == "person":
                self._kinds[name] = "person"
        for name, kind in self._kinds.items():
            if kind == "person" and " " in name:
                for part in name.split()[:-1]:
                    self._given.setdefault(part, []).append(name)
                for part in shorts(name):
                    if name not in self._full.setdefault(part, []):
                        self._full[part].append(name)
        for name, kind in self._kinds.items():
            single = kind in ("organisation", "state", None) and " " not in name
            if single and (self._bearers(name) or (name in given_names() and len(self.given(name)) == 1)):
                self._kinds[name] = "person"
            elif kind in ("organisation", "bloc") and " " in name:
                last = head_of(name)
                if last not in self._full:
                    self._bodies.setdefault(last, []).append(name)
        for loud, spelt in shouted(self._kinds, self._pairs):
            self._kinds.setdefault(spelt, "person")
            self._full.setdefault(loud, [spelt])
        self._shorten(bodies)
        for short, told in list(self._genders.items()):
            if len(full := self.full_names(short)) == 1:
                self._genders.setdefault(full[0], Counter()).update(told)

    def _shorten(self, bodies: Collection[str | None]) -> None:
        """Let "the Council" be the one known body so called that the document names."""
        shortened = words("taken_up", "offices") | words("taken_up", "bloc")
        for name in filter(None, bodies):
            entry, last = lookup(name), head_of(name)
            known = entry is not None and entry.kind in ("organisation", "bloc") and " " in name
            if entry is not None and known and last.lower() in shortened and last not in self._full:
                self._bodies.setdefault(last, []).append(name)
                self._kinds.setdefault(name, entry.kind)

    def _complete(self, bodies: Collection[str | None], written: Sequence[Term]) -> None:
        """Take up the generally known whom the document never names in full, nor by a function."""
        bodies_and_things = words("things") | words("organisation_words")
        several = (name.split() for name in self._votes if " " in name)
        several = (pieces for pieces in several if pieces[-1].lower() not in bodies_and_things)
        borne = {part for pieces in several for part in (pieces[0], pieces[-1])} | self._served
        when: Sequence[Term] = ()
        for name in self._votes:
            when = (together(when, terms(name)) or when) if when else terms(name)
        for name in [n for n in self._votes if " " not in n and n not in borne and self._bare.get(n, True)]:
            if full := (written and known(name, bodies, written)) or known(name, bodies, when):
                self._vote(full, "person", SURE)

    def bear(self, full: str) -> None:
        """Take up a person whom the document names in part only."""
        for short in shorts(full):
            known = self._full.setdefault(short, [])
            if not any(same_person(full, other) for other in known):
                known.append(full)
            if len(known) == 1 and short in self._genders:
                self._genders.setdefault(full, Counter()).update(self._genders[short])

    def _bearers(self, name: str) -> list[str]:
        """Return the full names that end in ``name``; a body often named is not one odd "Global Roe"."""
        body = self._votes[name]["organisation"] > 1
        return [
            full
            for full in self._full.get(name, ())
            if not body or begins_as_person(full) or self._votes[full]["person"] > 1
        ]

    def full_names(self, text: str) -> list[str]:
        """Return the document's full names that the short name ``text`` may stand for."""
        people: list[str] = []
        titled = self._votes.get(text, Counter())["person"] >= SURE
        first, _, rest = text.partition(" ")
        small = f"{first.lower()} {rest}" if rest and first.lower() in words("particles") else text
        ends = self._full.get(text.removeprefix("al-").removeprefix("Al-")) or self._full.get(small)
        for name in ends or self._given.get(text, []):
            if titled and is_junior(name):
                continue
            if name != text and not any(same_person(name, other) for other in people):
                people.append(name)
        return people

    def given(self, text: str) -> list[str]:
        """Return the document's full names that begin with the given name ``text``."""
        return [name for name in dict.fromkeys(self._given.get(text, ())) if name.startswith(f"{text} ")]

    def styled(self, name: str) -> str:
        """Return a single name with the title that is part of it: "Pope Leo", "Prince Hal"."""
        return name if " " in name else self._styles.get(name, name)

    def plainest(self, name: str) -> str:
        """Return the shortest spelling that the document has of a person's full name."""
        spelt = {o for short in shorts(name) for o in self._full.get(short, ()) if same_person(name, o)}
        return min(spelt | {name}, key=lambda n: (len(n), n))

    def run(self, text: str) -> tuple[str, ActorKind | None]:
        """Return the canonical name and the kind of a capitalised run."""
        if text in self._adjectives:
            return self._adjectives[text], "state"
        if party := titles()["parties"].get(text.lower()):
            return party, "organisation"
        if len(halves := self._halves.get(text, set())) == 1:
            return next(iter(halves)), "state"
        text = as_written(text, self._votes, self._kinds, self.full_names)
        bodies = self._bodies.get(text, ())
        name = bodies[0] if len(bodies) == 1 else text
        kind = self._kinds.get(name)
        short = kind is None or (
            kind == "organisation" and _PARTED.split(name.lower())[0] in words("particles")
        )
        if short and self.full_names(name):
            kind = "person"
        return name, kind

    def canonical(self, unit: Unit) -> str | None:
        """Return the canonical name of a state or body, or ``None`` for a person's and for other units."""
        if unit.entry is not None:
            return unit.entry.name
        if unit.kind != "n" or unit.text.split()[-1].lower() in words("things"):
            return None
        name, kind = self.run(unit.text)
        return None if kind == "person" else name

    def is_adjective(self, text: str) -> bool:
        """Tell whether a capitalised word is the adjective or demonym of a state of this document."""
        return text in self._adjectives

    def adjective_of(self, state: str) -> str | None:
        """Return the adjective that this document uses of ``state``, if the gazetteer does not know it."""
        return self._of_state.get(state)

    def kind_of(self, name: str) -> ActorKind | None:
        """Return the kind of a canonical name."""
        entry = lookup(name)
        return entry.kind if entry else self._kinds.get(name)

    def gender(self, name: str | None) -> Gender | None:
        """Return the gender that titles or the given name tell."""
        if not name:
            return None
        told = self._genders.get(name)
        if told:
            return "female" if told["female"] > told["male"] else "male"
        return given_names().get(name.split()[0]) if " " in name else None

    def _vote(self, name: str, kind: str, weight: int) -> None:
        self._votes.setdefault(name, Counter())[kind] += weight

    def _base(self, word: str) -> str | None:
        """Return the state of whose name ``word`` is the adjective, as far as this document names it."""
        return next((s for s in states(word) if s in self._votes and s not in self._adjectives), None)
