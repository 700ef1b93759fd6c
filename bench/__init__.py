"""Measures: ours beside its peers, on the same data, in the same session."""
