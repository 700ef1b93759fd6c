"""Proves every Evidence: slices the stored text again and compares."""

from communique.verify.evidence import Failure, check, check_evidence

__all__ = ["Failure", "check", "check_evidence"]
