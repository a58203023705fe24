"""My record: what is done, how it leaves this computer, and what is held about a person."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from onboarding.core.records import Completion, How, Person, Record
from onboarding.files.record_file import read_record_file, save_record_file
from onboarding.session import Session
from onboarding.ui.destinations import Destination, Home, WhoIsLearning
from onboarding.ui.page import Notice, Tone
from onboarding.ui.record.bring_in_dialog import bring_record
from onboarding.ui.record.completed_model import SORT_ROLE, Column, CompletedModel, completed_steps
from onboarding.ui.record.completed_table import CompletedTable
from onboarding.ui.record.completion_page import Completed, completion_pdf
from onboarding.ui.record.completion_page import summary_words as completion_words
from onboarding.ui.record.hand_in_card import HandInCard
from onboarding.ui.record.record_page import RecordPage
from onboarding.ui.record.standing import Standing
from onboarding.ui.theme import Appearance, Look
from tests.ui.conftest import StandingClock

LEFT = Qt.MouseButton.LeftButton
WAY = "finding-your-way"
OTHER_ID = "00000000-0000-4000-8000-000000000009"


@pytest.fixture
def page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> RecordPage:
    page = RecordPage(session, look)
    qtbot.addWidget(page)
    for signal in (session.progress_changed, session.records_changed, session.person_changed):
        signal.connect(page.mark_stale)
    page.resize(1044, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def notices(page: RecordPage) -> list[Notice]:
    heard: list[Notice] = []
    page.notice.connect(heard.append)
    return heard


@pytest.fixture
def places(page: RecordPage) -> list[Destination]:
    heard: list[Destination] = []
    page.go.connect(heard.append)
    return heard


@pytest.fixture
def share(session: Session, tmp_path: Path) -> Path:
    """A hand-in folder that is set, and not there yet."""
    folder = tmp_path / "share"
    session.change_settings(replace(session.settings, hand_in_folder=str(folder)))
    return folder


def do(session: Session, *steps: str, module: str = WAY) -> None:
    for step in steps:
        assert session.complete_step(module, step)


def button(within: QWidget, words: str) -> QPushButton:
    (found,) = [
        each
        for each in within.findChildren(QPushButton)
        if each.isVisible() and words in (each.text().replace("\n", " "), each.accessibleName())
    ]
    return found


def press(within: QWidget, words: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(within, words), LEFT)


def words_of(within: QWidget) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel) if label.isVisible() and label.text()]


def rows(page: RecordPage) -> list[list[str]]:
    model = page.findChild(CompletedTable).model()
    return [[str(model.index(row, column).data()) for column in Column] for row in range(model.rowCount())]


def choose_to_save(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def choose_to_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def answering(*answers: Callable[[QDialog], None]) -> QTimer:
    """Gives each question that opens the next of the answers. Hold it until the last was given."""
    left = list(answers)
    timer = QTimer()
    timer.setInterval(5)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible() and left:
            left.pop(0)(dialog)

    timer.timeout.connect(answer)
    timer.start()
    return timer


def elsewhere(person: Person, *steps: str, folder: Path, clock: StandingClock) -> Path:
    """A record file that another computer wrote."""
    path = folder / "elsewhere.onboarding.json"
    save_record_file(path, person, [completion(person, step, clock) for step in steps], "1.0.0")
    return path


def completion(person: Person, step: str, clock: StandingClock, **changes: object) -> Completion:
    done = Completion(
        person_id=person.id,
        module_id=WAY,
        step_id=step,
        rev=1,
        module_version="1.0.0",
        words_digest="d" * 64,
        module_title="Finding your way",
        step_title=step.replace("-", " ").capitalize(),
        completed_at=clock(),
    )
    return replace(done, **changes)  # type: ignore[arg-type]


def pdf_text(data: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8")


needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")


# What is done


def test_a_new_starter_is_told_what_will_be_here_and_can_start(
    page: RecordPage, places: list[Destination], qtbot: QtBot
) -> None:
    assert "Nothing yet. Each step you finish is listed here, with its date." in words_of(page)

    qtbot.mouseClick(page.first_focus(), LEFT)

    assert places == [Home()]


def test_each_finished_step_stands_in_the_table_in_the_order_of_the_pathway(
    page: RecordPage, session: Session
) -> None:
    do(session, "ask-early", module="a-good-start")
    do(session, "people-to-ask", "front-door")

    assert rows(page) == [
        ["Finding your way", "The front door", "20 November 2026, 09:05", "1.0.0", "Done"],
        ["Finding your way", "People to ask", "20 November 2026, 09:05", "1.0.0", "Done"],
        ["A good start", "Ask early", "20 November 2026, 09:05", "1.0.0", "Done"],
    ]
    assert "3 of 6 steps done. 0 modules complete." in words_of(page)


def test_newest_first_is_one_choice_away(
    page: RecordPage, session: Session, clock: StandingClock, qtbot: QtBot
) -> None:
    do(session, "front-door")
    clock.moment += timedelta(hours=1)
    do(session, "people-to-ask")

    qtbot.keyClick(page.findChild(QComboBox), Qt.Key.Key_Down)

    assert [row[Column.STEP] for row in rows(page)] == ["People to ask", "The front door"]


def test_one_cell_names_the_module_and_says_how_far_it_is(page: RecordPage, session: Session) -> None:
    do(session, "front-door", "people-to-ask", "way-out")

    table = page.findChild(CompletedTable)
    cell = table.model().index(0, Column.MODULE)
    assert table.rowSpan(0, Column.MODULE) == 3
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Finding your way. Complete, 20 November 2026"


def test_what_was_done_before_hr_changed_it_stays_as_it_was(
    page: RecordPage, session: Session, sam: Person, clock: StandingClock
) -> None:
    gone = completion(sam, "old", clock, module_id="gone", module_title="Old ways", completes_module=True)
    step_gone = completion(sam, "closed-door", clock, how=How.WAIVED)
    earlier = completion(sam, "front-door", clock, rev=1)

    session.bring_in(Record(sam, (gone, step_gone, earlier)))

    assert [row[Column.STEP] for row in rows(page)] == ["Front door", "Closed door", "Old"]
    assert rows(page)[1][Column.HOW] == "Noted by a manager"
    last = page.findChild(CompletedTable).model().index(2, Column.MODULE)
    told = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Old ways. Complete, 20 November 2026. No longer in the library"


def test_a_step_that_has_new_words_says_so(clock: StandingClock, session: Session, sam: Person) -> None:
    outlines = session.modules()
    renewed = replace(outlines[0], steps=tuple(step._replace(rev=2) for step in outlines[0].steps))
    old = completion(sam, "front-door", clock)
    standing = Standing(WAY, "Finding your way", "1.0.0", None, "In progress", "", (old,))

    (row,) = completed_steps([standing], [renewed])

    assert row.how == "Done, earlier words"


def test_the_model_behaves_as_models_must(
    clock: StandingClock, session: Session, sam: Person, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    do(session, "front-door", "people-to-ask")
    standing = Standing(
        WAY, "Finding your way", "1.0.0", None, "In progress", "", tuple(session.completions())
    )
    model = CompletedModel()

    model.show(completed_steps([standing], session.modules()))

    qtmodeltester.check(model)
    assert model.index(1, Column.MODULE).data(SORT_ROLE) == 1
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_the_page_follows_the_keyboard_through_the_table(
    page: RecordPage, session: Session, look: Look, qtbot: QtBot
) -> None:
    page.resize(1044, 400)
    do(session, "front-door", "people-to-ask", "way-out")
    table = page.findChild(CompletedTable)
    table.setFocus()

    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)

    cell = table.visualRect(table.currentIndex())
    bottom = table.viewport().mapTo(page, cell.bottomLeft()).y()
    assert 0 < bottom <= page.height()


def test_the_keyboard_keeps_its_cell_when_the_page_reads_again(
    page: RecordPage, session: Session, share: Path, qtbot: QtBot
) -> None:
    share.mkdir()
    do(session, "front-door", "people-to-ask")
    table = page.findChild(CompletedTable)
    table.setCurrentIndex(table.model().index(1, Column.STEP))

    press(page, "Hand in now", qtbot)

    assert table.currentIndex().data() == "People to ask"


def test_tab_goes_past_the_table(page: RecordPage, session: Session, qtbot: QtBot) -> None:
    do(session, "front-door", "people-to-ask")
    table = page.findChild(CompletedTable)
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert not table.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [460, 1044])
def test_nothing_is_cut_off_at_the_right(
    page: RecordPage, session: Session, share: Path, look: Look, percent: int, width: int
) -> None:
    do(session, "front-door")
    look.apply(Appearance("light", text_percent=percent))
    page.resize(width, 600)
    page.refresh()
    QApplication.processEvents()

    for part in (*page.findChildren(QPushButton), *page.findChildren(HandInCard)):
        if part.isVisible():
            assert part.mapTo(page, part.rect().topRight()).x() < width - 14, part.objectName()


def test_the_table_is_a_table_to_screen_readers(page: RecordPage, session: Session) -> None:
    do(session, "front-door")

    interface = QAccessible.queryAccessibleInterface(page.findChild(CompletedTable))

    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Completed steps"


def test_with_nobody_learning_the_page_shows_nothing(session: Session, look: Look, qtbot: QtBot) -> None:
    page = RecordPage(session, look)
    qtbot.addWidget(page)

    page.refresh()

    assert rows(page) == []


# Handing in


def test_handing_in_leaves_the_record_in_the_folder(
    page: RecordPage, session: Session, sam: Person, share: Path, notices: list[Notice], qtbot: QtBot
) -> None:
    share.mkdir()
    do(session, "front-door")

    press(page, "Hand in now", qtbot)

    (path,) = share.iterdir()
    assert read_record_file(path) == Record(sam, tuple(session.completions()))
    told = f"Handed in on 20 November 2026, 09:05, to {share}."
    assert notices == [Notice(Tone.GOOD, told)]
    assert page.findChild(HandInCard).says == f"{told} It holds everything you have done."


def test_the_card_counts_what_was_done_since(
    page: RecordPage, session: Session, share: Path, clock: StandingClock, qtbot: QtBot
) -> None:
    share.mkdir()
    do(session, "front-door")
    press(page, "Hand in now", qtbot)
    clock.moment += timedelta(minutes=5)

    do(session, "people-to-ask", "way-out")

    assert page.findChild(HandInCard).says.endswith("You have finished 2 more steps since then.")


def test_a_folder_that_can_not_be_reached_is_said_and_waited_for(
    page: RecordPage, session: Session, share: Path, notices: list[Notice], qtbot: QtBot
) -> None:
    do(session, "front-door")

    press(page, "Hand in now", qtbot)

    assert notices[0].tone is Tone.WARN
    assert "can’t be reached" in notices[0].words
    assert page.findChild(HandInCard).says.startswith("Waiting since 20 November 2026, 09:05")

    share.mkdir()
    press(page, "Try again now", qtbot)

    assert notices[1].tone is Tone.GOOD
    assert len(list(share.iterdir())) == 1


def test_saving_the_record_file_is_always_there(
    page: RecordPage,
    session: Session,
    sam: Person,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door")
    path = tmp_path / "mine.onboarding.json"
    choose_to_save(path, monkeypatch)

    press(page, "Save my record file…", qtbot)

    assert read_record_file(path) == Record(sam, tuple(session.completions()))
    assert notices == [Notice(Tone.GOOD, f"Saved as {path}")]
    assert page.findChild(HandInCard).says.startswith(f"Saved on 20 November 2026, 09:05 as {path}.")


def test_a_name_typed_without_its_ending_gets_it(
    page: RecordPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    do(session, "front-door")
    choose_to_save(tmp_path / "mine", monkeypatch)

    press(page, "Save my record file…", qtbot)

    assert [path.name for path in tmp_path.glob("mine*")] == ["mine.onboarding.json"]


def test_going_back_from_the_file_dialog_saves_nothing(
    page: RecordPage,
    session: Session,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    press(page, "Save my record file…", qtbot)

    assert notices == []
    assert session.last_hand_in() is None


def test_a_file_that_could_not_be_written_is_never_called_saved(
    page: RecordPage,
    session: Session,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door")
    choose_to_save(tmp_path / "nowhere" / "mine.pdf", monkeypatch)

    with qtbot.waitSignal(session.failed):
        press(page, "Page of completion…", qtbot)

    assert notices == []


# The page of completion


def test_the_page_of_completion_is_a_pdf_with_a_title(
    page: RecordPage,
    session: Session,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door", "people-to-ask", "way-out")
    path = tmp_path / "page.pdf"
    choose_to_save(path, monkeypatch)

    press(page, "Page of completion…", qtbot)

    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert pages(data) == 1
    assert "Page of completion: Sam Lee".encode("utf-16-be") in data
    assert notices == [Notice(Tone.GOOD, f"Saved as {path}")]


@needs_pdftotext
@pytest.mark.parametrize(
    ("total", "modules"), [(1, "the one module"), (2, "both modules"), (3, "all 3 modules")]
)
def test_the_page_of_completion_counts_as_people_do(
    sam: Person, clock: StandingClock, total: int, modules: str
) -> None:
    now = clock()
    standing = Standing("m", "A module", "1.0.0", now, "Complete", "", ())

    words = completion_words(Completed(sam, "Getting started", total, (standing,) * total, now))

    assert words == f"has completed {modules} of Getting started."


def test_the_page_of_completion_says_what_is_complete_and_what_is_not(
    page: RecordPage,
    session: Session,
    sam: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door", "people-to-ask", "way-out")
    do(session, "ask-early", module="a-good-start")
    session.change_person(replace(sam, name="Amina Ásgeirsdóttir-Aziz"))
    path = tmp_path / "page.pdf"
    choose_to_save(path, monkeypatch)

    press(page, "Page of completion…", qtbot)

    told = pdf_text(path.read_bytes(), tmp_path)
    for words in (
        "Amina Ásgeirsdóttir-Aziz",
        "Staff number 00123",
        "Highways",
        "has completed 1 of 3 modules of",
        "Finding your way",
        "20 November 2026",
        "1 of 2 steps done",
        "from the records on this computer",
    ):
        assert words in told
    complete, begun = told.split("In progress")
    assert "Finding your way" in complete
    assert "A good start" in begun


@needs_pdftotext
@pytest.mark.parametrize("font", ["atkinson", "lexend"])
def test_every_letter_of_a_name_can_be_copied_from_the_page(
    session: Session, look: Look, clock: StandingClock, tmp_path: Path, font: str
) -> None:
    look.apply(Appearance("light", font))
    person = Person(OTHER_ID, "Zed Abba A. Ahmed", "A1", "Adult Care")

    data = completion_pdf(
        Completed(person, "Getting started", 0, (), clock()), look.font(16).family(), look.theme.colours
    )

    told = pdf_text(data, tmp_path)
    assert "Zed Abba A. Ahmed" in told
    assert "Staff number A1" in told
    assert "Adult Care" in told


def test_a_long_record_takes_as_many_pages_as_it_needs(
    session: Session, look: Look, clock: StandingClock, sam: Person
) -> None:
    standing = Standing("m", "A module with a long title " * 5, "1.0.0", clock(), "Complete", "Remark", ())
    many = Completed(sam, "Getting started", 60, (standing,) * 60, clock())

    data = completion_pdf(many, look.font(16).family(), look.theme.colours)

    assert pages(data) > 2


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


# Another computer


def test_a_record_of_ones_own_is_joined(
    page: RecordPage,
    session: Session,
    sam: Person,
    notices: list[Notice],
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door")
    choose_to_open(elsewhere(sam, "front-door", "way-out", folder=tmp_path, clock=clock), monkeypatch)
    timer = answering(lambda dialog: press(dialog, "Yes, this is me", qtbot))

    press(page, "I started on another computer…", qtbot)

    timer.stop()
    assert notices == [Notice(Tone.GOOD, "Joined: 1 step was added, 1 was already here.")]
    assert {done.step_id for done in session.completions()} == {"front-door", "way-out"}


def test_a_record_under_another_id_asks_whether_both_are_the_same_person(
    page: RecordPage,
    session: Session,
    sam: Person,
    notices: list[Notice],
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "people-to-ask")
    other = Person(OTHER_ID, "Samantha Lee", "00999", "Libraries")
    choose_to_open(elsewhere(other, "front-door", "way-out", folder=tmp_path, clock=clock), monkeypatch)
    seen: list[str] = []

    def look_and_agree(dialog: QDialog) -> None:
        seen.extend(words_of(dialog))
        press(dialog, "Yes, this is me", qtbot)

    timer = answering(look_and_agree)

    press(page, "I started on another computer…", qtbot)

    timer.stop()
    assert {
        "Samantha Lee",
        "Sam Lee",
        "Staff number 00999, Libraries",
        "Staff number 00123, Highways",
    } <= set(seen)
    assert "2 steps done, the last on 20 November 2026, 09:05" in seen
    assert any(words.startswith("The staff numbers are not the same.") for words in seen)
    assert session.person == replace(sam, id=OTHER_ID)
    assert [person.id for person in session.people()] == [OTHER_ID]
    assert len(session.completions()) == 3
    assert notices == [Notice(Tone.GOOD, "Joined: 2 steps were added.")]


def test_saying_no_joins_nothing(
    page: RecordPage,
    session: Session,
    sam: Person,
    notices: list[Notice],
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    choose_to_open(
        elsewhere(Person(OTHER_ID, "Ben"), "front-door", folder=tmp_path, clock=clock), monkeypatch
    )
    timer = answering(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))

    press(page, "I started on another computer…", qtbot)

    timer.stop()
    assert session.person == sam
    assert session.completions() == []
    assert notices == []


def test_a_file_that_is_no_record_is_refused_with_a_reason(
    page: RecordPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "letter.onboarding.json"
    path.write_text("Dear Sam", encoding="utf-8")
    choose_to_open(path, monkeypatch)

    with qtbot.waitSignal(session.failed):
        press(page, "I started on another computer…", qtbot)


def test_a_record_of_somebody_else_who_learns_here_says_so(
    page: RecordPage,
    session: Session,
    sam: Person,
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    session.add_person(Person(OTHER_ID, "sam lee", team="Libraries"))
    session.choose_person(sam.id)
    choose_to_open(elsewhere(Person(OTHER_ID, "sam lee"), folder=tmp_path, clock=clock), monkeypatch)
    seen: list[str] = []

    def read_and_go_back(dialog: QDialog) -> None:
        seen.extend(words_of(dialog))
        press(dialog, "Cancel", qtbot)

    timer = answering(read_and_go_back)

    press(page, "I started on another computer…", qtbot)

    timer.stop()
    assert "No staff number yet" in seen
    assert "No steps done yet" in seen
    assert any(words.startswith("This record is for sam lee too") for words in seen)
    assert any(words.startswith("sam lee is learning on this computer too.") for words in seen)
    assert session.person == sam


def test_going_back_from_choosing_a_file_asks_nothing(
    page: RecordPage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    press(page, "I started on another computer…", qtbot)

    assert page.findChildren(QDialog) == []


def test_somebody_new_to_this_computer_goes_on_with_their_record(
    session: Session,
    look: Look,
    clock: StandingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    person = Person(OTHER_ID, "Ben Moss", "00456")
    choose_to_open(elsewhere(person, "front-door", folder=tmp_path, clock=clock), monkeypatch)
    timer = answering(lambda dialog: press(dialog, "Yes, this is me", qtbot))

    brought = bring_record(window, session, look)

    timer.stop()
    assert brought is not None and brought.added == 1
    assert session.person == person
    assert session.people() == [person]


# What is held


def test_everything_held_is_saved_as_a_page_to_read(
    page: RecordPage,
    session: Session,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door")
    session.remember_position(WAY, "people-to-ask")
    session.save_reflection("looking-back", "think-it-over", "reflection-1", "My own <b>words</b>")
    path = tmp_path / "all.html"
    choose_to_save(path, monkeypatch)

    press(page, "Everything held about me…", qtbot)

    html = path.read_text(encoding="utf-8")
    for words in ("Sam Lee", "The front door", "People to ask", "My own &lt;b&gt;words&lt;/b&gt;"):
        assert words in html
    assert notices == [Notice(Tone.GOOD, f"Saved as {path}")]


def test_a_person_is_erased_after_two_questions_and_nothing_stays(
    page: RecordPage,
    session: Session,
    places: list[Destination],
    notices: list[Notice],
    qtbot: QtBot,
) -> None:
    secret = "A thought that nobody else may read"
    do(session, "front-door")
    session.save_reflection("looking-back", "think-it-over", "reflection-1", secret)

    def tick_and_erase(dialog: QDialog) -> None:
        erase = button(dialog, "Erase me from this computer")
        assert not erase.isEnabled()
        dialog.findChild(QCheckBox).click()
        qtbot.mouseClick(erase, LEFT)

    timer = answering(lambda dialog: press(dialog, "Go on…", qtbot), tick_and_erase)

    press(page, "Erase me from this computer…", qtbot)

    timer.stop()
    assert session.person is None
    assert session.people() == []
    assert places == [WhoIsLearning()]
    assert notices == [Notice(Tone.GOOD, "Sam Lee is erased from this computer.")]
    held = b"".join(path.read_bytes() for path in session.data_folder.rglob("*") if path.is_file())
    for trace in (secret, "Sam Lee", "00000000-0000-4000-8000-000000000001"):
        assert trace.encode() not in held


@pytest.mark.parametrize("at", ["first", "second"])
def test_enter_and_escape_keep_everything(
    page: RecordPage, session: Session, sam: Person, at: str, qtbot: QtBot
) -> None:
    answers: list[Callable[[QDialog], None]] = [lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return)]
    if at == "second":
        answers = [
            lambda dialog: press(dialog, "Go on…", qtbot),
            lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
        ]
    timer = answering(*answers)

    press(page, "Erase me from this computer…", qtbot)

    timer.stop()
    assert session.person == sam


def test_the_record_can_be_saved_before_it_is_erased(
    page: RecordPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    do(session, "front-door")
    path = tmp_path / "mine.onboarding.json"
    choose_to_save(path, monkeypatch)

    def save_and_go_back(dialog: QDialog) -> None:
        press(dialog, "Save my record file…", qtbot)
        press(dialog, "Cancel", qtbot)

    timer = answering(save_and_go_back)

    press(page, "Erase me from this computer…", qtbot)

    timer.stop()
    assert len(read_record_file(path).completions) == 1
    assert session.person is not None


def test_questions_leave_no_window_behind(page: RecordPage, qtbot: QtBot) -> None:
    timer = answering(lambda dialog: press(dialog, "Cancel", qtbot))

    press(page, "Erase me from this computer…", qtbot)

    timer.stop()
    qtbot.waitUntil(lambda: not page.findChildren(QDialog))
