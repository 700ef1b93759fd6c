"""Where stages run. Today: in this process, one after the other."""

from communique.engine.stage import Stage, run

__all__ = ["Stage", "run"]
