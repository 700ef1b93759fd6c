"""Tell whose "the police" or "the government" are: the state that the text is about at that place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.resolve.draft import Draft, root
from communique.resolve.evidence import Names
from communique.resolve.functions import state_of
from communique.resolve.lexicon import words
from communique.resolve.owners import body_name, called
from communique.resolve.salience import REACH, clear, rank
from communique.text.gazetteer import adjective

_FADE = 0.85
"""What is left of a state's weight a sentence later: a scene stays longer than a topic."""
_FIRM = 1.6
"""How much heavier than the next the state must be whose body or government is meant."""
_SERVED = 0.5
"""What somebody who serves a state weighs against its own name."""


class Homes:
    """Whose the bodies and governments are that one document speaks of without saying whose."""

    def __init__(self, drafted: Iterable[Draft], names: Names) -> None:
        self._names = names
        self._named: dict[str, dict[str, Draft]] = defaultdict(dict)
        """By what bodies are called ("police") those that the document names, each at its first place."""
        for draft in drafted:
            if draft.name and draft.function and draft.affiliation and draft.kind == "organisation":
                self._named[called(draft.function)].setdefault(draft.name, draft)

    def take_up(self, draft: Draft, held: Sequence[Draft]) -> None:
        """Fill in which body or state ``draft`` is, where one is clear; ``held`` stand before it."""
        noun = draft.function or ""
        named = self._named.get(called(noun), {})
        ownable = noun in words("bodies", "own") and noun not in words("bodies", "any")
        home = _state(draft, held) if ownable or noun in words("taken_up", "home") else None
        state = root(home).name if home else None
        if len(named) == 1 and (state is None or state in (n.affiliation for n in named.values())):
            draft.antecedent = next(iter(named.values()))
        elif state is not None and ownable:
            draft.name = body_name(self._names.adjective_of(state) or adjective(state), noun)
            draft.affiliation = state
        else:
            draft.antecedent = home
        if draft.antecedent is not None or draft.name is not None:
            draft.reason = None


def _state(draft: Draft, held: Sequence[Draft]) -> Draft | None:
    """Return a mention of the state that is spoken of most before ``draft``, if it clearly is."""
    scores: dict[str, float] = defaultdict(float)
    latest: dict[str, Draft] = {}
    for earlier in reversed(held):
        distance = draft.sentence - earlier.sentence
        if distance > 2 * REACH:
            break
        top = root(earlier)
        if top.kind == "state" and top.name:
            scores[top.name] += rank(earlier) * _FADE**distance
            if earlier.form != "adjective":
                latest.setdefault(top.name, earlier)
        elif top.kind in ("person", "organisation") and top.affiliation:
            scores[state_of(top.affiliation)] += _SERVED * rank(earlier) * _FADE**distance
    best = clear(scores, _FIRM)
    return latest.get(best) if best else None
