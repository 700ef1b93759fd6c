"""Rows to the forms that people and programs read, and to the interchange formats of the field."""

from communique.export.dna import write_dna
from communique.export.formats import FORMATS, Format, write
from communique.export.markdown import Column
from communique.export.plover import plover_record
from communique.export.w3c import annotation

__all__ = ["FORMATS", "Column", "Format", "annotation", "plover_record", "write", "write_dna"]
