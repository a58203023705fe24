"""What stands on the content page before there is a library to edit: two ways to one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.empty_state import EmptyState
from onboarding.ui.widgets.scrolling_column import ScrollingColumn

_WORDS = (
    "Here you change what new starters read. You work in a folder of your own: nobody sees anything of it "
    "until you publish."
)


class Start(QWidget):
    back = Signal()
    copy_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title("Content", "h1", level=1)
        back = QPushButton("Back to Learn")
        mark(back, role="quiet")
        look.put_icon(back, "back", "accent_ink")
        self._empty = EmptyState(look, "content", _WORDS, action="Make a copy of the library to edit…")
        folder = QPushButton("Open a folder…")
        scroll = ScrollingColumn()
        middle = Qt.AlignmentFlag.AlignHCenter
        scroll.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.column.addSpacing(8)
        scroll.column.addWidget(self.title)
        scroll.column.addWidget(self._empty)
        scroll.column.addWidget(folder, 0, middle)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        back.clicked.connect(self.back)
        self._empty.button.clicked.connect(self.copy_wanted)
        folder.clicked.connect(self.folder_wanted)
