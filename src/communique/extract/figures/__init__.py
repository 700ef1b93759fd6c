"""Find how many, of what, whose, where, as of when, by whose estimate."""

from communique.extract.figures.read import figures

__all__ = ["figures"]
