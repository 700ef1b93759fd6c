"""Collections to the brief, as HTML and Markdown."""
