"""Tell where an embassy is whose place the text leaves out: "the Drovian embassy" of a story about Norway."""

from collections.abc import Mapping, Sequence

from communique.resolve.draft import Draft
from communique.resolve.lexicon import words
from communique.resolve.salience import clear
from communique.text.gazetteer import capital

_FIRM = 1.6
"""How much heavier than any other the state must be with whom the one of the embassy deals."""


def placed(drafted: Sequence[Draft], weights: Mapping[str, float]) -> None:
    """Complete the names of embassies: as the text places them elsewhere, or in the capital of their host.

    The host is the state of which, besides the embassy's own, the text speaks most by far.
    """
    sent = [
        d for d in drafted if d.kind == "organisation" and d.name and d.function in words("bodies", "sent")
    ]
    known = {str(d.name).partition(" in ")[0]: str(d.name) for d in sent if " in " in str(d.name)}
    for draft in sent:
        name = str(draft.name)
        if " in " in name or not name.endswith(str(draft.function)):
            continue
        others = {state: weight for state, weight in weights.items() if state != draft.affiliation}
        host = clear(others, _FIRM)
        seat = capital(host) if host else None
        draft.name = known.get(name) or (f"{name} in {seat}" if seat else name)
