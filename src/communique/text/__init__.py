"""What every stage reads text with: paragraphs, the parse, lexicons."""
