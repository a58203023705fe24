"""Learn: the pathway, and search."""
