"""Find who is reported to have said what."""

from communique.extract.quotations.read import attributions, quotations

__all__ = ["attributions", "quotations"]
