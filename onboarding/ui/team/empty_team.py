"""What the team's page shows before anybody is in the team, and the two ways to change that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.empty_state import EmptyState

_NOBODY = (
    "Nobody here yet.\nCollect the record files of your people, or begin with a roster.\n"
    "With a roster, those are listed too who have not started."
)


class EmptyTeam(QWidget):
    """Connect to the `clicked` of `collect` and `import_roster`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.collect = QPushButton("Collect…")
        self.import_roster = QPushButton("Import a roster…")
        mark(self.collect, role="primary")
        look.put_icon(self.collect, "collect", "on_accent")
        look.put_icon(self.import_roster, "team")
        buttons = ButtonRow(self.collect, self.import_roster)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 48)
        column.setSpacing(0)
        column.addWidget(EmptyState(look, "team", _NOBODY))
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignHCenter)
