"""Tell who is meant by an office and a surname, where the public record knows one such person."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from communique.resolve.functions import belongs
from communique.resolve.people import fold, same_person, shorts
from communique.text.leaders import Term, tenures

_LEADING = ("president", "prime minister", "chancellor", "leader", "supreme leader")


def leader(surname: str, function: str, whose: str | None, when: Sequence[Term] = ()) -> str | None:
    """Return the full name of the one bearer of ``surname`` who held ``function`` for ``whose``, or ``None``.

    Of several, the one who held it at the time ``when``.

    >>> leader("Merkel", "chancellor", "Germany"), leader("Obama", "president", None)
    ('Angela Merkel', 'Barack Obama')
    >>> leader("Merkel", "chancellor", "Austria"), leader("Castro", "president", "Cuba")
    (None, None)
    >>> [leader("Hariri", "prime minister", "Lebanon", when) for when in (months("2017-11"), ())]
    ['Saad Hariri', None]
    """
    office = function.removeprefix("former ")
    bearers = {name for body, name in _offices().get((office, fold(surname)), ()) if belongs(body, whose)}
    if len(bearers) > 1 and when and office == function:
        now = {n for body, n, ts in held(office) if belongs(body, whose) and together(ts, when)}
        bearers &= now
    return bearers.pop() if len(bearers) == 1 else None


def known(surname: str, named: Collection[str | None], when: Sequence[Term] = ()) -> str | None:
    """Return the full name of the one bearer of ``surname`` with an office of a body in ``named``, if any.

    Of several, the one who held an office at the time ``when``; of several of that time, the one who led.

    >>> known("Tillerson", {"United States", "China"}), known("Tillerson", {"China"})
    ('Rex Tillerson', None)
    >>> known("Clinton", {"United States"}), known("Clinton", {"United States"}, terms("Boris Yeltsin"))
    (None, 'Bill Clinton')
    """
    bearers = {name for body, name in _bearers().get(fold(surname), ()) if body in named}
    if len(bearers) > 1 and when:
        bearers = {name for name in bearers if together(terms(name), when)}
        bearers = {name for name in bearers if name in _led()} or bearers
    return bearers.pop() if len(bearers) == 1 else None


def terms(name: str) -> tuple[Term, ...]:
    """Return when the bearer of a full name, spelt so, held any office."""
    return _terms().get(name, ())


def months(date: str) -> tuple[Term, ...]:
    """Return the month, or all months of the year, of an ISO date, as a term.

    >>> months("2021-12-17") == months("2021-12"), [until - since for since, until in months("2021")]
    (True, [12])
    """
    year, _, rest = date.partition("-")
    first = 12 * int(year) + (int(rest[:2]) if rest else 1)
    return ((first, first + (1 if rest else 12)),)


def together(some: Sequence[Term], others: Sequence[Term]) -> list[Term]:
    """Return the months that both have."""
    both = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [(since, until) for since, until in both if since < until]


def is_leaders(family: str) -> bool:
    """Tell whether anybody known to have held an office has this family name, spelt so."""
    return family in _families()


def is_known(short: str) -> bool:
    """Tell whether anybody known to have held an office is called so for short, however spelt.

    >>> is_known("Amir-Abdollahian"), is_known("Abdollahian-Roe")
    (True, False)
    """
    return fold(short) in _bearers()


def led(surname: str) -> str | None:
    """Return the one state or body that leaders called ``surname`` led, or ``None``.

    >>> led("Clinton"), led("Assad"), led("Martin")
    ('United States', 'Syria', None)
    """
    bodies = {body for office in _LEADING for body, _ in _offices().get((office, fold(surname)), ())}
    return bodies.pop() if len(bodies) == 1 else None


@cache
def _terms() -> dict[str, tuple[Term, ...]]:
    table: dict[str, tuple[Term, ...]] = defaultdict(tuple)
    for tenure in tenures():
        table[tenure.name] += tenure.terms
    return table


@cache
def _led() -> frozenset[str]:
    return frozenset(tenure.name for tenure in tenures() if tenure.office in _LEADING)


@cache
def _families() -> frozenset[str]:
    return frozenset(tenure.name.split()[-1] for tenure in tenures())


def served(name: str) -> str | None:
    """Return the one state or body of which the public record has ``name`` in an office, or ``None``.

    >>> served("Angela Merkel"), served("Merkel"), served("Angela Roe")
    ('Germany', None, None)
    >>> served("Bashar al-Assad"), served("Pedro Sanchez"), served("Ban Ki-moon")
    ('Syria', 'Spain', 'United Nations')
    """
    bodies = {
        body
        for short in (shorts(name) if " " in name else ())
        for body, other in _bearers().get(fold(short), ())
        if same_person(other, name)
    }
    return bodies.pop() if len(bodies) == 1 else None


def offices(name: str) -> set[tuple[str, str]]:
    """Return the office, and the state or body, of whoever held but one, as the public record spells him.

    >>> offices("Angela Merkel"), offices("Boris Johnson")
    ({('chancellor', 'Germany')}, set())
    """
    found = {(office, body) for body, office, other, _ in tenures() if other == name}
    return found if len(found) == 1 else set()


@cache
def _bearers() -> dict[str, set[tuple[str, str]]]:
    """Whoever held any office, with the state or body, by each short name folded."""
    table: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (_, short), holders in _offices().items():
        table[short].update(holders)
    return table


@cache
def _offices() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Whoever held an office, with the state or body, by the office and each short name folded."""
    table: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for body, office, name, _ in tenures():
        for short in {fold(short) for short in shorts(name)}:
            table[office, short].append((body, name))
    return table


@cache
def held(office: str) -> tuple[tuple[str, str, tuple[Term, ...]], ...]:
    """Return of everybody known to have held ``office`` the state or body, the name and when, in months."""
    return tuple((body, name, terms) for body, held_, name, terms in tenures() if held_ == office)
