"""The guide for writers is read inside the program, as any page is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from onboarding.ui.theme import Look
from tests.vocabulary import buttons, name_of, press, role_of, visible, words_on


@pytest.fixture
def window(session: Session, sam: Person, look: Look, library_folder: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, look)
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def writer(session: Session, window: MainWindow, library_folder: Path) -> Session:
    session.change_settings(replace(session.settings, shows_content=True, content_folder=str(library_folder)))
    return session


def test_its_parts_are_headings_words_and_examples(window: MainWindow, writer: Session) -> None:
    window.go(to.WritersGuide())
    page = window.page

    headings = [part for part in visible(page, QWidget) if role_of(part) == QAccessible.Role.Heading]
    assert [name_of(part) for part in headings][:2] == ["Writing a module", "The file"]
    assert "id: first-visits" in words_on(page)
    assert name_of(QApplication.focusWidget()) == "Writing a module"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down])
def test_keys_scroll_it_from_the_start(window: MainWindow, writer: Session, key: Qt.Key) -> None:
    window.go(to.WritersGuide())
    QTest.qWait(50)
    bar = window.page.findChild(QScrollArea).verticalScrollBar()
    assert (bar.value(), bar.maximum() > 500) == (0, True)

    QTest.keyClick(QApplication.focusWidget(), key)
    assert bar.value() > 0

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_help_leads_to_it_for_whoever_looks_after_the_modules(window: MainWindow, session: Session) -> None:
    window.go(to.Help())
    assert not buttons(window.page, "guide for writers")

    session.change_settings(replace(session.settings, shows_content=True))
    press(window.page, "Open the guide for writers")
    assert window.place == to.WritersGuide()

    window.go(to.Help())
    session.change_settings(replace(session.settings, shows_content=False))
    assert not buttons(window.page, "guide for writers")


def test_the_menu_leads_there_and_both_ways_back_lead_to_content(window: MainWindow, writer: Session) -> None:
    window.go(to.Content())
    [guide] = [one for one in window.page.desk.head.menu.actions() if "Guide" in one.text()]
    guide.trigger()
    assert window.place == to.WritersGuide()

    press(window.page, "Back to Content")
    assert window.place == to.Content()

    window.go(to.WritersGuide())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place == to.Content()
