"""Claims across outlets to Comparisons, Responses and Demands."""

from communique.compare.answers import responses
from communique.compare.claims import comparisons
from communique.compare.demands import demands

__all__ = ["comparisons", "demands", "responses"]
