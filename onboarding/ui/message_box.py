"""What Qt's message boxes lack for screen readers and for large text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox

from onboarding.ui.accessible import keep_quiet

_MOST_ABREAST = 2


def finish(box: QMessageBox) -> None:
    """To be called once all is in it: its sign says nothing, and long rows of buttons stand in a column."""
    for sign in box.findChildren(QLabel, "qt_msgboxex_icon_label"):
        keep_quiet(sign)
    for buttons in box.findChildren(QDialogButtonBox):
        buttons.setAccessibleName("What to do")
        if len(buttons.buttons()) > _MOST_ABREAST:
            buttons.setOrientation(Qt.Orientation.Vertical)
