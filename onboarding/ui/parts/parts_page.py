"""The parts that the program is made of, and the words of each licence."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Slot, qVersion
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from onboarding import __version__
from onboarding.core.shipped_parts import ShippedPart
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.page import Page
from onboarding.ui.team.words_table import Line, WordsTable
from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_MEASURE = 1000
_HEIGHT = 420
_COMMIT = 40
_SHORT = 12
_LEAD = "We’re Kirklees: getting started, version {version}, is free software under the MIT licence."
_QT = (
    "It uses Qt {version} and Qt for Python, copyright © The Qt Company Ltd. and other contributors, under "
    "the GNU Lesser General Public License, version 3."
)
_REPLACED = (
    "You may put another Qt in place of this one: the file THIRD-PARTY.txt, beside the program, says how."
)
_HOW = "The arrow keys choose a part, Tab goes on to the words of its licence."
_FROM_SOURCE = (
    "This copy runs from its source and has no list of its parts. The installed program has one here, with "
    "every licence in full."
)


class PartsPage(Page):
    title = "Parts and licences"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._parts: dict[str, ShippedPart] = {}
        self._back = QPushButton("Back to Settings")
        self._heading = Title(self.title, "h1", level=1)
        self._replaced = WrappingLabel(_REPLACED)
        self._how = WrappingLabel(_HOW, "small", tone="muted")
        self._table = WordsTable(look, "Parts", ("Part", "Version", "Licence"), wide=2)
        self._name = Heading("", "h2", level=2)
        self._facts = WrappingLabel("", "")
        self._words = QPlainTextEdit()
        self._none = WrappingLabel(_FROM_SOURCE)
        self._scroll = ScrollingColumn()
        self._lay_out()
        self._table.chosen.connect(self._on_chosen)
        self._table.row_reached.connect(self._on_row_reached)
        self._back.clicked.connect(self._on_back)
        for key in ("Esc", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_back)
        look.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """The same each time: nothing of it changes while the program is open."""
        self._parts = {part.name: part for part in self.session.shipped_parts()}
        for widget in self._shown:
            widget.setVisible(bool(self._parts))
        self._none.setHidden(bool(self._parts))
        self._table.show_lines([_line(part) for part in self._parts.values()])
        if self._parts and not self._table.key:
            self._table.choose(next(iter(self._parts)))

    def first_focus(self) -> QWidget:
        return self._heading

    def _lay_out(self) -> None:
        mark(self._back, role="quiet")
        self.look.put_icon(self._back, "back", "accent_ink")
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        column = self._scroll.column
        column.setSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._heading)
        column.addWidget(WrappingLabel(_LEAD.format(version=__version__)))
        column.addWidget(WrappingLabel(_QT.format(version=qVersion())))
        self._shown = (self._replaced, self._how, self._table, self._name, self._facts, self._words)
        for widget in (self._none, *self._shown):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        part = self._parts[name]
        self._name.setText(part.name)
        self._facts.setText("\n".join(_facts(part)))
        self._words.setPlainText(f"\n\n{'—' * 30}\n\n".join(self.session.licence_words(part)))
        self._words.setAccessibleName(f"The licence of {part.name}")

    @Slot(QRect)
    def _on_row_reached(self, place: QRect) -> None:
        self._scroll.show_row(self._table, place)

    @Slot()
    def _on_back(self) -> None:
        self.go.emit(to.Preferences())

    @Slot()
    def _fit(self) -> None:
        self._scroll.widen_to(self.look.px(_MEASURE))
        self._words.setFixedHeight(self.look.px(_HEIGHT))


def _line(part: ShippedPart) -> Line:
    """A version that is the name of a commit is shown by its beginning."""
    is_commit = len(part.version) == _COMMIT and " " not in part.version
    version = part.version[:_SHORT] if is_commit else part.version
    full = ((1, part.version),) if is_commit else ()
    return Line(part.name, (part.name, version, part.licence), full)


def _facts(part: ShippedPart) -> list[str]:
    said = [
        f"Version {part.version}",
        f"Licence: {part.licence}",
        *part.copyright,
        f"Source: {part.source}" if part.source else "",
        part.note,
    ]
    return [words for words in said if words]
