"""HR pastes from Word, a browser or a screenshot into a module's text, by the keys that everybody knows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from onboarding.ui.content.content_page import ContentPage
from onboarding.ui.main_window import MainWindow
from tests.files.word_files import png
from tests.ui.content.test_in_and_out import WAY, Answers, at_content, choose_from_more

SAMPLES = Path(__file__).parents[2] / "data" / "clipboard"
START = "Your buddy knows the building well."
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def copy(html: str = "", text: str = "", image: QImage | None = None) -> None:
    """As another program leaves it in the clipboard."""
    copied = QMimeData()
    if html:
        copied.setHtml(html)
    if text:
        copied.setText(text)
    if image:
        copied.setImageData(image)
    QApplication.clipboard().setMimeData(copied)


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.html").read_text("utf-8")


@pytest.fixture
def page(window: MainWindow) -> Iterator[ContentPage]:
    page = at_content(window, WAY)
    page.desk.editor.go_to_line(page.desk.editor.text.split("\n").index(START) + 1)
    page.desk.editor.setFocus()
    yield page
    QApplication.clipboard().clear()  # what Python made must not be there any more when Qt goes


def paste(page: ContentPage) -> None:
    QTest.keyClick(page.desk.editor, Qt.Key.Key_V, CTRL)


def test_words_from_word_come_in_as_our_format_and_go_in_one_step(
    page: ContentPage, window: MainWindow
) -> None:
    before = page.desk.editor.text
    answers = Answers(("Close",))
    copy(sample("word"), "Your first visit")

    paste(page)

    assert "\n- Your badge\n    - worn where it can be seen\n" in page.desk.editor.text
    assert "Forms.docx” was left out" in answers.said[0]
    assert "A picture was left out" in answers.said[0]
    assert window.focusWidget() is page.desk.editor
    QTest.keyClick(page.desk.editor, Qt.Key.Key_Z, CTRL)
    assert page.desk.editor.text == before


def test_a_single_thing_that_was_left_out_is_said_in_the_banner(
    page: ContentPage, window: MainWindow
) -> None:
    copy("<p>See <a href='http://example.org'>here</a></p>")

    paste(page)

    assert "The link to “http://example.org” was left out" in window.banner.words


def test_what_was_chosen_is_replaced(page: ContentPage) -> None:
    editor = page.desk.editor
    QTest.keyClick(editor, Qt.Key.Key_End, SHIFT)
    copy("<b>Begin</b> 😀", "Begin")

    paste(page)
    copy("<i>there</i>", "there")
    paste(page)

    assert "\n**Begin** 😀*there*\n" in editor.text


def test_plain_text_is_one_key_more(page: ContentPage) -> None:
    copy("<h1>A *</h1>", "A *")

    QTest.keyClick(page.desk.editor, Qt.Key.Key_V, CTRL | SHIFT)

    assert f"A *{START}" in page.desk.editor.text


def test_markdown_that_was_copied_here_comes_back_as_it_was(page: ContentPage) -> None:
    editor = page.desk.editor
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    before = editor.text

    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
    paste(page)
    assert editor.text == before
    copy(sample("code-editor"), "## Start {#start rev=1}")
    QTest.keyClick(editor, Qt.Key.Key_End, CTRL)
    paste(page)
    assert editor.text.endswith("## Start {#start rev=1}")


def test_a_picture_is_asked_what_it_shows_before_it_is_copied_in(
    page: ContentPage, library_folder: Path
) -> None:
    answers = Answers(("Insert",))
    copy(sample("libreoffice"))

    paste(page)

    assert "What does the picture show?" in answers.said[0]
    assert "![A door stands open](images/finding-your-way.png)" in page.desk.editor.text
    assert (library_folder / "images" / "finding-your-way.png").read_bytes() == png()


def test_a_picture_may_be_left_out(page: ContentPage, library_folder: Path, window: MainWindow) -> None:
    _ = Answers(("Leave it out",))
    copy(sample("libreoffice"))

    paste(page)

    assert "![" not in page.desk.editor.text.split("### Your first visit")[1].split("##")[0]
    assert not (library_folder / "images" / "finding-your-way.png").exists()


def test_a_screenshot_is_a_picture(page: ContentPage, library_folder: Path) -> None:
    shot = QImage(40, 30, QImage.Format.Format_RGB32)
    shot.fill(QColor("teal"))
    copy(image=shot)
    answers = Answers(("Insert",), ("Leave it out",))

    paste(page)

    assert "Say in a sentence what it shows." not in answers.said[0]
    assert list((library_folder / "images").glob("finding-your-way*")) == []
    assert len(answers.said) == 2


def test_words_temporary_pictures_come_along(
    page: ContentPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for folder in ("msohtmlclip1", "secret"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "door 1.png").write_bytes(png())
    own, other = ((tmp_path / name / "door 1.png").as_uri() for name in ("msohtmlclip1", "secret"))
    missing = (tmp_path / "msohtmlclip1" / "none.png").as_uri()
    _ = Answers(("Insert",), ("Close",))
    copy(
        f"<p>a</p><img src='{own}' alt='A door'><img src='{other}'><img src='{missing}'><img src='file://h/x'>"
    )

    paste(page)

    assert page.desk.editor.text.count("![A door](images/finding-your-way.png)") == 1
    assert "secret" not in page.desk.editor.text


def test_what_is_copied_becomes_a_module_with_headings_as_steps(
    page: ContentPage,
    window: MainWindow,
    library_folder: Path,
    qtbot: QtBot,
) -> None:
    copy(sample("libreoffice"), "Your first visit")

    choose_from_more(page, "Paste as a new module")
    qtbot.waitUntil(lambda: "came in" in window.banner.words, timeout=5_000)

    text = (library_folder / "your-first-visit.md").read_text("utf-8")
    assert page.desk.editor.text == text
    assert "\n## At the door {#at-the-door rev=1}\n" in text
    assert "![A door stands open](images/your-first-visit-1.png)" in text


def test_plain_text_becomes_a_module_and_nothing_is_said_to_be_nothing(
    page: ContentPage,
    window: MainWindow,
    library_folder: Path,
    qtbot: QtBot,
) -> None:
    QApplication.clipboard().clear()
    choose_from_more(page, "Paste as a new module")
    assert "There is nothing to paste." in window.banner.words

    copy(text="One\n\nTwo # three")
    choose_from_more(page, "Paste as a new module")
    qtbot.waitUntil(lambda: "came in" in window.banner.words, timeout=5_000)
    assert "\nOne\n\nTwo # three\n" in (library_folder / "what-was-copied.md").read_text("utf-8")


def test_too_much_is_refused_in_words(page: ContentPage, window: MainWindow) -> None:
    before = page.desk.editor.text
    copy("<p>a</p>" * 260_000, "a")

    paste(page)
    assert "too much to paste at once, and nothing was pasted" in window.banner.words
    choose_from_more(page, "Paste as a new module")

    assert page.desk.editor.text == before


def test_the_menu_of_the_text_has_both_ways(page: ContentPage, qtbot: QtBot) -> None:
    copy("<h1>A</h1>", "A")
    editor, here = page.desk.editor, page.desk.editor.rect().center()
    editor.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, editor.mapToGlobal(here))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    plain = next(action for action in menu.actions() if "plain" in action.text().replace("&", ""))
    plain.trigger()
    menu.close()

    assert f"A{START}" in editor.text


def test_files_are_no_text(page: ContentPage) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(__file__)])

    assert not page.desk.editor.canInsertFromMimeData(files)
