"""Countries that no list knows, by how a text itself speaks of them: in Ruritania, Ruritanian tanks."""

import re
from dataclasses import dataclass

from communique.extract.figures.nouns import listed
from communique.text.gazetteer import adjective, lookup

_ENDINGS = ("ian", "an", "n", "ese", "ish", "i")
_VOWELS = ("", "a", "ia", "e", "o", "y")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{2,}")


@dataclass(frozen=True)
class Countries:
    """What may name an unlisted country: where somebody is, and all that is written with a capital."""

    places: frozenset[str]
    capitals: frozenset[str]

    def __contains__(self, name: str) -> bool:
        """Tell whether the text is in a place ``name``, or has its adjective: a person has neither."""
        return name in self.places or self._formed(name) is not None

    def adjective(self, name: str) -> str:
        """Return the adjective of ``name``: by the gazetteer, else as the text forms it."""
        known = adjective(name)
        if known != name:
            return known
        return self._formed(name) or (f"{name}n" if name.endswith("a") else name)

    def whose(self, word: str) -> str | None:
        """Return the country that ``word`` is the adjective of, where no list knows it."""
        if word not in self.capitals or lookup(word) is not None:
            return None
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        names = (stem + vowel for stem in stems for vowel in _VOWELS)
        return next((name for name in names if name in self.capitals and name != word), None)

    def _formed(self, name: str) -> str | None:
        stems = dict.fromkeys((name, name.rstrip("aeiouy")))
        words = (stem + ending for stem in stems for ending in _ENDINGS)
        return next((word for word in words if word in self.capitals and word != name), None)


def countries(text: str) -> Countries:
    """Return what ``text`` shows of countries that no list knows.

    >>> known = countries("Ruritanian guns stand on the coast of Ruritania.")
    >>> known.whose("Ruritanian"), known.adjective("Ruritania"), "Smith" in known
    ('Ruritania', 'Ruritanian', False)
    """
    where = "|".join(sorted(listed("where")))
    return Countries(
        places=frozenset(re.findall(rf"\b(?:{where})\s+({_CAPITAL.pattern})", text)),
        capitals=frozenset(_CAPITAL.findall(text)),
    )
