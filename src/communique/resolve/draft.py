"""A mention in the making, before it is known whom a pronoun takes up."""

from dataclasses import dataclass

from communique.model import ActorKind, MentionForm, Span
from communique.resolve.lexicon import Gender


@dataclass
class Draft:
    """A mention in the making."""

    span: Span
    form: MentionForm
    kind: ActorKind | None
    name: str | None = None
    role: Span | None = None
    function: str | None = None
    """The function's common name (``foreign minister``), the generic's class, or the pronoun's sort."""
    affiliation: str | None = None
    gender: Gender | None = None
    plural: bool = False
    unnamed: bool = False
    sentence: int = 0
    paragraph: int = 0
    subject: bool = False
    main: bool = False
    """It is the subject of its sentence, or of one joined in it, and not of a clause."""
    governor: int = -1
    clause: frozenset[int] = frozenset()
    """For a pronoun as object: the verbs whose subject it cannot be."""
    antecedent: "Draft | None" = None
    reason: str | None = None
    nested: bool = False
    owner: bool = False
    """It stands before "'s"."""
    place: bool = False
    """It stands behind "in", "at" or "near"."""
    both: "tuple[Draft, ...]" = ()
    """Those whom "both sides" or "the two ministers" means."""
    several: frozenset[str] = frozenset()
    """The full names that a short one fits."""
    possessor: "Draft | None" = None
    """The "his" of "his country"."""


def root(draft: Draft) -> Draft:
    """Return the draft at the end of the chain of antecedents."""
    seen = 0
    while draft.antecedent is not None and seen < 100:
        draft, seen = draft.antecedent, seen + 1
    return draft
