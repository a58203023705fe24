"""The page on which HR edits the library."""
