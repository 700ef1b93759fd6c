"""Slice the text again at every offset and report whatever is not the words claimed to stand there."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from communique.model import Evidence, Reading, Span
from communique.model.evidence import Proof, proofs


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A proof that does not hold: what is claimed, and what the text says."""

    document: str
    path: str | None
    claim: str | None
    role: str
    span: Span | None
    claimed: str | None
    found: str | None
    reason: str


def check(reading: Reading, stored: Iterable[Proof] | None = None) -> Iterator[Failure]:
    """Yield a failure for each claim, part of a claim or mention whose words do not stand in the text.

    ``stored`` is the evidence kept beside the claims: it must hold, and be neither more nor less than theirs.
    """
    text = reading.document.text
    due = {(proof.claim, proof.role): proof for claim in reading.claims() for proof in proofs(claim, text)}
    for proof in due.values():
        yield from _compare(reading, proof, text)
    for claim in reading.claims():
        yield from _compare(reading, Proof(claim.id, "claim", claim.evidence), text)
    for mention in reading.mentions:
        where = Evidence(mention.document, mention.span, mention.text)
        yield from _compare(reading, Proof("", "mention", where), text)
    if stored is None:
        return
    kept = {(proof.claim, proof.role): proof for proof in stored}
    for key, proof in kept.items():
        yield from _compare(reading, proof, text)
        if key not in due:
            yield _failure(reading, proof, None, "evidence of nothing the claim holds")
        elif due[key].evidence.span != proof.evidence.span:
            yield _failure(reading, proof, None, "evidence elsewhere than the claim")
    for key, proof in due.items():
        if key not in kept:
            yield _failure(reading, proof, None, "no stored evidence")


def check_evidence(texts: Mapping[str, str], role: str, evidence: Iterable[Evidence]) -> Iterator[Failure]:
    """Yield a failure for each of ``evidence`` that does not stand in the text of its document."""
    for item in evidence:
        found = texts.get(item.document)
        if found is None or item.span.of(found) != item.text:
            yield Failure(
                document=item.document,
                path=None,
                claim=None,
                role=role,
                span=item.span,
                claimed=item.text,
                found=item.span.of(found) if found is not None else None,
                reason="other words" if found is not None else "no such document",
            )


def _compare(reading: Reading, proof: Proof, text: str) -> Iterator[Failure]:
    span, words = proof.evidence.span, proof.evidence.text
    found = span.of(text)
    if proof.evidence.document != reading.document.id:
        yield _failure(reading, proof, found, "another document")
    elif not 0 <= span.start < span.end <= len(text):
        yield _failure(reading, proof, found, "offsets outside the text")
    elif found != words:
        yield _failure(reading, proof, found, "other words")


def _failure(reading: Reading, proof: Proof, found: str | None, reason: str) -> Failure:
    return Failure(
        document=reading.document.id,
        path=reading.document.path,
        claim=proof.claim or None,
        role=proof.role,
        span=proof.evidence.span,
        claimed=proof.evidence.text,
        found=found,
        reason=reason,
    )
