"""Imports a list of staff: what it needs, with an example, and then what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.roster import LineFault, RefusedLine, RosterSummary
from onboarding.core.roster_example import HEADINGS, ROWS
from onboarding.core.roster_sentences import refused_sentence, repeated_sentence, roster_sentence
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.jobs import Job
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.collecting.back_question import BackQuestion
from onboarding.ui.collecting.refused_list import Refused, RefusedList
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.record.dialog import Question
from onboarding.ui.record.folders import documents
from onboarding.ui.record.saving import ask_where
from onboarding.ui.team.figures_table import FiguresTable
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_TITLE = "Import a roster"
_LISTS = "Lists of staff (*.csv *.txt *.tsv);;All files (*)"
_EXAMPLE = "roster-example.csv"
_WHAT_FOR = (
    "A roster is a list of your staff. Everybody on it is in your team at once, so you also see who has not"
    " started. Import it again whenever it changes: it adds people and brings their details up to date."
)
_NEVER = "Nobody is ever removed by a roster: who isn’t on it stays as they were."
_NEEDS = (
    "Save the list as CSV from your HR system or spreadsheet, with headings above the columns. It needs a"
    " staff number and a name for each person (or first name and surname). Team, start date and leaving date"
    " are used where they are there; all other columns are passed over."
)


class RosterDialog(Question):
    """Stays open when a list was taken, so that what was left out can be read, mended and tried again."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, look, parent)
        self._session = session
        self._path = Path()
        self.job: Job | None = None
        """The last import, which goes on when the window is closed."""
        self._outcome = _Outcome(look)
        self._outcome.refused.wanted_back.connect(self._on_wanted_back)
        self.column.addWidget(self._outcome)
        self.say(_WHAT_FOR)
        self.say(_NEVER)
        self.column.addWidget(Heading("What the list needs", "h3", level=2))
        self.say(_NEEDS, "small")
        table = FiguresTable(look)
        table.show_figures("An example of a roster", HEADINGS, ROWS)
        self.column.addWidget(table)
        self._save = QPushButton("Save an example file…")
        self._save.setAutoDefault(False)
        look.put_icon(self._save, "save")
        self.column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._choose = self.add_button("Choose a list…", "primary")
        self._close = self.add_cancel()
        self._save.clicked.connect(self._on_save)
        self._choose.clicked.connect(self._on_choose)
        self._choose.setDefault(True)
        self._choose.setFocus()

    def import_list(self, path: Path, *welcome: str) -> None:
        """Those with a `welcome` staff number come back though they were forgotten."""
        self._path = path
        self._choose.setEnabled(False)
        self._outcome.say("Importing…", f"Reading {self._path.name}…", "clock", "muted")
        self._show_outcome()
        self._close.setText("Close")
        self.job = self._session.team.files.import_roster(self._path, welcome=welcome)
        self.job.finished.connect(self._on_finished)
        self.job.failed.connect(self._on_failed)
        self.job.ended.connect(self._on_ended)

    @Slot()
    def _on_save(self) -> None:
        path = ask_where(self, "Save an example file", _EXAMPLE, "CSV (*.csv)")
        if path and self._session.team.files.save_example_roster(path):
            self._outcome.say("Saved", f"The example is saved as {path}", "tick-circle", "accent_ink")
            self._show_outcome()

    @Slot()
    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a list of staff", str(documents()), _LISTS)
        if name:
            self.import_list(Path(name))

    def _show_outcome(self) -> None:
        self._outcome.show()
        self._scroll.verticalScrollBar().setValue(0)

    @Slot(object)
    def _on_finished(self, summary: RosterSummary) -> None:
        self._outcome.show_summary(summary, self._path.name)
        self._show_outcome()

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        """The banner behind this window says so too, for whoever closes it."""
        self._outcome.say("Nothing was imported", error_sentence(error), "error", "bad")
        self._show_outcome()

    @Slot()
    def _on_ended(self) -> None:
        self._choose.setEnabled(True)
        self._choose.setText("Choose another list…")
        self._close.setFocus()

    @Slot(str)
    def _on_wanted_back(self, staff_number: str) -> None:
        if BackQuestion(f"Staff number {staff_number}", self._look, self).ask():
            self.import_list(self._path, staff_number)


class _Outcome(QFrame):
    """What came of a list, at the top where it is read first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._icon = IconLabel(look, "clock", "muted", size=24)
        self._title = Heading("", "h3", level=2)
        self._words = WrappingLabel("", "small")
        self.refused = RefusedList(look)
        self._copy = QPushButton("Copy the list")
        self._copy.setAutoDefault(False)
        look.put_icon(self._copy, "copy")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self.refused)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.clicked.connect(self.refused.copy)
        self.hide()

    def say(self, title: str, words: str, icon: str, role: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._icon.show_icon(icon, role)
        self._show_refused([])
        announce(self, f"{title}. {words}")

    def show_summary(self, summary: RosterSummary, name: str) -> None:
        is_whole = not summary.refused
        icon, role = ("tick-circle", "accent_ink") if is_whole else ("warning", "warn")
        words = [roster_sentence(summary), *map(repeated_sentence, summary.repeated), _NEVER]
        self.say(f"{name} is imported", "\n".join(words), icon, role)
        self._show_refused([_refused(line) for line in summary.refused])

    def _show_refused(self, refused: list[Refused]) -> None:
        self.refused.show_refused(refused)
        self._copy.setVisible(bool(refused))


def _refused(line: RefusedLine) -> Refused:
    sentence = refused_sentence(line)
    why = sentence.partition(" was left out: ")[2]
    return Refused(
        what=f"Line {line.line}",
        why=why[:1].upper() + why[1:],
        copied=sentence,
        key=line.value if line.fault is LineFault.FORGOTTEN else "",
        is_forgotten=line.fault is LineFault.FORGOTTEN,
    )
