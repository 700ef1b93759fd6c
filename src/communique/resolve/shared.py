"""Tell the names that one state's body shares with others' from its own: "the Senate"."""

from collections.abc import Collection, Mapping, Sequence

from communique.resolve.draft import Draft
from communique.resolve.functions import state_of
from communique.resolve.lexicon import titles
from communique.resolve.salience import heaviest, weigh_states
from communique.text.datelines import written_in
from communique.text.gazetteer import lookup

_FIRM = 1.6
"""How much more than of the next a text must speak of the state whose body is meant."""
_LATER = 1.2
"""The same where the text has not named the state yet whose own name it is."""


def unshare(text: str, drafted: Sequence[Draft]) -> None:
    """Take such a name for a common noun in a text that does not speak of that state, or more of another.

    "The Foreign Office" of a text about Pakistan and India is no British body; "the Senate" of one from Abuja
    is not that of the United States.
    """
    shared = {entry.name: noun for name, noun in titles()["shared_names"].items() if (entry := lookup(name))}
    states = {d.name for d in drafted if d.kind == "state" and d.name}
    rest = [d for d in drafted if d.name not in shared and d.affiliation not in shared]
    states |= {state_of(d.affiliation) for d in rest if d.affiliation}
    spoken_of = weigh_states(rest, states, lambda _: 1.0)
    written = written_in(text)
    begins: dict[str, int] = {}
    for d in rest:
        begins.setdefault(str(d.name), d.span.start)
    for draft in drafted:
        body = next((name for name in (draft.name, draft.affiliation) if name in shared), None)
        if body is None:
            continue
        firm = _FIRM if begins.get(state_of(body), 0) < draft.span.start else _LATER
        if not _is_anothers(shared[body], state_of(body), states, spoken_of, written, firm):
            continue
        if draft.affiliation == body:
            draft.affiliation = None
        elif draft.span.of(text).removeprefix("the ").removeprefix("The ") in titles()["shared_names"]:
            draft.form, draft.function = "role", shared[body]
            draft.name = draft.affiliation = None


def _is_anothers(
    noun: str,
    own: str,
    states: Collection[str],
    spoken_of: Mapping[str, float],
    written: str | None,
    firm: float,
) -> bool:
    """Tell whether ``noun`` cannot be the body of the state ``own``, or is rather that of another."""
    having = titles()["chambers"].get(noun, ())
    if own not in states:
        return not having or any(state in having for state in states)
    most = heaviest({state: weight for state, weight in spoken_of.items() if state in having}, firm)
    return (written if written in having else most) not in (None, own)
