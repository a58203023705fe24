"""Help and support: what whoever helps asks for, to read and to copy."""
