"""Write names as pages without accents print them, and look them up either way."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

_T = TypeVar("_T")

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
    | {"œ": "oe", "Œ": "Oe", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E"}
)
"""Letters of their own in their alphabet, which no accent is taken from."""


@lru_cache(maxsize=65_536)
def unaccented(name: str) -> str:
    """Return ``name`` in plain letters.

    >>> unaccented("Péter Szijjártó"), unaccented("Yıldırım"), unaccented("Radosław"), unaccented("Lund")
    ('Peter Szijjarto', 'Yildirim', 'Radoslaw', 'Lund')
    """
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


class Accented(Mapping[str, _T]):
    """A table that knows a name also with accents that it lists without.

    >>> table = Accented({"Peter": 1})
    >>> "Péter" in table, table["Péter"], table.get("Ann", 0)
    (True, 1, 0)
    """

    def __init__(self, table: Mapping[str, _T]) -> None:
        self._table = table

    def __getitem__(self, name: str) -> _T:
        return self._table[name if name in self._table else unaccented(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)
