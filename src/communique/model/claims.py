"""What was read off a document. Field names and order are those of the contract's JSON."""

from typing import Literal

import msgspec

from communique.model.ids import content_id
from communique.model.spans import Evidence, Span

Mode = Literal["direct", "mixed", "indirect"]
Hedge = Literal["exact", "approx", "at_least", "more_than", "up_to", "nearly", "range"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modality = Literal["fact", "future", "hypothetical"]
PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


INFERRED = "inferred"
"""Why an act has an addressee that its own words do not tell."""


class Reference(msgspec.Struct, frozen=True):
    """Somebody a claim names. ``actor`` stays ``None`` with a ``reason`` until it is resolved."""

    span: Span | None
    actor: str | None = None
    """Canonical name; several holders are joined by ``"; "``."""
    reason: str | None = None
    """Why ``actor`` is ``None``: ``not stated``, ``ambiguous``, ``unnamed``, ...

    Or ``inferred``: ``actor`` is the likeliest of those named around, ``span`` words elsewhere that name it.
    """


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Anything read off a document: its words, and the stage (``name/version``) that read them."""

    id: str
    document: str
    span: Span
    text: str
    stage: str

    @property
    def evidence(self) -> Evidence:
        """The claim's words and where they stand."""
        return Evidence(self.document, self.span, self.text)


class Quotation(Claim, frozen=True, kw_only=True):
    """What somebody is reported to have said; ``span`` is its content."""

    mode: Mode
    cue: Span | None
    speaker: Reference
    addressee: Reference | None = None
    chain: tuple[str, ...] = ()
    """Outlet, then each cited outlet, agency or reader-out, then the speaker's own link is implied."""


class Attribution(msgspec.Struct, frozen=True):
    """Source, cue and content as PolNeAR draws them, each in one or more pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Guess(msgspec.Struct, frozen=True):
    """Words, and the probability (0 to 1) that they are exactly what they are taken for."""

    span: Span
    probability: float


class Proposal(msgspec.Struct, frozen=True):
    """An act as the encoder sees it; no position yet. Probabilities are the heads' own, 0 to 1."""

    trigger: Guess
    type: PloverType
    type_probability: float
    negated: float
    """Probability that the act is denied."""
    modality: Modality
    modality_probability: float
    holder: tuple[Guess, ...]
    """The words that name the holder, each time they do near the trigger; empty where none does."""
    addressee: tuple[Guess, ...]
    position: PloverType | None = None
    """The type of position that its words are likeliest to take, told apart by a head for these alone ..."""
    position_probability: float = 0.0
    """... and how likely they are to take one of that type."""


class Members(msgspec.Struct, frozen=True):
    """Whom the words for a group's members mean: never without the words, and where it is known from."""

    actors: tuple[str, ...]
    span: Span
    basis: str
    """The group, the day whose membership counts, and the source of the list."""


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a demand, offer or draft treaty taken apart; every part is a span of the document."""

    span: Span
    text: str
    obliged: Reference | None
    modality: Literal["must", "must not", "may"]
    action: Span | None = None
    object: Span | None = None
    area: Span | None = None
    time: Span | None = None
    condition: Span | None = None
    exception: Span | None = None
    instrument: Span | None = None
    members: Members | None = None


_PRECISION = {4: "year", 7: "month", 10: "day"}


class DateValue(msgspec.Struct, frozen=True):
    """A resolved date: an ISO 8601 value, its precision, and what it was resolved against."""

    value: str
    precision: str
    basis: str

    @classmethod
    def of(cls, value: str, basis: str) -> "DateValue":
        """Return a TIMEX3 date with its precision: ``year``, ``month``, ``day``, else ``period``."""
        return cls(value, _PRECISION.get(len(value), "period"), basis)


class Position(Claim, frozen=True, kw_only=True):
    """An act by an actor; ``span`` is the smallest stretch that holds trigger and content."""

    type: PloverType
    act: str
    trigger: Span
    content: Span | None
    holder: Reference
    addressee: Reference | None
    negated: bool = False
    modality: Modality = "fact"
    date: DateValue | None = None
    clauses: tuple[Clause, ...] = ()
    quotation: str | None = None
    """Id of the innermost quotation whose words perform the act."""
    undated: Span | None = None
    """The words that say when, where only the collection may know the day."""


class Figure(Claim, frozen=True, kw_only=True):
    """A quantity: bounds (``None`` where open), what is counted, whose, where, when, by whose estimate."""

    low: int | float | None
    high: int | float | None
    hedge: Hedge
    unit: str | None
    counted: str | None
    owner: str | None = None
    place: str | None = None
    as_of: str | None = None
    estimate_by: str | None = None
    """By whose estimate: an actor's name once it is resolved, else the words of ``source``."""
    source: Reference | None = None
    """Who gives the figure: "according to X", X of a verb of saying, the speaker of the quotation."""
    quotation: str | None = None
    """Id of the innermost quotation the figure stands in."""
    clause: Span | None = None
    """The clause it stands in, whose words say what the figure is about."""
    undated: Span | None = None
    """The words that say as of when, where only the collection may know the day."""


NO_DATE = "no reference date"
"""Why a relative time of a document without a date has no value."""


class TimeExpression(Claim, frozen=True, kw_only=True):
    """A TIMEX3 expression; ``value`` is ``None`` with a ``reason`` where it cannot be resolved."""

    type: TimexType
    value: str | None
    reason: str | None = None
    mod: str | None = None
    basis: str | None = None
    """``collection: <outlet>`` where only another document says the day; else the text and its date do."""
    dateline: bool = False
    """Whether it stands in a dateline, and so dates the report."""

    @property
    def open(self) -> bool:
        """Whether it has no value only because the document has no date."""
        return self.value is None and self.reason == NO_DATE


def claim_id(kind: str, document: str, span: Span, *rest: object) -> str:
    """Return the id of a claim: what it is, where it stands, and what tells it from its neighbours.

    Resolved actors are left out, so that an id outlives a better resolution.
    """
    return content_id(kind, document, span, *rest)
