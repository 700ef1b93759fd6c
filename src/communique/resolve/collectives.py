"""Find who is meant together: both sides, the two ministers, both, they."""

import re
from collections import defaultdict
from collections.abc import Sequence

from communique.model import ActorKind
from communique.resolve.draft import Draft, root
from communique.resolve.functions import fits, function_of
from communique.resolve.lexicon import Gender, realms, words
from communique.resolve.meant import JOINED
from communique.resolve.salience import FADE, REACH, rank
from communique.text.gazetteer import lookup

_NEAR = 2
"""Sentences in which two people are still "the two ministers"."""
_HEADS = frozenset(
    {"the leaders", "the presidents", "the premiers", "the prime ministers", "the chancellors", "the envoys"}
    | {"the ministers", "the foreign ministers", "the defence ministers", "the defense ministers"}
    | {"the negotiators", "the diplomats", "the ambassadors", "the delegates", "the spokesmen"}
)
"""Of two of whom the text has just spoken it may say so without a number."""
_ANYBODY = frozenset({"diplomats", "officials", "politicians", "statesmen", "dignitaries", "lawmakers"})
"""Two whom the text has just named may be called so, whatever else they are."""
_OF_STATES = frozenset(
    {"alliances", "blocs", "communities", "institutions", "organisations", "organizations", "unions"}
)
_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6}
_SEVERAL = 2
"""More than so many who are named in one sentence with their offices are spoken of together behind it."""
_APART = 3
"""So many times as often are the states that deal with each other spoken of as any other."""
_ABOUT = 2
"""The same where it is asked what all of the text was about."""
_OTHERS = re.compile(r"\s+(?:of|from|for|who|whose)\b")
"""Behind a bare noun it tells of others than those of before: "ministers from Drovia"."""
_GENDERS: dict[str, Gender] = {"men": "male", "women": "female"}


def collect(text: str, draft: Draft, phrase: str, held: Sequence[Draft]) -> None:
    """Fill in whom a plural phrase means: two states, two people, or the group last spoken of."""
    pieces = phrase.removeprefix("the ").split()
    definite = phrase.startswith("the ") or pieces[0] == "both"
    two = pieces[0] in ("both", "two") or pieces[-1] in words("taken_up", "pairs")
    rivals = definite and pieces[-1] in words("taken_up", "rivals")
    many = next((_COUNTS[p] for p in pieces[-2:-1] if p in _COUNTS), 0)
    bodies = _two_bodies(draft, pieces[-1], held) if two and pieces[-1] in words("taken_up", "bodies") else []
    if bodies:
        mean(draft, bodies, "organisation")
    elif rivals or (two and pieces[-1] in words("taken_up", "sides")):
        _two_states(text, draft, _lying(pieces, held), pieces[-1] in words("taken_up", "states"))
    elif (
        many
        and pieces[-1] in words("taken_up", "states")
        and not _listed(text, draft, held, many)
        and (states := _foremost(draft, held, many))
    ):
        mean(draft, states, "state")
    elif two and definite and (people := _two_people(draft, pieces[-1], held)):
        mean(draft, people, "person")
    elif (before := _spoken_of_before(text, draft, phrase, held)) is not None:
        draft.antecedent, draft.name = before, None
    elif phrase in _HEADS:
        people = _two_people(draft, pieces[-1], held, True)
        if len(people) == 2 or (people := _several_people(draft, pieces[-1], held)):
            mean(draft, people, "person")


def _several_people(draft: Draft, noun: str, held: Sequence[Draft]) -> list[Draft]:
    """Those of one office, or nearly, whom one sentence has named together, if only one has.

    "Premier A of Ruritania, Premier B of Drovia and Premier C met. The premiers agreed".
    """
    called = {f for group in fits(function_of(noun.removesuffix("s")) or "") for f in group}
    sentences: defaultdict[int, dict[str, Draft]] = defaultdict(dict)
    for earlier in held:
        top = root(earlier)
        if earlier.form == "name" and top.kind == "person" and top.name and earlier.function:
            sentences[earlier.sentence].setdefault(top.name, earlier)
    full = [
        list(named.values())
        for named in sentences.values()
        if sum(d.function in called for d in named.values()) > _SEVERAL
    ]
    return full[0] if len(full) == 1 else []


def _spoken_of_before(text: str, draft: Draft, phrase: str, held: Sequence[Draft]) -> Draft | None:
    """The group told before by more words: "NATO foreign ministers met. The ministers condemned".

    Those who meet for a bloc need no article: "Ministers also discussed".
    """
    definite = phrase.startswith("the ")
    convened = draft.function in words("groups", "convened") and (
        definite or (phrase == draft.function and not _OTHERS.match(text, draft.span.end))
    )
    for earlier in reversed(held) if definite or convened else ():
        if earlier.form != "group" or not earlier.affiliation:
            continue
        if definite and earlier.function == draft.function:
            return earlier
        bloc = lookup(earlier.affiliation)
        alike = f" {earlier.function}".endswith(f" {draft.function}")
        if convened and alike and bloc is not None and bloc.kind == "bloc" and bloc.name != "Europe":
            return earlier
    return None


def joined(draft: Draft, speakers: Sequence[Draft], held: Sequence[Draft]) -> bool:
    """Let "both" or "they" mean ``speakers``, last named side by side; "both" may also be two people near."""
    together = list({_key(s): s for s in speakers if root(s).kind == root(speakers[0]).kind}.values())
    if len(together) < 2 and draft.function == "both":
        together = _two_people(draft, "", held)
    if len(together) < 2:
        return False
    mean(draft, together)
    return True


def _two_people(draft: Draft, noun: str, held: Sequence[Draft], known_so: bool = False) -> list[Draft]:
    """The two people spoken of in the last sentences, if they are two, and can be called so.

    ``known_so``: only those whose functions are told.
    """
    gender = _GENDERS.get(noun)
    singular = None if gender or noun in _ANYBODY else function_of(noun.removesuffix("s"))
    known = [h for h in held if root(h).kind == "person" and root(h).reason != "not named"]
    people = _last(draft, [h for h in known if gender is None or root(h).gender in (gender, None)], known_so)
    if singular is None:
        return people if len(people) == 2 else []
    called = {f for group in fits(singular) for f in group}
    told = {root(h).name for h in known if h.function in called}
    called.add("counterpart")  # he holds what the other one does
    able = [
        p for p in people if root(p).function in called or root(p).name in told or p.possessor is not None
    ]
    if len(able) == 2:
        return able
    return (
        people
        if not known_so
        and len(people) == 2
        and all(root(p).function is None for p in people if p not in able)
        else []
    )


def _two_bodies(draft: Draft, noun: str, held: Sequence[Draft]) -> list[Draft]:
    """The two bodies named in the last sentences, if they are two; organisations of states are blocs, too."""
    kinds = ("organisation", "bloc") if noun in _OF_STATES else ("organisation",)
    bodies = _last(draft, [h for h in held if root(h).kind in kinds and root(h).name])
    return bodies if len(bodies) == 2 else []


def _listed(text: str, draft: Draft, held: Sequence[Draft], many: int) -> list[Draft]:
    """The ``many`` states last named side by side: "Lund, Drovia and Ruritania"."""
    run: list[Draft] = []
    for earlier in reversed([h for h in held if root(h).kind == "state" and root(h).name]):
        if draft.sentence - earlier.sentence > REACH:
            break
        if run and not JOINED.fullmatch(text, earlier.span.end, run[-1].span.start):
            if len(run) == many:
                break
            run = []
        run.append(earlier)
    return run[::-1] if len({_key(s) for s in run}) == len(run) == many else []


def _last(draft: Draft, able: Sequence[Draft], further: bool = False) -> list[Draft]:
    """Those spoken of in so many of the last sentences as it takes for two; ``further``: in one more."""
    last: dict[str, Draft] = {}
    at = draft.sentence
    for earlier in reversed(able):
        far = draft.sentence - earlier.sentence > _NEAR + further
        if far or (len(last) > 1 and earlier.sentence != at):
            break
        if not earlier.span.overlaps(draft.span):
            last.setdefault(_key(earlier), earlier)
            at = earlier.sentence
    return list(reversed(last.values()))


def _key(draft: Draft) -> str:
    top = root(draft) if draft.possessor is None else draft
    return top.name or f"#{top.span.start}"


def _foremost(draft: Draft, held: Sequence[Draft], many: int) -> list[Draft]:
    """The ``many`` states spoken of far more than all others."""
    scores, latest = _spoken_of(draft, held, True, FADE ** (1 / 3))
    ranked = sorted(((s, n) for n, s in scores.items()), reverse=True)
    behind = ranked[many][0] if len(ranked) > many else 0
    if len(ranked) < many or ranked[many - 1][0] < _APART * behind:
        return []
    return [latest[name] for name in sorted(name for _, name in ranked[:many])]


def _spoken_of(
    draft: Draft, held: Sequence[Draft], only: bool, fade: float
) -> tuple[dict[str, float], dict[str, Draft]]:
    """How much each state or bloc (``only`` states) is spoken of, fading by ``fade``, and where last."""
    scores: dict[str, float] = defaultdict(float)
    latest: dict[str, Draft] = {}
    for earlier in held:
        top = root(earlier)
        if top.name and (top.kind == "state" or (top.kind == "bloc" and not only)):
            scores[top.name] += rank(earlier) * fade ** (draft.sentence - earlier.sentence)
            latest[top.name] = earlier
    return scores, latest


def _two_states(text: str, draft: Draft, held: Sequence[Draft], only: bool) -> None:
    """ "Both sides" are the two states or blocs (``only`` states) spoken of, if they are clearly two.

    Else those just named side by side, or those whom the text was about so far: allies are named in passing.
    """
    near = [h for h in held if draft.sentence - h.sentence <= _NEAR]
    if states := (
        _clearly_two(draft, held, only, FADE ** (1 / 3), _APART)
        or _listed(text, draft, near, 2)
        or _clearly_two(draft, held, only, 1.0, _ABOUT)
        or _listed(text, draft, held, 2)
    ):
        mean(draft, states, "state")
    else:
        draft.name, draft.reason = None, "ambiguous"


def _lying(phrase: Sequence[str], held: Sequence[Draft]) -> Sequence[Draft]:
    """Of ``held`` the states of the region that ``phrase`` names, if it does: "both Gulf states"."""
    regions = (" ".join((*phrase[at:-1], "state")) for at in range(len(phrase) - 1))
    able = next((realms()[region] for region in regions if region in realms()), None)
    lying = [h for h in held if able is not None and root(h).name in able]
    return lying if len({root(h).name for h in lying}) > 1 else held


def _clearly_two(draft: Draft, held: Sequence[Draft], only: bool, fade: float, apart: float) -> list[Draft]:
    """The two states or blocs spoken of so many times as much (``apart``) as any other, by name."""
    scores, latest = _spoken_of(draft, held, only, fade)
    ranked = sorted(((s, n) for n, s in scores.items()), reverse=True)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][0] < apart * ranked[2][0]):
        return []
    return [latest[name] for name in sorted(name for _, name in ranked[:2])]


def mean(draft: Draft, several: Sequence[Draft], kind: ActorKind | None = None) -> None:
    """Let ``draft`` mean ``several`` together."""
    kind = kind or root(several[0]).kind or "person"
    draft.both, draft.form, draft.kind = tuple(several), "role", kind
    draft.name = draft.reason = draft.antecedent = None
    draft.unnamed = False
