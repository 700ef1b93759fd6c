"""Keep every link of a report of a report: who passed on whose words."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.quotations.found import Found


def linked(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the quotations with the sources whose reports they stand in before their own chain.

    A quotation inside the unmarked report of somebody else has that source as a link, named as in the text.
    """
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
        result.append(replace(item, chain=(*links, *item.chain)))
        enclosing.append(item)
    return result
