"""Tell a bloc or state by its seat: "Rabat accuses Brussels" of a text that names the European Union."""

import re
from collections import Counter
from collections.abc import Sequence

from communique.resolve.draft import Draft
from communique.resolve.functions import state_of
from communique.resolve.lexicon import titles
from communique.text.gazetteer import adjective

_THERE = re.compile(
    r"\b(?:in|at|near|from|to|outside|inside|around|across|into|via|through|for|of|leaves?|left|leaving"
    r"|visit(?:s|ed|ing)?|reach(?:es|ed)?)\s+$",
    re.I,
)
"""What stands behind these is a place: "flew to Brussels", "left Brussels"."""
_ADDRESSED = re.compile(
    r"\b(?:answer|apolog(?:y|ies)|appeal|approval|ask\w*|assurances?|call|clarification|complain\w*|complaint"
    r"|concession|consent|demand|explanation|guarantees?|letter|message|note|offer|pressure|promise|protest"
    r"|reply|request|respon(?:d|ds|ded|se)|threat|turn\w*|ultimatum|warning|wr(?:ites?|ote|iting))"
    r"\s+(?:to|of|from|on)\s+$",
    re.I,
)
_SOME = re.compile(r"\s+(?:of|from|for|on|in|who|whose)\b")
"""Behind members it tells of some of them."""
_UNION = "European Union"
_OTHERS = {"Belgium", "NATO"}
_REACH = 24


def stand_in(text: str, drafted: Sequence[Draft]) -> None:
    """Let a seat mean the bloc or state that sits there, "Europe" its union, where they act or are addressed.

    The text names that bloc, "Europe" no oftener; or for a bloc's seat neither its country nor NATO. "The
    Hague" is the Netherlands only where the text names that.
    """
    named = Counter(d.name if d.kind == "bloc" else state_of(d.affiliation or "") for d in drafted)
    states = {d.name for d in drafted if d.kind == "state"}
    united = named[_UNION] >= max(1, named["Europe"])
    for draft in drafted:
        bloc = titles()["stands_for"].get(draft.name) if draft.kind is None else None
        seated = titles()["seated_in"].get(draft.span.of(text))
        crowd = titles()["stand_for"].get(draft.span.of(text).lower().removeprefix("the "))
        told = titles()["speaks_for"].get(draft.name, "")
        if told and any(told.startswith(adjective(state)) for state in states if state):
            draft.name, draft.kind = told, "organisation"
        elif draft.name == "Europe" and draft.form != "adjective" and united and not draft.place:
            draft.name = _UNION
        elif bloc and (named[bloc] or not named.keys() & _OTHERS) and not _is_place(text, draft):
            draft.form, draft.name, draft.kind = "metonym", bloc, "bloc"
        elif seated and seated in states and not _is_place(text, draft):
            draft.form, draft.name, draft.kind = "metonym", seated, "state"
        elif crowd and draft.form == "group" and not _SOME.match(text, draft.span.end):
            draft.form, draft.name, draft.kind = "metonym", crowd, "organisation"


def _is_place(text: str, draft: Draft) -> bool:
    if draft.subject:
        return False
    start, reach = draft.span.start, max(0, draft.span.start - _REACH)
    addressed = _ADDRESSED.search(text, reach, start) is not None
    return draft.place or (_THERE.search(text, reach, start) is not None and not addressed)
