"""Communique keeps the ledger of a diplomatic story.

Importing it loads no model: ``Ledger`` and ``annotate`` are fetched when they are first named.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "annotate"]


def __getattr__(name: str) -> Any:
    if name in ("Ledger", "annotate"):
        from communique import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
