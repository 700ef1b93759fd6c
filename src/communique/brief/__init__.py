"""Collections to the brief, as HTML and Markdown."""

from communique.brief.html import html
from communique.brief.markdown import markdown

__all__ = ["html", "markdown"]
