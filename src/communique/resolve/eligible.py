"""Tell whether somebody may be meant by a function: by his own, by the words for it, by the public record."""

import re
from collections.abc import Collection, Iterable

from communique.resolve.draft import Draft
from communique.resolve.functions import belongs, is_above
from communique.resolve.leaders import leader
from communique.resolve.lexicon import words
from communique.resolve.people import same_person
from communique.resolve.salience import same_gender
from communique.text.gazetteer import lookup

_OF_FIELD = re.compile(r"\s+(?:of|for)\s")
"""Behind "minister": what he is minister of."""


def may_hold(text: str, holder: Draft, draft: Draft) -> bool:
    """Tell whether ``holder`` may be called what ``draft`` is, for whom it is.

    A state's president is no chief of one of its bodies, nor is its "head".
    """
    whose = lookup(draft.affiliation or "")
    body = whose is not None and whose.kind == "organisation" and holder.affiliation == whose.state
    head = holder.role.of(text).lower() in ("head", "chief") if holder.role else False
    leads = head or holder.function in words("heads")
    if leads and (body or is_above(holder.affiliation, draft.affiliation)):
        return False
    return belongs(holder.affiliation, draft.affiliation) and same_gender(holder, draft)


def called_alike(text: str, holder: Draft, draft: Draft) -> bool:
    """Tell whether the same words name both: a "foreign secretary" is no "secretary of state".

    "The minister" is the "minister for foreign affairs", and no secretary.
    """
    one, other = (
        text[span.start : span.end].lower().removeprefix("the ")
        for d in (holder, draft)
        if (span := d.role or d.span)
    )
    longer = one.startswith(other) and _OF_FIELD.match(one, len(other)) is not None
    return longer or one.endswith(other) or other.endswith(one)


def recorded(people: Collection[str], functions: Iterable[str], whose: str | None) -> set[str]:
    """Those whom the public record has in one of the ``functions`` of ``whose``."""
    return {p for p in people for f in functions if whose is not None and on_record(p, f, whose)}


def on_record(name: str, function: str, whose: str) -> bool:
    """Tell whether the public record has ``name`` in this function of ``whose``."""
    known = leader(name.split()[-1], function, whose)
    return known is not None and same_person(known, name)
