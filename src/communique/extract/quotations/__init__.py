"""Find who is reported to have said what."""

from communique.extract.quotations.read import quotations

__all__ = ["quotations"]
