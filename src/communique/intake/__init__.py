"""Bytes to Documents: text, web pages and JSONL; the body inside the clutter; metadata."""

from communique.intake.read import Item, items

__all__ = ["Item", "items"]
