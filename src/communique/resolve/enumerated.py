"""Find those named behind what they are together: "the envoys of Chile and Peru, Ann Roe and Otto Brann"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from communique.model import Span
from communique.resolve.collectives import mean
from communique.resolve.draft import Draft
from communique.resolve.functions import function_of
from communique.resolve.lists import LAST, outermost

_BESIDE = re.compile(r"\s*(?:[,:(—–-]|,\s+namely)\s*")
_NEXT = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?:the\s+)?")
_CLOSING = re.compile(r"\s*(?:[,.;:)—–-]|$)")


def enumerated(text: str, drafted: Sequence[Draft]) -> None:
    """Let each plural function mean the persons whom the list directly behind it names."""
    outer = outermost(drafted)
    for at, group in enumerate(outer):
        function = function_of(group.span.of(text).split(" of ")[0].removesuffix("s"))
        if group.form != "group" or function is None:
            continue
        states = [group, *_listed(text, group, [d for d in outer[at + 1 :] if d.kind == "state"])]
        behind = outer[at + len(states) :]
        if not behind or not _BESIDE.fullmatch(text, states[-1].span.end, behind[0].span.start):
            continue
        names = list(takewhile(_is_person, [behind[0], *_listed(text, behind[0], behind[1:])]))
        joined = len(names) > 1 and LAST.search(text, names[-2].span.end, names[-1].span.start)
        if not joined or not _CLOSING.match(text, names[-1].span.end):
            continue
        for state in states[1:]:
            state.nested = True
        group.span = Span(group.span.start, states[-1].span.end)
        inside = [d for d in drafted if d.kind == "state" and d.nested and group.span.covers(d.span)]
        for number, name in enumerate(names):
            name.kind = "person"
            if name.function is None:
                name.function = function
                name.affiliation = inside[number].name if len(inside) == len(names) else None
        mean(group, names, "person")


def _is_person(draft: Draft) -> bool:
    return draft.form == "name" and draft.kind in ("person", None) and " " in (draft.name or "")


def _listed(text: str, first: Draft, behind: Sequence[Draft]) -> Iterator[Draft]:
    """Those of ``behind`` that a list goes on with which ``first`` begins."""
    for each in behind:
        if not _NEXT.fullmatch(text, first.span.end, each.span.start):
            return
        yield each
        first = each
