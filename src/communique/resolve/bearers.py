"""Find whom a family name means that several people of its document bear: "Roe", of Ann and Tom Roe."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from communique.resolve.draft import Draft, root

SPOKEN_OF = 20
"""Sentences behind which a lone bearer of a name or function is no more the one spoken of."""
_OFTEN = 3


class Bearers:
    """Who bears which family name in one document.

    ``held`` are those spoken of so far; it grows while the document is linked.
    """

    def __init__(self, text: str, drafted: Sequence[Draft], held: Sequence[Draft]) -> None:
        self._held = held
        self._first = first_named(drafted)
        self._owners: dict[frozenset[str], str | None] = {}
        """Who bears a family name for this document, where it is several people's."""
        alone = Counter(d.span.of(text) for d in drafted if d.kind == "person" and not d.role)
        self._alone = {name for name, times in alone.items() if times >= _OFTEN}
        """Names that often stand alone: whoever is called by his given name is not called by his family's."""

    def take_up(self, draft: Draft) -> None:
        """Whose a family name borne by several is: his who alone bore it when it was first used alone."""
        given = {n for n in draft.several if n.split()[0] in self._alone}
        several = draft.several - given or draft.several
        bearers = sorted((self._first[n].sentence, n) for n in several if n in self._first)
        if len(bearers) < 2:
            nearest(draft, self._held, several, SPOKEN_OF if len(several) == 1 else 2)
            return
        (one, first), (other, _) = bearers[0], bearers[1]
        name: str | None = first
        if one == other:
            name = self._subject([n for at, n in bearers if at == one])
        alone = draft.sentence < other or one == other
        owner = self._owners.setdefault(frozenset(several), name if alone else None)
        near = {root(h).name for h in self._held if draft.sentence - h.sentence <= 1} & several
        if owner is None:
            nearest(draft, self._held, several)
        elif not near or owner in near:
            draft.antecedent, draft.reason = self._first[owner], None

    def _subject(self, names: Iterable[str]) -> str | None:
        """Of those first named in one sentence ("Ann Roe, sister of Tom Roe, left"), its subject."""
        subjects = [n for n in names if self._first[n].subject and not self._first[n].nested]
        return subjects[0] if len(subjects) == 1 else None


def first_named(drafted: Iterable[Draft]) -> dict[str, Draft]:
    """Return where each person of a document is first named, by his name."""
    first: dict[str, Draft] = {}
    for draft in drafted:
        if draft.kind == "person" and draft.name:
            first.setdefault(draft.name, draft)
    return first


def nearest(draft: Draft, held: Sequence[Draft], people: Collection[str], reach: int = 2) -> None:
    """Let ``draft`` take up the one of the ``people`` who is spoken of in the last ``reach`` sentences.

    Of several he who acts in the sentence that spoke of them last: "Roe received Lind. The minister said".
    """
    near = [
        other
        for other in held
        if root(other).name in people and other.possessor is None and draft.sentence - other.sentence <= reach
    ]
    if len({root(h).name for h in near}) > 1:
        last = [h for h in near if h.sentence == near[-1].sentence]
        acting = [h for h in last if h.main]
        near = acting if len({root(h).name for h in last}) > 1 and acting else near
    if len({root(h).name for h in near}) == 1:
        draft.antecedent, draft.reason = near[-1], None
    else:
        draft.reason = "ambiguous"
