"""Documents to origins: copies and reuse."""
