"""What is read from and written to files: the library of modules and record files."""
