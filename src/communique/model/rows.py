"""The rows that the ledger's commands print: stable names, ``null`` for unknown, spans as [start, end]."""

from typing import Literal

import msgspec

from communique.model.actors import ActorKind
from communique.model.claims import Figure, Position, Quotation
from communique.model.collections import Answer, DemandState, LineageKind, Side, Verdict
from communique.model.spans import Evidence, Span


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table."""


class ReadRow(Row, frozen=True, kw_only=True):
    """What became of one item of input."""

    status: Literal["read", "skipped", "refused"]
    path: str
    document: str | None = None
    reason: str | None = None


class StoryRow(Row, frozen=True, kw_only=True):
    """A story in numbers; ``since`` and ``until`` are the first and last date of publication."""

    id: str
    title: str
    documents: int
    outlets: int
    origins: int
    episodes: int
    since: str | None
    until: str | None


class MemberRow(Row, frozen=True, kw_only=True):
    """The story and the episode that a document belongs to."""

    document: str
    path: str | None
    story: str | None
    episode: str | None


class WhyRow(Row, frozen=True, kw_only=True):
    """Why a document is in its story: the document it is likest to there, and the words they share.

    ``nearest`` and ``likeness`` are ``null`` for the only document of a story and for what a person joined.
    """

    document: str
    path: str | None
    story: str
    nearest: str | None
    path_nearest: str | None
    likeness: float | None
    words: tuple[str, ...]


class ReplyRow(Row, frozen=True, kw_only=True):
    """An answer to a demand: a position, by whom, and where it stands."""

    answer: Answer
    reason: str
    id: str
    holder: str | None
    act: str
    text: str
    date: str | None
    document: str
    path: str | None
    outlet: str | None
    span: Span


class DemandRow(Row, frozen=True, kw_only=True):
    """A demand with its state; ``text``, ``span`` and ``path`` are those of its first mention.

    ``date`` is the day of that mention, ``mentions`` how often it is told.
    """

    id: str
    story: str
    state: DemandState
    state_reason: str
    holder: str | None
    addressee: str | None
    addressee_reason: str | None
    """Why there is no addressee, or ``inferred``."""
    act: str
    text: str
    date: str | None
    document: str
    path: str | None
    outlet: str | None
    span: Span
    mentions: int
    origins: int
    positions: tuple[str, ...]
    answers: tuple[ReplyRow, ...]


class TouchRow(Row, frozen=True, kw_only=True):
    """An act of another side that shares words with the condition of a red line."""

    id: str
    holder: str | None
    type: str
    act: str
    text: str
    date: str | None
    document: str
    path: str | None
    outlet: str | None
    span: Span


class RedLineRow(Row, frozen=True, kw_only=True):
    """A threat with its condition and what would follow; ``touched`` is a question, no verdict."""

    id: str
    story: str
    holder: str | None
    addressee: str | None
    addressee_reason: str | None
    """Why there is no addressee, or ``inferred``."""
    act: str
    condition: str
    condition_span: Span
    consequence: str
    consequence_span: Span
    date: str | None
    document: str
    path: str | None
    outlet: str | None
    span: Span
    mentions: int
    question: str | None
    touched: tuple[TouchRow, ...]


class HistoryRow(Row, frozen=True, kw_only=True):
    """What one side held on one matter on one day, and what is new in it against the day before."""

    matter: str
    date: str | None
    change: Literal["first", "hardened", "softened", "reworded", "repeated", "undated"]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    holder: str | None
    addressee: str | None
    addressee_reason: str | None
    """Why there is no addressee, or ``inferred``."""
    type: str
    act: str
    negated: bool
    modality: str
    mentions: int
    text: str
    id: str
    document: str
    path: str | None
    outlet: str | None
    span: Span


class LineageRow(Row, frozen=True, kw_only=True):
    """Two documents that carry the same text."""

    a: str
    b: str
    path_a: str | None
    path_b: str | None
    kind: LineageKind
    shared: float
    agency: str | None
    earlier: Side | None
    reason: str | None
    version: bool
    changed: tuple[Evidence, ...]
    """Of versions of one document: the sentences that only one of them has."""


class QuotationRow(Quotation, frozen=True, kw_only=True):
    """A quotation and where it was printed."""

    path: str | None
    outlet: str | None
    published: str | None


class PositionRow(Position, frozen=True, kw_only=True):
    """A position and where it was printed."""

    path: str | None
    outlet: str | None
    published: str | None


class FigureRow(Figure, frozen=True, kw_only=True):
    """A figure and where it was printed."""

    path: str | None
    outlet: str | None
    published: str | None


class RoleRow(Row, frozen=True, kw_only=True):
    """A function an actor is said to have, and where it says so."""

    title: str
    affiliation: str | None
    document: str
    path: str | None
    span: Span
    text: str


class ActorRow(Row, frozen=True, kw_only=True):
    """An actor over the whole collection; ``mentions`` and ``documents`` are counts."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    mentions: int
    documents: int


class ValueRow(Row, frozen=True, kw_only=True):
    """One claim of a comparison; ``by`` is its speaker or holder."""

    path: str | None
    span: Span
    low: int | float | None
    high: int | float | None
    outlet: str | None
    estimate_by: str | None
    id: str
    document: str
    text: str
    hedge: str | None
    by: str | None
    published: str | None


class ComparisonRow(Row, frozen=True, kw_only=True):
    """Claims about the same thing, side by side."""

    what: str
    unit: str | None
    verdict: Verdict
    values: tuple[ValueRow, ...]
    origins: int
    id: str
    story: str
    kind: Literal["quotation", "position", "figure", "time"]
    reason: str
