"""A table of words: as tall as its rows while they are few, scrolling by itself when they are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from onboarding.ui.team.words_model import KEY_ROLE, Index, Line, WordsModel
from onboarding.ui.theme import Look
from onboarding.ui.widgets.fitted_table import FittedTable

__all__ = ["Line", "WordsTable"]

_SIDE = 8
_END = 12
_LEAST_ROW = 44
_LEAST_WIDE = 200
_MOST_OTHER = 260
_TALL = 40
"""With more rows the table scrolls by itself, each row is one line, and none is measured."""
_ROWS_SHOWN = 8
_MEASURED = 200
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WordsTable(FittedTable):
    """`wide` is the column that takes the room which the others leave."""

    chosen = Signal(str)
    """Another line became the current one; its key."""
    opened = Signal(str)
    """Enter or a double click on a line; its key."""

    def __init__(
        self, look: Look, name: str, headings: Sequence[str], *, wide: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._wide = wide
        self._words = WordsModel(headings, self)
        self.setModel(self._words)
        self.setItemDelegate(_WordsCell(look, self))
        self.setAccessibleName(name)
        self.set_behaviour(wraps=True, chooses_rows=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self._on_double_clicked)
        look.changed.connect(self.fit)

    @property
    def is_list(self) -> bool:
        """Whether it scrolls by itself."""
        return self._words.rowCount() > _TALL

    @property
    def key(self) -> str:
        """Of the current line; empty when there is none."""
        index = self.currentIndex()
        return str(index.data(KEY_ROLE)) if index.isValid() else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The current line stays so while it is among them."""
        key, column = self.key, max(0, self.currentIndex().column())
        if not self._words.show(lines):
            return
        self.fit()
        self.choose(key, column)

    def choose(self, key: str, column: int = 0) -> None:
        """Makes a line the current one, if it is there."""
        place = self._words.place_of(key) if key else None
        if place is not None:
            self.setCurrentIndex(self._words.index(place, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        key = current.data(KEY_ROLE) if current.isValid() else None
        if key is not None and key != (previous.data(KEY_ROLE) if previous.isValid() else None):
            self.chosen.emit(str(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down is the page's while all rows are there; only sideways is the table's own."""
        if self.is_list or abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot()
    def fit(self) -> None:
        """Columns take what their words need, rows too while they are few."""
        self._fit_columns()
        rows = self._words.rowCount()
        off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(as_needed if self.is_list else off)
        if self.is_list:
            height = self._look.px(_LEAST_ROW)
            self.verticalHeader().setDefaultSectionSize(height)
            self._fit_height(height * _ROWS_SHOWN)
            return
        for number in range(rows):
            self.setRowHeight(number, self._row_height(number))
        self._fit_height(sum(map(self.rowHeight, range(rows))))

    def _fit_columns(self) -> None:
        words, header = QFontMetrics(self._look.font(16)), QFontMetrics(self._look.font(14, 600))
        left = self.viewport().width()
        for column in range(self._words.columnCount()):
            if column == self._wide:
                continue
            title = str(self._words.headerData(column, Qt.Orientation.Horizontal))
            found = {self._text(row, column) for row in range(min(self._words.rowCount(), _MEASURED))}
            widest = max([header.horizontalAdvance(title), *map(words.horizontalAdvance, found)])
            width = min(widest, self._look.px(_MOST_OTHER)) + 2 * _SIDE + 8
            self.setColumnWidth(column, width)
            left -= width
        self.setColumnWidth(self._wide, max(self._look.px(_LEAST_WIDE), left))

    def _row_height(self, number: int) -> int:
        columns = range(self._words.columnCount())
        needed = (self.sizeHintForIndex(self._words.index(number, column)).height() for column in columns)
        return max(self._look.px(_LEAST_ROW), *needed)

    def _fit_height(self, rows: int) -> None:
        columns = range(self._words.columnCount())
        is_wider = sum(map(self.columnWidth, columns)) > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        height = rows + self.horizontalHeader().sizeHint().height() + bar + 4
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            # A layout that is at work just now, and resizes this, doesn't hear of it.
            QTimer.singleShot(0, self, self.updateGeometry)

    def _text(self, row: int, column: int) -> str:
        return str(self._words.index(row, column).data())

    @Slot("QModelIndex")
    def _on_double_clicked(self, index: Index) -> None:
        self.opened.emit(str(index.data(KEY_ROLE)))


class _WordsCell(QStyledItemDelegate):
    def __init__(self, look: Look, table: WordsTable) -> None:
        super().__init__(table)
        self._look = look
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the words need at the column's width."""
        width = self._table.columnWidth(index.column())
        area = QRect(0, 0, width - 2 * _SIDE, 10_000)
        height = QFontMetrics(self._font()).boundingRect(area, _WRAP, str(index.data())).height()
        return QSize(width, height + 2 * _END)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, self._table)
        painter.setFont(self._font())
        painter.setPen(self._look.colour("ink"))
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if self._table.is_list:
            metrics = QFontMetrics(self._font())
            words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, _LINE, words)
        else:
            painter.drawText(area.adjusted(0, _END, 0, 0), _WRAP, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.colour("focus_outer"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def _font(self) -> QFont:
        return self._look.font(16)
