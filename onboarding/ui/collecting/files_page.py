"""Files collected: what became of each file, from whom it came, and whether it changed since."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import counted, people_words
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.collecting.file_details import FileDetails
from onboarding.ui.collecting.files_model import Only
from onboarding.ui.collecting.files_table import FilesTable
from onboarding.ui.destinations import Destination, FilesCollected, Team, TeamMember
from onboarding.ui.page import Page
from onboarding.ui.team.chips import Chips
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.empty_state import EmptyState
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.search_field import SearchField
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_TITLE = "Files collected"
_FIND = "Find a file or a person"
_NONE = "Nothing has been collected yet. Each file will stand here with what became of it."
_READING = "Reading what became of each file…"
_PAUSE_MS = 400
_LEAST_ROWS = 5


class FilesPage(Page):
    """Of everybody, or of one person."""

    title = _TITLE

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._place = FilesCollected()
        self._only = Only.ALL
        self._back = QPushButton("Back to the team")
        self._heading = Heading(_TITLE, "display", level=1)
        self._lead = WrappingLabel("", "small", tone="muted")
        self._chips = Chips(
            "Which files",
            ((Only.ALL, "All"), (Only.REFUSED, "Refused"), (Only.CHANGED, "Changed since")),
            look,
        )
        self._find = SearchField(look)
        self._table = FilesTable(look)
        self._details = FileDetails(look)
        self._progress = ProgressLine()
        self._empty = EmptyState(look, "collect", _NONE)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def open(self, destination: Destination) -> None:
        assert isinstance(destination, FilesCollected)
        self._place = destination
        self._only = Only.REFUSED if destination.is_refused_only else Only.ALL
        self._find.clear()
        self.mark_stale()

    def refresh(self) -> None:
        job = self.session.team.files.prepare(self._place.ids)
        if job is not None:
            self._progress.follow(job, _READING)
            return
        files = self.session.team.files.collected(self._place.ids)
        whose = f" from {self._place.name}" if self._place.ids else ""
        self._heading.setText(f"{_TITLE}{whose}")
        self._back.setText(f"Back to {self._place.name}" if self._place.ids else "Back to the team")
        self._lead.setText(_lead(len(files), len({file.name for file in files if file.name}), whose))
        self._lead.setHidden(not files)
        self._chips.show_figures(
            {
                Only.ALL: len(files),
                Only.REFUSED: sum(file.is_refused for file in files),
                Only.CHANGED: sum(file.has_changed for file in files),
            }
        )
        self._table.show_files(files)
        self._board.setVisible(bool(files))
        self._empty.setHidden(bool(files))
        self._narrow()

    def first_focus(self) -> QWidget:
        return self._back if self._board.isHidden() else self._table

    def forget_person(self) -> None:
        self._find.clear()

    def _lay_out(self) -> None:
        mark(self._back, role="quiet")
        self.look.put_icon(self._back, "back", "accent_ink")
        self._find.setPlaceholderText("File or person")
        self._find.setAccessibleName(_FIND)
        self._find.setAccessibleDescription("Down goes to the table")
        self._board = QWidget()
        board = QVBoxLayout(self._board)
        board.setContentsMargins(0, 0, 0, 0)
        board.setSpacing(12)
        board.addWidget(Flow(self._chips, self._find, gap=12))
        board.addWidget(self._table, 1)
        board.addWidget(self._details)
        self._scroll = ScrollingColumn()
        self._scroll.column.addWidget(ButtonRow(self._back))
        self._scroll.column.addSpacing(8)
        self._scroll.column.addWidget(self._heading)
        self._scroll.column.addWidget(self._lead)
        self._scroll.column.addSpacing(16)
        self._scroll.column.addWidget(self._progress)
        self._scroll.column.addWidget(self._empty)
        self._scroll.column.addWidget(self._board, 1)
        self._scroll.column.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.session.team.changed.connect(self.mark_stale)
        self.look.changed.connect(self._fit)
        self._back.clicked.connect(self._on_back)
        self._chips.chosen.connect(self._on_only)
        self._find.textChanged.connect(self._on_text)
        self._find.went_down.connect(self._table.setFocus)
        self._table.chosen.connect(self._details.show_file)
        self._pause.timeout.connect(self._say_count)
        self._fit()

    def _narrow(self) -> None:
        self._chips.choose(self._only)
        self._table.narrow(self._only, self._find.text())

    @Slot()
    def _fit(self) -> None:
        self._table.setMinimumHeight(self._table.height_of(_LEAST_ROWS))

    @Slot()
    def _on_back(self) -> None:
        self.go.emit(TeamMember(self._place.ids[0]) if self._place.ids else Team())

    @Slot(str)
    def _on_only(self, key: str) -> None:
        self._only = Only(key)
        self._narrow()
        self._say_count()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._narrow()
        self._pause.start()

    @Slot()
    def _say_count(self) -> None:
        count = self._table.count
        announce(self._table, f"{counted(count, 'file')} shown")


def _lead(files: int, people: int, whose: str) -> str:
    """`12 files from 9 people.`"""
    if not files:
        return ""
    if not whose:
        whose = f" from {people_words(people)}"
    return f"{counted(files, 'file')}{whose}. Choose one to see all about it."
