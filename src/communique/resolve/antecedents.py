"""Find what a pronoun, a short name or a function without a name takes up in its own document."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from communique.model import Document, Quotation, Span
from communique.resolve.appositions import apposed
from communique.resolve.draft import Draft, root
from communique.resolve.evidence import Names
from communique.resolve.functions import belongs, fits
from communique.resolve.lexicon import given_names
from communique.resolve.overlaps import Overlaps
from communique.resolve.salience import FADE, REACH, agrees, clear, rank, same_gender

_WINDOW = 60


class Linker:
    """Links the drafts of one document, in order."""

    def __init__(
        self, document: Document, drafted: Sequence[Draft], names: Names, quotations: Iterable[Quotation]
    ) -> None:
        self._text = document.text
        self._drafts = drafted
        self._names = names
        self._quotes = sorted(quotations, key=lambda q: (q.span.start, -q.span.end))
        self._speakers = Overlaps(q.speaker.span for q in self._quotes)
        self._direct = Overlaps(q.span for q in self._quotes if q.mode == "direct")
        self._places = Overlaps(d.span for d in drafted)
        self._held: list[Draft] = []
        self._holders: dict[str, list[Draft]] = defaultdict(list)
        """Persons by function."""
        self._first: dict[str, Draft] = {}
        self._owners: dict[frozenset[str], str | None] = {}
        """Who bears a family name for this document, where it is several people's."""

    def link(self) -> None:
        """Fill ``antecedent`` or ``reason`` of every draft that has no identity of its own."""
        self._appositions()
        for draft in self._drafts:
            if draft.kind == "person" and draft.name:
                self._short_name(draft)
                self._first.setdefault(draft.name, draft)
        for draft in self._drafts:
            if draft.kind == "person" and draft.name and draft.function:
                self._holders[draft.function].append(draft)
        inside = list(self._containing())
        for draft, quotes in zip(self._drafts, inside, strict=True):
            self._link(draft, quotes)
            for_another = draft.possessor is not None or draft.function == "we"
            if not for_another and (root(draft).name is not None or draft.form == "group"):
                self._held.append(draft)
                del self._held[:-_WINDOW]

    def _link(self, draft: Draft, quotes: list[Quotation]) -> None:
        if draft.possessor is not None and draft.antecedent is None:
            self._pronoun(draft.possessor, quotes)
            draft.antecedent = draft.possessor if draft.possessor.antecedent else None
            draft.reason = draft.possessor.reason
        elif draft.form == "pronoun":
            if draft.antecedent is None and draft.reason is None:
                self._pronoun(draft, quotes)
        elif draft.several:
            self._bearer(draft)
        elif draft.form == "group" and not draft.affiliation:
            self._group(draft)
        elif draft.form == "role" and draft.kind == "person" and draft.antecedent is None:
            if not draft.unnamed:
                self._function(draft)
        elif draft.form == "role" and draft.name is None:
            self._generic(draft)
        if draft.affiliation and draft.affiliation.startswith("the "):
            draft.affiliation = self._taken_up(draft.affiliation, draft)

    def _appositions(self) -> None:
        """Put "Russia's foreign minister, Sergei Lavrov" together, in this order or the other."""
        outer = [d for d in self._drafts if not d.nested]
        for first, second in pairwise(outer):
            spans = first.span, second.span
            if first.paragraph != second.paragraph or not apposed(
                self._text, spans[0].end, spans[1].start, spans[1].end
            ):
                continue
            role, name = (first, second) if first.form == "role" else (second, first)
            if role.form != "role" or role.function is None or role.name or name.form != "name":
                continue
            if role.kind != "person" or name.kind not in ("person", None):
                continue
            if name.function is None:
                name.function, name.role, name.affiliation = role.function, role.span, role.affiliation
            name.kind, name.gender = "person", name.gender or role.gender
            role.antecedent, role.unnamed, role.reason = name, False, None

    def _short_name(self, draft: Draft) -> None:
        assert draft.name is not None
        led_by_given = " " in draft.name and draft.name.split()[0] in given_names()
        full = [] if led_by_given else self._names.full_names(draft.name)
        if len(full) == 1:
            draft.name = full[0]
        elif len(full) > 1:
            fit = [n for n in full if n.endswith(draft.name)]
            if len(fit) != 1 and draft.gender:
                fit = [n for n in fit or full if self._names.gender(n) == draft.gender]
            if len(fit) == 1:
                draft.name = fit[0]
            elif not draft.function:
                draft.name, draft.reason, draft.several = None, "ambiguous", frozenset(full)

    def _function(self, draft: Draft) -> None:
        """Whom the document itself names in this function."""
        assert draft.function is not None
        if draft.affiliation and draft.affiliation.startswith("the "):
            draft.affiliation = self._taken_up(draft.affiliation, draft)
        for functions in fits(draft.function):
            found = [
                holder
                for function in functions
                for holder in self._holders.get(function, ())
                if belongs(holder.affiliation, draft.affiliation) and same_gender(holder, draft)
            ]
            people = list(dict.fromkeys(h.name for h in found))
            if len(people) == 1 and people[0]:
                draft.antecedent = self._first[people[0]]
                return
            if people:
                self._nearest(draft, {p for p in people if p})
                return
        draft.reason = "not named"

    def _bearer(self, draft: Draft) -> None:
        """Whose a family name borne by several is: his who alone bore it when it was first used alone."""
        bearers = sorted((self._first[n].sentence, n) for n in draft.several if n in self._first)
        if len(bearers) < 2:
            self._nearest(draft, draft.several)
            return
        (one, name), (other, _) = bearers[0], bearers[1]
        owner = self._owners.setdefault(
            draft.several, name if draft.sentence < other and one < other else None
        )
        near = {root(h).name for h in self._held if draft.sentence - h.sentence <= 1} & draft.several
        if owner is None:
            self._nearest(draft, draft.several)
        elif not near or owner in near:
            draft.antecedent, draft.reason = self._first[owner], None

    def _nearest(self, draft: Draft, people: Collection[str]) -> None:
        """Of several people in the same function, the one spoken of last, if no other was near."""
        near = [
            held for held in self._held if root(held).name in people and draft.sentence - held.sentence <= 2
        ]
        if len({root(h).name for h in near}) == 1:
            draft.antecedent, draft.reason = near[-1], None
        else:
            draft.reason = "ambiguous"

    def _group(self, draft: Draft) -> None:
        """ "The ministers" are those last spoken of with their state or body."""
        words = self._text[draft.span.start : draft.span.end].lower().removeprefix("the ").split()
        if words[0] in ("both", "two") and words[-1] in _SIDES:
            self._both(draft)
        elif self._text[draft.span.start : draft.span.start + 4].lower() == "the ":
            for held in reversed(self._held):
                if held.form == "group" and held.affiliation and held.function == draft.function:
                    draft.antecedent, draft.name = held, None
                    return

    def _both(self, draft: Draft) -> None:
        """ "Both sides" are the two states or blocs spoken of, if they are clearly two."""
        scores: dict[str, float] = defaultdict(float)
        for held in self._held:
            top = root(held)
            if top.name and top.kind in ("state", "bloc"):
                scores[top.name] += rank(held) * FADE ** ((draft.sentence - held.sentence) / 3)
        ranked = sorted(((s, n) for n, s in scores.items()), reverse=True)
        if len(ranked) == 2 or (len(ranked) > 2 and ranked[1][0] >= 3 * ranked[2][0]):
            draft.both = tuple(sorted(name for _, name in ranked[:2]))
            draft.form, draft.kind, draft.name = "role", "state", draft.both[0]
        else:
            draft.name, draft.reason = None, "ambiguous"

    def _generic(self, draft: Draft) -> None:
        words = draft.function or ""
        name = self._taken_up(words if words.startswith("the ") else f"the {words}", draft)
        match = next((h for h in reversed(self._held) if root(h).name == name), None) if name else None
        if match is not None:
            draft.antecedent = match
        else:
            draft.reason = "ambiguous"

    def _taken_up(self, words: str, draft: Draft) -> str | None:
        """Return the name of the body that "the alliance", "the ministry" or "the country" takes up."""
        noun = words.removeprefix("the ")
        scores: dict[str, float] = defaultdict(float)
        for held in reversed(self._held):
            top = root(held)
            distance = draft.sentence - held.sentence
            if top.name is None or distance > 2 * REACH or held.span.overlaps(draft.span):
                continue
            named = noun.split()[-1] in top.name.lower()
            if noun in (
                "alliance",
                "bloc",
                "pact",
                "union",
                "military alliance",
                "military bloc",
                "world body",
            ):
                weight = 1.0 if top.kind == "bloc" and top.name not in ("West", "Europe") else 0.0
            elif noun in (
                "country",
                "nation",
                "state",
                "republic",
                "kingdom",
                "government",
                "regime",
                "island nation",
            ):
                weight = 1.0 if top.kind == "state" and distance <= 2 else 0.0
            else:
                weight = 1.0 if top.kind == "organisation" and (named or noun in _ANY_BODY) else 0.0
            scores[top.name] += weight * (3.0 if named else 1.0) * rank(held) * FADE**distance
        return clear(scores)

    def _pronoun(self, draft: Draft, quotes: list[Quotation]) -> None:
        if draft.function in ("we", "I"):
            self._speaker(draft, quotes)
            return
        if draft.function == "you":
            addressee = next(
                (q.addressee.span for q in reversed(quotes) if q.addressee and q.addressee.span), None
            )
            draft.antecedent = self._mention_at(addressee) if addressee else None
            draft.reason = None if draft.antecedent else "not stated"
            return
        direct = [q for q in quotes if q.mode == "direct"]
        speaker = self._mention_at(direct[-1].speaker.span) if direct and direct[-1].speaker.span else None
        barred = root(speaker).name if speaker else None
        scores: dict[str, float] = defaultdict(float)
        latest: dict[str, Draft] = {}
        firm: set[str] = set()
        for held in reversed(self._held):
            distance = draft.sentence - held.sentence
            if distance > REACH:
                break
            top = root(held)
            key = top.name
            if key is None or key == barred or held.span.overlaps(draft.span) or not agrees(draft, top):
                continue
            if distance == 0 and held.subject and held.governor in draft.clause:
                continue
            spoken = self._speakers.touches(held.span)
            weight = rank(held) * (1.3 if spoken else 1.0)
            if bool(direct) != self._direct.touches(held.span):
                weight *= 0.3
            if top.kind is None or (draft.gender and top.gender is None):
                weight *= 0.6
            if draft.plural and top.kind in ("state", "bloc", "organisation") and not held.plural:
                weight *= 0.5
            scores[key] += weight * FADE**distance
            latest.setdefault(key, held)
            if held.form != "adjective":
                firm.add(key)
        best = clear(scores)
        if best is not None and best in firm:
            draft.antecedent = latest[best]
        else:
            draft.reason = "ambiguous" if scores else "no antecedent"

    def _speaker(self, draft: Draft, quotes: list[Quotation]) -> None:
        if not quotes:
            draft.reason = "the writer"
            return
        span = next((q.speaker.span for q in reversed(quotes) if q.speaker.span), None)
        draft.antecedent = self._mention_at(span) if span else None
        draft.reason = None if draft.antecedent else "speaker not stated"

    def _mention_at(self, span: Span | None) -> Draft | None:
        """Return the widest draft within or around ``span``."""
        if span is None:
            return None
        touching = [self._drafts[i] for i in self._places.at(span)]
        return max(touching, key=lambda d: (len(d.span), not d.nested), default=None)

    def _containing(self) -> Iterable[list[Quotation]]:
        """For each draft the quotations around it, the innermost last."""
        open_: list[Quotation] = []
        at = 0
        for draft in self._drafts:
            while at < len(self._quotes) and self._quotes[at].span.start <= draft.span.start:
                open_.append(self._quotes[at])
                at += 1
            open_ = [q for q in open_ if q.span.end > draft.span.start]
            yield list(open_)


_SIDES = ("sides", "countries", "nations", "states", "governments", "neighbours", "neighbors", "capitals")
_ANY_BODY = ("agency", "organisation", "organization", "body", "watchdog", "institution")
