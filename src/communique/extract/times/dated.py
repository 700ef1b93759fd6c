"""What a time expression is resolved against, and the parts that its value is put together from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from communique.extract.numbers import Number, number
from communique.extract.times import calendar
from communique.extract.times.calendar import Reference, Unresolved
from communique.extract.times.grammar import Groups, words
from communique.model import NO_DATE, TimexType


@dataclass
class Context:
    """What an expression is resolved against."""

    reference: Reference | None
    """The day, month or year in which the document appeared."""
    told: Reference | None
    """The last day, month or year that the text itself named."""
    ask: Callable[[], int]
    """Tells whether the clause looks back (-1), ahead (1) or neither (0); asked only where it matters."""

    @cached_property
    def direction(self) -> int:
        """Where the clause looks: -1, 0 or 1."""
        return self.ask()

    def at(self, unit: str, told: bool = False) -> date:
        """Return a day in the document's ``unit``, or in the one last ``told``; raises ``Unresolved``."""
        start = self.told if told else self.reference
        if start is None:
            raise Unresolved(NO_DATE)
        return start.at(unit)


@dataclass(frozen=True)
class Dated:
    """A value with its modifier, and the day, month or year that is now told of."""

    value: str
    mod: str | None = None
    told: Reference | None = None
    type: TimexType | None = None


Makers = dict[str, Callable[[Groups, Context], Dated]]


def on_day(found: date, mod: str | None = None) -> Dated:
    """Return the value of a day, which the text has then told of."""
    return in_unit(found, "D", mod)


def in_unit(found: date, unit: str, mod: str | None = None) -> Dated:
    """Return the value of the ``unit`` that holds ``found``, which the text has then told of."""
    return Dated(calendar.value(found, unit), mod, Reference.to(found, unit))


def part(dated: Dated, parts: Groups) -> Dated:
    """Return ``dated`` narrowed to the part of the day that ``parts`` name, if they do."""
    if "part" not in parts:
        return dated
    return Dated(f"{dated.value}T{words('parts')[parts['part'].lower()]}", dated.mod, dated.told, "TIME")


def mod_of(parts: Groups) -> str | None:
    """Return the TIMEX3 modifier that ``parts`` name."""
    word = parts.get("mod") or parts.get("adv")
    if word is None:
        return None
    mods = words("mods")
    phrase = " ".join(word.lower().split())
    return mods.get(phrase) or mods.get(phrase.split()[0])


def year_of(parts: Groups, context: Context) -> int:
    """Return the year that ``parts`` give ("March of that year" that last told), or the document's."""
    if "year" in parts:
        return int(parts["year"])
    if "short_year" in parts:
        return calendar.full_year(int(parts["short_year"]), context.reference)
    if "toldyear" in parts:
        later: int = words("relations")[parts["toldyear"].lower().split()[0]]
        return context.at("Y", told=True).year + later
    steps = words("relations")[parts["relyear"].lower()] if "relyear" in parts else 0
    return context.at("Y").year + steps


def states_year(parts: Groups) -> bool:
    """Tell whether ``parts`` say which year ("2021", "’87", "last year")."""
    return not parts.keys().isdisjoint(("year", "short_year", "relyear", "toldyear"))


def count_of(parts: Groups) -> Number:
    """Return how many units ``parts`` count."""
    plus = {"half": 0.5, "quarter": 0.25}.get(parts.get("plus", "").lower(), 0)
    for name, share in (("half", 0.5), ("quarter", 0.25)):
        if name in parts:
            return share
    if "number" in parts:
        count = number(parts["number"])
        if count is None:
            raise Unresolved("not a number")
        return count + plus
    return 1 + plus


def nth(word: str) -> int:
    """Return the number of an ordinal ("third", "3rd")."""
    if word[0].isdigit():
        return digits(word)
    ordinal: int = words("ordinals")["-".join(word.lower().split())]
    return ordinal


def day_number(parts: Groups) -> int:
    """Return the day of the month that ``parts`` give, in digits or in words."""
    return nth(parts["day_word"]) if "day_word" in parts else digits(parts["day"])


def weekday_number(name: str) -> int:
    """Return the number (Monday 0) of a weekday's name, long or short."""
    found: int = (words("weekdays") | words("short_weekdays"))[name.lower()]
    return found


def digits(word: str) -> int:
    """Return the number in "3rd"."""
    return int("".join(c for c in word if c.isdecimal()))
