"""Every span a record rests on, under the role it plays: what is stored as proof, and proved again."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from communique.model.claims import Claim, Reference
from communique.model.spans import Evidence, Span

T = TypeVar("T")


class Proof(msgspec.Struct, frozen=True):
    """The words one claim rests on, in one role: ``claim`` (its own span), ``cue``, ``speaker``, ..."""

    claim: str
    role: str
    evidence: Evidence


def proofs(claim: Claim, text: str) -> Iterator[Proof]:
    """Yield the proof of ``claim`` and of each of its parts, sliced from ``text`` (its document's)."""
    for role, span in _found(claim, Span):
        yield Proof(claim.id, role or "claim", Evidence(claim.document, span, span.of(text)))


def references(claim: Claim) -> Iterator[tuple[str, Reference]]:
    """Yield whom ``claim`` names, with the role: ``speaker``, ``holder``, ``clauses.0.obliged``, ..."""
    return _found(claim, Reference)


def _found(value: object, kind: type[T], role: str = "") -> Iterator[tuple[str, T]]:
    if isinstance(value, kind):
        yield role, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            # The span of a part is the part: "speaker", not "speaker.span".
            inner = role if name == "span" else f"{role}.{name}".lstrip(".")
            yield from _found(getattr(value, name), kind, inner)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _found(item, kind, f"{role}.{index}")
