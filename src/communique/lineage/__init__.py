"""Documents to origins: copies and reuse."""

from communique.lineage.direction import origins
from communique.lineage.repeats import articles, repeats
from communique.lineage.trace import lineage

__all__ = ["articles", "lineage", "origins", "repeats"]
