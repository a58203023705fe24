"""Places in a text as Qt counts them: it gives two to a sign that Python counts as one, such as an emoji."""

from __future__ import annotations


def qt_length(text: str) -> int:
    """How many places the text takes in a QTextDocument."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)


def from_qt(text: str, place: int) -> int:
    """A place as Qt counts it, in Python's characters."""
    if text.isascii():
        return place
    before = text.encode("utf-16-le", "surrogatepass")[: place * 2]
    return len(before.decode("utf-16-le", "surrogatepass"))
