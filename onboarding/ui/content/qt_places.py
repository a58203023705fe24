"""Places in a text as Qt counts them: it gives two to a sign that Python counts as one, such as an emoji."""

from __future__ import annotations


def qt_length(text: str) -> int:
    """How many places the text takes in a QTextDocument."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)


def python_length(text: str, qt_place: int) -> int:
    """How many characters of `text` stand before a place that Qt gave."""
    if text.isascii():
        return qt_place
    return len(text.encode("utf-16-le", "surrogatepass")[: qt_place * 2].decode("utf-16-le", "replace"))
