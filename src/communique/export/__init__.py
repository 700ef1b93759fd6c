"""Rows to the forms that people and programs read."""

from communique.export.formats import FORMATS, Format, write
from communique.export.markdown import Column

__all__ = ["FORMATS", "Column", "Format", "write"]
