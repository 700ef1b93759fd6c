"""Claims across outlets to Comparisons and Responses."""
