"""Count who is named in the same paragraphs as which words, over all documents.

What an act is about tells whom it may be for: "the jets" stand most often beside the state that sells them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from communique.model import Places, Reading
from communique.text.paragraphs import paragraphs
from communique.text.words import terms


class Company:
    """Who is named beside which of the words that the acts of a collection are about."""

    def __init__(self, known: Sequence[Reading], places: Places) -> None:
        contents = ((r.document.text, p.content) for r in known for p in r.positions)
        self._asked = frozenset(t for text, c in contents if c is not None for t in terms(c.of(text)))
        self._beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """By term, in how many paragraphs with it each is named."""
        self._held: Counter[str] = Counter()
        """In how many paragraphs a term stands."""
        self._paragraphs = 0
        for reading in known:
            self._add(reading, places)

    def _add(self, reading: Reading, places: Places) -> None:
        text, named = reading.document.text, sorted(places.of(reading.document.id))
        at = 0
        for paragraph in (p for run in reading.document.body for p in paragraphs(text, run)):
            names = set[str]()
            while at < len(named) and named[at][0].start < paragraph.end:
                if named[at][0].start >= paragraph.start:
                    names.add(named[at][1])
                at += 1
            self._paragraphs += 1
            for term in terms(paragraph.of(text)) & self._asked:
                self._held[term] += 1
                self._beside[term].update(names)

    def beside(self, words: Collection[str]) -> Mapping[str, float]:
        """Weigh who is named in paragraphs with ``words``; a word counts the more the rarer it is."""
        found: defaultdict[str, float] = defaultdict(float)
        for word in words:
            held = self._held[word]
            rare = math.log((1 + self._paragraphs) / held) if held else 0.0
            for name, times in self._beside.get(word, {}).items():
                found[name] += rare * times / (held + 1)
        return found
