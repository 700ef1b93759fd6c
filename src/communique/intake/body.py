"""Find the article inside the clutter of its page, by the form and the position of its paragraphs.

Most files are clean articles, and a paragraph lost is lost to everything after: a paragraph goes only
on evidence, and what could be either stays.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from communique.intake.bylines import is_dateline, is_signature
from communique.intake.clutter import (
    clutter,
    ends_article,
    ends_page,
    has_kicker,
    heads_teasers,
    is_comment_form,
    is_crumbs,
    is_form,
    is_frame,
    is_notice,
    is_picture_credit,
    is_post_signature,
    labels_caption,
    signs_off,
    units,
)
from communique.intake.masthead import masthead
from communique.intake.outlets import Outlet
from communique.intake.twice import SENTENCE, cut_repeats, fold
from communique.intake.units import SHORT, Unit
from communique.model import Block, LeftOut, Span, hull

_ANY = Outlet()
_COHESIVE = 0.2
"""Share of a paragraph's terms that stand above it, if it goes on with the article: on BASIL, 85 of 100
paragraphs of the last third of an article have that share, and 20 of 100 of other articles."""
_ECHO = 0.5
"""Share of a headline's terms that stand in the paragraphs under it."""
_NAME_OF_SITE = 5
"""Words that the name of a site has at most."""
_HEADS = 20
"""Heads of lists that are looked at: no page has more, and each is a look at all that follows."""
_FORM = 7
"""Lines that a form for subscribers has at most."""
_BEGUN = 20
"""Words of prose above the first head of a list that can end the article."""
_SLUG = re.compile(r"^\([A-Z\d ]{3,20}\)\s*")
"""What an agency puts before a headline: ``(LEAD)``."""


class Body(NamedTuple):
    """Which characters of a text are its article, and which are not."""

    runs: tuple[Span, ...]
    """Maximal, ascending, disjoint, trimmed of white space."""
    left_out: tuple[LeftOut, ...]
    """Everything else that is no white space, by runs of one reason."""


def find_body(text: str, title: str | None = None, outlet: Outlet = _ANY) -> Body:
    """Return what of ``text`` is the article.

    In: headlines, subheads, datelines, paragraphs. Out: menus, dates, bylines, captions, credits,
    pointers to other articles, teasers, comment boxes, policies, and the title again at the foot.
    ``title``, where it is known otherwise, tells the headline, ``outlet`` the lines that it prints under its
    articles. Text without any prose is all body.
    """
    page = units(text)
    why = [None if i == 0 and has_kicker(unit) else clutter(unit) for i, unit in enumerate(page)]
    _cut_standing(page, why, outlet)
    _cut_posts(page, why)
    _cut_captions(page, why)
    _cut_forms(page, why)
    _cut_titles(page, why)
    _cut_lists(page, why)
    _cut_tail(page, why)
    _cut_head(page, why, title)
    cut_repeats(page, why, title)
    if not any(reason is None and unit.sentence for unit, reason in zip(page, why, strict=True)):
        why = [None] * len(page)
    return _body([unit.span for unit in page], why)


def page_body(text: str, blocks: Sequence[Block], left_out: Sequence[LeftOut], outlet: Outlet = _ANY) -> Body:
    """Return what of ``blocks``, extracted from a web page into ``text`` beside ``left_out``, is the article.

    An extractor has seen the page's structure, so a paragraph is left out by its form alone; embedded posts
    stay: measured on 181 pages, the rules for where a paragraph stands in a text cost more than they gain.
    """
    page = [Unit(block.span, block.span.of(text)) for block in blocks]
    why = [None if (reason := clutter(unit)) == "embedded post" else reason for unit in page]
    _cut_standing(page, why, outlet)
    if page and has_kicker(page[0]):
        why[0] = None
    if None not in why:
        why = [None] * len(page)
    found = [(unit.span, reason) for unit, reason in zip(page, why, strict=True)]
    return _body(*zip(*sorted([*found, *((part.span, part.reason) for part in left_out)]), strict=True))


def _cut_standing(page: list[Unit], why: list[str | None], outlet: Outlet) -> None:
    """Leave out the lines that the outlet prints under its articles."""
    for i in range(1, len(page)):
        if outlet.is_standing(page[i].text):
            why[i] = "standing line"


def _cut_posts(page: list[Unit], why: list[str | None]) -> None:
    """Leave out the words of an embedded post above its signature."""
    for i in range(1, len(page)):
        if is_post_signature(page[i]) and page[i - 1].words <= 60:
            why[i - 1] = "embedded post"


def _cut_captions(page: list[Unit], why: list[str | None]) -> None:
    """Leave out the line under the label of a picture, and those above where a picture is from."""
    begun = next((i for i, unit in enumerate(page) if unit.opens), len(page))
    for i, unit in enumerate(page):
        if i and labels_caption(page[i - 1]) and unit.words <= 40:
            why[i] = "caption"
        if is_picture_credit(unit):
            for j in range(i - 1, max(begun, i - 3), -1):
                if page[j].stopped or page[j].words > 25:
                    break
                why[j] = why[j] or "caption"


def _cut_forms(page: list[Unit], why: list[str | None]) -> None:
    """Leave out the short lines under a plea to sign up, down to the next line that is left out."""
    begun = next((i for i, unit in enumerate(page) if unit.opens), len(page))
    for i in range(begun, len(page)):
        if why[i] is not None and is_form(page[i]):
            below = range(i + 1, min(i + _FORM, len(page)))
            end = next((j for j in below if why[j] is not None or page[j].stopped or page[j].words > 12), i)
            if why[end] is not None:
                why[i + 1 : end] = ["pointer"] * (end - i - 1)


def _cut_titles(page: list[Unit], why: list[str | None]) -> None:
    """Leave out the lines right under a pointer, which are titles of other articles as well."""
    for i in range(1, len(page)):
        follows = why[i - 1] == "pointer" and page[i].span.start - page[i - 1].span.end == 1
        if follows and not page[i].text.endswith(".") and page[i].words < SHORT:
            why[i] = why[i] or "pointer"


def _cut_lists(page: list[Unit], why: list[str | None]) -> None:
    """Leave out what stands under the heads of teaser lists and comment boxes.

    Such a head ends the article unless most of the prose below it goes on with the article's matter;
    then only the lines directly under it go.
    """
    above: set[str] = set()
    prose = heads = i = 0
    while i < len(page):
        unit = page[i]
        closes = ends_article(unit) or signs_off(unit)
        under = page[i + 1] if i + 1 < len(page) else None
        if prose >= _BEGUN and heads < _HEADS and (closes or heads_teasers(unit, under)):
            heads += 1
            resumed = _resumption(page, why, i, above, prose if closes else 0)
            reason = "foot of the page" if closes else "other stories"
            for j in range(i, resumed):
                reason = "comments" if ends_article(page[j]) else reason
                why[j] = reason
            i = max(resumed, i + 1)
            continue
        if why[i] is None:
            above |= unit.terms
            prose += unit.words if unit.sentence else 0
        i += 1


def _resumption(page: list[Unit], why: list[str | None], head: int, above: set[str], prose: int) -> int:
    """Return where the article goes on under the head of a list, or the end of the page.

    ``prose``: where the head closes articles, the words above it; those below must be more to go on.
    """
    foot = next((i for i in range(head + 1, len(page)) if ends_article(page[i])), len(page))
    below = [i for i in range(head + 1, foot) if page[i].sentence and why[i] is None]
    all_below = sum(page[i].words for i in below)
    if not (prose or is_notice(page[head])) and (row := _goes_on(page, below)) is not None:
        return row
    if all_below > prose > 0 and why[head - 1] == "byline or date":
        return head + 1  # how many comments there are stands under the byline too
    on = [
        i for i in below if page[i].stopped and len(page[i].terms & above) >= _COHESIVE * len(page[i].terms)
    ]
    going = sum(page[i].words for i in on)
    if not on or going * 2 < all_below:
        return len(page)
    if prose and (all_below < prose or any(is_comment_form(unit) for unit in page[head + 1 : head + 6])):
        return len(page)
    return on[0]


def _goes_on(page: list[Unit], below: list[int]) -> int | None:
    """Return where prose goes on as in an article: a teaser is one sentence between titles."""
    for n, i in enumerate(below):
        if not (page[i].opens and page[i].stopped):
            continue
        behind = below[n + 1 : n + 2] == [i + 1] and page[i + 1].opens
        if behind or len(SENTENCE.split(page[i].text)) > 1:
            return i
    return None


def _cut_tail(page: list[Unit], why: list[str | None]) -> None:
    """Peel what is no prose, and the site's words about itself, off the end."""
    for i in range(len(page) - 1, 0, -1):
        if why[i] is None and not ends_page(page[i]):
            return
        why[i] = why[i] or "foot of the page"


def _cut_head(page: list[Unit], why: list[str | None], title: str | None) -> None:
    """Leave out what stands above the headline, and who wrote it, where and when, below."""
    lead = next((i for i, u in enumerate(page) if why[i] is None and u.opens), 0)
    name = masthead(page[:lead])
    plate = next((i for i in range(lead) if name and page[i].text.startswith(name)), None)
    heads = [i for i in range(lead) if why[i] is None and not is_crumbs(page[i])]
    heads = _below_frame(page, [i for i in heads if i != plate] or heads, lead)
    prose = (page[i] for i in range(lead, min(lead + 6, len(page))) if why[i] is None and page[i].sentence)
    under = frozenset(term for unit in prose for term in unit.terms)
    first = _headline(page, heads, under, title)
    if first is None:
        return
    # A title stands above the site's frame, and again above the text.
    titles = {i: fold(_SLUG.sub("", page[i].text)) for i in heads}
    again = max(i for i, title in titles.items() if title == titles[first])
    first = again if any(why[i] or is_signature(page[i]) for i in range(first, again)) else first
    why[:first] = [reason or "head of the page" for reason in why[:first]]
    broken = False
    for i in range(first + 1, min(lead + 2, len(page))):
        unit = page[i]
        broken |= why[i] is not None
        echoes = unit.words >= 3 and len(unit.terms & under) >= _ECHO * len(unit.terms)
        odd = broken and not unit.sentence and unit.words <= 8 and i < lead
        if not echoes and (odd or is_signature(unit)) and not (i == lead - 1 and is_dateline(unit)):
            why[i] = why[i] or "byline or date"


def _below_frame(page: list[Unit], heads: list[int], lead: int) -> list[int]:
    """Without the name of the site above its menu, where other lines could be the headline."""
    frame = max((i for i in range(lead) if is_frame(page[i])), default=-1)
    below = [i for i in heads if i > frame]
    named = all(page[i].words <= _NAME_OF_SITE for i in heads if i < frame)
    return below if named and any(page[i].words >= 4 for i in below) else heads


def _headline(page: list[Unit], heads: list[int], under: frozenset[str], title: str | None) -> int | None:
    """The line that is the title, else one whose words come again in the text, else the first of length."""
    wanted = fold(title or "")
    lines = [i for i in heads if page[i].words >= 4] or [i for i in heads if page[i].words == 3]
    for i in heads:
        if wanted and fold(page[i].text) == wanted:
            return i
    for i in lines:
        echoed = len(page[i].terms & under)
        # A name in capitals is as likely the site's own as a headline.
        if echoed and (
            echoed >= _ECHO * len(page[i].terms) or not (is_signature(page[i]) or page[i].text.isupper())
        ):
            return i
    return lines[0] if lines else None


def _body(spans: Sequence[Span], why: Sequence[str | None]) -> Body:
    """Join neighbours that are in, and neighbours that are out for one reason."""
    joined = [
        (reason, hull(span for _, span in run))
        for reason, run in groupby(zip(why, spans, strict=True), key=itemgetter(0))
    ]
    return Body(
        tuple(span for reason, span in joined if reason is None),
        tuple(LeftOut(span, reason) for reason, span in joined if reason is not None),
    )
