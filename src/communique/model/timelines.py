"""The rows of a timeline: dated events, and the claims that tell of each."""

from typing import Literal

from communique.model.collections import Verdict
from communique.model.rows import Row
from communique.model.spans import Span


class TellingRow(Row, frozen=True, kw_only=True):
    """One claim that tells of a dated event."""

    path: str | None
    outlet: str | None
    published: str | None
    document: str
    id: str
    span: Span
    text: str


class TimelineRow(Row, frozen=True, kw_only=True):
    """A dated event: a position, or a date that a document names, with the passage it stands in.

    Where several claims tell of it, the row is that of the first, and ``tellings`` holds all of them.
    """

    date: str
    precision: str
    basis: str
    kind: Literal["position", "time"]
    id: str
    document: str
    path: str | None
    outlet: str | None
    span: Span
    text: str
    type: str
    act: str | None
    holder: str | None
    addressee: str | None
    addressee_reason: str | None
    """Why there is no addressee, or ``inferred``."""
    passage: str
    status: Literal["past", "scheduled"] | None
    """Whether it lies behind the last document that tells of it; ``None`` where none is dated."""
    verdict: Verdict
    """``disagree`` or ``updated`` where the same event has another date elsewhere; see ``reason``."""
    reason: str
    origins: int
    tellings: tuple[TellingRow, ...]
