"""Prove a ledger: every piece of evidence in it, every row, every raw input."""

import msgspec

from communique import ledger
from communique.model import Document
from communique.verify import Failure, check, check_evidence


class Verification(msgspec.Struct, frozen=True):
    """What was proved: how many documents and pieces of evidence, and what failed."""

    documents: int
    evidence: int
    failures: tuple[Failure, ...]


def verify(store: ledger.Store) -> Verification:
    """Slice every stored text again and compare it with all that is said to stand in it."""
    failures: list[Failure] = []
    texts: dict[str, str] = {}
    proved = 0
    for kept in ledger.kept(store):
        document = kept.reading.document
        texts[document.id] = document.text
        proved += len(kept.proofs)
        failures.extend(check(kept.reading, kept.proofs))
        if not kept.raw:
            failures.append(_altered(document, "raw", "the raw input is not the one that was read"))
        if not kept.sealed:
            failures.append(_altered(document, "record", "the stored rows are not those that were written"))
    for role, evidence in ledger.derived_evidence(store):
        proved += 1
        failures.extend(check_evidence(texts, role, [evidence]))
    return Verification(len(texts), proved, tuple(failures))


def _altered(document: Document, role: str, reason: str) -> Failure:
    return Failure(
        document=document.id,
        path=document.path,
        claim=None,
        role=role,
        span=None,
        claimed=None,
        found=None,
        reason=reason,
    )
