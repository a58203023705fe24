"""What a manager does to take records in, in the words of who sits in front of the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from onboarding.session import Session
from onboarding.ui.main_window import MainWindow
from tests.vocabulary import press

WAIT_MS = 20_000
"""For a computer that has much else to do."""
_COPY, _LEFT, _NO_KEYS = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def menu() -> QMenu:
    """The one that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def entries(of: QMenu) -> list[str]:
    return [_words(action) for action in of.actions() if action.isVisible()]


def choose_from(of: QMenu, words: str) -> None:
    """By keys: down to the entry, then Enter."""
    shown = [action for action in of.actions() if action.isVisible()]
    at = next(number for number, action in enumerate(shown) if words in _words(action))
    start = shown.index(of.activeAction()) if of.activeAction() in shown else -1
    for _ in range(at - start):
        QTest.keyClick(of, Qt.Key.Key_Down)
    QTest.keyClick(of, Qt.Key.Key_Return)


def collect_folder(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Presses Collect, chooses the folder, and waits until all is in."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    press(window.page, "Collect")
    with waiting(session, qtbot):
        choose_from(menu(), "folder…")


@contextmanager
def waiting(session: Session, qtbot: QtBot) -> Iterator[None]:
    """Until the team is other than it was."""
    with qtbot.waitSignal(session.team.changed, timeout=WAIT_MS):
        yield


def drag_over(widget: QWidget, *paths: Path) -> bool:
    """Whether it would be taken there."""
    data = _dragged(*paths)
    event = QDragEnterEvent(QPointF(5, 5), _COPY, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drag_away(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def drop(widget: QWidget, *paths: Path) -> None:
    drag_over(widget, *paths)
    data = _dragged(*paths)  # the event holds none of it
    event = QDropEvent(QPointF(5, 5), _COPY, data, _LEFT, _NO_KEYS, QEvent.Type.Drop)
    QApplication.sendEvent(widget, event)


def dialog() -> QDialog:
    """The one that waits for an answer."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def _dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _words(action: QAction) -> str:
    return action.text().replace("&", "")
