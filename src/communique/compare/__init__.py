"""Claims across outlets to Comparisons and Responses."""

from communique.compare.answers import responses
from communique.compare.claims import comparisons

__all__ = ["comparisons", "responses"]
