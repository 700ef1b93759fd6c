"""Find what "the alliance", "the ministry" or "the country" takes up."""

from collections import defaultdict
from collections.abc import Sequence

from communique.resolve.draft import Draft, root
from communique.resolve.lexicon import realms, words
from communique.resolve.owners import called
from communique.resolve.salience import FADE, REACH, clear, rank
from communique.text.gazetteer import lookup

ADMINISTERED = "United States"
"""Whose government English-language news calls an administration, where the text does not say whose."""
_LASTING = 0.9
"""What is left of a state's weight a sentence later for "the kingdom": a text calls but one of them so."""
_LATE = 2
"""Sentences behind which "the country" is no more the one spoken of."""


def take_up(draft: Draft, held: Sequence[Draft]) -> None:
    """Fill in the antecedent of a common noun for a body, or the reason why there is none."""
    noun = draft.function or ""
    if noun == "administration":
        named = (h for h in reversed(held) if h.function == noun and h.name)
        ours = (h for h in reversed(held) if root(h).name == ADMINISTERED)
        draft.antecedent = next(named, None) or next(ours, None)
        draft.reason = None if draft.antecedent else "ambiguous"
        return
    name = named_before(noun if noun.startswith("the ") else f"the {noun}", draft, held)
    match = next((h for h in reversed(held) if root(h).name == name), None) if name else None
    if match is not None:
        draft.antecedent = match
    else:
        draft.reason = "ambiguous"


def named_before(phrase: str, draft: Draft, held: Sequence[Draft]) -> str | None:
    """Return the name of the body that ``phrase`` ("the alliance") takes up at ``draft``'s place."""
    noun = phrase.removeprefix("the ")
    kind, realm = called(noun), realms().get(noun)
    bloc, state = noun in words("taken_up", "bloc"), noun in words("taken_up", "state")
    own = lookup(noun) if bloc and noun != "bloc" else None  # any bloc is called that
    scores: dict[str, float] = defaultdict(float)
    for earlier in reversed(held):
        top = root(earlier)
        distance = draft.sentence - earlier.sentence
        usual = own is not None and own.name == top.name
        far = distance > 2 * REACH and not usual
        if top.name is None or far or earlier.span.overlaps(draft.span):
            continue
        named = kind in called(top.name) or usual
        if realm is not None:
            fits = top.name in realm
        elif bloc:
            fits = top.kind == "bloc" and top.name not in ("West", "Europe")
        elif state:
            fits = top.kind == "state" and distance <= _LATE
        elif noun in words("taken_up", "office"):
            offices = words("taken_up", "offices") & set(called(top.name).split())
            fits = top.kind == "organisation" and (named or bool(offices))
        elif noun in words("taken_up", "band"):
            fits = (top.kind == "organisation" and top.affiliation is None) or (
                top.kind == "bloc" and noun == "group"
            )
        else:
            able = named or noun in words("taken_up", "body")
            fits = able and top.kind in ("organisation", "bloc")
        fade = _LASTING if realm is not None or usual else FADE
        scores[top.name] += fits * (3.0 if named else 1.0) * rank(earlier) * fade**distance
    return clear(scores)
