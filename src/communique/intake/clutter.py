"""Tell by its own form whether a paragraph belongs to the page rather than to the article."""

import re
from collections.abc import Iterator
from functools import cache

from communique.intake.bylines import byline_in, is_credited
from communique.intake.glued import behind_pointer
from communique.intake.units import ENDINGS, LONG, SHORT, Unit, any_of, each_of, wordings
from communique.model import Span
from communique.text.paragraphs import paragraphs

_BULLETS = "*•·▪►▶→»>♦● \t"
_MENU = (4, 0.6)
"""Words of a menu, and the share of them that are names of a site's sections."""
_ITEM = r"[^\s\d.!?,;:|]+(?: [^\s\d.!?,;:|]+){0,3}"
_SPACED = re.compile(rf"{_ITEM}(?:(?: {{3,}}|\t+){_ITEM}){{2,}}")
"""Titles of pages side by side, with room between them."""
_CRUMBS = re.compile(
    r"[^.!?]{1,60}(?:\s[>»›]\s?[^.!?]{1,60})+|[^.!?]{1,60}(?:\s[>»›|/·•]\s?[^.!?]{1,60}){2,}"
)
_SAID = re.compile(
    r"[“«]|\"\S|\b(?:said|says|told|added|according to|announced|warned|stated|insisted|claimed|called)\b",
    re.I,
)
_YOU = re.compile(r"\byours?\b|\byou\b", re.I)
_WE = re.compile(r"\b(?:we|our|us)\b", re.I)


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
    lined = unit.words <= 40 and (any_of("line").fullmatch(text) or _strip().fullmatch(text))
    if lined or not any(c.isalnum() for c in text):
        return "furniture"
    if _is_menu(unit):
        return "furniture"
    if is_credited(text):
        return "byline or date"
    if (
        (unit.words <= 80 and any_of("credit", r"(?:.*\s)?(?:{})\s*", re.S).fullmatch(text))
        or (unit.words <= 60 and not text.endswith(".") and any_of("caption").search(text))
        or (unit.words <= 50 and not _SAID.search(text) and any_of("picture").search(text))
    ):
        return "caption"
    if unit.words <= 60 and any_of("post", r".*(?:{})(?:\s.{{0,40}})?", re.S).fullmatch(text):
        return "embedded post"
    return "pointer" if is_pointer(unit) else None


def _is_menu(unit: Unit) -> bool:
    """Tell whether the line is the site's sections or pages side by side."""
    if unit.words <= 20 and _SPACED.fullmatch(unit.text):
        return True
    words = re.findall(r"[\w-]+", unit.text.lower()) if unit.words <= 60 and not unit.stopped else []
    named = sum(word in _sections() for word in words)
    return named >= _MENU[0] and named >= _MENU[1] * len(words)


def is_sections(line: str) -> bool:
    """Tell whether all words of ``line`` name sections of a site: "World news"."""
    return _sections().issuperset(re.findall(r"[\w-]+", line.lower()))


def is_pointer(unit: Unit) -> bool:
    """Tell whether the paragraph points to another page, pleads with the reader or credits the writers."""
    return len(unit.text) <= LONG and (
        (unit.words <= 60 and bool(any_of("start").match(unit.text.lstrip(_BULLETS))))
        or has_kicker(unit)
        or (unit.words <= 40 and bool(any_of("credits").search(unit.text)) and not _SAID.search(unit.text))
        or byline_in(unit.text) is not None
    )


def has_kicker(unit: Unit) -> bool:
    """Tell whether the line begins as an inserted pointer does, and a headline may: ``Explainer: ...``."""
    return unit.words <= 30 and bool(any_of("kicker").match(unit.text.lstrip(_BULLETS)))


def is_crumbs(unit: Unit) -> bool:
    """Tell whether the line is a path through the site, or its sections side by side."""
    return unit.words <= 30 and len(unit.text) <= 200 and bool(_CRUMBS.fullmatch(unit.text))


def is_post_signature(unit: Unit) -> bool:
    """Tell whether the line is the signature of an embedded post, whose words stand above it."""
    return unit.words <= 14 and bool(any_of("post_signature").match(unit.text))


def heads_teasers(unit: Unit, under: Unit | None) -> bool:
    """Tell whether the line heads a list of other stories, or the site's words about itself.

    ``under`` is the paragraph below: a line over prose is a subhead, unless it announces a notice.
    """
    bare = unit.text.rstrip(" :>»…")
    if unit.words > 12 or ":" in bare or not any_of("teasers").fullmatch(bare):
        return False
    return not (under and under.opens) or is_notice(unit)


def is_notice(unit: Unit) -> bool:
    """Tell whether the line heads what the site says about itself or the writer, in sentences."""
    return unit.words <= 12 and bool(any_of("notices").fullmatch(unit.text.rstrip(" :>»…")))


def labels_caption(unit: Unit) -> bool:
    """Tell whether the line announces the caption in the line below."""
    return unit.words <= 3 and bool(any_of("caption_label").fullmatch(unit.text))


def is_picture_credit(unit: Unit) -> bool:
    """Tell whether the line says where the picture comes from whose caption stands above."""
    return unit.words <= 14 and bool(any_of("picture_credit").fullmatch(unit.text))


def is_form(unit: Unit) -> bool:
    """Tell whether the line asks for the reader's address."""
    return unit.words <= 30 and bool(any_of("form").search(unit.text))


def is_frame(unit: Unit) -> bool:
    """Tell whether the line belongs to the site's frame: a menu, a search, a path to the page."""
    return is_crumbs(unit) or (unit.words <= 5 and bool(any_of("frame").fullmatch(unit.text)))


def signs_off(unit: Unit) -> bool:
    """Tell whether the line is what an agency or a desk closes a report with."""
    return unit.words <= 20 and bool(any_of("sign_off").fullmatch(unit.text))


def ends_article(unit: Unit) -> bool:
    """Tell whether the line heads what readers wrote, or closes the article in words."""
    return unit.words <= 12 and bool(any_of("after", r"(?:{}) ?:?").fullmatch(unit.text))


def is_comment_form(unit: Unit) -> bool:
    """Tell whether the line belongs to a form for comments, or to the frame around one."""
    return unit.words <= 30 and bool(any_of("comment_form").search(unit.text))


def ends_page(unit: Unit) -> bool:
    """Tell whether the paragraph, if it is the last one, is no part of the article."""
    if len(unit.text) > LONG:
        return False
    if unit.words < SHORT and (not unit.text.endswith(ENDINGS) or unit.text.endswith(("!", ":"))):
        return '"' not in unit.text and "”" not in unit.text
    if unit.words < SHORT and re.search(r"\w@\w|https?://|www\.", unit.text):
        return True
    if unit.words <= 40 and any_of("bio").fullmatch(unit.text):
        return True
    hits = sum(bool(pattern.search(unit.text)) for pattern in each_of("self"))
    addressed = bool(_YOU.search(unit.text)) + bool(_WE.search(unit.text))
    return hits >= 4 or (hits + addressed >= 2 and hits >= 1 and not _SAID.search(unit.text))


@cache
def _sections() -> frozenset[str]:
    return frozenset(wordings()["sections"])


@cache
def _strip() -> re.Pattern[str]:
    name = rf"(?:{'|'.join(wordings()['network'])})"
    return re.compile(
        rf"(?:\b(?:send|share)(?: on)?[\s|/·•]+)?\b{name}(?:[\s|/·•]+{name}(?!\w)){{2,}}(?:\s+https?://\S+)?",
        re.I,
    )
