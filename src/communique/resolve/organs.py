"""Name an organ of a state that is known: "its Foreign Ministry", "the ministry", a text's issuer."""

from collections.abc import Mapping, Sequence

from communique.resolve.draft import Draft, root
from communique.resolve.evidence import Names
from communique.resolve.functions import state_of
from communique.resolve.lexicon import words
from communique.resolve.owners import body_name, called, led_by
from communique.resolve.salience import REACH
from communique.text.gazetteer import adjective, lookup


def name_owned(text: str, draft: Draft, names: Names, served: str | None) -> None:
    """Name a body of the state that "its" takes up: "its Foreign Ministry" is "the ministry" after it.

    A minister's "his ministry" is the one that he heads; ``served`` is his state.
    """
    whose, noun = root(draft), draft.function or ""
    state = whose.name if whose.kind == "state" else None
    if whose.kind == "person" and whose.role and noun == "ministry":
        state = served
        noun = led_by(whose.role.of(text)) or ""
    if state is None or noun not in words("bodies", "own"):
        return
    draft.form, draft.affiliation = "name", state
    draft.name = body_name(names.adjective_of(state) or adjective(state), noun)
    draft.antecedent = draft.possessor = None


def name_issuer(draft: Draft, office: Draft, noun: str, names: Names) -> None:
    """Name what ``noun`` is to the ``office`` that issues the text: itself, its state, or a body of it."""
    state = str(office.affiliation)
    if called(noun) in called(str(office.name)):
        draft.name, draft.affiliation = office.name, state
    elif noun in words("taken_up", "home"):
        draft.name, draft.kind = state, "state"
    else:
        draft.name = body_name(names.adjective_of(state) or adjective(state), noun)
        draft.affiliation = state
    draft.reason = None


def ministry_of(
    text: str, state: str, draft: Draft, held: Sequence[Draft], named: Mapping[str, Mapping[str, Draft]]
) -> str:
    """Return what "the ministry" of ``state`` is called.

    That of its one minister spoken of lately, or the one that the document names; of several the foreign.
    ``named`` are the bodies that the document names, by what they are called.
    """
    near = (root(h) for h in held if draft.sentence - h.sentence <= REACH)
    told = (h.role.of(text) for h in near if h.role and state_of(h.affiliation or "") == state)
    led = {field for role in told if (field := led_by(role))}
    ministries = {
        body
        for body, found in named.items()
        if body.endswith(" ministry") and any(d.affiliation == state for d in found.values())
    }
    foreign = ministries & {"foreign ministry"}
    return next((each.pop() for each in (led, ministries, foreign) if len(each) == 1), "ministry")


def nobodys(name: str) -> bool:
    """Tell whether a body's name is such as any state has, and tells nobody whose it is.

    >>> [nobodys(n) for n in ("National Security Council", "Chamber of Commerce", "Ports Council")]
    [True, True, False]
    """
    first, *rest = name.lower().split()
    heads = words("bodies", "commonly") | words("bodies", "chief")
    central = first in words("bodies", "central") and bool(rest) and rest[-1] in heads
    dealing = bool(rest) and rest[0] in ("of", "for") and " ".join(rest[1:]) in words("bodies", "dealing")
    known = lookup(name) is not None or name.lower() in words("bodies", "any")
    return not known and (central or (first.removesuffix("s") in heads and dealing))


def proper_name(body: str) -> str | None:
    """Return the words of a body that has a name of its own, its article aside: "the Supreme Court"."""
    pieces = body.split()
    pieces = pieces[1:] if pieces[0].lower() == "the" else pieces
    proper = all(p[0].isupper() or p in ("of", "for", "and", "the", "on") for p in pieces)
    formal = pieces[0].lower() in words("taken_up", "formal")
    return " ".join(pieces) if proper and (len(pieces) > 1 or formal) else None
