"""Tell who holds an office at the time of a document that names nobody in it: "China's foreign minister"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from communique.model import Published
from communique.resolve.draft import Draft
from communique.resolve.functions import belongs, fits, function_of
from communique.resolve.leaders import held, months, together
from communique.resolve.lexicon import titles
from communique.resolve.people import fold, same_person
from communique.text.leaders import Term

_FORMER = "former "
_LOOSE = frozenset(("leader",))
"""What heads of state and government are called too; "the minister" may be any of many."""


class Incumbents:
    """Whoever holds an office when a document appeared, or while the leaders whom it names hold theirs."""

    def __init__(self, drafted: Iterable[Draft], published: Published | None) -> None:
        self._named: dict[str, set[str]] = defaultdict(set)
        """Whom the document names, by each word folded."""
        self._past: set[tuple[str, str]] = set()
        """Who held which office once, as the document says."""
        named = Counter[tuple[str, str, str | None]]()
        for draft in drafted:
            if draft.kind == "person" and draft.name:
                for word in draft.name.split():
                    self._named[fold(word)].add(draft.name)
                if draft.function and draft.function.startswith(_FORMER):
                    self._past.add((draft.name, draft.function.removeprefix(_FORMER)))
                elif draft.function:
                    named[draft.name, draft.function, draft.affiliation] += 1
        self._found: dict[tuple[str, str | None], str | None] = {}
        self._era: Sequence[Term] = months(published.value) if published else ()
        """When the document may be from: months, empty where neither its date nor a leader tells."""
        for (name, office, whose), _ in named.most_common() if not self._era else ():
            terms = [
                t for body, n, ts in held(office) if belongs(body, whose) and same_person(n, name) for t in ts
            ]
            self._era = together(self._era, terms) or self._era if self._era else terms

    def holder(self, function: str, whose: str | None) -> str | None:
        """Return who alone holds ``function`` for ``whose``, or ``None``; of several, whom the text names."""
        key = (function, whose)
        if key not in self._found:
            self._found[key] = self._holder(function, whose)
        return self._found[key]

    def holds(self, name: str, function: str) -> bool:
        """Tell whether ``name`` holds ``function`` for anybody by the record, at the time of the document.

        Not where that office goes by another title: the foreign minister is no secretary of state.
        """
        return any(
            body not in titled_otherwise(function)
            and same_person(other, name)
            and (not terms or not self._era or together(self._era, terms))
            for body, other, terms in held(function)
        )

    def _holder(self, function: str, whose: str | None) -> str | None:
        if function.startswith(_FORMER):
            return self._predecessor(function.removeprefix(_FORMER), whose)
        groups = fits(function) if function in _LOOSE else ((function,),)
        for office in (each for group in groups for each in group):
            known = [(name, terms) for body, name, terms in held(office) if belongs(body, whose)]
            able = {name for name, terms in known if not self._era or together(self._era, terms)}
            perhaps = able | {name for name, terms in known if not terms}
            here = {n for other in perhaps for n in self._bearing(other) if (n, office) not in self._past}
            if here or (whose is not None and self._era and able):
                found = here or able
                return found.pop() if len(found) == 1 else None
        return None

    def _predecessor(self, office: str, whose: str | None) -> str | None:
        """Who alone of those whom the document names held ``office`` before it was written."""
        before = {
            bearer
            for body, name, terms in held(office)
            if belongs(body, whose) and self._era and terms and max(terms)[1] <= min(self._era)[0]
            for bearer in self._bearing(name)
        }
        return before.pop() if len(before) == 1 else None

    def _bearing(self, name: str) -> set[str]:
        """The names by which the document calls the bearer of ``name``."""
        alike = (self._named.get(fold(word), set()) for word in name.split())
        return {other for some in alike for other in some if same_person(other, name)}


@cache
def titled_otherwise(function: str) -> frozenset[str]:
    """Return the states in which ``function`` goes by a title of their own.

    >>> sorted(titled_otherwise("foreign minister")), sorted(titled_otherwise("president"))
    (['United Kingdom', 'United States'], [])
    """
    return frozenset(state for title, state in titles()["seats"].items() if function_of(title) == function)
