"""Weigh earlier mentions as antecedents: by their grammatical place and their distance."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from communique.resolve.draft import Draft, root
from communique.resolve.functions import state_of
from communique.resolve.leaders import served

REACH = 12
"""Sentences a pronoun looks back; an end of a paragraph counts as one."""
MARGIN = 1.2
"""How much more salient than the next the antecedent must be: below it the pronoun is ambiguous."""
SPEAKS = 1.05
"""The same for a pronoun that speaks: of two who might, the one who has just spoken weighs far more."""
FADE = 0.55
"""What is left of a mention's weight a sentence later."""
_SERVED = 0.5
"""What somebody who serves a state weighs against its own name."""
_LEAST = 0.8
"""What the heaviest must weigh at least: "a French envoy" alone is not enough."""


def rank(draft: Draft) -> float:
    """How much a mention's grammatical place makes it the one spoken of."""
    if draft.form == "adjective" or draft.place:
        return 0.25
    if draft.nested or (draft.owner and not draft.subject):
        return 0.4
    return 1.0 if draft.subject else 0.55


def agrees(pronoun: Draft, other: Draft, spoken: bool) -> bool:
    """Tell whether ``pronoun`` may take up ``other``: by kind, number and gender.

    A name of unknown kind is a person's where its bearer has ``spoken``.
    """
    if pronoun.kind == "person":
        person = other.kind == "person" or (other.kind is None and spoken and other.form == "name")
        return person and same_gender(pronoun, other)
    if pronoun.function == "it":
        return other.kind in ("state", "bloc", "organisation", None) and not other.plural
    return other.kind in ("group", "state", "bloc", "organisation")


def same_gender(one: Draft, other: Draft) -> bool:
    """Tell whether two may be one person as far as their genders are known."""
    return one.gender is None or other.gender is None or one.gender == other.gender


def clear(scores: dict[str, float], margin: float = MARGIN) -> str | None:
    """Return the best name where it is the best by ``margin``."""
    ranked = sorted(((s, n) for n, s in scores.items() if s > 0), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < margin * ranked[1][0]):
        return None
    return ranked[0][1]


def weigh_states(
    drafted: Iterable[Draft], states: Collection[str], fade: Callable[[Draft], float]
) -> dict[str, float]:
    """Return how much ``drafted`` speak of each state: by name, or, of the ``states``, by who serves it.

    Whom somebody serves is told by the text, or else by the public record.
    """
    scores: dict[str, float] = defaultdict(float)
    for draft in drafted:
        top = root(draft)
        if top.kind == "state" and top.name:
            scores[top.name] += rank(draft) * fade(draft)
        elif top.kind in ("person", "organisation"):
            whose = top.affiliation or (served(top.name) if top.kind == "person" and top.name else None)
            if whose and (state := state_of(whose)) in states:
                scores[state] += _SERVED * rank(draft) * fade(draft)
    return scores


def heaviest(scores: dict[str, float], margin: float) -> str | None:
    """Return the best name where it is the best by ``margin``, and speaks of more than "a French envoy"."""
    best = clear(scores, margin)
    return best if best and scores[best] >= _LEAST else None
