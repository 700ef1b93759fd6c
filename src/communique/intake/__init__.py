"""Bytes to Documents: files, archives, feeds and pages; the body inside the clutter; metadata."""

from communique.intake.read import Item, items
from communique.intake.web import Web

__all__ = ["Item", "Web", "items"]
