"""HR edits a library in the window: what is typed, pressed and kept, with real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QPlainTextEdit, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from onboarding import publishing
from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.settings import read_settings
from onboarding.ui import destinations as to
from onboarding.ui.content.conflict_dialog import Choice, ConflictDialog
from onboarding.ui.content.content_page import ContentPage
from onboarding.ui.content.desk import LEARNER
from onboarding.ui.content.publish_dialog import PublishDialog
from onboarding.ui.main_window import MainWindow
from onboarding.ui.theme import Appearance, Look
from tests.libraries import edit
from tests.vocabulary import button, buttons, name_of, press, role_of, type_into, visible, words_on

WAY = "finding-your-way"
Open = Callable[..., ContentPage]


@pytest.fixture
def root(library_folder: Path, tmp_path: Path) -> Path:
    """The library that HR edits, which here is the one that is read, too."""
    return library_folder


@pytest.fixture
def window(session: Session, sam: Person, look: Look) -> Iterator[MainWindow]:
    window = MainWindow(session, look)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_page(window: MainWindow, session: Session, root: Path) -> Open:
    def open_page(module_id: str = WAY, line: int = 0) -> ContentPage:
        session.change_settings(replace(session.settings, shows_content=True, content_folder=str(root)))
        window.go(to.Content(module_id, line))
        QTest.qWait(20)
        page = window.page
        assert isinstance(page, ContentPage)
        return page

    return open_page


def is_in_view(page: ContentPage, words: str) -> bool:
    """Whether the preview shows the whole of what says them."""
    preview = page.desk.preview
    shown = [one for one in visible(preview.view, QWidget) if words in name_of(one)]
    if not shown:
        return False
    top = shown[-1].mapTo(preview.viewport(), shown[-1].rect().topLeft()).y()
    return top >= 0 and top + shown[-1].height() <= preview.viewport().height()


def retype(page: ContentPage, old: str, new: str) -> None:
    """As if somebody had typed it."""
    text = page.desk.editor.text
    assert text.count(old) == 1
    page.desk.editor.change_text(text.replace(old, new))


def lines_of(page: ContentPage) -> list[str]:
    found = page.desk.problems.findChild(QListWidget)
    assert found is not None
    return [found.item(row).text() for row in range(found.count())]


def choose_line(page: ContentPage, words: str) -> QListWidget:
    found = page.desk.problems.findChild(QListWidget)
    assert found is not None
    [row] = [row for row in range(found.count()) if words in found.item(row).text()]
    found.setCurrentRow(row)
    return found


def tree_lines(page: ContentPage) -> list[str]:
    tree = page.desk.tree

    def below(item: QTreeWidgetItem, depth: int) -> Iterator[str]:
        yield "  " * depth + item.text(0)
        for number in range(item.childCount()):
            yield from below(item.child(number), depth + 1)

    return [
        line for number in range(tree.topLevelItemCount()) for line in below(tree.topLevelItem(number), 0)
    ]


def test_the_way_there_is_only_for_those_who_switched_it_on(window: MainWindow, session: Session) -> None:
    window.go(to.Home())
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert not buttons(window, "Content")
    assert window.place == to.Home()

    window.go(to.Preferences())
    button(window, "I look after the modules").click()
    window.go(to.Home())
    assert read_settings(session.data_folder / "settings.json").shows_content
    press(window, "Content")
    assert window.place == to.Content()

    press(window, "Back to Learn")
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.place == to.Content()


def test_a_copy_of_the_library_is_made_and_edited(
    window: MainWindow, session: Session, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.change_settings(replace(session.settings, shows_content=True))
    window.go(to.Content())
    assert "nobody sees anything of it until you publish" in words_on(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    press(window, "Make a copy of the library to edit")

    copy = tmp_path / "Onboarding library"
    assert {one.name: one.read_bytes() for one in copy.iterdir()} == {
        one.name: one.read_bytes() for one in root.iterdir()
    }
    assert session.settings.content_folder == str(copy)
    page = window.page
    assert isinstance(page, ContentPage)
    assert page.desk.tree.hasFocus()


def test_a_folder_that_is_no_library_is_told_and_not_taken(
    window: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "holidays").mkdir()
    session.change_settings(replace(session.settings, shows_content=True))
    window.go(to.Content())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "holidays"))

    press(window, "Open a folder")

    assert "No modules can be read" in window.banner.words
    assert session.settings.content_folder == ""
    assert buttons(window, "Open a folder")


def test_the_library_is_a_tree_of_areas_pages_and_steps(open_page: Open, root: Path, qtbot: QtBot) -> None:
    (root / "broken.md").write_text("---\nid: broken\n---\n")
    page = open_page("")

    def is_looked_through() -> None:
        lines = tree_lines(page)
        assert lines[:3] == ["First things", "  Finding your way · Saved", "    The front door"]
        assert any(line.startswith("  broken · ") and "error" in line for line in lines)
        assert "The whole library" in lines

    qtbot.waitUntil(is_looked_through)
    assert role_of(page.desk.tree) == QAccessible.Role.Tree
    assert name_of(page.desk.tree) == "Modules of the library"


def test_arrow_keys_walk_the_tree_and_enter_opens_a_step(open_page: Open) -> None:
    page = open_page("")
    tree = page.desk.tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(tree, key)

    editor = page.desk.editor
    assert editor.hasFocus()
    assert editor.text.split("\n")[editor.line() - 1].startswith("## People to ask")
    assert page.desk.preview.step_id == "people-to-ask"


def test_saved_is_said_only_once_it_is_on_the_disk(open_page: Open, root: Path) -> None:
    page = open_page()
    before = (root / f"{WAY}.md").read_bytes()

    retype(page, "where somebody keeps a kettle warm", "where Jo keeps a kettle warm")
    assert page.desk.head.status == "Not saved yet"
    assert (root / f"{WAY}.md").read_bytes() == before
    QTest.keyClick(page.desk.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert (root / f"{WAY}.md").read_bytes() == before.replace(b"somebody keeps", b"Jo keeps")
    assert page.desk.head.status.startswith("Saved on 20 November 2026")
    assert not list((page.session.data_folder / "drafts").glob("*.json"))


def test_a_save_that_fails_never_says_saved(open_page: Open, root: Path, window: MainWindow) -> None:
    page = open_page()
    retype(page, "where somebody keeps", "where Jo keeps")
    (root / f"{WAY}.md").unlink()
    (root / f"{WAY}.md").mkdir()

    page.save()

    assert "was not written" in window.banner.words
    assert page.desk.head.status == "Not saved yet"
    assert page.session.content.draft(f"{WAY}.md").text == page.desk.editor.text


def test_what_was_typed_is_kept_as_a_draft_a_second_later(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    retype(page, "Sign in at the desk", "Sign in at the front desk")

    qtbot.waitUntil(lambda: page.session.content.draft(f"{WAY}.md") is not None, timeout=3_000)

    assert "Kept as a draft" in page.desk.head.status
    assert "Finding your way · Draft" in "\n".join(tree_lines(page))


def test_leaving_keeps_a_draft_says_so_and_offers_it_on_return(
    open_page: Open, window: MainWindow, root: Path
) -> None:
    page = open_page()
    before = (root / f"{WAY}.md").read_bytes()
    retype(page, "Sign in at the desk", "Sign in at the front desk")
    mine = page.desk.editor.text

    window.go(to.Home())
    assert "“Finding your way” is not saved. What you typed is kept as a draft." in window.banner.words
    window.go(to.Content("a-good-start"))
    window.go(to.Content(WAY))
    assert "was kept as a draft" in words_on(page.desk.draft_bar)
    assert page.desk.editor.isReadOnly()
    press(page, "Go on with the draft")

    assert page.desk.editor.text == mine
    assert (root / f"{WAY}.md").read_bytes() == before
    page.save()
    assert b"front desk" in (root / f"{WAY}.md").read_bytes()


def test_a_draft_that_is_not_wanted_is_set_aside(open_page: Open, window: MainWindow) -> None:
    page = open_page()
    retype(page, "Sign in at the desk", "Sign in at the front desk")
    mine = page.desk.editor.text
    page.open_page("a-good-start.md")
    page.open_page(f"{WAY}.md")

    press(page, "Use the saved page")

    assert "front desk" not in page.desk.editor.text
    [kept] = (page.session.data_folder / "drafts" / "set-aside").iterdir()
    assert kept.read_text(encoding="utf-8") == mine
    assert str(kept) in window.banner.words
    assert page.session.content.draft(f"{WAY}.md") is None


def test_a_draft_of_an_older_page_meets_the_newer_one_when_it_is_saved(
    open_page: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    retype(page, "Sign in at the desk", "Sign in at the front desk")
    page.open_page("a-good-start.md")
    theirs = (root / f"{WAY}.md").read_text(encoding="utf-8") + "\nTheirs.\n"
    (root / f"{WAY}.md").write_text(theirs, encoding="utf-8")
    page.open_page(f"{WAY}.md")
    assert "saving the draft will show you both" in words_on(page.desk.draft_bar)
    asked: list[ConflictDialog] = []
    monkeypatch.setattr(ConflictDialog, "ask", lambda dialog: asked.append(dialog))

    press(page, "Go on with the draft")
    page.save()

    assert len(asked) == 1
    assert (root / f"{WAY}.md").read_text(encoding="utf-8") == theirs


@pytest.mark.parametrize("choice", Choice)
def test_somebody_elses_save_is_shown_and_nobodys_words_are_lost(
    open_page: Open, root: Path, monkeypatch: pytest.MonkeyPatch, choice: Choice
) -> None:
    page = open_page()
    file = root / f"{WAY}.md"
    theirs = file.read_text(encoding="utf-8").replace("at the desk,", "at their desk,")
    retype(page, "Sign in at the desk", "Sign in at my desk")
    mine = page.desk.editor.text
    file.write_text(theirs, encoding="utf-8")
    seen: list[str] = []

    def answer(dialog: ConflictDialog) -> None:
        seen.append(words_on(dialog))
        dialog.choice = choice

    monkeypatch.setattr(ConflictDialog, "ask", answer)

    page.save()

    aside = page.session.data_folder / "drafts" / "set-aside"
    kept = [one.read_text(encoding="utf-8") for one in aside.iterdir()] if aside.exists() else []
    assert len(seen) == 1
    wanted = {
        Choice.MINE: (mine, mine, [theirs]),
        Choice.THEIRS: (theirs, theirs, [mine]),
        Choice.NEITHER: (theirs, mine, []),
    }
    assert (file.read_text(encoding="utf-8"), page.desk.editor.text, kept) == wanted[choice]
    assert page.is_unsaved == (choice is Choice.NEITHER)
    assert (page.session.content.draft(f"{WAY}.md") is not None) == (choice is Choice.NEITHER)


def test_both_texts_stand_side_by_side(open_page: Open, look: Look) -> None:
    dialog = ConflictDialog("A page", "My words", "Their words", look, open_page())
    dialog.open()

    assert "“A page” was saved by somebody else" in words_on(dialog)
    press(dialog, "Take theirs")

    assert dialog.choice is Choice.THEIRS


def test_the_first_line_that_differs_is_in_sight_on_both_sides(look: Look, open_page: Open) -> None:
    same = "\n".join(f"Line {number}." for number in range(100))
    dialog = ConflictDialog(
        "A page", f"{same}\nMine\n{same}", f"{same}\nTheirs\nTheirs too\n{same}", look, open_page()
    )
    dialog.open()
    QTest.qWait(20)

    sides = dialog.findChildren(QPlainTextEdit)
    for side, changed in zip(sides, (["Mine"], ["Theirs", "Theirs too"]), strict=True):
        assert side.cursorRect().intersects(side.viewport().rect())
        assert side.textCursor().block().text() == changed[0]
        assert [one.cursor.selectedText() for one in side.extraSelections()] == changed
    dialog.reject()


def test_the_preview_is_the_learners_own_and_keeps_nothing(open_page: Open, session: Session) -> None:
    page = open_page(WAY, 20)
    preview = page.desk.preview
    assert preview.step_id == "front-door"

    press(preview, "At the desk")
    press(preview, "Check my answer")

    assert "They know that you are coming." in words_on(preview)
    assert session.completions() == []


def test_the_preview_follows_the_cursor_and_what_is_typed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    assert "Where things are, and whom to ask." in words_on(page.desk.preview)

    page.desk.editor.go_to_line(28)
    assert page.desk.preview.step_id == "people-to-ask"
    retype(page, "Your buddy knows the building well.", "Your buddy knows every corner.")

    qtbot.waitUntil(lambda: "Your buddy knows every corner." in words_on(page.desk.preview))


def test_the_preview_shows_the_very_words_that_the_cursor_stands_in(
    open_page: Open, root: Path, qtbot: QtBot
) -> None:
    filler = "\n\n".join(f"Paragraph {number} of many in this step." for number in range(40))
    edit(root / f"{WAY}.md", "Your buddy knows", f"{filler}\n\nThe very end.\n\nYour buddy knows")
    page = open_page()
    lines = page.desk.editor.text.split("\n")

    for words in ("The very end.", "Paragraph 1 of", "Paragraph 20 of"):
        page.desk.editor.go_to_line(next(at for at, line in enumerate(lines, 1) if words in line))
        qtbot.waitUntil(lambda words=words: is_in_view(page, words))


def test_the_preview_shows_a_long_line_to_its_end(open_page: Open, root: Path, qtbot: QtBot) -> None:
    filler = "\n\n".join(f"Paragraph {number} of many in this step." for number in range(40))
    warning = f"> [!WARNING]\n> {'If somebody is not safe, say so the same day. ' * 6}Ring the number."
    edit(root / f"{WAY}.md", "Your buddy knows", f"{filler}\n\n{warning}\n\n{filler}\n\nYour buddy knows")
    page = open_page()
    lines = page.desk.editor.text.split("\n")

    for place in (1, len(lines)):
        page.desk.editor.go_to_line(place)
        qtbot.wait(100)
        page.desk.editor.go_to_line(next(at for at, line in enumerate(lines, 1) if "Ring the" in line))
        qtbot.waitUntil(lambda: is_in_view(page, "Ring the number."))


def test_problems_are_told_while_typing_and_enter_goes_to_the_line(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    retype(page, "## People to ask {#people-to-ask rev=1 minutes=3}", "## People to ask")

    def is_told() -> None:
        assert any("has no id. Add one after its title" in line for line in lines_of(page))

    qtbot.waitUntil(is_told)
    chosen = choose_line(page, "has no id")
    assert chosen.currentItem().text().startswith("Error, line ")
    QTest.keyClick(chosen, Qt.Key.Key_Return)

    editor = page.desk.editor
    assert editor.hasFocus()
    assert editor.text.split("\n")[editor.line() - 1] == "## People to ask"


def test_what_the_council_has_to_add_is_chosen_so_that_typing_replaces_it(
    open_page: Open, root: Path, qtbot: QtBot
) -> None:
    gaps = "Ask [council to add: one] or ring [council to add: two | the desk] soon."
    edit(root / f"{WAY}.md", "Your buddy knows", f"{gaps}\n\nYour buddy knows")
    page = open_page()
    qtbot.waitUntil(lambda: any("“two”" in line for line in lines_of(page)))

    QTest.keyClick(choose_line(page, "“two”"), Qt.Key.Key_Return)
    QTest.keyClicks(page.desk.editor, "01484 000000")

    assert "Ask [council to add: one] or ring 01484 000000 soon." in page.desk.editor.text


def test_errors_come_before_advice_each_with_its_word(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    words = " ".join(["word"] * 30)
    retype(page, "Where things are, and whom to ask.", f"{words}.\n\n### Too deep")

    def is_told() -> None:
        kinds = [line.split(",")[0] for line in lines_of(page)]
        assert "Error" in kinds and "Advice" in kinds
        assert kinds == sorted(kinds, reverse=True)

    retype(page, "## The way out {#way-out rev=1 minutes=3}", "## The way out")
    qtbot.waitUntil(is_told)
    assert "error" in words_on(page.desk.problems)


def test_the_signs_before_what_to_mend_grow_with_the_text(open_page: Open, look: Look) -> None:
    page = open_page()
    found = page.desk.problems.findChild(QListWidget)
    assert found is not None
    normal = found.iconSize()

    look.apply(Appearance("light", text_percent=200))

    assert found.iconSize() == 2 * normal


def test_mend_it_mends_and_can_be_undone(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    retype(page, "## People to ask {#people-to-ask rev=1 minutes=3}", "## People to ask")
    before = page.desk.editor.text
    qtbot.waitUntil(lambda: any("has no id" in line for line in lines_of(page)))
    choose_line(page, "has no id")

    press(page, "Mend it")

    assert "## People to ask {#people-to-ask rev=1 minutes=3}" in page.desk.editor.text
    assert not any("has no id" in line for line in lines_of(page))
    page.desk.editor.undo()
    assert page.desk.editor.text == before


def test_an_error_just_made_is_one_press_from_mended_and_the_keyboard_goes_to_the_text(
    open_page: Open, root: Path, qtbot: QtBot
) -> None:
    edit(root / f"{WAY}.md", "Where things are, and whom to ask.", f"{'word ' * 30}.")
    page = open_page()
    assert lines_of(page)[0].startswith("Advice")
    retype(page, "## People to ask {#people-to-ask rev=1 minutes=3}", "## People to ask")
    qtbot.waitUntil(lambda: bool(buttons(page, "Mend it")))

    mend = button(page, "Mend it")
    mend.setFocus()
    QTest.keyClick(mend, Qt.Key.Key_Space)

    assert "## People to ask {#people-to-ask rev=1 minutes=3}" in page.desk.editor.text
    assert page.desk.editor.hasFocus()


def test_a_page_in_an_old_encoding_is_mended_by_saving_it(open_page: Open, root: Path) -> None:
    file = root / f"{WAY}.md"
    words = file.read_text(encoding="utf-8").replace("a kettle", "a café")
    file.write_bytes(words.encode("cp1252"))
    page = open_page()
    choose_line(page, "Save it as UTF-8")

    press(page, "Mend it")

    assert file.read_bytes() == words.encode()
    assert not any("UTF-8" in line for line in lines_of(page))


def test_a_new_module_is_made_and_opened(open_page: Open, root: Path, qtbot: QtBot) -> None:
    page = open_page("")

    path = page.session.content.new_module("A day out", "later")
    assert path == "a-day-out.md"
    page.open_page(path)

    assert (root / path).exists()
    assert page.desk.head.title.text() == "A day out"
    assert lines_of(page) == []
    assert "A day out" in "\n".join(tree_lines(page))


def test_pages_without_steps_have_no_preview(open_page: Open) -> None:
    page = open_page("pathway")

    assert page.desk.editor.text.startswith("---\ntitle: A small pathway")
    assert "no preview" in words_on(page.desk.preview)


def test_where_room_is_short_parts_stand_behind_tabs(open_page: Open, window: MainWindow) -> None:
    page = open_page()
    assert not page.desk.tabs.isVisible()

    window.resize(720, 540)
    QTest.qWait(20)

    desk = page.desk
    parts = (desk.tree, desk.editor, desk.preview, desk.problems)
    assert desk.tabs.isVisible()
    for number in range(len(parts)):
        desk.tabs.setCurrentIndex(number)
        assert [part.isVisible() for part in parts] == [at == number for at in range(len(parts))]


def test_the_preview_behind_its_tab_is_at_the_words_that_the_cursor_stands_in(
    open_page: Open, window: MainWindow, root: Path, qtbot: QtBot
) -> None:
    filler = "\n\n".join(f"Paragraph {number} of many in this step." for number in range(40))
    edit(root / f"{WAY}.md", "Your buddy knows", f"{filler}\n\nThe very end.\n\nYour buddy knows")
    page = open_page()
    window.resize(720, 540)
    QTest.qWait(20)
    lines = page.desk.editor.text.split("\n")
    page.desk.editor.go_to_line(lines.index("The very end.") + 1)
    qtbot.wait(100)

    page.desk.tabs.setCurrentIndex(LEARNER)

    qtbot.waitUntil(lambda: is_in_view(page, "The very end."))


@pytest.mark.parametrize("size", [(1280, 800), (720, 540)])
def test_f6_goes_round_the_parts(open_page: Open, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    page = open_page()
    QTest.qWait(20)
    page.desk.editor.setFocus()
    met = []

    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        met.append(name_of(window.focusWidget()))

    assert met[0] == "What learners see"
    assert "Modules of the library" in met
    assert "Text of the module" in met


def test_the_details_are_a_form_that_writes_into_the_text(open_page: Open, root: Path) -> None:
    page = open_page()
    press(page, "Details as a form")
    title = page.desk.form.findChild(QLineEdit)
    assert title is not None and title.text() == "Finding your way"

    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Finding my way")
    page.save()

    assert b"title: Finding my way" in (root / f"{WAY}.md").read_bytes()
    assert page.desk.head.title.text() == "Finding my way"
    press(page, "Back to the text")
    assert page.desk.editor.isVisible()


def test_a_sample_is_put_in_and_the_text_is_unsaved(open_page: Open) -> None:
    page = open_page(WAY, 20)

    press(page, "Insert a check")

    assert page.is_unsaved
    assert page.desk.editor.text.count("[(X)]") == 2


def test_nothing_can_be_put_in_while_a_draft_waits_for_an_answer(open_page: Open) -> None:
    page = open_page()
    retype(page, "Sign in at the desk", "Sign in at the front desk")
    page.open_page("a-good-start.md")
    page.open_page(f"{WAY}.md")

    assert not buttons(page, "Insert a check")
    press(page, "Go on with the draft")
    assert button(page, "Insert a check").isEnabled()


def test_a_key_publishes_from_the_text(
    open_page: Open, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[PublishDialog] = []
    monkeypatch.setattr(PublishDialog, "ask", lambda dialog: asked.append(dialog))
    page = open_page()
    page.desk.editor.setFocus()

    QTest.keyClick(
        page.desk.editor,
        Qt.Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    assert len(asked) == 1
    assert button(page, "Publish…").toolTip() == "Ctrl+Shift+P"
    window.go(to.Help())
    assert "Ctrl + Shift + P" in words_on(window.page)


def test_only_saved_words_can_be_published(open_page: Open, window: MainWindow) -> None:
    page = open_page()
    retype(page, "Sign in at the desk", "Sign in at the front desk")

    press(page, "Publish")

    assert "Save “Finding your way” first" in window.banner.words


def test_after_a_publish_the_open_page_is_the_one_with_its_new_revision(
    open_page: Open, window: MainWindow, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, published = open_page(), tmp_path / "published"
    published.mkdir()
    session = page.session
    publishing.publish(root, published, (), "First.", "Sam Lee", session.now())
    session.change_settings(replace(session.settings, published_folder=str(published)))
    retype(page, "Your buddy knows the building well.", "Your buddy has moved.")
    page.save()

    def answer(dialog: PublishDialog) -> None:
        dialog.open()
        while not buttons(dialog, "People need to re-read it"):
            QTest.qWait(20)
        button(dialog, "People need to re-read it").click()
        type_into(dialog, "What changed", "Your buddy moved.")
        press(dialog, "Publish")
        while "Published as number 2." not in words_on(dialog):
            QTest.qWait(20)
        press(dialog, "Close")

    monkeypatch.setattr(PublishDialog, "ask", answer)
    press(page, "Publish")

    assert window.banner.words == "Published as number 2."
    assert "{#people-to-ask rev=2 minutes=3}" in page.desk.editor.text
    assert page.desk.editor.text == (root / f"{WAY}.md").read_text(encoding="utf-8")
    retype(page, "Your buddy has moved.", "Your buddy has moved on.")
    page.save()
    assert page.desk.head.status.startswith("Saved on")


def test_find_in_the_text_goes_before_the_search_over_all_modules(
    open_page: Open, window: MainWindow
) -> None:
    page = open_page()
    page.desk.editor.setFocus()

    QTest.keyClick(page.desk.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page.desk.find_bar.isVisible()
    assert isinstance(window.place, to.Content)


def test_a_whole_edit_by_keyboard_alone(
    session: Session, window: MainWindow, root: Path, qtbot: QtBot
) -> None:
    session.change_settings(replace(session.settings, shows_content=True, content_folder=str(root)))
    window.go(to.Home())

    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(20)
    page = window.page
    assert isinstance(page, ContentPage)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(window.focusWidget(), key)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(window.focusWidget(), key)
    QTest.keyClicks(window.focusWidget(), "Ring the bell. ")
    qtbot.waitUntil(lambda: "Ring the bell." in words_on(page.desk.preview))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert b"\nRing the bell. " in (root / f"{WAY}.md").read_bytes()
    assert page.desk.head.status.startswith("Saved on")


@pytest.mark.parametrize(("tabs", "choice"), [(1, Choice.MINE), (2, Choice.THEIRS), (0, Choice.NEITHER)])
def test_enter_takes_the_answer_that_has_the_keyboard(
    open_page: Open, look: Look, tabs: int, choice: Choice
) -> None:
    """Save mine, with Tab from Cancel round to it, was taken for Cancel."""
    dialog = ConflictDialog("A page", "Mine", "Theirs", look, open_page())
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    order = ["Cancel", "Save mine", "Take theirs"]
    while dialog.focusWidget() is not button(dialog, order[tabs]):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert dialog.choice is choice
    assert not dialog.isVisible()
