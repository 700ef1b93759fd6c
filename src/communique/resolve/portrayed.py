"""Draft who speaks under a word for his politics, age or former life: "the populist", "the ex-premier"."""

import re
from collections.abc import Collection, Sequence

from communique.model import Span
from communique.resolve.draft import Draft
from communique.text.parse import Paragraph

_PERSON = re.compile(
    r"[Tt]he\s+(?:(?!(?:and|or|of)\b)[\w-]+\s+){0,3}?(?:ex-[a-z]+(?:\s(?:minister|president|premier|chief))?"
    r"|[a-z]+-turned-[a-z-]+|[a-z]+(?:genarian|crat)"
    r"|(?:Social|Christian|Liberal|Free)\s+Democrat|Republican|Democrat|Conservative|Liberal|Socialist|Tory"
    r"|conservative|liberal|progressive|moderate|centrist|leftist|socialist|communist|nationalist|populist"
    r"|royalist|separatist|unionist|federalist|loyalist|hardliner|hawk|firebrand|maverick|heavyweight|newcomer"
    r"|incumbent|independent|laureate|graduate|wrestler|boxer|comedian|footballer|cricketer|rancher|landowner"
    r"|paratrooper|guerrilla|spymaster|bureaucrat|grandee|stalwart|loner|baron|prelate|pontiff)"
)


def portrayed(paragraph: Paragraph, spoken: Collection[Span], drafted: Sequence[Draft]) -> list[Draft]:
    """Return ``drafted`` and, as politicians, those who speak there and are only so described."""
    found = [span for span in spoken if paragraph.span.covers(span) and _is_so_described(paragraph, span)]
    able = [s for s in found if not any(d.span.overlaps(s) and _is_somebody(d) for d in drafted)]
    kept = [d for d in drafted if not any(s.covers(d.span) for s in able)]
    return [*kept, *(Draft(s, "role", "person", role=s, function="politician") for s in able)]


def _is_so_described(paragraph: Paragraph, span: Span) -> bool:
    start = paragraph.span.start
    return _PERSON.fullmatch(paragraph.text[span.start - start : span.end - start]) is not None


def _is_somebody(draft: Draft) -> bool:
    return draft.kind in ("person", "group", "organisation") and " " not in (draft.name or " ")
