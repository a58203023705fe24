"""HR brings in what people wrote elsewhere and saves pages to read, in the window and with real files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from onboarding import authoring
from onboarding.files.drafts import drafts
from onboarding.files.library import Library
from onboarding.ui import destinations as to
from onboarding.ui.content.content_page import ContentPage
from onboarding.ui.content.reading_page_dialog import ReadingPageDialog
from onboarding.ui.main_window import MainWindow
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from tests.files.word_files import document, heading, paragraph, picture, png
from tests.ui.team.collecting import drag_over, drop
from tests.vocabulary import button, buttons, press, words_on

WAY = "finding-your-way"
VISIT = document(
    paragraph("The first visit", style="Title"),
    heading(1, "Before you knock"),
    paragraph("Read what is known."),
    heading(1, "At the door"),
    paragraph(picture("door.png", "A door stands open")),
    media={"door.png": png()},
)
needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no file that waits")
QUESTIONS = "::One:: Who opens? {=They do ~Nobody}\n\nWrite an essay. {}\n"


def at_content(window: MainWindow, module_id: str = "", line: int = 0) -> ContentPage:
    window.go(to.Content(module_id, line))
    QTest.qWait(20)
    page = window.page
    assert isinstance(page, ContentPage)
    return page


def choose_from_more(page: ContentPage, words: str) -> None:
    """By keyboard alone: opens the menu, goes down to the line and takes it."""
    page.desk.head.more.setFocus()
    QTest.keyClick(page.desk.head.more, Qt.Key.Key_Space)
    menu = page.desk.head.menu
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    for _ in menu.actions():
        if words in menu.activeAction().text().replace("&", ""):
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert words in menu.activeAction().text().replace("&", "")
    QTest.keyClick(menu, Qt.Key.Key_Return)


def bring_in(page: ContentPage, file: Path, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(raw)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    choose_from_more(page, "Bring in a Word document or questions")


class Answers:
    """Keeps what each dialog said, and answers it by pressing."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.said: list[str] = []
        self._answers = list(answers)
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not self._answers:
            return
        listed = [
            found.item(row).text()
            for found in dialog.findChildren(QListWidget)
            for row in range(found.count())
        ]
        self.said.append("\n".join([words_on(dialog), *listed]))
        for words in self._answers.pop(0):
            button(dialog, words).click()
        if not self._answers:
            self._timer.stop()


def test_a_word_document_becomes_a_module_that_the_page_opens(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window)

    bring_in(page, tmp_path / "visit.docx", VISIT, monkeypatch)
    qtbot.waitUntil(lambda: "came in" in window.banner.words, timeout=5_000)

    assert "“The first visit” came in as a new module with 2 steps." in window.banner.words
    assert page.desk.editor.text == (library_folder / "the-first-visit.md").read_text("utf-8")
    assert window.focusWidget() is page.desk.editor
    assert (library_folder / "images" / "the-first-visit-1.png").read_bytes() == png()
    assert page.session.content.page("the-first-visit")


def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window)
    before = sorted(library_folder.rglob("*"))

    bring_in(page, tmp_path / "visit.docx", b"no document", monkeypatch)
    qtbot.waitUntil(lambda: "was not imported" in window.banner.words, timeout=5_000)

    assert sorted(library_folder.rglob("*")) == before
    bring_in(page, tmp_path / "visit.pdf", b"%PDF", monkeypatch)
    qtbot.waitUntil(lambda: "Choose a Word document" in window.banner.words, timeout=5_000)


def test_questions_become_a_module_and_what_was_left_out_is_listed(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window)
    answers = Answers(("Close",))

    bring_in(page, tmp_path / "Doors.gift", QUESTIONS.encode(), monkeypatch)
    qtbot.waitUntil(lambda: bool(answers.said), timeout=5_000)

    assert "“Doors” came in as a new module with 1 step." in answers.said[0]
    assert "Line 3: It asks for an essay." in answers.said[0]
    assert "Who opens?" in (library_folder / "doors.md").read_text("utf-8")
    assert "Who opens?" in page.desk.editor.text


def test_questions_go_in_below_the_cursor_as_one_step_to_undo(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window, WAY, 20)
    before, files = page.desk.editor.text, sorted(library_folder.rglob("*"))
    answers = Answers((f"Into “{page.desk.head.title.text()}”", "Bring in"), ("Close",))

    bring_in(page, tmp_path / "Doors.gift", QUESTIONS.encode(), monkeypatch)
    qtbot.waitUntil(lambda: len(answers.said) == 2, timeout=5_000)

    assert "1 question came in below the cursor. Save to keep them." in window.banner.words
    assert page.desk.editor.text.count("Who opens?\n\n- [(X)] They do\n- [( )] Nobody\n") == 1
    assert page.desk.head.status == "Not saved yet"
    assert sorted(library_folder.rglob("*")) == files
    page.desk.editor.undo()
    assert page.desk.editor.text == before


def test_a_file_without_any_question_says_so_and_why(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    before = page.desk.editor.text
    answers = Answers(("Close",))

    bring_in(page, tmp_path / "essay.txt", b"Write an essay. {}\n", monkeypatch)
    qtbot.waitUntil(lambda: bool(answers.said), timeout=5_000)

    assert "There is nothing in essay.txt that can be taken over." in answers.said[0]
    assert "It asks for an essay" in answers.said[0]
    assert page.desk.editor.text == before


@pytest.fixture
def to_read(window: MainWindow, look: Look) -> ReadingPageDialog:
    page = at_content(window, WAY)
    dialog = ReadingPageDialog(page.session.content, look, page, module_id=WAY, title="Finding your way")
    dialog.open()
    return dialog


def choose_place(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """The names that were proposed."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def test_saved_as_is_said_once_the_module_is_a_web_page(
    to_read: ReadingPageDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    out = tmp_path / "way.html"
    proposed = choose_place(monkeypatch, out)

    press(to_read, "Save as")
    assert "Saved as" not in words_on(to_read)
    qtbot.waitUntil(lambda: f"Saved as {out}" in words_on(to_read).replace("\u200b", ""), timeout=5_000)

    assert proposed == [f"{WAY}.html"]
    assert "<h1" in out.read_text("utf-8")
    assert "Looking back" not in out.read_text("utf-8")
    assert not buttons(to_read, "Save as")
    press(to_read, "Close")


def test_the_whole_library_is_saved_as_markdown_from_the_menu(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    out = tmp_path / "all.md"
    proposed = choose_place(monkeypatch, out)
    answers = Answers(("The whole library", "Markdown", "Save as…"))

    def close() -> None:
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog) and "Saved as" in words_on(dialog):
            dialog.reject()

    closing = QTimer()
    closing.timeout.connect(close)
    closing.start(50)
    choose_from_more(page, "Save as a page to read")
    qtbot.waitUntil(lambda: "Saved as" in window.banner.words, timeout=5_000)
    closing.stop()

    assert "How much of it?" in answers.said[0]
    assert proposed == ["onboarding-library.md"]
    text = out.read_text("utf-8")
    assert "Finding your way" in text
    assert "Looking back" in text


def test_a_page_to_read_never_takes_the_place_of_a_module(
    to_read: ReadingPageDialog, library_folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    own = library_folder / f"{WAY}.md"
    before = own.read_bytes()
    choose_place(monkeypatch, own)

    button(to_read, "Markdown").click()
    press(to_read, "Save as")
    qtbot.waitUntil(lambda: "was not written" in words_on(to_read), timeout=5_000)

    assert "it would lie in the folder of the library itself" in words_on(to_read).replace("\u200b", "")
    assert own.read_bytes() == before
    assert button(to_read, "Save as").isEnabled()
    to_read.reject()


def test_a_module_that_went_meanwhile_is_told(
    to_read: ReadingPageDialog,
    library_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    (library_folder / f"{WAY}.md").unlink()
    choose_place(monkeypatch, tmp_path / "way.html")

    press(to_read, "Save as")
    qtbot.waitUntil(lambda: "The library has no" in words_on(to_read), timeout=5_000)

    assert not (tmp_path / "way.html").exists()
    to_read.reject()


def test_words_that_are_not_saved_stay_a_draft_when_a_module_comes_in(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    page.desk.editor.change_text(typed := page.desk.editor.text + "Words of mine.\n")

    bring_in(page, tmp_path / "visit.docx", VISIT, monkeypatch)
    qtbot.waitUntil(lambda: "came in" in window.banner.words, timeout=5_000)

    draft = page.session.content.draft(f"{WAY}.md")
    assert draft is not None
    assert draft.text == typed


def test_questions_are_brought_in_nowhere_when_the_person_thinks_better_of_it(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    before, files = page.desk.editor.text, sorted(library_folder.rglob("*"))
    answers = Answers(("Cancel",))

    bring_in(page, tmp_path / "Doors.gift", QUESTIONS.encode(), monkeypatch)
    qtbot.waitUntil(lambda: "Nothing of Doors.gift" in window.banner.words, timeout=5_000)

    assert "Where should they go?" in answers.said[0]
    assert page.desk.editor.text == before
    assert sorted(library_folder.rglob("*")) == files


def test_a_question_that_is_longer_than_the_screen_says_so(look: Look) -> None:
    dialog = Question("Long", look)
    for _ in range(60):
        dialog.say("Words that fill a line.")
    dialog.add_cancel()
    dialog._size()
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    QTest.qWait(20)
    below = button(dialog, "More below")
    assert dialog.frameGeometry().bottom() <= dialog.screen().availableGeometry().bottom()

    for _ in range(60):
        if below.isVisible():
            QTest.mouseClick(below, Qt.MouseButton.LeftButton)

    assert not below.isVisible()
    dialog.close()
    dialog.deleteLater()


def test_a_question_with_room_enough_says_nothing_of_more(look: Look) -> None:
    dialog = Question("Short", look)
    dialog.say("Words.")
    dialog.add_cancel()
    dialog._size()
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    QTest.qWait(20)

    assert not buttons(dialog, "More below")
    dialog.close()
    dialog.deleteLater()


def test_in_a_small_window_the_buttons_of_the_text_share_a_row(window: MainWindow) -> None:
    window.resize(800, 600)
    page = at_content(window, WAY)
    desk = page.desk
    QTest.qWait(20)

    insert, details = desk.insert, button(page, "Details as a form")
    middle = insert.mapTo(page, insert.rect().center()).y()
    assert details.mapTo(page, details.rect().topLeft()).y() < middle
    assert middle < details.mapTo(page, details.rect().bottomLeft()).y()
    press(page, "Details as a form")
    assert not insert.isVisible()
    press(page, "Back to the text")
    assert insert.isVisible()

    window.resize(1280, 800)
    QTest.qWait(20)
    assert insert.isVisible()
    assert insert.parentWidget() is desk.editor.parentWidget()


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A file that keeps its reader waiting, as one on a share that is away does: `feed` ends that."""
    path = tmp_path / "Slow.gift"
    os.mkfifo(path)
    return path


def feed(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)


@needs_fifo
def test_bringing_in_can_be_cancelled_and_then_writes_nothing(
    window: MainWindow, library_folder: Path, slow: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_content(window)
    before = sorted(library_folder.rglob("*"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(slow), ""))
    choose_from_more(page, "Bring in a Word document or questions")
    assert "Reading Slow.gift…" in words_on(page)

    press(page, "Cancel")
    feed(slow, QUESTIONS.encode())
    qtbot.waitUntil(lambda: "Nothing of Slow.gift was brought in." in window.banner.words, timeout=5_000)

    assert sorted(library_folder.rglob("*")) == before
    assert "Reading" not in words_on(page)


@needs_fifo
@pytest.mark.parametrize("entry", ["Bring in a Word document or questions", "Paste as a new module"])
def test_a_second_thing_to_bring_in_is_told_to_wait(
    entry: str,
    window: MainWindow,
    library_folder: Path,
    slow: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = at_content(window)
    before = sorted(library_folder.rglob("*"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(slow), ""))
    choose_from_more(page, "Bring in a Word document or questions")
    QGuiApplication.clipboard().setText("One")

    choose_from_more(page, entry)
    told = window.banner.words
    press(page, "Cancel")
    feed(slow, QUESTIONS.encode())
    qtbot.waitUntil(lambda: "Nothing of Slow.gift was brought in." in window.banner.words, timeout=5_000)

    assert "The program is still reading Slow.gift." in told
    assert sorted(library_folder.rglob("*")) == before


@needs_fifo
def test_what_came_in_while_one_was_elsewhere_is_told_on_return(
    window: MainWindow, library_folder: Path, slow: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_content(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(slow), ""))
    choose_from_more(page, "Bring in a Word document or questions")
    window.go(to.Home())
    answers = Answers(("Close",))

    feed(slow, QUESTIONS.encode())
    qtbot.waitUntil(lambda: "“Slow” came in" in window.banner.words, timeout=5_000)
    QTest.qWait(30)
    assert not answers.said
    at_content(window)

    qtbot.waitUntil(lambda: bool(answers.said), timeout=5_000)
    assert "Line 3: It asks for an essay." in answers.said[0]
    assert (library_folder / "slow.md").exists()


def test_files_are_dropped_on_the_page_and_come_in_one_after_another(
    window: MainWindow, library_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    answers = Answers(("Bring in",))  # the second is asked where it goes, as the first is open by then
    visit, doors = tmp_path / "visit.docx", tmp_path / "Doors.gift"
    visit.write_bytes(VISIT)
    doors.write_bytes(b"::One:: Who opens? {=They do ~Nobody}\n")
    QTest.qWait(20)

    assert drag_over(page, visit, doors)
    assert "Drop Word documents" in words_on(page)
    drop(page, visit, doors)
    qtbot.waitUntil(lambda: (library_folder / "doors.md").exists(), timeout=5_000)
    qtbot.waitUntil(lambda: "“Doors” came in" in window.banner.words, timeout=5_000)

    assert (library_folder / "the-first-visit.md").exists()
    assert "Into “The first visit”, below the cursor" in answers.said[0]


def test_nothing_is_dropped_where_there_is_no_library(window: MainWindow, tmp_path: Path) -> None:
    window_session = window.page.session
    window_session.change_settings(replace(window_session.settings, content_folder=""))
    page = at_content(window)

    drop(page, tmp_path / "visit.docx")

    assert "There is no library to bring this into yet." in window.banner.words


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """No folder answers before this is set: there is no share here that could be away."""
    answered, open_working = Event(), authoring.open_working

    def open_late(root: Path) -> Library:
        if root.name == "away":
            answered.wait(10)
        return open_working(root)

    monkeypatch.setattr(authoring, "open_working", open_late)
    yield answered
    answered.set()


@pytest.fixture
def away(library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    away = shutil.copytree(library_folder, tmp_path / "away")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(away))
    return away


def test_a_folder_that_does_not_answer_keeps_nobody_waiting(
    window: MainWindow, library_folder: Path, away: Path, answered: Event
) -> None:
    page = at_content(window)

    choose_from_more(page, "Edit another folder")
    assert f"Opening {away}…" in words_on(page).replace("\u200b", "")
    press(page, "Cancel")
    assert "The folder was not opened." in window.banner.words
    answered.set()
    QTest.qWait(50)

    assert page.session.content.root == library_folder
    assert page.session.settings.content_folder == str(library_folder)


def test_a_folder_that_answers_late_is_opened_then(
    window: MainWindow, away: Path, answered: Event, qtbot: QtBot
) -> None:
    page = at_content(window)
    choose_from_more(page, "Edit another folder")

    answered.set()
    qtbot.waitUntil(lambda: page.session.content.root == away, timeout=5_000)

    assert page.session.settings.content_folder == str(away)
    assert "Opening" not in words_on(page)


def test_what_is_typed_while_another_folder_opens_is_kept(
    window: MainWindow, library_folder: Path, away: Path, answered: Event, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    choose_from_more(page, "Edit another folder")
    page.desk.editor.appendPlainText("Typed while waiting.")

    answered.set()
    qtbot.waitUntil(lambda: page.session.content.root == away, timeout=5_000)

    kept = drafts(page.session.data_folder, library_folder)[f"{WAY}.md"]
    assert kept.text.endswith("Typed while waiting.")
    assert drafts(page.session.data_folder, away) == {}
    assert "is not saved. What you typed is kept as a draft." in window.banner.words


def test_a_folder_that_opens_while_one_is_elsewhere_shows_none_of_the_pages_before(
    window: MainWindow, library_folder: Path, away: Path, answered: Event, qtbot: QtBot
) -> None:
    page = at_content(window, WAY)
    choose_from_more(page, "Edit another folder")
    window.go(to.Home())
    answered.set()
    qtbot.waitUntil(lambda: page.session.content.root == away, timeout=5_000)

    at_content(window)

    assert page.desk.editor.text == ""
    assert "Choose a page of the library to begin." in page.desk.head.status


def test_what_was_given_up_says_nothing_when_it_fails_later(
    window: MainWindow, tmp_path: Path, away: Path, answered: Event, qtbot: QtBot
) -> None:
    content = at_content(window).session.content
    broken = tmp_path / "broken" / "away"
    broken.mkdir(parents=True)
    content.open_folder(broken)
    content.open_folder(away)
    assert content.opening == away

    answered.set()
    qtbot.waitUntil(lambda: content.root == away, timeout=5_000)
    QTest.qWait(100)

    assert content.root == away
    assert "broken" not in window.banner.words


def test_a_copy_takes_the_place_of_a_folder_that_is_still_being_opened(
    window: MainWindow, tmp_path: Path, away: Path, answered: Event
) -> None:
    content = at_content(window).session.content
    content.open_folder(away)

    copy = content.make_copy(tmp_path)
    answered.set()
    QTest.qWait(200)

    assert content.opening is None
    assert content.root == copy


def test_a_fault_of_ours_ends_the_opening(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = at_content(window).session.content
    monkeypatch.setattr(authoring, "open_working", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        content.open_folder(tmp_path)

    assert content.opening is None
    assert content.root == library_folder


def test_the_folder_of_the_settings_may_answer_late_or_not_at_all(
    window: MainWindow, away: Path, answered: Event, qtbot: QtBot
) -> None:
    session = window.page.session
    session.change_settings(replace(session.settings, content_folder=str(away)))
    page = at_content(window)
    assert "Opening" in words_on(page)
    press(page, "Cancel")
    assert "Open a folder…" in words_on(page)
    window.go(to.Home())

    answered.set()
    page = at_content(window)

    qtbot.waitUntil(
        lambda: "Finding your way" in words_on(page) or page.session.content.is_open, timeout=5_000
    )
    assert page.session.content.root == away


def test_what_has_the_keyboard_in_a_long_question_is_in_sight(look: Look) -> None:
    dialog = Question("Long", look)
    for _ in range(60):
        dialog.say("Words that fill a line.")
    line = QLineEdit()
    dialog.column.addWidget(line)
    dialog.add_cancel()
    dialog._size()
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)

    while not line.hasFocus():
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.qWait(20)

    assert line.visibleRegion().boundingRect() == line.rect()
    dialog.close()
    dialog.deleteLater()
