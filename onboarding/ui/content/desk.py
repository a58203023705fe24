"""The parts of the content page and how they share the room: side by side, or one at a time behind tabs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from onboarding.content import Content
from onboarding.ui.content.draft_bar import DraftBar
from onboarding.ui.content.find_bar import FindBar
from onboarding.ui.content.front_matter_form import FrontMatterForm
from onboarding.ui.content.head import Head
from onboarding.ui.content.insert_menu import InsertBar
from onboarding.ui.content.library_tree import LibraryTree
from onboarding.ui.content.preview import Preview
from onboarding.ui.content.problem_list import ProblemList
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.content.splitting import read_in_order
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import WrappingLabel

LIBRARY, TEXT, LEARNER, MEND = range(4)
_TABS = ("Library", "Text", "Preview", "To mend")
_NAMES = ("Library", "Markdown", "What learners see")
_LEAST_HEIGHT, _BAR_HEIGHT = 380, 120
_FORM, _TEXT = "Details as a form", "Back to the text"
_WIDE_FROM = 980


class Desk(QWidget):
    def __init__(self, content: Content, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_narrow = False
        self._is_locked = False
        self.head = Head(look)
        self.tree = LibraryTree(content, look)
        self.draft_bar = DraftBar(look)
        self.editor = SourceEditor(look)
        self.find_bar = FindBar(self.editor, look)
        self.insert = InsertBar(self.editor, look, content.add_image)
        self.form = FrontMatterForm(look)
        self.preview = Preview(content, look)
        self.problems = ProblemList(content, look)
        self.tabs = _Tabs()
        self._names = tuple(WrappingLabel(words, "label") for words in _NAMES)
        self._line = WrappingLabel("", "small", tone="muted")
        self.details = QPushButton(_FORM)
        mark(self.details, role="quiet")
        self._text_or_form = QStackedWidget()
        self._lay_out()
        self.details.clicked.connect(self._on_details)
        self.tabs.currentChanged.connect(self._fit)
        self.editor.line_changed.connect(self._say_line)
        self.editor.textChanged.connect(self._say_line)
        look.changed.connect(self._fit)
        self._fit()

    def show_pane(self, pane: int) -> None:
        """Brings a part to the front where only one has room."""
        self.tabs.setCurrentIndex(pane)

    def lock(self, is_locked: bool) -> None:
        """Whether nothing can be typed."""
        self._is_locked = is_locked
        self.editor.setReadOnly(is_locked)
        self.form.setEnabled(not is_locked)
        self._show_insert()

    def show_count(self, count: int) -> None:
        """How many problems there are, on the tab behind which their list stands."""
        self.tabs.setTabText(MEND, f"{_TABS[MEND]} ({count})" if count else _TABS[MEND])

    def go_round(self, by: int) -> None:
        """F6: from the library to the text, the preview, the problems, and round again."""
        places = (self.tree, self.editor, self.preview, self.problems.first_focus())
        focus = self.window().focusWidget()
        panes = self._panes()
        at = next((n for n, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        for turn in range(1, len(places) + 1):
            pane = (at + by * turn) % len(places) if at >= 0 else TEXT
            self.show_pane(pane)
            if places[pane].isVisible():
                places[pane].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def minimumSizeHint(self) -> QSize:
        """Small, so that the window may be: what does not fit stands behind a tab; a lower one scrolls."""
        bar = 0 if self.draft_bar.isHidden() else self._look.px(_BAR_HEIGHT)
        return QSize(320, self._look.px(_LEAST_HEIGHT) + bar)

    def heightForWidth(self, width: int) -> int:
        """What scrolls around it would else make it as high as it would like to be."""
        return self.minimumSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._over_text = _pane(self.insert, self.find_bar, self.editor, margin=0)
        self._text_or_form.addWidget(self._over_text)
        form = ScrollingColumn()
        form.column.addWidget(self.form)
        form.column.addStretch(1)
        self._text_or_form.addWidget(form)
        self._library = _pane(self._names[0], self.tree)
        self._bar = _row(self._names[1], self._line, self.details)
        self._text = _pane(self._bar, self.draft_bar, self._text_or_form)
        self._learner = _pane(self._names[2], self.preview)
        self._middle = QSplitter(Qt.Orientation.Horizontal)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._whole = QSplitter(Qt.Orientation.Horizontal)
        for splitter, parts in (
            (self._middle, (self._text, self._learner)),
            (self._right, (self._middle, self.problems)),
        ):
            for part in parts:
                splitter.addWidget(part)
            splitter.setChildrenCollapsible(False)
        self._whole.addWidget(self._library)
        self._whole.addWidget(self._right)
        self._whole.setChildrenCollapsible(False)
        for splitter in (self._middle, self._right, self._whole):
            read_in_order(splitter)
        self._whole.setSizes([250, 1030])
        self._middle.setSizes([540, 490])
        self._right.setSizes([560, 150])
        self._whole.setStretchFactor(1, 1)
        self._right.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.head, self.tabs, self._whole):
            column.addWidget(one, 1 if one is self._whole else 0)

    def _panes(self) -> tuple[QWidget, ...]:
        return self._library, self._text, self._learner, self.problems

    @property
    def shows_form(self) -> bool:
        """Whether the details stand there as a form, in place of the text."""
        return self._text_or_form.currentIndex() == 1

    def show_form(self, is_shown: bool) -> None:
        self._text_or_form.setCurrentIndex(int(is_shown))
        self.details.setText(_TEXT if is_shown else _FORM)
        self._show_insert()

    @Slot()
    def _on_details(self) -> None:
        self.show_form(not self.shows_form)

    @Slot()
    def _fit(self) -> None:
        is_narrow = self.width() < self._look.px(_WIDE_FROM)
        here = self.tabs.currentIndex()
        for number, pane in enumerate(self._panes()):
            pane.setVisible(not is_narrow or number == here)
        self._right.setVisible(not is_narrow or here != LIBRARY)
        self._middle.setVisible(not is_narrow or here in (TEXT, LEARNER))
        self.tabs.setVisible(is_narrow)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.head.stand(is_narrow=is_narrow)
            self.problems.stand(is_narrow=is_narrow)
            for name in self._names:  # a tab says the same
                name.setHidden(is_narrow)
            self._stand_insert()

    def _stand_insert(self) -> None:
        """Where room is short the buttons share a row, and the numbers beside the text say its line."""
        bar, over_text = self._bar.layout(), self._over_text.layout()
        assert isinstance(bar, QHBoxLayout)
        assert isinstance(over_text, QVBoxLayout)
        if self._is_narrow:
            bar.insertWidget(0, self.insert, 1)
        else:
            over_text.insertWidget(0, self.insert)
        self.insert.lower()  # screen readers go by the order in which a widget's parts were taken in
        self._line.setHidden(self._is_narrow)
        bar.setContentsMargins(0 if self._is_narrow else 8, 0, 0 if self._is_narrow else 8, 0)
        self._show_insert()

    def _show_insert(self) -> None:
        self.insert.setVisible(not self._is_locked and not self.shows_form)
        self._bar.setHidden(self._is_narrow and self._is_locked)
        self.updateGeometry()

    @Slot()
    def _say_line(self) -> None:
        self._line.setText(f"Line {self.editor.line():,} of {self.editor.line_count():,}")


class _Tabs(QTabBar):
    """Arrow keys turn from one to the next."""

    def __init__(self) -> None:
        super().__init__()
        for words in _TABS:
            self.addTab(words)
        self.setCurrentIndex(TEXT)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName("Parts of the page")


def _pane(*parts: QWidget, margin: int = 8) -> QWidget:
    """The last part takes the room that is left."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return pane


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(8, 0, 8, 0)
    layout.addWidget(parts[0], 1)
    for part in parts[1:]:
        layout.addWidget(part)
    return row
