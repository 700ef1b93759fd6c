"""Document to Claims: quotations, positions, figures, times."""
