"""Find whom a function without a name, or a family name of several people, means in its document."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from communique.resolve.draft import Draft, root
from communique.resolve.functions import belongs, fits
from communique.resolve.generics import named_before
from communique.resolve.lexicon import words
from communique.resolve.salience import same_gender


class Called:
    """Who holds which function, and who is first named where, in one document.

    ``held`` are those spoken of so far; it grows while the document is linked.
    """

    def __init__(self, text: str, drafted: Sequence[Draft], held: Sequence[Draft]) -> None:
        self._text = text
        self._drafts = drafted
        self._held = held
        self._first: dict[str, Draft] = {}
        self._holders: dict[str, list[Draft]] = defaultdict(list)
        """Persons by function."""
        self._owners: dict[frozenset[str], str | None] = {}
        """Who bears a family name for this document, where it is several people's."""
        for draft in drafted:
            if draft.kind == "person" and draft.name:
                self._first.setdefault(draft.name, draft)
                if draft.function:
                    self._holders[draft.function].append(draft)

    def function(self, draft: Draft) -> None:
        """Whom the document itself names in this function."""
        assert draft.function is not None
        if draft.affiliation and draft.affiliation.startswith("the "):
            draft.affiliation = named_before(draft.affiliation, draft, self._held)
        for functions in fits(draft.function):
            found = [
                holder
                for function in functions
                for holder in self._holders.get(function, ())
                if belongs(holder.affiliation, draft.affiliation) and same_gender(holder, draft)
            ]
            people = {h.name for h in found if h.name}
            alike = {h.name for h in found if h.name and self._called_alike(h, draft)}
            known = {name for name in people if self._first[name].span.start < draft.span.start}
            one = next((p for p in (known, known & alike, alike, people) if len(p) == 1), None)
            if one is not None:
                draft.antecedent = self._first[one.pop()]
                return
            if people:
                self._nearest(draft, known & alike or known or people)
                return
        serving = self._serving(draft) if draft.function in words("anybody") and draft.affiliation else set()
        if len(serving) == 1:
            draft.antecedent = self._first[serving.pop()]
        elif serving:
            self._nearest(draft, serving)
        else:
            draft.reason = "not named"

    def _serving(self, draft: Draft) -> set[str]:
        """Those named so far in a function of the state or body whose "official" ``draft`` is."""
        return {
            holder.name
            for function, holders in self._holders.items()
            for holder in holders
            if holder.name
            and holder.affiliation
            and function not in words("heads")
            and belongs(holder.affiliation, draft.affiliation)
            and same_gender(holder, draft)
            and self._first[holder.name].span.start < draft.span.start
        }

    def _called_alike(self, holder: Draft, draft: Draft) -> bool:
        """Tell whether the same words name both: a "foreign secretary" is no "secretary of state"."""
        one, other = (
            self._text[span.start : span.end].lower() for d in (holder, draft) if (span := d.role or d.span)
        )
        return one.endswith(other.removeprefix("the ")) or other.endswith(one.removeprefix("the "))

    def counterpart(self, draft: Draft, whose: Draft) -> None:
        """ "Her Omani counterpart" holds her function in Oman."""
        function = root(whose).function
        if function is not None:
            draft.function = function
            self.function(draft)
            if draft.reason is not None:
                draft.reason = None
                draft.antecedent = whose

    def reporter(self, draft: Draft) -> None:
        """ "Our correspondent" is the one whom the document names: "the Post's Ann Lee"."""
        people = {
            held.name
            for held in self._drafts
            if held.name in self._first and held.form == "name" and not held.nested
            if (held.affiliation and held.function is None and " " in held.name) or held.function == "analyst"
        }
        if len(people) == 1:
            draft.antecedent, draft.possessor = self._first[people.pop()], None
        else:
            draft.reason = "ambiguous" if people else "the writer"

    def bearer(self, draft: Draft) -> None:
        """Whose a family name borne by several is: his who alone bore it when it was first used alone."""
        bearers = sorted((self._first[n].sentence, n) for n in draft.several if n in self._first)
        if len(bearers) < 2:
            self._nearest(draft, draft.several)
            return
        (one, first), (other, _) = bearers[0], bearers[1]
        name: str | None = first
        if one == other:
            name = self._subject([n for at, n in bearers if at == one])
        alone = draft.sentence < other or one == other
        owner = self._owners.setdefault(draft.several, name if alone else None)
        near = {root(h).name for h in self._held if draft.sentence - h.sentence <= 1} & draft.several
        if owner is None:
            self._nearest(draft, draft.several)
        elif not near or owner in near:
            draft.antecedent, draft.reason = self._first[owner], None

    def _subject(self, names: Iterable[str]) -> str | None:
        """Of those first named in one sentence ("Ann Roe, sister of Tom Roe, left"), its subject."""
        subjects = [n for n in names if self._first[n].subject and not self._first[n].nested]
        return subjects[0] if len(subjects) == 1 else None

    def _nearest(self, draft: Draft, people: Collection[str]) -> None:
        """Of several people in the same function, the one spoken of last, if no other was near."""
        near = [
            held for held in self._held if root(held).name in people and draft.sentence - held.sentence <= 2
        ]
        if len({root(h).name for h in near}) == 1:
            draft.antecedent, draft.reason = near[-1], None
        else:
            draft.reason = "ambiguous"
