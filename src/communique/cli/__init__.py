"""Arguments and printing."""

from communique.cli.main import main, run

__all__ = ["main", "run"]
