"""Put the spellings of people's names together: full and short, plain and transliterated."""

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from communique.resolve.lexicon import family_names, given_names, short_names, words
from communique.text.accents import unaccented
from communique.text.leaders import tenures

_SPELLINGS = (
    ("yy", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("ks", "x"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("q", "g"),
    ("aei", "ai"),
    ("ph", "f"),
    ("w", "v"),
)
_TWICE = re.compile(r"(.)\1")
_VOWELS = re.compile(r"[aeiou]")
_INITIAL = re.compile(r"\b[A-Z]\.")
_ARTICLE = re.compile(r"\b[AaEe]l-")
_FEW = 2
"""Outlets without the letters drop accents: of a name's mentions, one in so many must bear them."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return ``word`` as its transliterations share it.

    >>> fold("Zelenskyy") == fold("Zelenskiy") == fold("Zelensky"), fold("Sergey") == fold("Sergei")
    (True, True)
    """
    plain = "".join(c for c in unaccented(word.lower()) if c.isalnum())
    for written, shared in _SPELLINGS:
        plain = plain.replace(written, shared)
    plain = _TWICE.sub(r"\1", plain)
    return "e" + plain[2:] if plain.startswith("ie") else plain


class People:
    """Everybody named in the collection; built from how often each spelling occurs."""

    def __init__(self, spellings: Counter[str]) -> None:
        self._canonical: dict[str, str] = {}
        self._short: dict[str, set[str]] = defaultdict(set)
        groups: dict[str, list[list[str]]] = defaultdict(list)
        doubled = {fold(n.split()[-1]) for n in spellings if " " in n and "-" in n.split()[-1]}
        for name in sorted((n for n in spellings if " " in n), key=_is_initialled):
            if fold(name) in doubled and len(name.split()) == 2:
                continue  # "Minister Roe-Lind", a family name that looks like a given one and another
            family = groups[_family(name)]
            alike = [g for g in family if (_begins if _is_initialled(name) else same_person)(g[0], name)]
            group = alike[0] if alike and not (_is_initialled(name) and len(alike) > 1) else None
            if group is None:
                groups[_family(name)].append([name])
            else:
                group.append(name)
        for group in (g for family in groups.values() for g in family):
            best = _best(group, spellings)
            for name in group:
                self._canonical[name] = best
                for short in shorts(name):
                    if not is_junior(name) or _suffix(short):
                        self._short[fold(short)].add(best)

    def called(self, name: str) -> tuple[str, ...]:
        """Return the canonical names of those whom ``name`` may mean; none where no full name is known."""
        if name in self._canonical:
            return (self._canonical[name],)
        return tuple(sorted(self._short.get(fold(name), ())))


def shorts(name: str) -> tuple[str, ...]:
    """Return the short names that may stand for a full one.

    >>> shorts("Ursula von der Leyen"), shorts("Kim Jong Un"), shorts("Vladimir Putin")
    (('Leyen', 'der Leyen', 'von der Leyen'), ('Jong Un', 'Kim', 'Un'), ('Putin',))
    >>> shorts("Ivan Lund Jr."), shorts("S. Raman")
    (('Lund', 'Lund Jr.'), ('Raman',))
    """
    pieces = _pieces(name)
    found = {" ".join(pieces[at:]) for at in range(1, len(pieces))}
    if len(pieces) == 1 and name[1:2] in (".", " "):
        found.add(pieces[0])
    if last := _suffix(name):
        found |= {f"{short} {last}" for short in found}
    if len(pieces) > 1 and (pieces[0] not in given_names() or pieces[0] in family_names()):
        found.add(pieces[0])
    return tuple(sorted(found))


def plain(name: str) -> str:
    """Return a full name without initials in the middle, and without the "Jr." of a name with initials.

    What a record of meetings prints in capitals is written as a name.

    >>> plain("Vladimir V. Putin"), plain("Joseph R. Lund Jr."), plain("Ivan Lund Jr."), plain("J. D. Vance")
    ('Vladimir Putin', 'Joseph Lund', 'Ivan Lund Jr.', 'J. D. Vance')
    >>> plain("ANNA I. O'HARE"), plain("JD VANCE"), plain("LI QIANG")
    ("Anna O'Hare", 'JD Vance', 'Li Qiang')
    """
    if is_junior(name):
        return name
    pieces = [_quiet(piece) for piece in name.split()] if name.isupper() else name.split()
    while len(pieces) > 2 and pieces[-1].lower().strip(".,") in _SUFFIXES:
        pieces.pop()
    if len(pieces) > 2 and len(pieces[0].strip(".")) > 1:
        pieces = [pieces[0], *(p for p in pieces[1:-1] if len(p.strip(".")) > 1), pieces[-1]]
    return " ".join(pieces)


def _quiet(piece: str) -> str:
    """Write a part of a name that is printed in capitals as one, but for two initials."""
    initials = len(piece) == 2 and not _VOWELS.search(piece.lower().replace("y", "i"))
    return piece if initials else piece.title()


def _pieces(name: str) -> list[str]:
    own = name.partition(" of ")[0].replace("al-", "").replace("Al-", "")
    pieces = [p for p in own.split() if len(p.strip(".")) > 1]
    while len(pieces) > 1 and pieces[-1].lower().strip(".") in _SUFFIXES:
        pieces.pop()
    return pieces or [name]


def _suffix(name: str) -> str:
    """Return the "Jr." of a name of several words, or nothing."""
    last = name.split()[-1]
    return last if " " in name and last.lower().strip(".") in _SUFFIXES else ""


def is_junior(name: str) -> bool:
    """Tell a junior from a full formal name ("Joseph R. Lund Jr."): only his father has the bare one."""
    return _suffix(name).lower().startswith("jr") and not _INITIAL.search(name)


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names are one person's: the family's the same, the given name spelt alike."""
    junior = is_junior(one) or is_junior(other)
    if _family(one) != _family(other) or (junior and not (_suffix(one) and _suffix(other))):
        return False
    given = _pieces(one)[0], _pieces(other)[0]
    a, b = (fold(name) for name in given)
    return (
        a == b
        or (_is_peer(one) and not _is_peer(other) and _may_be(given[0], given[1]))
        or (_is_peer(other) and not _is_peer(one) and _may_be(given[1], given[0]))
        or _ends(one, other)
        or _ends(other, one)
        or short_names().get(given[0], given[0]) == short_names().get(given[1], given[1])
        or (a[:1] == b[:1] and _VOWELS.sub("", a) == _VOWELS.sub("", b) != "")
    )


def _ends(name: str, other: str) -> bool:
    """Tell whether ``name`` is the end of a longer one, called by the second given name: "Tayyip Erdogan"."""
    few, many = _pieces(name), _pieces(other)
    return 1 < len(few) < len(many) and [fold(p) for p in few] == [fold(p) for p in many[-len(few) :]]


def _best(group: list[str], spellings: Counter[str]) -> str:
    """Return how most spell one person's name, with the accents that at least half of them print."""
    counted, alike = Counter[str](), Counter[str]()
    for name in group:
        counted[plain(name)] += spellings[name]
        alike[unaccented(plain(name))] += spellings[name]

    def rank(name: str) -> tuple[bool, bool, bool, int, int, int, bool, int, str]:
        bare = unaccented(name)
        usual = counted[name] * _FEW >= alike[bare]
        accents = sum(c != d for c, d in zip(name, bare, strict=False)) if usual else -1
        return (
            not _is_initialled(name),
            not _is_peer(name),
            _names_house(name),
            alike[bare],
            accents,
            counted[name],
            _on_record(name),
            len(name),
            name,
        )

    return max(counted, key=rank)


def _is_initialled(name: str) -> bool:
    """Tell a name of an initial and the family's alone, as east European news prints them: "A. Roe"."""
    first, _, rest = name.partition(" ")
    return len(first.strip(".")) == 1 and " " not in rest


def _begins(full: str, initialled: str) -> bool:
    return unaccented(full)[0] == unaccented(initialled)[0]


def _is_peer(name: str) -> bool:
    """Tell whether a title stands in a name for the given one: "Lord Lund"."""
    return name.split()[0].lower() in words("styles", "peers")


def _names_house(name: str) -> bool:
    """Tell whether a name ends in that of a ruling house as it writes itself: "Al Thani"."""
    *_, before, last = ("", *name.split())
    return before == "Al" and last in words("particles", "houses")


def _on_record(name: str) -> bool:
    """Tell whether the public record spells a name so, but for accents and the article: "Sergey Lavrov"."""
    return _bare(name) in _recorded()


@cache
def _recorded() -> frozenset[str]:
    return frozenset(_bare(tenure.name) for tenure in tenures())


def _bare(name: str) -> str:
    return _ARTICLE.sub("", unaccented(name))


def _may_be(title: str, given: str) -> bool:
    """Tell whether "Lord" may stand for a given name, as far as its gender is known."""
    gender = given_names().get(given)
    return gender is None or title.lower() in words("honorifics", gender)


def _family(name: str) -> str:
    return fold(_pieces(name.replace("-", " "))[-1])
