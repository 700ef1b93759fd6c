"""Tell what speaks for each who may be meant by "he" or "she", and what for nobody whom the text names.

The names of the features are those that ``data/pronouns.tsv`` weighs (`communique.text.choice`).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from communique.model import Quotation
from communique.resolve.draft import Draft, root
from communique.resolve.salience import FADE, REACH, agrees, rank
from communique.resolve.speech import Speech
from communique.text.choice import Features

_FAR = 4
"""Sentences from which on it matters no more how many there are."""
_MANY = 4
"""Candidates from which on it matters no more how many others were named later, or how often one is."""

_AHEAD = 12
"""Mentions behind a pronoun that are looked at."""


@dataclass
class Candidate:
    """Somebody who may be meant: his mentions, the latest first."""

    mentions: list[Draft] = field(default_factory=list)
    weight: float = 0.0

    @property
    def top(self) -> Draft:
        """The mention that tells who he is."""
        return root(self.mentions[0])


def may_mean(
    draft: Draft, held: Sequence[Draft], barred: Collection[str | None], speech: Speech
) -> Iterator[tuple[str, Draft]]:
    """Yield the mentions before ``draft`` that it may take up, the latest first, with whose each is.

    Whoever has no name is known by where he is first told.
    """
    for before in reversed(held):
        distance = draft.sentence - before.sentence
        if distance > REACH:
            return
        top = root(before)
        key = top.name or (f"#{top.span.start}" if top.kind == "person" and top.form == "role" else None)
        if key is None or key in barred or before.span.overlaps(draft.span):
            continue
        own = distance == 0 and before.subject and before.governor in draft.clause
        if not own and agrees(draft, top, speech.speaks(before.span)):
            yield key, before


class Candidates:
    """Whom the pronouns of one document may take up."""

    def __init__(self, drafted: Sequence[Draft], speech: Speech) -> None:
        self._speech = speech
        self._place = {id(draft): at for at, draft in enumerate(drafted)}
        self._drafts = drafted
        self._named = Counter(d.name for d in drafted if d.kind == "person" and d.form == "name")
        self._most = max(self._named.values(), default=0)
        self._first: dict[str | None, Draft] = {}
        for draft in drafted:
            self._first.setdefault(draft.name, draft)

    def of(
        self,
        draft: Draft,
        held: Sequence[Draft],
        quotes: Sequence[Quotation],
        barred: Collection[str | None],
    ) -> tuple[list[Draft], list[Features], Features]:
        """Return a mention of each who may be meant, what speaks for each, and what for nobody."""
        found = self._behind(draft, held, barred)
        use = self._use(draft, quotes)
        total = sum(c.weight for c in found.values()) or 1.0
        best = max((c.weight for c in found.values()), default=0.0)
        mentions, options = list[Draft](), list[Features]()
        for order, candidate in enumerate(found.values()):
            latest = candidate.mentions[0]
            said = set(self._said(draft, candidate, quotes))
            said.add(f"later {min(order, _MANY)}")
            said.add(f"of {min(len(found), _MANY)}")
            said.add(f"often {min(len(candidate.mentions), _MANY)}")
            if candidate.weight == best:
                said.add("weightiest")
            features = dict.fromkeys((*said, *(f"{use}: {each}" for each in said)), 1.0)
            features["share"] = features[f"{use}: share"] = candidate.weight / total
            mentions.append(latest)
            options.append(features)
        for ahead in self._ahead(draft, barred, {c.top.name for c in found.values()}):
            said = {
                "ahead",
                "ahead subject" if ahead.subject else "ahead other",
                f"ahead of {min(len(found), 2)}",
            }
            mentions.append(ahead)
            options.append(dict.fromkeys((*said, *(f"{use}: {each}" for each in said)), 1.0))
        return mentions, options, {"none": 1.0, f"{use}: none": 1.0, f"none of {min(len(found), 3)}": 1.0}

    def told(self, draft: Draft) -> Iterator[str]:
        """Yield those named behind ``draft`` whom its own verb is done to: "he told Roe" is not Roe."""
        at = self._place[id(draft)] + 1
        for behind in self._drafts[at : at + _AHEAD]:
            if behind.sentence != draft.sentence:
                return
            done_to = behind.governor == draft.governor and not (behind.nested or behind.subject)
            if done_to and draft.subject and behind.name:
                yield behind.name

    def _behind(
        self, draft: Draft, held: Sequence[Draft], barred: Collection[str | None]
    ) -> dict[str, Candidate]:
        """Those spoken of before ``draft``, by their names, whoever was spoken of last first."""
        found: dict[str, Candidate] = {}
        for key, before in may_mean(draft, held, barred, self._speech):
            candidate = found.setdefault(key, Candidate())
            candidate.mentions.append(before)
            candidate.weight += rank(before) * FADE ** (draft.sentence - before.sentence)
        return found

    def _ahead(
        self, draft: Draft, barred: Collection[str | None], known: Collection[str | None]
    ) -> Iterator[Draft]:
        """Those whom the sentence names behind ``draft``: "In his speech, Ann Roe …"."""
        at = self._place[id(draft)] + 1
        for behind in self._drafts[at : at + _AHEAD]:
            if behind.sentence != draft.sentence:
                return
            able = behind.form == "name" and behind.name and behind.name not in barred and not behind.nested
            if able and behind.name not in known and agrees(draft, behind, False):
                yield behind

    def _use(self, draft: Draft, quotes: Sequence[Quotation]) -> str:
        """What the pronoun does, and where: "speaks", "his said"."""
        does = (
            "speaks" if self._speech.speaks(draft.span)
            else "his" if draft.nested
            else "he" if draft.subject
            else "him"
        )  # fmt: skip
        if any(q.mode == "direct" for q in quotes):
            return f"{does} quoted"
        return f"{does} said" if quotes else does

    def _said(self, draft: Draft, candidate: Candidate, quotes: Sequence[Quotation]) -> Iterator[str]:
        """What the mentions of a candidate tell."""
        latest, top = candidate.mentions[0], candidate.top
        distance = draft.sentence - latest.sentence
        near = f"{min(distance, _FAR)} back"
        yield near
        yield f"{near} in {min(draft.paragraph - latest.paragraph, 2)}"
        yield f"{near} as {_place(latest)}"
        yield f"{near} as {latest.form}"
        yield "unnamed" if top.name is None else "named"
        yield "gender known" if top.gender else "gender unknown"
        if top.kind is None:
            yield "of no kind"
        if self._first.get(top.name) is latest:
            yield f"new {near}"
        if top.name and self._named[top.name] == self._most:
            yield "named most"
        if (spoke := self._speech.mention_at(self._speech.last_speaker(draft))) and root(spoke) is top:
            yield f"spoke last {min(draft.sentence - spoke.sentence, _FAR)} back"
        if any(
            m.subject and not m.nested for m in candidate.mentions if draft.sentence - m.sentence == distance
        ):
            yield f"{near} and subject"
        for mention in candidate.mentions:
            if mention.form == "pronoun" and mention.gender == draft.gender:
                yield f"pronoun {min(draft.sentence - mention.sentence, _FAR)} back"
                break
        if any(self._speech.speaks(m.span) for m in candidate.mentions):
            yield "speaks"
        around = self._speech.quoted_at(draft.span)
        if around and any(around & self._speech.quoted_at(m.span) for m in candidate.mentions):
            yield "in the same words"
        if any(
            q.speaker.span and m.span.overlaps(q.speaker.span) for q in quotes for m in candidate.mentions
        ):
            yield "says this"
        if not around and self._speech.quoted_at(latest.span):
            yield "in others' words"
        if any(m.paragraph == 0 for m in candidate.mentions):
            yield "in the headline"


def _place(mention: Draft) -> str:
    """Where in its sentence a mention stands."""
    if mention.form == "adjective" or mention.place:
        return "place"
    if mention.nested or (mention.owner and not mention.subject):
        return "owner"
    return "subject" if mention.subject else "object"
