"""Find names side by side: "Chile, Peru and the Philippines"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from communique.model import Span

_WORDS = r"(?:and|as well as|along with|together with)"
_NEXT = re.compile(rf"[\s,;]*(?:\b(?:{_WORDS}|the)\b[\s,]*|&\s*)*")
LAST = re.compile(rf"\b{_WORDS}\b|&")
"""Before the last name of a list."""
MORE = re.compile(rf",?\s+{_WORDS}\s+")
"""Before whoever is told behind a name or a list: "and three others"."""


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


def runs(text: str, placed: Iterable[P]) -> Iterator[tuple[Sequence[P], bool]]:
    """Yield what stands one behind the other, in order, and whether it is a list: the last behind "and"."""
    run: list[P] = []
    listed = False
    for each in placed:
        gap = text[run[-1].span.end : each.span.start] if run else ""
        if run and (listed or not gap or not _NEXT.fullmatch(gap)):
            yield run, listed
            run, listed = [], False
        listed = bool(run) and LAST.search(gap) is not None
        run.append(each)
    if run:
        yield run, listed


def outermost(placed: Iterable[P]) -> list[P]:
    """Leave out what lies inside another; those ``placed`` come in order, the longer first."""
    kept: list[P] = []
    for each in placed:
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return kept
