"""Find whom a function without a name means in its document."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from communique.model import Document
from communique.resolve.bearers import SPOKEN_OF, first_named, nearest
from communique.resolve.draft import Draft, root
from communique.resolve.eligible import called_alike, may_hold, on_record, recorded
from communique.resolve.functions import belongs, fits, state_of
from communique.resolve.generics import named_before
from communique.resolve.incumbents import Incumbents, titled_otherwise
from communique.resolve.introduced import headed, introduced, just_named
from communique.resolve.leaders import served
from communique.resolve.lexicon import persons, titles, words
from communique.resolve.owners import body_name
from communique.resolve.salience import same_gender
from communique.text.gazetteer import adjective, lookup

_LATELY = 2
_FOR = re.compile(r"\s+(?:for|to)\s+(?!\w+\s+part\b)")
"""Behind "the spokesman" it tells of somebody not known whose he is."""


class Called:
    """Who holds which function, and who is first named where, in one document.

    ``held`` are those spoken of so far; it grows while the document is linked.
    """

    def __init__(self, document: Document, drafted: Sequence[Draft], held: Sequence[Draft]) -> None:
        self._text = text = document.text
        self._drafts = drafted
        self._held = held
        self._first = first_named(drafted)
        self._bearing: dict[str, list[Draft]] = defaultdict(list)
        """Every mention of a person by his name, in order."""
        self._holders: dict[str, list[Draft]] = defaultdict(list)
        """Persons by function."""
        self._masters: dict[int, str] = {}
        """By where "Roe's foreign minister" begins the state that Roe, and so the minister, serves."""
        self._incumbents = Incumbents(drafted, document.published)
        for draft in drafted:
            if (
                draft.form == "role"
                and draft.function
                and draft.antecedent
                and draft.antecedent.form == "name"
            ):
                self._apposed(draft, draft.antecedent)
            if draft.kind == "person" and draft.name:
                if text[draft.span.end : draft.span.end + 1] in ("'", "’") and (led := _served(draft)):
                    self._masters[draft.span.start] = state_of(led)
                self._bearing[draft.name].append(draft)
                if draft.function:
                    self._holders[draft.function].append(draft)

    def _apposed(self, role: Draft, name: Draft) -> None:
        """ "The spokesman of the ministry, Ambassador Roe": he is called by either."""
        if role.function != name.function:
            self._holders[str(role.function)].append(name)

    def function(self, draft: Draft, told_of: Collection[str | None] = ()) -> None:
        """Whom the document itself names in this function; nobody ``told_of`` in what its bearer says."""
        assert draft.function is not None
        if draft.affiliation and draft.affiliation.startswith("the "):
            draft.affiliation = named_before(draft.affiliation, draft, self._held)
        if draft.affiliation is None and draft.function in titles()["single"]["roles"]:
            draft.affiliation = self._masters.get(draft.span.start)
        if draft.function in words("mouths") and _FOR.match(self._text, draft.span.end):
            draft.reason = "not named"
            return
        if draft.function not in titles()["single"]["roles"] and (mouth := self._same_mouth(draft)):
            draft.antecedent, draft.reason = mouth, "not named"
            return
        any_state = draft.affiliation is None and draft.function in titles()["loose"]
        counterparts = self._holders["counterpart"] if any_state and told_of else ()
        for functions in fits(draft.function):
            found = [
                holder
                for function in functions
                for holder in (*self._holders.get(function, ()), *counterparts)
                if may_hold(self._text, holder, draft) and holder.name not in told_of
            ]
            found = self._titled_so(found, draft)
            people = {h.name for h in found if h.name}
            known = {name for name in people if self._is_before(name, draft)}
            if draft.affiliation is None and (on_file := self._on_file(draft, functions, known)):
                draft.antecedent = on_file
                return
            if not known and (below := self._headed(draft, functions)):
                draft.antecedent = below
                return
            if draft.function in persons() | words("described"):
                people = known
            alike = {h.name for h in found if h.name in people and called_alike(self._text, h, draft)}
            sure = recorded(known, functions, draft.affiliation)
            one = next((p for p in (known, sure, known & alike, alike, people) if len(p) == 1), None)
            if one is not None:
                draft.antecedent = self._first[one.pop()]
                return
            if people:
                nearest(draft, self._held, known & alike or known or people)
                return
        if new := self._just_named(draft):
            draft.antecedent = new
            return
        if loose := self._loosely(draft):
            nearest(draft, self._held, loose, SPOKEN_OF)
            return
        serving = self._serving(draft) if draft.function in words("anybody") and draft.affiliation else set()
        if len(serving) == 1:
            draft.antecedent = self._first[serving.pop()]
        elif serving:
            nearest(draft, self._held, serving)
        else:
            self._holding(draft)

    def _holding(self, draft: Draft) -> None:
        """Whoever holds the function by the public record, or nobody whom the text names."""
        name = self._incumbents.holder(str(draft.function), draft.affiliation)
        if name is None and (seat := self._seat(draft)):
            name = self._incumbents.holder(str(draft.function), seat)
            name = name if name in self._first else None
        if name in self._first:
            draft.antecedent = self._first[name]
        elif name is not None:
            draft.name = name
        else:
            draft.reason = "not named"
            draft.antecedent = self._same_mouth(draft)

    def _titled_so(self, found: Sequence[Draft], draft: Draft) -> list[Draft]:
        """ "The foreign secretary" of nobody stated is no other state's secretary of state."""
        seat = self._seat(draft)
        others = () if seat or draft.affiliation else titled_otherwise(str(draft.function))
        others = others if any(self._in_office(n, (str(draft.function),)) for n in self._first) else ()
        return [
            h
            for h in found
            if called_alike(self._text, h, draft)
            or (
                not (seat and h.affiliation and not belongs(h.affiliation, seat))
                and h.affiliation not in others
            )
        ]

    def _on_file(self, draft: Draft, functions: Iterable[str], known: Collection[str]) -> Draft | None:
        """Who alone of those just spoken of is in office by the public record, where none whom the text says.

        "Joe Biden met the envoys. The president said": another president was named long before.
        """
        near = [h for h in self._held if draft.sentence - h.sentence <= _LATELY and h.possessor is None]
        acting = {root(h).name for h in near if h.main and draft.paragraph - h.paragraph < _LATELY}
        able = {n for n in acting - {None} if n in self._first and self._in_office(n, functions)}
        spoken_of = {root(h).name for h in near}
        return self._first[able.pop()] if len(able) == 1 and not spoken_of & set(known) else None

    def _just_named(self, draft: Draft) -> Draft | None:
        """Who alone was first named just before, without a function, and may hold that of ``draft``."""
        told = {h.name for holders in self._holders.values() for h in holders}
        new = just_named(self._text, draft, self._held, self._first, told)
        whose = _served(new) if new else None
        if new is None or whose is None or draft.affiliation is None:
            return new
        able = any(self._in_office(str(new.name), functions) for functions in fits(str(draft.function)))
        return new if able and belongs(whose, draft.affiliation) else None

    def _headed(self, draft: Draft, functions: Iterable[str]) -> Draft | None:
        """Whom the heading above names, unless the text tells another function of his."""
        name = headed(self._text, draft, self._held)
        told = {f for f, holders in self._holders.items() if any(h.name == name for h in holders)}
        return self._first.get(str(name)) if name and told <= set(functions) else None

    def _in_office(self, name: str, functions: Iterable[str]) -> bool:
        return any(self._incumbents.holds(name, function) for function in functions)

    def _seat(self, draft: Draft) -> str | None:
        """Whose ``draft`` is by the words for it alone, where the text does not say."""
        title = self._text[(draft.role or draft.span).start : draft.span.end].lower().removeprefix("the ")
        return None if draft.affiliation else titles()["seats"].get(title)

    def named_behind(self, draft: Draft, speakers: Iterable[Draft]) -> None:
        """ "The mines secretary said so. Ann Roe said …": of the ``speakers`` behind it, the one named."""
        speaker = introduced(self._text, draft, speakers, self._bearing)
        if speaker is None:
            return
        first = self._first[str(speaker.name)]
        draft.antecedent, draft.reason, draft.unnamed = first, None, False
        if first.function is None or first.function in words("ranks"):
            first.function, first.affiliation = draft.function, draft.affiliation
            self._holders[str(draft.function)].append(first)

    def _same_mouth(self, draft: Draft) -> Draft | None:
        """ "The spokesman" is the unnamed one told of last, "the consul" the consul of Tarn told of last."""
        last = next(
            (h for h in reversed(self._held) if h.form == "role" and h.function == draft.function), None
        )
        if last is None or draft.affiliation is not None or draft.sentence - last.sentence > SPOKEN_OF:
            return None
        told = (
            last.affiliation is not None and root(last).name is None and called_alike(self._text, last, draft)
        )
        return last if last.unnamed or told else None

    def _loosely(self, draft: Draft) -> set[str]:
        """Those who hold the function for nobody stated, and may hold it for whom ``draft`` names.

        A state must be theirs by the public record; of "the Vermont senator" a senator is enough. The foreign
        minister may be whoever alone is called "Minister".
        """
        whose = draft.affiliation or ""
        for functions in fits(str(draft.function)):
            able = {
                holder.name
                for function in functions
                for holder in self._holders.get(function, ())
                if holder.name
                and holder.affiliation is None
                and same_gender(holder, draft)
                and self._is_before(holder.name, draft)
                and (lookup(whose) is None or on_record(holder.name, function, whose))
            }
            if able:
                return able
        one = draft.function != "minister" and draft.function in titles()["loose"]["minister"]
        ministers = self._holders.get("minister", ()) if one else ()
        only = {h.name for h in ministers if h.name and h.affiliation is None and same_gender(h, draft)}
        return {name for name in only if self._is_before(name, draft)} if len(only) == 1 else set()

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
            and self._is_before(holder.name, draft)
        }

    def _is_before(self, name: str, draft: Draft) -> bool:
        return self._first[name].span.start < draft.span.start

    def counterpart(self, draft: Draft, whose: Draft) -> None:
        """ "Her Omani counterpart" holds her function in Oman; a ministry's is Oman's ministry."""
        function = root(whose).function
        if function is not None and root(whose).kind == "organisation":
            draft.name = body_name(adjective(str(draft.affiliation)), function)
            draft.form, draft.kind, draft.antecedent = "name", "organisation", None
        elif function is not None:
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


def _served(person: Draft) -> str | None:
    return person.affiliation or served(str(person.name))
