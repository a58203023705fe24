"""Anybody can read what the program is made of, and the licences, offline and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from onboarding.ui.parts.parts_page import PartsPage
from onboarding.ui.theme import Look
from tests.shipped_licences import COMMIT, some_licences
from tests.vocabulary import press, words_on


@pytest.fixture
def window(session: Session, sam: Person, look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    session.licences = some_licences(tmp_path / "licences", parts=60)
    window = MainWindow(session, look)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    window.deleteLater()


def test_settings_lead_there_and_back(window: MainWindow) -> None:
    window.go(to.Preferences())

    press(window.page, "Parts and licences")
    assert isinstance(window.page, PartsPage)
    press(window.page, "Back to Settings")

    assert window.place == to.Preferences()


def test_it_says_under_which_licence_qt_is_used(window: MainWindow) -> None:
    window.go(to.Parts())

    words = words_on(window.page)
    assert "copyright © The Qt Company Ltd." in words
    assert "GNU Lesser General Public License, version 3" in words
    assert "THIRD-PARTY.txt, beside the program, says how" in words


def test_the_keyboard_chooses_a_part_and_reads_every_word_of_its_licence(window: MainWindow) -> None:
    window.go(to.Parts())
    table, text = window.page.findChild(QTableView), window.page.findChild(QPlainTextEdit)
    assert isinstance(table, QTableView) and isinstance(text, QPlainTextEdit)

    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert text.toPlainText().startswith("Do what you like.\n")
    assert text.toPlainText().endswith("© Nobody. Say thanks.\n")
    assert "Clay 1\nVersion 1.0\nLicence: MIT OR Apache-2.0\nCopyright (c) 2026 Nobody" in words_on(
        window.page
    )
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)

    assert not text.hasFocus()


def test_a_long_version_is_shown_by_its_beginning_and_told_in_full(window: MainWindow) -> None:
    window.go(to.Parts())
    table = window.page.findChild(QTableView)
    assert isinstance(table, QTableView)
    cell = table.model().index(2, 1)

    assert cell.data() == COMMIT[:12]
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == COMMIT


@pytest.mark.parametrize("key", [(Qt.Key.Key_Escape, Qt.NoModifier), (Qt.Key.Key_Left, Qt.AltModifier)])
def test_keys_lead_back(window: MainWindow, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    window.go(to.Parts())

    QTest.keyClick(window.page.first_focus(), *key)

    assert window.place == to.Preferences()


def test_run_from_source_it_says_so_and_promises_no_file(window: MainWindow, session: Session) -> None:
    session.licences = Path("nowhere")

    window.go(to.Parts())

    words = words_on(window.page)
    assert "This copy runs from its source and has no list of its parts." in words
    assert "THIRD-PARTY.txt" not in words
