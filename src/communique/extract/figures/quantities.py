"""Find numbers in running text: their bounds and their hedges, before anyone asks what they count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from communique.extract.numbers import Number, number, tidy, vocabulary
from communique.model import Hedge, Span
from communique.text.lexicon import table

Kind = Literal["count", "share", "plural"]

_LOOK_BACK = 40
_PREPOSITIONS = frozenset({"about", "over", "around", "under"})
_GLUE_BEFORE = re.compile(r"[\w&][-‐‑/.:'’]$|[\w#@_/\\]$|-$")
_GLUE_AFTER = re.compile(r"(?!km|kg|mm|cm|ft|m\b|mph)(?:[:/.,]\d|_|[a-zA-Z])|\s\d/\d")


@dataclass(frozen=True)
class Quantity:
    """A number or range with its hedges; ``span`` holds all their words, ``core`` the number alone."""

    span: Span
    core: Span
    low: Number | None
    high: Number | None
    hedge: Hedge
    kind: Kind = "count"
    currency: str | None = None
    digits: bool = False
    """Whether it is written in figures."""
    size: Number = 0
    """The number itself, whatever the hedge makes of it."""


def quantities(text: str, within: Span) -> Iterator[Quantity]:
    """Yield the numbers in ``within``, left to right; dates, scores and names are still among them."""
    done = within.start
    pattern = _number()
    while (match := pattern.search(text, done, within.end)) is not None:
        found = _read(text, match, within)
        done = max(found.span.end if found else match.end(), match.end())
        if found is not None:
            yield found


def _read(text: str, match: re.Match[str], within: Span) -> Quantity | None:
    core = Span(*match.span())
    value = _value(match)
    if value is None or _glued(text, core, within):
        return None
    low: Number | None = value
    high: Number | None = value
    hedge: Hedge = "exact"
    kind: Kind = "share" if match["share"] else "plural" if match["plural"] else "count"
    if kind == "plural":
        high, hedge = None, "at_least"
    sign = _currency_before(text, core, within)
    span = Span(core.start - len(sign or ""), core.end)
    if kind == "count":
        upper = _upper(text, core, within, match)
        if upper is not None:
            low, high, end = upper
            hedge, span = "range", Span(span.start, end)
            core = Span(core.start, end)
    quantity = Quantity(
        span,
        core,
        low,
        high,
        hedge,
        kind,
        _signs().get("".join((sign or "").split())),
        match["digits"] is not None,
        value,
    )
    return _hedged(text, quantity, within)


def _value(match: re.Match[str]) -> Number | None:
    if match["plural"]:
        return _plural(match["plural"].lower())
    if match["share"]:
        return _share(match["share"].lower())
    if match["part"]:
        share, _, scale = match["part"].lower().rpartition(" of ")
        return tidy(round((_share(share) or 0) / 100 * (number(scale) or 0)))
    return number(match.group())


def _plural(phrase: str) -> Number | None:
    """ "Hundreds of thousands" are at least two hundred thousand."""
    plurals = {"tens": 20, **vocabulary("plurals")}
    scales = vocabulary("scales")
    value: Number = 1
    for word in re.findall(r"[a-z]+", phrase):
        if word in plurals:
            value *= plurals[word] if value == 1 else scales[word.removesuffix("s")]
        elif word in scales:
            value *= 2 * scales[word]
    return value


def _share(phrase: str) -> Number | None:
    """Return a fraction in percent."""
    words = re.findall(r"[a-z]+", phrase)
    part = vocabulary("fractions").get(words[-1]) or vocabulary("fractions").get(words[-1].removesuffix("s"))
    if words[-1] in ("half", "halves"):
        part = 0.5
    if part is None:
        return None
    count = number(words[0]) if len(words) > 1 else 1
    return tidy(round((count or 1) * part * 100, 1))


def _glued(text: str, core: Span, within: Span) -> bool:
    """Part of a name, a clock time, a ratio, an ordinal: "Su-35", "10:30", "5th"."""
    before = text[max(within.start, core.start - 2) : core.start]
    after = text[core.end : min(within.end, core.end + 4)]
    return _GLUE_BEFORE.search(before) is not None or _GLUE_AFTER.match(after) is not None


def _upper(text: str, core: Span, within: Span, match: re.Match[str]) -> tuple[Number, Number, int] | None:
    """Return low, high and end of the range that begins with ``match``, if one does."""
    link = _LINK.match(text, core.end, within.end)
    if link is None:
        return None
    between = re.search(
        r"\bbetween\s+(?:[^\w\s]{0,3})$", text[max(within.start, core.start - 14) : core.start], re.I
    )
    if link["and"] and not between:
        return None
    second = _number().match(text, link.end(), within.end)
    if second is None or second["share"] or second["plural"] or _glued_after(text, second.end(), within):
        return None
    low, high = number(match.group()), number(second.group())
    if low is None or high is None:
        return None
    if link["percent"] and not _PERCENT.match(text, second.end(), within.end):
        return None
    scale = re.search(r"[a-z]+$", second.group().lower())
    factor = (vocabulary("scales") | vocabulary("short_scales")).get(scale[0]) if scale else None
    if (
        factor
        and match["digits"]
        and match.group()[-1].isdigit()
        and low < 1000
        and low * factor < high * 1.0001
    ):
        low = tidy(low * factor)
    return (low, high, second.end()) if low < high else None


def _glued_after(text: str, end: int, within: Span) -> bool:
    return re.match(r"[:/.,-]\d|(?:st|nd|rd|th)\b", text[end : min(within.end, end + 3)]) is not None


def _currency_before(text: str, core: Span, within: Span) -> str | None:
    match = _sign_before().search(text[max(within.start, core.start - 5) : core.start])
    return match[0] if match else None


def _hedged(text: str, quantity: Quantity, within: Span) -> Quantity:
    """Take in the hedges before and behind the number."""
    span, hedge = quantity.span, quantity.hedge
    for _ in range(2):
        lead = text[max(within.start, span.start - _LOOK_BACK) : span.start]
        match = _hedge_before().search(lead)
        if match is None or (match[1].lower() in _PREPOSITIONS and _after_topic(lead[: match.start(1)])):
            break
        span = Span(span.start - (len(lead) - match.start(1)), span.end)
        phrase = " ".join(match[1].lower().split())
        if phrase != "between":
            found = hedges()[phrase]
            hedge = found if hedge in ("exact", "approx") else hedge
    if after := _hedge_after().match(text, quantity.span.end, within.end):
        span = Span(span.start, after.end())
        hedge = _data()["after_hedges"][" ".join(after[0].lower().split())]
    return replace(bounded(quantity, hedge), span=span)


def bounded(quantity: Quantity, hedge: Hedge) -> Quantity:
    """Return ``quantity`` with the bounds that ``hedge`` gives it.

    More than and at least leave it open above, up to and fewer than below; about and nearly leave n as it is.
    """
    low, high = quantity.low, quantity.high
    if hedge in ("more_than", "at_least"):
        high = None
    elif hedge == "up_to":
        low, high = None, quantity.high if quantity.high is not None else quantity.size
    return replace(quantity, low=low, high=high, hedge=hedge)


@cache
def hedges() -> dict[str, Hedge]:
    """Return the hedges that stand before a number."""
    return dict(_data()["hedges"])


def _after_topic(lead: str) -> bool:
    words = lead.lower().split()
    if words[-2:-1] == ["there"]:
        return False
    return bool(words) and words[-1] in _data()["no_hedge_after"]["words"].split()


@cache
def _data() -> dict[str, Any]:
    return table("figures.toml")


@cache
def _signs() -> dict[str, str]:
    return {"".join(sign.split()): code for sign, code in _data()["currency_signs"].items()}


_LINK = re.compile(
    r"(?P<percent>%|\s?per\s?cent)?\s?(?:[-‐‑–—]|\bto\b|(?P<and>\band\b))\s?(?:US\$|[$€£¥])?", re.IGNORECASE
)

_PERCENT = re.compile(r"%|\s?per\s?cent")


@cache
def _number() -> re.Pattern[str]:
    scale = _any(vocabulary("scales"))
    word = _any([*vocabulary("words"), *vocabulary("scales")])
    short = _any(vocabulary("short_scales"))
    part = _any([*vocabulary("fractions"), *(f"{name}s" for name in vocabulary("fractions")), "halves"])
    plural = _any(vocabulary("plurals"))
    glyph = "[½⅓⅔¼¾⅕⅛]"
    return re.compile(
        rf"""
        (?P<digits>(?<![\d.,])\d(?:[\d,]|[\u00a0\u2009\u202f](?=\d{{3}}\b))*(?:\.\d+)*(?<!,){glyph}?(?:\s(?:and\s)?a\shalf)?
            (?:(?:\s|-){scale}\b|{short}\b)?)
        | \b(?P<part>(?:a|three)(?:\s|-)quarters?\sof\sa\s{scale})\b
        | \b(?P<share>half(?=\s(?:of|the|its|their|his|her|our|all)\b)
            | (?:an?|one)(?:\s|-){part}(?=\s(?:of|the)\b)
            | (?:two|three|four|five|six|seven|nine)(?:\s|-){part}(?=\s(?:of|the)\b|\W*$|[,.;]))
        | \b(?P<plural>(?:(?:tens|dozens|scores|hundreds|thousands|millions)\sof\s)?{plural}
            | (?:several|a\sfew|many)\s(?:hundred|thousand|dozen|million)(?:\sthousand)?)\b
        | \b(?P<words>(?:half(?:\san?\s|-){scale}|an?\s(?:half[\s-])?{scale}|{word})
            (?:(?:\s|-|\sand\s)(?:{word}|a\shalf))*)\b(?![-'’]s)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _hedge_before() -> re.Pattern[str]:
    names = _any([*hedges(), "between"])
    return re.compile(rf"(?:^|(?<=\W))({names})\s+$".replace(r"\ ", r"\s+"), re.IGNORECASE)


@cache
def _hedge_after() -> re.Pattern[str]:
    names = _any(_data()["after_hedges"]).replace(r"\ ", r"\s+")
    return re.compile(rf"\s?{names}(?!\w)".replace(r"\s?", r"(?:\s(?=o))?"), re.IGNORECASE)


@cache
def _sign_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(_data()['currency_signs'])}\s?$")


def _any(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"
