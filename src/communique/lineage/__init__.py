"""Documents to origins: copies and reuse."""

from communique.lineage.trace import lineage, origins

__all__ = ["lineage", "origins"]
