"""Find the article inside the clutter of its page, by the form and the position of its paragraphs.

Most files are clean articles, and a paragraph lost is lost to everything after: a paragraph goes only
on evidence, and what could be either stays.
"""

import re
from collections.abc import Iterator

from communique.intake.clutter import (
    LONG,
    Unit,
    ends_article,
    ends_page,
    has_kicker,
    heads_teasers,
    is_clutter,
    is_comment_form,
    is_crumbs,
    is_pointer,
    is_post_signature,
    is_signature,
    units,
)
from communique.model import Span

_COHESIVE = 0.2
"""Share of a paragraph's terms that stand above it, if it goes on with the article: on BASIL, 85 of 100
paragraphs of the last third of an article have that share, and 20 of 100 of other articles."""
_ECHO = 0.5
"""Share of a headline's terms that stand in the paragraphs under it."""
_HEADS = 20
"""Heads of lists that are looked at: no page has more, and each is a look at all that follows."""
_BEGUN = 20
"""Words of prose above the first head of a list that can end the article."""
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+")


def find_body(text: str, title: str | None = None) -> tuple[Span, ...]:
    """Return the maximal runs of ``text`` that are the article: ascending, disjoint, trimmed.

    In: headlines, subheads, datelines, paragraphs. Out: menus, dates, bylines, captions, credits,
    pointers to other articles, teasers, comment boxes, policies, and the title again at the foot.
    ``title``, where it is known otherwise, tells the headline. Text without any prose is all body.
    """
    page = units(text)
    keep = [not is_clutter(unit) or (i == 0 and has_kicker(unit)) for i, unit in enumerate(page)]
    _cut_posts(page, keep)
    _cut_lists(page, keep)
    _cut_tail(page, keep)
    _cut_head(page, keep, title)
    _cut_repeats(page, keep, title)
    if not any(kept and unit.sentence for unit, kept in zip(page, keep, strict=True)):
        keep = [True] * len(page)
    return tuple(_runs(page, keep))


def page_body(text: str) -> tuple[Span, ...]:
    """Return the runs of ``text``, extracted from a web page, that are the article: as ``find_body``.

    An extractor has seen the page's structure, so only pointers, pleas and credits are left out of what
    it took: measured on 181 pages, each further rule for plain text costs more than it gains.
    """
    page = units(text)
    keep = [not is_pointer(unit) or (i == 0 and has_kicker(unit)) for i, unit in enumerate(page)]
    return tuple(_runs(page, keep if any(keep) else [True] * len(page)))


def _cut_posts(page: list[Unit], keep: list[bool]) -> None:
    """Leave out the words of an embedded post above its signature."""
    for i in range(1, len(page)):
        if is_post_signature(page[i]) and page[i - 1].words <= 60:
            keep[i - 1] = False


def _cut_lists(page: list[Unit], keep: list[bool]) -> None:
    """Leave out what stands under the heads of teaser lists and comment boxes.

    Such a head ends the article unless most of the prose below it goes on with the article's matter;
    then only the lines directly under it go.
    """
    above: set[str] = set()
    prose = heads = i = 0
    while i < len(page):
        unit = page[i]
        closes = ends_article(unit)
        if prose >= _BEGUN and heads < _HEADS and (closes or heads_teasers(unit)):
            heads += 1
            resumed = _resumption(page, keep, i, above, prose if closes else 0)
            keep[i:resumed] = [False] * (resumed - i)
            i = max(resumed, i + 1)
            continue
        if keep[i]:
            above |= unit.terms
            prose += unit.words if unit.sentence else 0
        i += 1


def _resumption(page: list[Unit], keep: list[bool], head: int, above: set[str], prose: int) -> int:
    """Return where the article goes on under the head of a list, or the end of the page.

    ``prose``: where the head closes articles, the words above it; those below must be more to go on.
    """
    foot = next((i for i in range(head + 1, len(page)) if ends_article(page[i])), len(page))
    below = [i for i in range(head + 1, foot) if page[i].sentence and keep[i]]
    on = [
        i for i in below if page[i].stopped and len(page[i].terms & above) >= _COHESIVE * len(page[i].terms)
    ]
    going, all_below = sum(page[i].words for i in on), sum(page[i].words for i in below)
    if not on or going * 2 < all_below:
        return len(page)
    if prose and (all_below < prose or any(is_comment_form(unit) for unit in page[head + 1 : head + 6])):
        return len(page)
    return on[0]


def _cut_tail(page: list[Unit], keep: list[bool]) -> None:
    """Peel what is no prose, and the site's words about itself, off the end."""
    for i in range(len(page) - 1, 0, -1):
        if keep[i] and not ends_page(page[i]):
            return
        keep[i] = False


def _cut_head(page: list[Unit], keep: list[bool], title: str | None) -> None:
    """Leave out what stands above the headline, and who wrote it, where and when, below."""
    lead = next((i for i, u in enumerate(page) if keep[i] and u.opens), 0)
    heads = [i for i in range(lead) if keep[i] and not is_crumbs(page[i])]
    prose = (page[i] for i in range(lead, min(lead + 6, len(page))) if keep[i] and page[i].sentence)
    under = frozenset(term for unit in prose for term in unit.terms)
    first = _headline(page, heads, under, title)
    if first is None:
        return
    keep[:first] = [False] * first
    broken = False
    for i in range(first + 1, min(lead + 2, len(page))):
        unit = page[i]
        broken |= not keep[i]
        echoes = unit.words >= 3 and len(unit.terms & under) >= _ECHO * len(unit.terms)
        odd = broken and not unit.sentence and unit.words <= 8 and i < lead
        if not echoes and (odd or is_signature(unit)):
            keep[i] = False


def _headline(page: list[Unit], heads: list[int], under: frozenset[str], title: str | None) -> int | None:
    """The line that is the title, else one whose words come again in the text, else the first of length."""
    wanted = _fold(title or "")
    lines = [i for i in heads if page[i].words >= 4] or [i for i in heads if page[i].words == 3]
    for i in heads:
        if wanted and _fold(page[i].text) == wanted:
            return i
    for i in lines:
        echoed = len(page[i].terms & under)
        # A name in capitals is as likely the site's own as a headline.
        if echoed and (
            echoed >= _ECHO * len(page[i].terms) or not (is_signature(page[i]) or page[i].text.isupper())
        ):
            return i
    return lines[0] if lines else None


def _cut_repeats(page: list[Unit], keep: list[bool], title: str | None) -> None:
    """Leave out the title printed again under the text, and captions made of the text's own sentences."""
    lead = next((i for i, u in enumerate(page) if keep[i] and u.opens), len(page))
    titles = {_fold(unit.text) for unit in page[: lead + 1]} | {_fold(title or "")}
    parts = [[] if len(u.text) > LONG else [_fold(part) for part in _SENTENCE.split(u.text)] for u in page]
    where: dict[str, list[int]] = {}
    for i, unit in enumerate(page):
        if keep[i] and len(parts[i]) > 1 and unit.sentence:
            for part in parts[i]:
                where.setdefault(part, []).append(i)
    for i in range(lead + 1, len(page)):
        if keep[i] and (
            (i > len(page) / 2 and page[i].words <= 40 and _fold(page[i].text) in titles)
            or (len(parts[i]) == 1 and page[i].words >= 5 and any(j != i for j in where.get(parts[i][0], ())))
        ):
            keep[i] = False


def _runs(page: list[Unit], keep: list[bool]) -> Iterator[Span]:
    start = end = None
    for unit, kept in zip(page, keep, strict=True):
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
