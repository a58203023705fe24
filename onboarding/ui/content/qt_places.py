"""Places in a text as Qt counts them: it gives two to a sign that Python counts as one, such as an emoji."""

from __future__ import annotations


def qt_length(text: str) -> int:
    """How many places the text takes in a QTextDocument."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)
