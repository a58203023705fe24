"""A module, one step at a time."""
