"""Find the article inside the clutter of its page, by the form and the position of its paragraphs.

Most files are clean articles, and a paragraph lost is lost to everything after: a paragraph goes only
on evidence, and what could be either stays.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.model import Span
from communique.text.paragraphs import paragraphs

_SHORT = 14
"""Words: a paragraph of this many or more is taken for prose whatever its last character."""
_ARTICLE = 20
"""Words of a paragraph that counts as the article's when what stands above and below a mark is weighed."""
_LONG = 4_000
"""Code points that patterns are tried on: longer paragraphs are never clutter."""
_END = tuple(".!?…:;\"”»'’)]")
_ELLIPSIS = ("...", "…")
_SAID = re.compile(
    r"[“«]|\"\S|\b(?:said|says|told|added|according to|announced|warned|stated|insisted|claimed|called)\b",
    re.I,
)
_BYLINE = r"(?:{})(?: *: *| +)(?P<name>(?-i:[^\W\d_a-z]).{{1,79}})"
_CRUMBS = re.compile(r"[^.!?]{1,60}(?:\s[>»›|/·•]\s?[^.!?]{1,60}){1,}")
_NAME = re.compile(r"(?:(?:[A-Z][\w'’.-]*|de|van|von|der|al|bin|and|&|of|the),?\s*){2,5}")
_STAMP = re.compile(
    r"(?:(?:last |first )?(?:published|updated|posted|modified|created|issued|date|on|at|by|admin|edited"
    r"|january|february|march|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|[ap]\.?m|[ecmp][ds]?t|gmt|utc|ist|bst|cet|local time|min(?:ute)?s?|hours?|hrs?"
    r"|days?|weeks?|months?|years?"
    r"|ago|read|today|yesterday|the|of|from|to|[tz]|\d+(?:st|nd|rd|th|[ap]m|h)?)\b[\s.,:;/|()·•@–—+-]*)+",
    re.I,
)


@dataclass(frozen=True)
class _Unit:
    span: Span
    text: str
    words: int

    @property
    def sentence(self) -> bool:
        """Prose: long enough, or ended as sentences end."""
        return self.words >= _SHORT or (self.words >= 4 and self.text.endswith(_END))

    @property
    def article(self) -> bool:
        return self.words >= _ARTICLE and self.text.endswith(_END) and not self.text.endswith(_ELLIPSIS)


def find_body(text: str, title: str | None = None) -> tuple[Span, ...]:
    """Return the maximal runs of ``text`` that are the article: ascending, disjoint, trimmed.

    In: headlines, subheads, datelines, paragraphs. Out: menus, dates, bylines, captions, credits,
    pointers to other articles, teasers, comment boxes, policies, and the title again at the foot.
    ``title``, where it is known otherwise, tells the headline. Text without any prose is all body.
    """
    units = [
        _Unit(span, words, len(words.split()))
        for span in paragraphs(text, Span(0, len(text)))
        if (words := span.of(text)) or True
    ]
    keep = [not _clutter(unit) for unit in units]
    _cut_lists(units, keep)
    _cut_tail(units, keep)
    _cut_head(units, keep, title)
    _cut_repeats(units, keep)
    if not any(kept and unit.sentence for unit, kept in zip(units, keep, strict=True)):
        keep = [True] * len(units)
    return tuple(_runs(units, keep))


def _clutter(unit: _Unit) -> bool:
    """Tell whether the paragraph's own form is enough to leave it out."""
    text = unit.text
    if len(text) > _LONG:
        return False
    return (
        (unit.words <= 40 and bool(_any("line").fullmatch(text)))
        or (unit.words <= 60 and bool(_any("start").match(text)))
        or (unit.words <= 80 and bool(_any("credit", r"(?:.*\s)?(?:{})\s*", re.S).fullmatch(text)))
        or (unit.words <= 60 and bool(_any("post", r".*(?:{})(?:\s.{{0,40}})?", re.S).fullmatch(text)))
        or is_stamp(text)
        or byline_in(text) is not None
        or not any(c.isalnum() for c in text)
    )


def is_stamp(line: str) -> bool:
    """Tell whether ``line`` holds nothing but a date, an hour and the words that introduce them."""
    return len(line) <= 120 and any(c.isdigit() for c in line) and bool(_STAMP.fullmatch(line))


def byline_in(line: str) -> str | None:
    """Return the name that ``line`` gives as the writer's, or ``None`` where it is no byline."""
    if len(line) > 100 or line.endswith("."):
        return None
    match = _any("byline", _BYLINE).fullmatch(line)
    return match["name"].strip() if match else None


def _cut_lists(units: list[_Unit], keep: list[bool]) -> None:
    """Leave out what stands under the heads of teaser lists and comment boxes.

    Such a head ends the article unless as much article stands below it; then only the short lines
    directly under it go.
    """
    article = [k and u.article for u, k in zip(units, keep, strict=True)]
    above, total = 0, sum(article)
    for i, unit in enumerate(units):
        above += article[i]
        if unit.words > 12 or not above:
            continue
        foot = bool(_any("foot").fullmatch(unit.text))
        if not foot and not _any("teasers", r"(?:{}) ?[:>»…]*").fullmatch(unit.text):
            continue
        if foot or total - above <= above / 2:
            keep[i:] = [False] * (len(units) - i)
            return
        keep[i] = False
        for j in range(i + 1, len(units)):
            if units[j].sentence and not units[j].text.endswith(_ELLIPSIS):
                break
            keep[j] = False


def _cut_tail(units: list[_Unit], keep: list[bool]) -> None:
    """Peel what is no prose, and the site's words about itself, off the end."""
    for i in range(len(units) - 1, 0, -1):
        unit = units[i]
        if keep[i] and not _peels(unit):
            return
        keep[i] = False


def _peels(unit: _Unit) -> bool:
    if len(unit.text) > _LONG:
        return False
    if unit.words < _SHORT and not unit.text.endswith(_END):
        return True
    hits = sum(bool(p.search(unit.text)) for p in _each("self"))
    return hits >= 2 and not (hits < 4 and _SAID.search(unit.text))


def _cut_head(units: list[_Unit], keep: list[bool], title: str | None) -> None:
    """Leave out what stands above the headline, and names under it."""
    prose = next((i for i, u in enumerate(units) if keep[i] and u.sentence and u.words >= _SHORT), 0)
    wanted = _fold(title or "")
    heads = [i for i in range(prose) if keep[i]]
    named = next((i for i in heads if wanted and _fold(units[i].text) == wanted), None)
    first = named if named is not None else next((i for i in heads if _headline(units[i])), None)
    for i in heads:
        if first is not None and (
            (i < first and not units[i].sentence)
            or (i > first and _NAME.fullmatch(units[i].text.rstrip(".")))
        ):
            keep[i] = False


def _headline(unit: _Unit) -> bool:
    return unit.words >= 4 and not _CRUMBS.fullmatch(unit.text)


def _cut_repeats(units: list[_Unit], keep: list[bool]) -> None:
    """Leave out the title printed again under the text, and captions that repeat one of its sentences."""
    seen: dict[str, int] = {}
    for i, unit in enumerate(units):
        if not keep[i] or len(unit.text) > _LONG:
            continue
        folded = _fold(unit.text)
        if folded in seen and i > len(units) / 2:
            keep[i] = False
        seen.setdefault(folded, i)


def _runs(units: Iterable[_Unit], keep: Iterable[bool]) -> Iterable[Span]:
    start = end = None
    for unit, kept in zip(units, keep, strict=True):
        if kept:
            start = unit.span.start if start is None else start
            end = unit.span.end
        elif start is not None and end is not None:
            yield Span(start, end)
            start = None
    if start is not None and end is not None:
        yield Span(start, end)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def _lexicon() -> dict[str, list[str]]:
    return tomllib.loads((files("communique") / "data" / "boilerplate.toml").read_text(encoding="utf-8"))


@cache
def _any(name: str, form: str = "(?:{})", flags: int = 0) -> re.Pattern[str]:
    return re.compile(form.format("|".join(_lexicon()[name])), re.IGNORECASE | flags)


@cache
def _each(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _lexicon()[name])
