"""Tell the names that one state's body shares with others' from its own: "the Foreign Office"."""

from collections.abc import Sequence

from communique.resolve.draft import Draft
from communique.resolve.functions import state_of
from communique.resolve.lexicon import titles
from communique.text.gazetteer import lookup


def unshare(text: str, drafted: Sequence[Draft]) -> None:
    """Take such a name for a common noun in a text that does not speak of that state.

    "The Foreign Office" of a text about Pakistan and India is no British body.
    """
    shared = {entry.name: noun for name, noun in titles()["shared_names"].items() if (entry := lookup(name))}
    states = {d.name for d in drafted if d.kind == "state"}
    others = (d.affiliation for d in drafted if d.name not in shared and d.affiliation not in shared)
    states |= {state_of(whose) for whose in others if whose}
    for draft in drafted:
        bare = " ".join(draft.span.of(text).split()[-2:]) in titles()["shared_names"]
        if draft.name in shared and bare and state_of(draft.name) not in states:
            draft.form, draft.function = "role", shared[draft.name]
            draft.name = draft.affiliation = None
        elif draft.affiliation in shared and state_of(draft.affiliation) not in states:
            draft.affiliation = None
