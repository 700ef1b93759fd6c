"""Find who holds a function in a collection, and in whose name a holder speaks."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from communique.model import Mention
from communique.resolve.functions import belongs, fits, function_of, is_above, state_of
from communique.resolve.leaders import served as on_record
from communique.resolve.lexicon import words
from communique.resolve.owners import body_name
from communique.resolve.wording import is_past
from communique.text.gazetteer import adjective

_LEADS = words("heads") | {"chief"}
"""Functions in which somebody leads a state, and none of its bodies."""


class Holders:
    """Who holds which function for whom, as far as the documents of a collection tell."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        """Function to its holders: (affiliation, canonical name)."""
        self._functions: dict[str, set[str]] = defaultdict(set)
        self._named_here: dict[str, set[str]] = defaultdict(set)
        """Whom each document names."""
        self._serves: dict[str, Counter[str]] = defaultdict(Counter)
        """Person to the states and bodies spoken for."""
        self._serves_here: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def learn(self, document: str, name: str, function: str, whose: str | None, *, past: bool) -> None:
        """Take in that ``document`` tells ``name``'s function, for whom, and whether it is over."""
        self._functions[name].add(function)
        if whose:
            self._serves[name][whose] += 1
            self._serves_here[document, name][whose] += 1
            if not past:
                self._holders[function][whose, name] = None

    def names(self, document: str, people: Iterable[str]) -> None:
        """Take in whom ``document`` names."""
        self._named_here[document].update(people)

    def holds(self, name: str, function: str | None) -> bool:
        """Tell whether ``name`` holds ``function`` for anybody."""
        return any(holder == name for _, holder in self._holders.get(function or "", ()))

    def holder(self, mention: Mention, whose: str | None) -> str | None:
        """Return who holds the function that the phrase names, if one alone does."""
        function = function_of(mention.text)
        if function is None or mention.reason == "unnamed" or is_past(mention.text):
            return None
        if whose is None:
            return self._only_here(mention.document, function)
        for group in fits(function):
            names = {
                name
                for each in group
                for affiliation, name in self._holders.get(each, ())
                if belongs(affiliation, whose) and not (each in _LEADS and is_above(affiliation, whose))
            }
            if names:
                return names.pop() if len(names) == 1 else None
        return None

    def counterpart(self, affiliation: str, name: str) -> str | None:
        """Return who holds the function of ``name`` for ``affiliation``, if one alone does."""
        names = {
            other
            for function in self._functions[name]
            for whose, other in self._holders.get(function, ())
            if belongs(whose, affiliation)
        }
        return names.pop() if len(names) == 1 and name not in names else None

    def possession(self, mention: Mention, whose: str | None) -> str | None:
        """Return whom "his country" or "our foreign minister" means, once it is known whose."""
        if whose is None or mention.kind in ("state", "bloc"):
            return whose
        if mention.kind == "person":
            return self.holder(mention, whose)
        return body_name(adjective(whose), " ".join(mention.text.lower().split()[1:]))

    def crowd(self, mention: Mention, whose: str, owner: Mention | None) -> str:
        """Return what "its members" or "his supporters" are called; ``owner`` is whose, if a person."""
        noun = " ".join(w for w in mention.text.split()[1:] if w not in words("groups", "beside"))
        last = noun.split()[-1].lower()
        body = self.spoken_for(whose, owner) if owner and last in words("groups", "public") else None
        others = last in words("groups", "kin") or (owner and body is None)
        return f"{body or whose}'s {noun}" if others else f"{adjective(body or whose)} {noun}"

    def spoken_for(self, name: str, speaker: Mention) -> str | None:
        """Return the state or body in whose name a speaker says "we"."""
        if speaker.kind not in ("person", None):
            return state_of(name)
        served = self._serves_here.get((speaker.document, name)) or self._serves.get(name)
        if not served:
            return on_record(name)
        bodies: Counter[str] = Counter()
        for affiliation, times in served.items():
            bodies[state_of(affiliation)] += times
        ranked = bodies.most_common(2)
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None

    def _only_here(self, document: str, function: str) -> str | None:
        """The one holder of ``function`` whom ``document`` names, whichever document calls him so."""
        for group in fits(function):
            held = {name for each in group for _, name in self._holders.get(each, ())}
            held &= self._named_here[document]
            if held:
                return held.pop() if len(held) == 1 else None
        return None
