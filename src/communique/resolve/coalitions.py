"""Tell which states "the four countries" are: those that a text, or else the collection, names together."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from communique.model import Mention, Reading, Span
from communique.resolve.counted import is_definite, number_of
from communique.resolve.lexicon import words
from communique.resolve.lists import MORE, outermost, runs

_LEAST = 3
"""Two are no company but a pair."""
_SHARED = 2
"""So many of those named together elsewhere must be spoken of in the text that counts them."""

Company = tuple[str, ...]


class Coalitions:
    """The states that the texts of a collection name side by side."""

    def __init__(self, readings: Collection[Reading]) -> None:
        self._runs = {r.document.id: list(_runs(r)) for r in readings}
        self._spoken_of = {r.document.id: {m.name for m in r.mentions if m.kind == "state"} for r in readings}
        self._texts: dict[frozenset[str], dict[str, Company]] = defaultdict(dict)
        """By the states of a company the documents that list it, and how."""
        for document, named in self._runs.items():
            for _, company, listed in named:
                if listed and len(company) >= _LEAST:
                    self._texts[frozenset(company)].setdefault(document, company)
        self._beside = {
            (r.document.id, last.end()): company
            for r in readings
            for span, company, listed in self._runs[r.document.id]
            if not listed and (last := MORE.match(r.document.text, span.end))
        }
        """Those named before "and three other states", by where these words begin."""
        groups = (m.text for r in readings for m in r.mentions if m.form in ("group", "role"))
        self._taken_up = {number_of(told) for told in groups if is_definite(told)}
        """The numbers by which states are spoken of as those named before."""

    def meant(self, mention: Mention) -> Company:
        """Return the states that ``mention`` counts, where the number agrees with one list of names."""
        if mention.form not in ("group", "role") or mention.kind not in ("group", "state"):
            return ()
        beside = self._beside.get((mention.document, mention.span.start), ())
        if beside and mention.text.lower().split()[-1] in words("groups", "allied"):
            return self._allied(mention.document, beside)
        number = number_of(mention.text)
        if number is None:
            return ()
        size = number + len(beside)
        others = "other" in mention.text.lower().split()
        known = is_definite(mention.text) or size in self._taken_up
        if size < _LEAST or not (beside if others else known):
            return ()
        found = self._here(mention, size, beside) or self._elsewhere(mention.document, size, beside)
        return tuple(name for name in found if name not in beside)

    def _allied(self, document: str, beside: Company) -> Company:
        """Return with whom those before "and its allies" are spoken of as so many: "the four states"."""
        sizes = [size for size in self._taken_up if size is not None and size >= _LEAST]
        companies = (self._elsewhere(document, size, beside) for size in sizes)
        found = {frozenset(company): company for company in companies if company}
        if len(found) != 1:
            return ()
        return tuple(name for name in found.popitem()[1] if name not in beside)

    def _here(self, mention: Mention, size: int, beside: Company) -> Company:
        """Return the last company of ``size`` named before the mention, or else the first behind it."""
        able = [
            (span, company)
            for span, company, listed in self._runs[mention.document]
            if listed and len(company) == size and set(beside) <= set(company)
        ]
        before = [company for span, company in able if span.start < mention.span.start]
        return before[-1] if before else able[0][1] if able else ()

    def _elsewhere(self, document: str, size: int, beside: Company) -> Company:
        """Return the one company of ``size`` that other texts name, some of whom this one speaks of too."""
        able = [
            texts
            for names, texts in self._texts.items()
            if len(names) == size
            and names.issuperset(beside)
            and len(names & self._spoken_of[document]) >= _SHARED
        ]
        return next(iter(able[0].values())) if len(able) == 1 else ()


def _runs(reading: Reading) -> Iterator[tuple[Span, Company, bool]]:
    """Yield the states named one behind the other, and whether they are a list: "Chile, Peru and Cuba"."""
    named = [m for m in reading.mentions if m.kind == "state" and m.name]
    for run, listed in runs(reading.document.text, outermost(named)):
        names = tuple(dict.fromkeys(str(m.name) for m in run))
        yield Span(run[0].span.start, run[-1].span.end), names, listed and len(names) == len(run)
