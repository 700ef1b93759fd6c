"""Tell by its own form whether a paragraph belongs to the page rather than to the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from communique.intake.dates import find_date, sent_at
from communique.intake.glued import behind_pointer
from communique.model import Span
from communique.text.lexicon import table
from communique.text.paragraphs import paragraphs
from communique.text.words import terms

LONG = 4_000
"""Code points that patterns are tried on: what is longer is never clutter."""
_SHORT = 14
"""Words: a paragraph of this many is prose whatever its last character."""
_PLACE = 4
"""Letters that a place's name has at least, if it alone is a dateline."""
_END = tuple(".!?:;…\"”»'’)]。！？：；」』）।؟")
_BULLETS = "*•·▪►▶→»>♦● \t"
_STOP = tuple(".!?:;…,。！？：；।؟")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_NAMED = r"(?:(?-i:[^\W\d_a-z])[\w'’.&-]*[,.|]?|of|the|and|de|van|von|al|bin|for|at|in)"
_NAME = re.compile(rf"{_NAMED}(?:\s+{_NAMED}){{1,7}}\.?")
_BYLINE = r"(?:{})(?: *: *| +)(?P<name>(?-i:[^\W\d_a-z]).{{1,79}})"
_WHO = re.compile(r",\s+(?:an?|the|our)\s|\.$")
_CRUMBS = re.compile(
    r"[^.!?]{1,60}(?:\s[>»›]\s?[^.!?]{1,60})+|[^.!?]{1,60}(?:\s[>»›|/·•]\s?[^.!?]{1,60}){2,}"
)
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
_STAMP_WORDS = re.compile(
    r"\b(?:published|updated|posted|modified|on|at)\b:?|\d{1,2}:\d\d\s*(?:[ap]m\b)?", re.I
)
_SAID = re.compile(
    r"[“«]|\"\S|\b(?:said|says|told|added|according to|announced|warned|stated|insisted|claimed|called)\b",
    re.I,
)
_YOU = re.compile(r"\byours?\b|\byou\b", re.I)
_WE = re.compile(r"\b(?:we|our|us)\b", re.I)


@dataclass(frozen=True)
class Unit:
    """A paragraph, as far as its form is looked at."""

    span: Span
    text: str

    @cached_property
    def words(self) -> int:
        """How many words it has; in scripts that put no space between words, two letters count as one."""
        return len(self.text.split()) + len(_UNSPACED.findall(self.text)) // 2

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of its words that carry meaning."""
        return terms(self.text[:LONG])

    @property
    def sentence(self) -> bool:
        """Prose: long enough, or ended as sentences end."""
        return self.words >= _SHORT or (self.words >= 4 and self.text.endswith(_END))

    @property
    def stopped(self) -> bool:
        """Ended by a mark that headlines do not end with: a quotation mark alone is none."""
        return self.text.rstrip("\"”»'’)]」』）").endswith(_STOP) and not self.text.endswith(
            ("...", "…", "…]", "...]")
        )

    @property
    def opens(self) -> bool:
        """Prose that an article can begin with; headlines are shorter, or have no full stop."""
        return self.words >= 30 or (self.words >= 12 and self.stopped)


def units(text: str) -> list[Unit]:
    """Return the paragraphs of ``text``; one whose lines are clutter in part is taken line by line."""
    found: list[Unit] = []
    for span in paragraphs(text, Span(0, len(text))):
        block = Unit(span, span.of(text))
        lines = list(_lines(text, span)) if len(block.text) <= LONG else []
        parts = lines if len(lines) > 1 and any(clutter(u) or is_crumbs(u) for u in lines) else [block]
        found.extend(
            piece for part in parts for whole in _unglued(text, part) for piece in _around_strips(text, whole)
        )
    return found


def _unglued(text: str, unit: Unit) -> Iterator[Unit]:
    """Yield a pointer and what of the article was run into its line, or the paragraph as it is."""
    at = behind_pointer(unit.text) if len(unit.text) <= LONG else 0
    for piece in (Span(unit.span.start, unit.span.start + at), Span(unit.span.start + at, unit.span.end)):
        if len(piece := piece.trim(text)):
            yield Unit(piece, piece.of(text))


def _lines(text: str, span: Span) -> Iterator[Unit]:
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        piece = Span(start, start + len(line)).trim(text)
        start += len(line)
        if len(piece):
            yield Unit(piece, piece.of(text))


def _around_strips(text: str, unit: Unit) -> Iterator[Unit]:
    """Yield a paragraph in pieces where a strip of buttons stands in it, or as it is."""
    start = unit.span.start
    for strip in _strip().finditer(unit.text) if len(unit.text) <= LONG else ():
        first, last = unit.span.start + strip.start(), unit.span.start + strip.end()
        if len(before := Span(start, first).trim(text)):
            yield Unit(before, before.of(text))
        yield Unit(Span(first, last), strip.group())
        start = last
    if start == unit.span.start:
        yield unit
    elif len(rest := Span(start, unit.span.end).trim(text)):
        yield Unit(rest, rest.of(text))


def clutter(unit: Unit) -> str | None:
    """Return why the paragraph's form is enough to leave it out wherever it stands, or ``None``."""
    text = unit.text
    if len(text) > LONG:
        return None
    lined = unit.words <= 40 and (_any("line").fullmatch(text) or _strip().fullmatch(text))
    if lined or not any(c.isalnum() for c in text):
        return "furniture"
    if is_stamp(text) or byline_in(text) is not None:
        return "byline or date"
    if (
        (unit.words <= 80 and _any("credit", r"(?:.*\s)?(?:{})\s*", re.S).fullmatch(text))
        or (unit.words <= 60 and not text.endswith(".") and _any("caption").search(text))
        or (unit.words <= 50 and not _SAID.search(text) and _any("picture").search(text))
    ):
        return "caption"
    if unit.words <= 60 and _any("post", r".*(?:{})(?:\s.{{0,40}})?", re.S).fullmatch(text):
        return "embedded post"
    return "pointer" if is_pointer(unit) else None


def is_pointer(unit: Unit) -> bool:
    """Tell whether the paragraph points to another page, pleads with the reader or credits the writers."""
    return len(unit.text) <= LONG and (
        (unit.words <= 60 and bool(_any("start").match(unit.text.lstrip(_BULLETS))))
        or has_kicker(unit)
        or (unit.words <= 40 and bool(_any("credits").search(unit.text)) and not _SAID.search(unit.text))
        or byline_in(unit.text) is not None
    )


def has_kicker(unit: Unit) -> bool:
    """Tell whether the line begins as an inserted pointer does, and a headline may: ``Explainer: ...``."""
    return unit.words <= 30 and bool(_any("kicker").match(unit.text.lstrip(_BULLETS)))


def is_stamp(line: str) -> bool:
    """Tell whether ``line`` holds nothing but a date, an hour and the words that introduce them."""
    if len(line) > 120 or not any(c.isdigit() for c in line):
        return False
    return bool(_STAMP.fullmatch(line)) or sent_at(line, "page") is not None


def byline_in(line: str) -> str | None:
    """Return the name that ``line`` gives as the writer's, or ``None`` where it is no byline."""
    if len(line) > 100 or (line.endswith(".") and not _any("role").search(line)):
        return None
    match = _any("byline", _BYLINE).fullmatch(line)
    return _WHO.split(match["name"])[0].strip() if match else None


def is_signature(unit: Unit) -> bool:
    """Tell whether the line is who wrote it, or for whom, where or when: names, and no sentence."""
    line = unit.text
    if len(line) > 120:
        return False
    if not line.endswith(".") and (found := find_date(line, "page")):
        while found:
            line = f"{line[: found[1]]} {line[found[2] :]}"
            found = find_date(line, "page")
        line = _STAMP_WORDS.sub(" ", line).strip(" ,.;|·-–—()[]")
        return not line or bool(_NAME.fullmatch(line) or _NAME.fullmatch(f"{line} The"))
    return bool(_NAME.fullmatch(line) and unit.words <= 6) or bool(
        _any("role").search(line) and unit.words <= 10
    )


def is_dateline(unit: Unit) -> bool:
    """Tell whether the line can be the place that the report below comes from: one word in capitals."""
    line = unit.text
    agencies = (form for forms in table("agencies.toml")["names"].values() for form in forms)
    named = line.casefold() in {form.casefold() for form in agencies} or _any("role").search(line)
    return line.isalpha() and line.isupper() and len(line) >= _PLACE and not named


def is_crumbs(unit: Unit) -> bool:
    """Tell whether the line is a path through the site, or its sections side by side."""
    return unit.words <= 30 and len(unit.text) <= 200 and bool(_CRUMBS.fullmatch(unit.text))


def is_post_signature(unit: Unit) -> bool:
    """Tell whether the line is the signature of an embedded post, whose words stand above it."""
    return unit.words <= 14 and bool(_any("post_signature").match(unit.text))


def heads_teasers(unit: Unit, under: Unit | None) -> bool:
    """Tell whether the line heads a list of other stories, or the site's words about itself.

    ``under`` is the paragraph below: a line over prose is a subhead, unless it announces a notice.
    """
    bare = unit.text.rstrip(" :>»…")
    if unit.words > 12 or ":" in bare or not _any("teasers").fullmatch(bare):
        return False
    return not (under and under.opens) or bool(_any("notices").fullmatch(bare))


def labels_caption(unit: Unit) -> bool:
    """Tell whether the line announces the caption in the line below."""
    return unit.words <= 3 and bool(_any("caption_label").fullmatch(unit.text))


def is_picture_credit(unit: Unit) -> bool:
    """Tell whether the line says where the picture comes from whose caption stands above."""
    return unit.words <= 14 and bool(_any("picture_credit").fullmatch(unit.text))


def is_form(unit: Unit) -> bool:
    """Tell whether the line asks for the reader's address."""
    return unit.words <= 30 and bool(_any("form").search(unit.text))


def is_frame(unit: Unit) -> bool:
    """Tell whether the line belongs to the site's frame: a menu, a search, a path to the page."""
    return is_crumbs(unit) or (unit.words <= 5 and bool(_any("frame").fullmatch(unit.text)))


def signs_off(unit: Unit) -> bool:
    """Tell whether the line is what an agency or a desk closes a report with."""
    return unit.words <= 20 and bool(_any("sign_off").fullmatch(unit.text))


def ends_article(unit: Unit) -> bool:
    """Tell whether the line heads what readers wrote, or closes the article in words."""
    return unit.words <= 12 and bool(_any("after", r"(?:{}) ?:?").fullmatch(unit.text))


def is_comment_form(unit: Unit) -> bool:
    """Tell whether the line belongs to a form for comments, or to the frame around one."""
    return unit.words <= 30 and bool(_any("comment_form").search(unit.text))


def ends_page(unit: Unit) -> bool:
    """Tell whether the paragraph, if it is the last one, is no part of the article."""
    if len(unit.text) > LONG:
        return False
    if unit.words < _SHORT and (not unit.text.endswith(_END) or unit.text.endswith(("!", ":"))):
        return '"' not in unit.text and "”" not in unit.text
    if unit.words < _SHORT and re.search(r"\w@\w|https?://|www\.", unit.text):
        return True
    if unit.words <= 40 and _any("bio").fullmatch(unit.text):
        return True
    hits = sum(bool(pattern.search(unit.text)) for pattern in _each("self"))
    addressed = bool(_YOU.search(unit.text)) + bool(_WE.search(unit.text))
    return hits >= 4 or (hits + addressed >= 2 and hits >= 1 and not _SAID.search(unit.text))


@cache
def _lexicon() -> dict[str, list[str]]:
    return table("boilerplate.toml")


@cache
def _strip() -> re.Pattern[str]:
    name = rf"(?:{'|'.join(_lexicon()['network'])})"
    return re.compile(
        rf"(?:\b(?:send|share)(?: on)?[\s|/·•]+)?\b{name}(?:[\s|/·•]+{name}(?!\w)){{2,}}(?:\s+https?://\S+)?",
        re.I,
    )


@cache
def _any(name: str, form: str = "(?:{})", flags: int = 0) -> re.Pattern[str]:
    return re.compile(form.format("|".join(_lexicon()[name])), re.IGNORECASE | flags)


@cache
def _each(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _lexicon()[name])
