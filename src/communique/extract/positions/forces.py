"""Tell whose forces move where nobody is said to move them: "Ruritanian troops were sent to the gulf"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.positions.acts import lexicon
from communique.extract.positions.frames import Match
from communique.extract.positions.phrases import names, state_or_body
from communique.extract.positions.syntax import children, counted, in_class, passive

_BODIES = frozenset({"army", "fleet", "force", "garrison", "military", "navy"})
"""Forces that are bodies of their own: the air force resumed its patrols."""

_STANDING = frozenset({"station", "position", "concentrate"})
"""What tells where forces are, and not that they are moved: are stationed on the islands."""


def marched(found: Match, doer: Token | None) -> Token | None:
    """Return the forces that are moved by nobody who is named: "tanks were sent", "soldiers arrived"."""
    word = found.trigger[0]
    if found.pattern.act.type != "MOBILIZE":
        return None
    if doer is None:
        return found.content if passive(word) and word.lemma_ not in _STANDING else None
    own = in_class(doer, lexicon().classes["force"])
    return doer if own and not (doer.tag_ in ("NN", "NNP") and doer.lemma_.lower() in _BODIES) else None


def whose(forces: Token) -> Token | None:
    """Return the word that tells whose ``forces`` are: "Ruritanian", "Ruritania's", "from Ruritania"."""
    force = counted(forces)
    beside = list(children(force, "amod", "compound", "nmod"))
    beside += [further for word in beside for further in children(word, "amod", "compound", "nmod")]
    named = [*children(force, "poss"), *_behind(force)]
    ships = lexicon().classes["force"]  # "HMS Trent" is nobody's by its name
    beside = [word for word in beside if state_or_body(word) and word.lower_ not in ships]
    owners = (*beside, *(w for w in named if w.tag_ != "PRP$" and names(w) == "actor"))
    return next(iter(owners), None)


def _behind(force: Token) -> Iterator[Token]:
    for prep in children(force, "prep"):
        if prep.lower_ in ("of", "from"):
            yield from children(prep, "pobj")
