"""What is kept, and proved: one SQLite file. It stores and returns model types and knows no stage."""

from communique.ledger.audit import Kept, derived_evidence, kept
from communique.ledger.store import Store, connect
from communique.ledger.views import (
    Head,
    at,
    claims,
    collection,
    derived,
    derived_by,
    document,
    heads,
    is_fresh,
    judgements,
    origins,
    outdated,
    snapshot,
)
from communique.ledger.write import add, derive, find, judge

__all__ = [
    "Head",
    "Kept",
    "Store",
    "add",
    "at",
    "claims",
    "collection",
    "connect",
    "derive",
    "derived",
    "derived_by",
    "derived_evidence",
    "document",
    "find",
    "heads",
    "is_fresh",
    "judge",
    "judgements",
    "kept",
    "origins",
    "outdated",
    "snapshot",
]
