"""Tell who is meant by the words that name a text's issuer: whom its "we" means."""

import re
from collections.abc import Sequence
from functools import cache

from communique.model import Document
from communique.resolve.draft import Draft
from communique.resolve.lexicon import words
from communique.resolve.lists import outermost, runs
from communique.resolve.owners import body_name
from communique.text.gazetteer import adjective, find
from communique.text.issued import issued

_FOREIGN = "foreign ministry"
"""Whose the "Information and Press Department" is that comments on other states."""
_PRESS = re.compile(r"\b(?:(?P<field>ministry of \w+)|ministry|department|press (?:service|office))\b")


def issuers(document: Document, drafted: Sequence[Draft], topic: str | None) -> Sequence[Draft]:
    """Return who issues ``document``: those named side by side in its title, or the office over the page.

    An office of which no state is told is that of ``topic``, the state that the document is about.
    """
    span = issued(document)
    if span is None:
        return ()
    name = " ".join(span.of(document.text).split()).casefold()
    named = outermost([d for d in drafted if d.form in ("name", "metonym", "role", "group")])
    for run, listed in runs(document.text, (d for d in named if d.span.overlaps(span))):
        chosen = {draft.span for draft in (run if listed else run[:1])}
        alike = [draft for draft in drafted if draft.span in chosen]  # "the governments of X and Y" are two
        lines = span.of(document.text).casefold().splitlines()
        if len(alike) == 1 and alike[0].kind in ("state", None) and any(_is_office(line) for line in lines):
            break  # "Ministry of Tides, Republic of Ruritania"
        return [each for draft in alike for each in draft.both or (draft,)]
    whose = next((entry.state or entry.name for _, _, entry in find(span.of(document.text))), topic)
    if whose is None:
        return ()
    known = next((e for _, _, e in find(span.of(document.text)) if e.kind == "organisation"), None)
    if known is not None and known.state:
        return (Draft(span, "name", "organisation", known.name, affiliation=known.state),)
    nouns = [b for b in _bodies() if b in name and (name.startswith(b) or b not in words("bodies", "any"))]
    noun = next((b for b in nouns if b != "ministry"), None)
    if noun is None and (told := _PRESS.search(name)):
        noun = told["field"] or _FOREIGN
    if noun is None:
        return (Draft(span, "name", "state", whose),)
    return (Draft(span, "name", "organisation", body_name(adjective(whose), noun), affiliation=whose),)


def _is_office(line: str) -> bool:
    return line.startswith(tuple(_bodies()))


@cache
def _bodies() -> Sequence[str]:
    return sorted(words("bodies", "own"), key=lambda noun: (-len(noun), noun))
