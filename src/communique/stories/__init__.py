"""Documents to Stories and Episodes."""
