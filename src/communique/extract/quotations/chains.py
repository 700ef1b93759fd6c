"""Keep every link of a report of a report: who passed on whose words."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.quotations.found import Found
from communique.model import Document


def linked(document: Document, found: Sequence[Found]) -> list[Found]:
    """Return the quotations with outlet, agency and the sources whose reports they stand in as first links.

    A quotation inside the unmarked report of somebody else has that source as a link, named as in the text.
    The outlet is the first link where it is known, and no other link.
    """
    text = document.text
    printed = tuple(dict.fromkeys(filter(None, (document.outlet, document.agency))))
    ordered = sorted(found, key=lambda f: (f.span.start, -f.span.end))
    enclosing: list[Found] = []
    result = []
    for item in ordered:
        enclosing = [outer for outer in enclosing if outer.span.end > item.span.start]
        links = [
            " ".join(outer.speaker.of(text).split())
            for outer in enclosing
            if outer.mode != "direct"
            and outer.speaker
            and outer.speaker != item.speaker
            and outer.span.covers(item.span)
        ]
        passed = (link for link in (*links, *item.chain) if not _same(link, printed))
        result.append(replace(item, chain=(*printed, *dict.fromkeys(passed))))
        enclosing.append(item)
    return result


def _same(link: str, printed: Sequence[str]) -> bool:
    words = link.casefold().removeprefix("the ").split()
    return any(words == name.casefold().removeprefix("the ").split() for name in printed)
