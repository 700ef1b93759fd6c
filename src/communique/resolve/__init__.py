"""Mentions → Actors: who is meant by a name, a function, a pronoun, a capital."""

from communique.resolve.actors import actors
from communique.resolve.mentions import mentions
from communique.resolve.references import references

__all__ = ["actors", "mentions", "references"]
