"""Fill in whom the claims refer to: speakers, holders, addressees and obliged parties."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from communique.model import (
    Actor,
    Figure,
    Places,
    PloverType,
    Position,
    Quotation,
    Reading,
    Reference,
    Span,
)
from communique.resolve.authors import is_text, is_utterance
from communique.resolve.behind import POSSESSIVE
from communique.resolve.denoted import Denoted
from communique.resolve.functions import deployed_by, function_of
from communique.resolve.lexicon import words
from communique.resolve.lists import outermost
from communique.resolve.papers import Papers
from communique.resolve.tellers import tellers
from communique.resolve.wording import is_past
from communique.text.gazetteer import lookup

_NEAR = 400
"""Characters around a quotation in which the one who passes it on is named."""
_MOVING: frozenset[PloverType] = frozenset({"MOBILIZE", "COERCE"})
_SPEAKERS = (
    r"ambassador|delegate|delegation|envoy|minister|negotiator|representative|spokes(?:man|woman|person)"
    r"|president|premier|prime minister|PM|chancellor|consul|charg[eé] d.affaires|permanent secretary"
    r"|(?:army|navy|air force|military|defen[cs]e|UN|U\.N\.|NATO|EU|foreign policy) chief"
    r"|chief of (?:the )?(?:general )?staff|secretary[- ]general|foreign secretary"
    r"|monarch|king|queen|emir|sultan|crown prince"
)
_MOUTHPIECE = re.compile(rf"\b(?:{_SPEAKERS})(?:\s+(?:for|of|to|from)\s.+)?$", re.IGNORECASE)
"""Who speaks for others, whatever his name."""
_ONE_OF_US = re.compile(
    rf"\b(?:{_SPEAKERS}|admiral|adviser|aide|attach[eé]|commander|diplomat|general|officer|official|source)"
    r"(?:\s+(?:for|of|to|from)\s.+)?$",
    re.IGNORECASE,
)
"""Who says "we" of a state or body, whether or not he speaks for it: "a Ruritanian official"."""
_FROM = re.compile(r"\s+(?:from|of|for)\s+(?:the\s+)?")
_BESIDE = re.compile(r"\s+and\s+(?:the\s+)?")
"""Between those whose forces move together: "Ruritanian and Bordurian troops"."""
_PERSONAL = ("he", "she")
_OWN = ("his", "her", "their")


def references(readings: Iterable[Reading], actors: Iterable[Actor]) -> Iterator[Reading]:
    """Yield ``readings`` with ``actor``, or else ``reason``, filled in every reference.

    Nothing else changes. Several who are named side by side are joined by ``"; "``.
    """
    places = Places()
    functions: dict[str, set[str]] = {}
    for actor in actors:
        places.add(actor)
        held = {f for role in actor.roles if (f := function_of(role.title)) and not is_past(role.title)}
        held |= {role.title.lower() for role in actor.roles if not is_past(role.title)}
        if held:
            functions[actor.name] = held
    for reading in readings:
        named: defaultdict[Span, list[str]] = defaultdict(list)
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for span, name in places.of(reading.document.id):
            named[span].append(name)
            for function in functions.get(name, ()):
                holders[function].add(name)
        yield _Resolver(reading, named, holders).reading()


class _Resolver:
    def __init__(
        self,
        reading: Reading,
        named: Mapping[Span, list[str]],
        holders: Mapping[str, set[str]],
    ) -> None:
        self._speakers: dict[str, Reference] = {}
        self._reading = reading
        self._text = reading.document.text
        acting = chain((q.speaker for q in reading.quotations), (p.holder for p in reading.positions))
        self._acting = [reference.span for reference in acting if reference.span]
        self._denoted = Denoted(self._text, reading.mentions, named, holders)
        self._papers = Papers(self._denoted)

    def reading(self) -> Reading:
        said = tuple(self._quotations())
        self._speakers = {quotation.id: quotation.speaker for quotation in said}
        return msgspec.structs.replace(
            self._reading,
            quotations=said,
            positions=tuple(map(self._position, self._reading.positions)),
            figures=tuple(self._figures({quotation.id: quotation for quotation in said})),
        )

    def _figures(self, said: Mapping[str, Quotation]) -> Iterator[Figure]:
        """Fill in who gives a figure; one without a source of its own has the speaker of its quotation."""
        for figure in self._reading.figures:
            around = said.get(figure.quotation or "")
            source = self._fill(figure.source) if figure.source else around.speaker if around else None
            by = (source.actor if source else None) or figure.estimate_by
            yield msgspec.structs.replace(figure, source=source, estimate_by=by)

    def _quotations(self) -> list[Quotation]:
        filled: list[Quotation] = []
        ends: dict[int, Quotation] = {}
        for quotation in self._reading.quotations:
            speaker = self._fill(quotation.speaker)
            unsaid = speaker.span is None and speaker.actor is None and speaker.reason != "unnamed"
            if unsaid and quotation.mode == "direct":
                speaker = self._going_on(quotation, speaker, ends)
            elif unsaid and quotation.cue:
                names = tellers(self._denoted.meant, self._reading.document, quotation.span)
                speaker = Reference(None, "; ".join(names)) if names else speaker
            elif speaker.actor is None:
                speaker = self._author(quotation, speaker, filled[-1] if filled else None)
            links = (self._link(link, quotation) for link in quotation.chain)
            done = msgspec.structs.replace(
                quotation,
                speaker=speaker,
                addressee=quotation.addressee and _other(self._fill(quotation.addressee), speaker),
                chain=tuple(dict.fromkeys(link for link in links if link != speaker.actor)),
            )
            filled.append(done)
            ends[done.span.end] = done
        return filled

    def _link(self, words: str, quotation: Quotation) -> str:
        """Return the name of whoever passed the words on, where his mention nearby has one."""
        if words == self._reading.document.outlet:
            return words
        reach = Span(max(0, quotation.span.start - _NEAR), quotation.span.end + _NEAR)
        near = [m for m in self._denoted.meant.near(reach) if " ".join(m.text.split()) == words]
        near = [m for m in near if m.name is None or m.form != "role"]
        near.sort(key=lambda m: abs(m.span.start - quotation.span.start))
        names = self._denoted.meant.names(near[0])[0] if near else []
        return names[0] if names else words

    def _going_on(self, quotation: Quotation, speaker: Reference, ends: dict[int, Quotation]) -> Reference:
        """A quotation directly behind another one's words goes on with its speaker."""
        for end in range(quotation.span.start - 1, quotation.span.start - 5, -1):
            before = ends.get(end)
            if before is not None and before.speaker.actor:
                return Reference(None, before.speaker.actor)
        return speaker

    def _author(self, quotation: Quotation, speaker: Reference, before: Quotation | None) -> Reference:
        """ "The statement said" goes on with whoever spoke just before, where nobody else issued it."""
        span = speaker.span
        if span is None or before is None or not is_text(span.of(self._text)):
            return speaker
        near = is_utterance(span.of(self._text)) and quotation.span.start - before.span.end < _NEAR
        return Reference(span, before.speaker.actor) if near and before.speaker.actor else speaker

    def _position(self, position: Position) -> Position:
        return msgspec.structs.replace(
            position,
            holder=(holder := self._held(position)),
            addressee=position.addressee
            and _other(
                self._for_us(self._target(position.addressee, position.type), position.quotation), holder
            ),
            clauses=tuple(
                msgspec.structs.replace(clause, obliged=clause.obliged and self._fill(clause.obliged))
                for clause in position.clauses
            ),
        )

    def _held(self, position: Position) -> Reference:
        """Return whose an act is: of what troops do, their state's."""
        holder = self._papers.maker(self._fill(position.holder), position.trigger.start)
        holder = self._for_us(self._for_whom(holder), position.quotation)
        if holder.span is None or position.type not in _MOVING:
            return holder
        names = holder.actor.split("; ") if holder.actor else self._column(holder.span)
        names = self._theirs(holder.span) or names
        moved = "; ".join(dict.fromkeys(map(deployed_by, names)))
        return Reference(holder.span, moved) if moved else holder

    def _column(self, span: Span) -> list[str]:
        """Whose soldiers those are of whom a part is told: "a second group of Ruritanian soldiers"."""
        last = [m for m in self._denoted.meant.near(span) if m.form == "group" and m.span.end == span.end]
        names = self._denoted.meant.names(last[0])[0] if len(last) == 1 else []
        return [name for name in names if deployed_by(name) != name]

    def _theirs(self, span: Span) -> list[str]:
        """Whose several forces are: "the Ruritanian and Bordurian navies", "their navies"."""
        near = self._denoted.meant.near(Span(span.start, span.end + _NEAR))
        forces = " ".join(span.of(self._text).lower().split()[1:])
        own = (m for m in near if m.span.start == span.start and m.text.lower() in POSSESSIVE)
        if (whose := next(own, None)) is not None and forces in words("bodies", "deployed"):
            return self._denoted.meant.names(whose)[0]
        one = next((m for m in near if m.form == "adjective" and m.span == span), None)
        other = next((m for m in near if m.form == "adjective" and m.span.start > span.end), None)
        if one is None or other is None or not _BESIDE.fullmatch(self._text, span.end, other.span.start):
            return []
        return [name for m in (one, other) for name in self._denoted.meant.names(m)[0]]

    def _target(self, addressee: Reference, kind: PloverType) -> Reference:
        """Return at whom an act is directed: what is done to people at their state."""
        whom = self._fill(addressee)
        struck = kind in ("SANCTION", "COERCE")
        entry = lookup(whom.actor) if whom.actor and struck else None
        return Reference(whom.span, entry.name) if entry and entry.form == "demonym" else whom

    def _for_us(self, holder: Reference, quotation: str | None) -> Reference:
        """Where nothing tells who "we" are, who says "we" holds what they demand or refuse."""
        us = holder.span is not None and holder.span.of(self._text).lower() in ("we", "i", "us", "our")
        said = self._speakers.get(quotation or "") if us and holder.actor is None else None
        actor = self._for_whom(said, _ONE_OF_US).actor if said else None
        return Reference(holder.span, actor) if actor else holder

    def _for_whom(self, holder: Reference, called: re.Pattern[str] = _MOUTHPIECE) -> Reference:
        """What an unnamed envoy or spokesman demands or refuses, those he is named after do."""
        mouth = self._named_after(holder.span) if holder.span and not holder.actor else None
        found = called.search(mouth.of(self._text)) if mouth is not None else None
        if mouth is None or found is None or "former" in mouth.of(self._text).lower():
            return holder
        behind = _FROM.match(self._text, mouth.end)
        whole = Span(mouth.start, behind.end() + 1) if behind else mouth
        near = sorted(self._denoted.meant.near(whole), key=lambda m: (m.span.start, -m.span.end))
        inside = outermost(m for m in near if m.span.overlaps(whole) and not m.span.covers(mouth))
        owners = [m for m in inside if m.span.end <= mouth.start + found.start()]
        inside = owners or inside  # "Ruritania's envoy to Borduria"
        names = self._denoted.meant.names(inside[0])[0] if len(inside) == 1 else []
        return Reference(holder.span, names[0]) if len(names) == 1 else holder

    def _named_after(self, span: Span) -> Span:
        """Of "the spokesman" return the words by which the text spoke of him first.

        Of "he" and "she" those for whoever spoke before in the paragraph, where nobody tells his name.
        """
        for mention in self._denoted.meant.near(span):
            if mention.span == span and mention.form == "role" and mention.antecedent:
                return mention.antecedent
        if span.of(self._text).lower() not in _PERSONAL:
            return span
        start = self._text.rfind("\n", 0, span.start)
        told = (s for s in self._acting if start < s.start < span.start)
        first = ((s, s.of(self._text).lower().split()[0]) for s in told)
        return max((s for s, word in first if word not in _PERSONAL + _OWN), default=span)

    def _fill(self, reference: Reference) -> Reference:
        if reference.span is None:
            return reference if reference.actor or reference.reason else Reference(None, None, "not stated")
        names, reason = self._denoted.who(reference.span)
        if names:
            return Reference(reference.span, "; ".join(names))
        return Reference(reference.span, None, reason)


def _other(addressee: Reference, maker: Reference) -> Reference:
    """Nobody is his own addressee: where both resolve to one actor, one of the two is wrong."""
    if addressee.actor is None or addressee.actor != maker.actor:
        return addressee
    return Reference(addressee.span, None, "the same as who acts")
