"""Lets files and folders be dropped on a page, which says so while they are over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_WORDS = "Drop record files or a folder here to collect them"
_BORDER = 3
_INSET = 12


class DropTarget(QObject):
    """The page's own children know nothing of it: while something is dragged, a sheet lies over them."""

    dropped = Signal(list)
    """Paths."""

    def __init__(self, page: QWidget, look: Look, words: str = _WORDS) -> None:
        super().__init__(page)
        self._page = page
        self._sheet = _Sheet(look, words, page)
        self._sheet.hide()
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(0)
        self._leaving.timeout.connect(self._on_left)
        for target in (page, self._sheet):
            target.setAcceptDrops(True)
            target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                return self._enter(event)
            case QEvent.Type.DragLeave:
                self._leaving.start()  # perhaps only from the page to the sheet over it
                return True
            case QEvent.Type.Drop:
                return self._drop(event)
            case QEvent.Type.Resize if watched is self._page:
                self._sheet.setGeometry(self._page.rect())
        return False

    def _enter(self, event: QEvent) -> bool:
        assert isinstance(event, QDragEnterEvent | QDropEvent)
        if not _paths(event.mimeData()):
            event.ignore()
            return True
        self._leaving.stop()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._sheet.isHidden():
            self._sheet.setGeometry(self._page.rect())
            self._sheet.show()
            self._sheet.raise_()
        return True

    def _drop(self, event: QEvent) -> bool:
        assert isinstance(event, QDropEvent)
        paths = _paths(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._sheet.hide()
        if paths:
            self.dropped.emit(paths)
        return True

    @Slot()
    def _on_left(self) -> None:
        self._sheet.hide()


class _Sheet(QFrame):
    def __init__(self, look: Look, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        words = WrappingLabel(said, "h2")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        mark(words, tone="accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(IconLabel(look, "collect", "accent_ink", size=48), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.colour("accent_soft"))
        painter.setPen(QPen(self._look.colour("accent"), _BORDER, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(_inside(self.rect()), 12, 12)


def _inside(rect: QRect) -> QRect:
    return rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)


def _paths(dragged: QMimeData) -> list[Path]:
    """Files and folders of this computer or its network; anything else can't be collected."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
