"""What many documents are to one another."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from communique.model.actors import Actor, Mention
from communique.model.claims import Attribution, Claim, Figure, Position, Proposal, Quotation, TimeExpression
from communique.model.documents import Document, LeftOut
from communique.model.spans import Evidence

LineageKind = Literal["copy", "partial", "quote_only"]
Side = Literal["a", "b"]
Verdict = Literal["agree", "disagree", "updated", "different thing", "only here"]
Answer = Literal["accepts", "refuses", "conditions", "counters", "ignores", "withdraws", "denies"]
DemandState = Literal["open", "refused", "accepted", "conditioned", "withdrawn", "contested"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document and all that was read off it."""

    document: Document
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acts: tuple[Proposal, ...] = ()
    """Proposals of all sixteen roots, the doubtful too. A ledger keeps what became a position of them."""
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the contract."""
        return (*self.quotations, *self.positions, *self.figures, *self.times)


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """Two documents (ids, ``a < b``) that carry the same text."""

    a: str
    b: str
    kind: LineageKind
    shared: float
    """Share of the shorter body's words that stand in the other too, 0 to 1."""
    agency: str | None = None
    passages: tuple[tuple[Evidence, Evidence], ...] = ()
    """What they share: word by word, or a sentence of ``a`` and what it reads in ``b``."""
    earlier: Side | None = None
    """Which of the two likely came first."""
    reason: str | None = None
    """What tells which came first, or why nothing does."""
    version: bool = False
    """Both were read at one address, or from one file: the same document, earlier and later."""
    changed: tuple[Evidence, ...] = ()
    """Of versions: the sentences that only one of them has."""


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """A dated part of a story."""

    id: str
    date: str | None
    documents: tuple[str, ...]


class Link(msgspec.Struct, frozen=True):
    """Why a document is in its story: the document it is likest to there, how like, and by which words."""

    document: str
    nearest: str
    likeness: float
    """Cosine of their weighted words, raised or lowered by the days between them."""
    words: tuple[str, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The documents about one developing matter."""

    id: str
    title: str
    documents: tuple[str, ...]
    episodes: tuple[Episode, ...]
    links: tuple[Link, ...] = ()
    """When each joined; none for a document that stands alone."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one kind about the same thing, what they amount to, and which fields decided it."""

    id: str
    kind: Literal["quotation", "position", "figure", "time"]
    story: str
    what: str
    unit: str | None = None
    verdict: Verdict
    reason: str
    claims: tuple[str, ...]
    origins: int
    """Independent origins: copies of one text count once."""


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """A position that answers another (ids)."""

    id: str
    position: str
    answers: str
    answer: Answer
    reason: str


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """One demand with all its mentions, and what became of it."""

    id: str
    story: str
    positions: tuple[str, ...]
    """Ids of the positions that make it, as in its comparison."""
    holder: str | None
    addressee: str | None
    state: DemandState
    reason: str
    answers: tuple[str, ...] = ()
    """Ids of the responses that the state rests on, in the order of their dates."""
    origins: int


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word on a claim, a merge or a split: an overlay that no re-run touches."""

    id: str
    subject: str
    verdict: Literal["accept", "reject", "correct", "merge", "split"]
    by: str
    at: str
    value: dict[str, str | int | float | bool | None] = {}
    note: str | None = None


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """Everything known about a set of documents: what the comparisons and the brief are made from."""

    readings: Sequence[Reading]
    repeats: dict[str, tuple[LeftOut, ...]] = {}
    """By document id, what its outlet prints in one text after another: it is left out of the reading."""
    actors: Sequence[Actor] = ()
    lineage: Sequence[Lineage] = ()
    origins: dict[str, str] = {}
    """Document id to origin id: documents that are one origin share it."""
    stories: tuple[Story, ...] = ()
    comparisons: Sequence[Comparison] = ()
    responses: Sequence[Response] = ()
    demands: Sequence[Demand] = ()
