"""Find what a page prints twice: its title at the foot, captions and pulled quotations made of the text."""

import re
from itertools import pairwise

from communique.intake.units import LONG, Unit

_MARKS = frozenset("\"“‘'«")
_RUN = 4
_PULLED = (10, 40)
"""Words that a quotation pulled out of the text has at least, a subhead has fewer, and at most."""
_CAPTION = 8
"""Words that a caption has at least, if it is told by being printed twice."""
_PARAGRAPHS = 20
"""Paragraphs that are looked at for a pulled quotation."""
SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+")


def cut_repeats(page: list[Unit], why: list[str | None], title: str | None) -> None:
    """Leave out the title printed again under the text, and captions made of the text's own sentences."""
    lead = next((i for i, u in enumerate(page) if why[i] is None and u.opens), len(page))
    titles = {fold(unit.text) for unit in page[: lead + 1]} | {fold(title or "")}
    parts = [[] if len(u.text) > LONG else [fold(part) for part in SENTENCE.split(u.text)] for u in page]
    where: dict[str, list[int]] = {}
    for i, unit in enumerate(page):
        if why[i] is None and len(parts[i]) > 1 and unit.sentence:
            for part in parts[i]:
                where.setdefault(part, []).append(i)
    copies: dict[str, list[int]] = {}
    for i, unit in enumerate(page):
        if why[i] is None and _RUN <= unit.words <= _PULLED[1] and not unit.stopped:
            copies.setdefault(fold(unit.text), []).append(i)
    for line, places in copies.items():
        caption = line not in titles and len(places) > 1 and page[places[0]].words >= _CAPTION
        again = [j for i, j in pairwise(places) if j == i + 1 and line in titles]
        for i in places if caption else again:
            why[i] = "said twice"
    starts: dict[tuple[str, ...], list[int]] = {}
    for i, unit in enumerate(page):
        words = fold(unit.text).split() if why[i] is None and len(unit.text) <= LONG else []
        for n in range(len(words) - _RUN + 1):
            starts.setdefault(tuple(words[n : n + _RUN]), []).append(i)
    for i in range(lead + 1, len(page)):
        if why[i] is None and (
            (i > len(page) / 2 and page[i].words <= 40 and fold(page[i].text) in titles)
            or (len(parts[i]) == 1 and page[i].words >= 5 and any(j != i for j in where.get(parts[i][0], ())))
            or (page[i].text[:1] in _MARKS and _pulled(page, i, starts))
        ):
            why[i] = "said twice"


def _pulled(page: list[Unit], i: int, starts: dict[tuple[str, ...], list[int]]) -> bool:
    """Tell whether a line in quotation marks is pulled out of a paragraph of the text."""
    words = fold(page[i].text).split()
    if not _PULLED[0] <= len(words) <= _PULLED[1]:
        return False
    return any(
        j != i and page[j].words > len(words) and " ".join(words) in fold(page[j].text)
        for j in starts.get(tuple(words[:_RUN]), [])[:_PARAGRAPHS]
    )


def fold(text: str) -> str:
    """Return the words of ``text`` without marks and case."""
    return " ".join(re.findall(r"\w+", text.casefold()))
