"""What Qt's splitters lack for screen readers."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter


def read_in_order(splitter: QSplitter) -> None:
    """To be called once all is in it: a splitter puts each part before those that it has already."""
    parts = [splitter.widget(number) for number in range(splitter.count())]
    handles = [splitter.handle(number) for number in range(splitter.count())]
    for part in (*parts, *handles):
        if part is not None:
            part.raise_()
