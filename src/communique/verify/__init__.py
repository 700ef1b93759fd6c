"""Re-slices the sources and proves every Evidence."""
