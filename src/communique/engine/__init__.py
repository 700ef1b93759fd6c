"""Where stages run, and where their records lie. Today: in this process, one after the other."""

from communique.engine.shelf import Shelf
from communique.engine.stage import Hold, Stage, run

__all__ = ["Hold", "Shelf", "Stage", "run"]
