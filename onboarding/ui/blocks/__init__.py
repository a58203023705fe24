"""One native widget for each kind of block in a step, each with its real role for screen readers."""
