"""HR publishes in the window: what changed is shown, what is asked is kept, and earlier ones come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from onboarding import publishing
from onboarding.core.records import Person
from onboarding.files.pack import read_pack
from onboarding.session import Session
from onboarding.ui.content.earlier_dialog import EarlierDialog
from onboarding.ui.content.publish_dialog import PublishDialog
from onboarding.ui.theme import Look
from tests.libraries import edit
from tests.ui.pages_on_show import set_by_policy
from tests.vocabulary import button, buttons, name_of, press, type_into, visible, words_on

WAY = "finding-your-way.md"
SECOND = "The second library tells what the house was in the days before we had it."


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "published"
    folder.mkdir()
    return folder


@pytest.fixture
def editing(session: Session, sam: Person, library_folder: Path, published: Path) -> Session:
    """What HR edits was published once, as number 1."""
    publishing.publish(library_folder, published, (), "First.", "Sam Lee", session.now())
    session.change_settings(
        replace(
            session.settings,
            shows_content=True,
            content_folder=str(library_folder),
            published_folder=str(published),
        )
    )
    assert session.content.is_open
    return session


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    ground = QWidget()
    qtbot.addWidget(ground)
    yield ground


def opened(editing: Session, look: Look, ground: QWidget, qtbot: QtBot) -> PublishDialog:
    """Once it has looked at what changed."""
    dialog = PublishDialog(editing.content, look, ground)
    dialog.open()
    qtbot.waitUntil(lambda: "Looking at what changed" not in words_on(dialog), timeout=5_000)
    qtbot.wait(20)
    return dialog


def test_a_step_in_other_words_is_shown_before_and_after_and_published(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "Your buddy knows the building well.", "Your buddy knows every corner.")
    dialog = opened(editing, look, ground, qtbot)
    words = words_on(dialog)
    assert "Before: Your buddy knows the building well." in words
    assert "Now: Your buddy knows every corner." in words
    assert "Finding your way: version 1.0.0 becomes 1.0.1" in words
    assert "Published" not in words

    type_into(dialog, "What changed", "A better word.")
    press(dialog, "Publish")
    tall = dialog.height()
    qtbot.waitUntil(lambda: "Published as number 2." in words_on(dialog), timeout=5_000)
    qtbot.waitUntil(lambda: dialog.height() < tall // 2)
    assert "Learners’ programs take it up by themselves." in words_on(dialog)
    assert [one.text() for one in visible(dialog, QPushButton)] == ["Close"]

    manifest, files = read_pack(published / "library-00002.zip")
    assert (manifest.note, manifest.published_by) == ("A better word.", "Sam Lee")
    assert b"{#people-to-ask rev=1 minutes=3}" in files[WAY]
    assert (library_folder / WAY).read_bytes() == files[WAY]


def test_people_are_asked_to_re_read_only_what_hr_says(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "Your buddy knows the building well.", "Your buddy has moved.")
    edit(library_folder / WAY, "It was built as a mill.", "It was built as a woollen mill.")
    dialog = opened(editing, look, ground, qtbot)

    [ask] = buttons(dialog, "People need to re-read it")
    assert "Nobody is asked to re-read it, as this step may be left out." in words_on(dialog)
    assert "2 steps have other words than before." in words_on(dialog)
    ask.click()
    assert "version 1.0.0 becomes 1.1.0" in words_on(dialog)
    type_into(dialog, "What changed", "Your buddy moved.")
    press(dialog, "Publish")
    qtbot.waitUntil(lambda: "Published as number 2." in words_on(dialog), timeout=5_000)

    _, files = read_pack(published / "library-00002.zip")
    assert b"#people-to-ask rev=2" in files[WAY]
    assert b"#more rev=1" in files[WAY]


def test_nothing_is_published_without_a_note(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "It was built as a mill.", "It was a mill.")
    dialog = opened(editing, look, ground, qtbot)

    press(dialog, "Publish")

    assert "Say in one line what changed." in words_on(dialog)
    assert [one.name for one in published.iterdir()] == ["library-00001.zip"]


def test_enter_goes_on_from_line_to_line_and_then_publishes(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "It was built as a mill.", "It was a mill.")
    dialog = opened(editing, look, ground, qtbot)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)

    type_into(dialog, "What changed", "A better word.")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert name_of(dialog.focusWidget()) == "Who publishes"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert name_of(dialog.focusWidget()) == "Publish"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Published as number 2." in words_on(dialog), timeout=5_000)


def test_tab_goes_down_the_questions_and_then_to_the_note(
    editing: Session, library_folder: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    """From the last question it went up to the folder first."""
    edit(library_folder / WAY, "Your buddy knows the building well.", "Your buddy knows every corner.")
    edit(library_folder / WAY, "Sign in at the desk", "Sign in at the front desk")
    dialog = opened(editing, look, ground, qtbot)
    assert QTest.qWaitForWindowActive(dialog)
    button(dialog, "Choose the folder…").setFocus()
    passed = []

    for _ in range(6):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(name_of(dialog.focusWidget()).split(":")[0])

    assert passed == [
        "Wording only",
        "Wording only",
        "What changed, in one line",
        "Who publishes",
        "Publish",
        "Cancel",
    ]


def test_files_that_are_no_modules_are_counted_where_they_are_many(
    editing: Session, library_folder: Path, tmp_path: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    (library_folder / "images").mkdir(exist_ok=True)
    for number in range(6):
        (library_folder / "images" / f"new-{number}.svg").write_text(
            "<svg xmlns='http://www.w3.org/2000/svg'/>"
        )

    words = words_on(opened(editing, look, ground, qtbot))

    assert "Other files: 6 files." in words
    assert "new-1.svg" not in words


def test_errors_stand_in_the_way_with_a_jump_to_them(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "{#way-out rev=1 minutes=3}", "")
    dialog = opened(editing, look, ground, qtbot)
    assert "1 error stands in the way" in words_on(dialog)
    assert not buttons(dialog, "Publish")

    press(dialog, "Go to the first error")

    assert dialog.problem is not None
    assert (dialog.problem.path, dialog.problem.code) == (WAY, "missing-step-id")
    assert [one.name for one in published.iterdir()] == ["library-00001.zip"]


def test_nothing_changed_is_said(editing: Session, look: Look, ground: QWidget, qtbot: QtBot) -> None:
    dialog = opened(editing, look, ground, qtbot)

    assert "Nothing has changed since the last publish." in words_on(dialog)
    assert not buttons(dialog, "Publish")


def test_somebody_elses_publish_in_between_is_told(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "It was built as a mill.", "It was a mill.")
    dialog = opened(editing, look, ground, qtbot)
    publishing.publish(library_folder, published, (), "Theirs.", "Somebody", editing.now())

    type_into(dialog, "What changed", "Mine.")
    press(dialog, "Publish")
    qtbot.waitUntil(lambda: "somebody else published library 2" in words_on(dialog), timeout=5_000)

    assert dialog.published is None
    assert not (published / "library-00003.zip").exists()


def test_the_folder_is_asked_for_where_none_is_set(
    editing: Session,
    published: Path,
    look: Look,
    ground: QWidget,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editing.change_settings(replace(editing.settings, published_folder=""))
    dialog = PublishDialog(editing.content, look, ground)
    dialog.open()
    assert "Choose the folder in which learners’ programs look" in words_on(dialog)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(published))

    press(dialog, "Choose the folder")
    qtbot.waitUntil(lambda: "Nothing has changed" in words_on(dialog), timeout=5_000)

    assert editing.settings.published_folder == str(published)


def test_the_folder_that_the_organisation_has_set_can_not_be_chosen_here(
    editing: Session, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    set_by_policy(editing, f"PublishedFolder = {published}")

    dialog = opened(editing, look, ground, qtbot)

    assert buttons(dialog, "Choose the folder") == []
    where = f"It goes to {published}. Set by your organisation."
    assert where in [name_of(label) for label in visible(dialog, QLabel)]


def test_an_earlier_library_is_brought_back_under_a_new_number(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    edit(library_folder / WAY, "It was built as a mill.", "It was a mill.")
    publishing.publish(library_folder, published, (), SECOND, "Sam Lee", editing.now())
    edited = (library_folder / WAY).read_bytes()
    dialog = EarlierDialog(editing.content, look, ground)
    dialog.open()
    rows = dialog.findChild(QListWidget)
    assert rows is not None
    qtbot.waitUntil(lambda: rows.count() == 2, timeout=5_000)
    assert rows.item(0).text().startswith("Number 2, in use now. 20 November 2026")
    assert rows.item(0).text().endswith(f"by Sam Lee: {SECOND}")
    assert rows.horizontalScrollBar().maximum() == 0

    rows.setCurrentRow(1)
    button(dialog, "Bring back").setFocus()
    press(dialog, "Bring back")
    qtbot.waitUntil(lambda: "Published as number 3." in words_on(dialog), timeout=5_000)
    qtbot.waitUntil(lambda: rows.count() == 3, timeout=5_000)

    assert read_pack(published / "library-00003.zip")[1] == read_pack(published / "library-00001.zip")[1]
    assert (library_folder / WAY).read_bytes() == edited
    assert rows.hasFocus()


def test_all_of_every_earlier_library_can_be_read(
    editing: Session, library_folder: Path, published: Path, look: Look, ground: QWidget, qtbot: QtBot
) -> None:
    note = "The desk moved to the ground floor, and everybody signs in there now"
    for number in range(6):
        (library_folder / "glossary.md").write_text(f"word\n: Meaning {number}.\n", encoding="utf-8")
        publishing.publish(library_folder, published, (), f"{note}{'.' * number}", "Sam Lee", editing.now())
    dialog = EarlierDialog(editing.content, look, ground)
    dialog.resize(560, 460)
    dialog.open()
    rows = dialog.findChild(QListWidget)
    assert rows is not None
    qtbot.waitUntil(lambda: rows.count() == 7, timeout=5_000)
    qtbot.wait(150)

    for row in range(rows.count()):
        place = rows.visualItemRect(rows.item(row))
        room = QRect(0, 0, rows.viewport().width() - 16 - 4, 1_000)
        words = rows.item(row).text()
        needed = rows.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        assert place.height() >= needed
        assert place.width() <= rows.viewport().width()
