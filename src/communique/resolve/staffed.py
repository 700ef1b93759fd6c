"""Find offices told by who leads a state: "Prime Minister Roe's office", "the office of President Lind"."""

import re
from collections.abc import Iterator, Sequence

from communique.model import Span
from communique.resolve.draft import Draft
from communique.resolve.evidence import Names
from communique.resolve.functions import office_name, state_of
from communique.resolve.leaders import served
from communique.text.parse import Parse

_OWNED = re.compile(r"[’']s?\s+(?:press\s+|private\s+|own\s+)?office\b(?!\s+(?:holder|manager|worker)s?\b)")
_OFFICE_OF = re.compile(r"\b(?:the\s+)?(?:press\s+|private\s+)?office\s+of\s+(?:the\s+)?$", re.I)
_WIDEST = 30
"""Characters of "the office of" before a name."""


def offices(parse: Parse, drafted: Sequence[Draft], names: Names) -> Iterator[Draft]:
    """Yield the drafts of offices told by whose they are, where it is known what he leads."""
    told: dict[str, tuple[str, str | None]] = {}
    people = [d for d in drafted if d.kind == "person" and d.name and d.form == "name"]
    for person in people:
        if person.function:
            told.setdefault(_full(person, names), (person.function, person.affiliation))
    for person in people:
        function, whose = told.get(full := _full(person, names), (None, None))
        paragraph = parse.paragraphs[person.paragraph]
        start, end = (at - paragraph.span.start for at in (person.span.start, person.span.end))
        before = _OFFICE_OF.search(paragraph.text, max(0, start - _WIDEST), start)
        behind = _OWNED.match(paragraph.text, end)
        state = state_of(whose or served(full) or "") if before or behind else ""
        name = office_name(function, state)
        if name is None or not (before or behind):
            continue
        span = Span(before.start() if before else start, behind.end() if behind and not before else end)
        yield Draft(
            span.shift(paragraph.span.start),
            "name",
            "organisation",
            name=name,
            function=f"{function}'s office",
            affiliation=state,
            sentence=person.sentence,
            paragraph=person.paragraph,
        )


def _full(person: Draft, names: Names) -> str:
    """Return a person's full name, where the document has one such."""
    full = names.full_names(str(person.name))
    return full[0] if len(full) == 1 else str(person.name)
