"""What is kept in SQLite: people, completions, where to resume, private reflections."""
