"""Claims across outlets to Comparisons, Responses and Demands."""

from communique.compare.align import sides
from communique.compare.answers import responses
from communique.compare.claims import comparisons
from communique.compare.demands import demands
from communique.compare.history import history
from communique.compare.redlines import red_lines

__all__ = ["comparisons", "demands", "history", "red_lines", "responses", "sides"]
