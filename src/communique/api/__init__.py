"""The façade: what a program that imports Communique calls."""

from communique.api.annotation import annotate
from communique.api.ledger import Ledger
from communique.api.relations import SpanError, relation
from communique.api.selection import SelectionError

__all__ = ["Ledger", "SelectionError", "SpanError", "annotate", "relation"]
