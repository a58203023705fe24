"""One person's page: what it tells, what is noted there, and the way back."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QTableView

from onboarding.core.waivers import Reason, Waiver
from onboarding.session import Session
from onboarding.store.database import open_again
from onboarding.store.same_person import answers
from onboarding.store.waivers import waivers
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from onboarding.ui.record.completed_table import CompletedTable
from onboarding.ui.team.member_modules import MemberModules
from onboarding.ui.team.team_table import TeamTable
from onboarding.ui.team.words_table import WordsTable
from tests.ui.team.questions import Answers, banner_of, choose_to_save, pressing, wait_for_work
from tests.ui.team.sample_team import an_id, gather
from tests.vocabulary import (
    button,
    buttons,
    field,
    name_of,
    press,
    press_on,
    role_of,
    type_into,
    visible,
    words_on,
)

BEN, DAFYDD = "Ben Hartley", "Dafydd Rees"
WAY = "Finding your way"


def kept(session: Session) -> Connection:
    return closing(open_again(session.data_folder))


def kept_waivers(session: Session) -> list[Waiver]:
    with kept(session) as db:
        return waivers(db)


def open_page(window: MainWindow, name: str) -> None:
    window.go(to.TeamMember(an_id(name)))


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def note_waiver(window: MainWindow, *, day: str, note: str = "", reason: str = "Tested Out") -> None:
    """Presses the first “Done another way” and fills in what opens."""

    def fill(dialog: QDialog) -> None:
        press(dialog, reason)
        type_into(dialog, "Day it was done", day)
        field(dialog, "Note").setPlainText(note)
        press(dialog, "Note it")

    answers = Answers(fill)
    press_on(buttons(window.page, "done another way…")[0])
    assert not answers.left


def test_the_page_tells_who_somebody_is_and_what_they_did(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, BEN)

    words = words_on(window.page).replace("\u200b", "")
    for fact in ("00002", "Highways and Streetscene", "17 October 2026", "Not given", an_id(BEN)):
        assert fact in words
    steps = window.page.findChild(CompletedTable)
    assert [
        "Finding your way",
        "The front door",
        "17 October 2026, 08:05",
        "1.0.0, revision 1",
        "Done",
    ] in cells(steps)
    files = next(table for table in visible(window.page, WordsTable))
    assert cells(files) == [["20 November 2026, 09:05", "Added 1 step", f"{an_id(BEN)}.onboarding.json"]]
    assert window.focusWidget().text() == BEN


def test_a_module_says_how_it_stands_by_sign_and_by_words(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, DAFYDD)

    said = words_on(window.page.findChild(MemberModules))

    assert "Not started" in said
    assert "Due 30 November 2026, 0 of 3 steps done" in said
    assert "Nothing yet. Steps are listed here" in words_on(window.page)


@pytest.mark.parametrize("key", ["escape", "alt+left", "button"])
def test_back_leads_to_the_row_that_was_left(window: MainWindow, session: Session, key: str) -> None:
    gather(session)
    press(window, "Team")
    table = window.page.findChild(TeamTable)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    chosen = table.rows[table.currentIndex().row()].member.person.name
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.page.name.text() == chosen

    if key == "escape":
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    elif key == "alt+left":
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        press(window, "Back to the team")

    assert window.place == to.Team(an_id(chosen))
    assert window.focusWidget() is table
    assert table.rows[table.currentIndex().row()].member.person.name == chosen


def test_learning_done_another_way_is_kept_with_who_says_so(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, DAFYDD)

    note_waiver(window, day="5 10 2026", note="A course at Leeds", reason="Did an equal course")

    (noted,) = kept_waivers(session)
    assert (noted.person_id, noted.module_title) == (an_id(DAFYDD), WAY)
    assert (noted.reason, noted.done_on) == (Reason.EQUIVALENT_AU, date(2026, 10, 5))
    assert (noted.note, noted.recorded_by) == ("A course at Leeds", "Sam Lee")
    words = words_on(window.page)
    assert "Done another way: did an equal course" in words
    assert "Did an equal course (Equivalent AU)" in words
    assert f"Noted: {WAY} was done another way." in banner_of(window)


def test_every_reason_stands_in_plain_words_with_cmi5s_own_beside_it(
    window: MainWindow, session: Session
) -> None:
    gather(session)
    open_page(window, DAFYDD)
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.append(words_on(dialog))
        press(dialog, "Cancel")

    answers = Answers(read)
    press_on(buttons(window.page, "done another way…")[0])

    assert not answers.left
    for reason, words in {
        "Tested Out": "Showed that they can do it already",
        "Equivalent AU": "Did an equal course",
        "Equivalent Outside Activity": "Learned it in another way, such as an earlier job",
        "Administrative": "Decided by the organisation",
    }.items():
        assert f"{words} ({reason})" in seen[0]
    assert kept_waivers(session) == []


def test_a_wrong_answer_is_told_beside_its_field(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, DAFYDD)
    told: list[str] = []

    def get_it_wrong(dialog: QDialog) -> None:
        press(dialog, "Note it")
        told.append(words_on(dialog))
        press(dialog, "Decided by the organisation")
        type_into(dialog, "Day it was done", "1 January 2030")
        press(dialog, "Note it")
        told.append(words_on(dialog))
        day = field(dialog, "Day it was done")
        assert dialog.focusWidget() is day
        assert "still to come" in day.accessibleDescription()
        field(dialog, "Note").setPlainText("x" * 2001)
        type_into(dialog, "Day it was done", "1 January 2020")
        press(dialog, "Note it")
        told.append(words_on(dialog))
        press(dialog, "Cancel")

    answers = Answers(get_it_wrong)
    press_on(buttons(window.page, "done another way…")[0])

    assert not answers.left
    assert "Choose how it was done." in told[0]
    assert "Write the day it was done" in told[0]
    assert "still to come" in told[1]
    assert "2,000 characters or fewer" in told[2]
    assert kept_waivers(session) == []


def test_taking_back_adds_a_second_entry_and_strikes_nothing_out(
    window: MainWindow, session: Session
) -> None:
    gather(session)
    open_page(window, DAFYDD)
    note_waiver(window, day="5 10 2026")

    def fill(dialog: QDialog) -> None:
        field(dialog, "Note").setPlainText("Mixed up")
        press(dialog, "Take back")

    answers = Answers(fill)
    press(window.page, "take back…")

    assert not answers.left
    first, second = kept_waivers(session)
    assert second.takes_back == first.id
    assert second.note == "Mixed up"
    words = words_on(window.page)
    assert "Showed that they can do it already (Tested Out)" in words
    assert "Taken back by Sam Lee on 20 November 2026, 09:05. Note: “Mixed up”" in words
    assert buttons(window.page, "take back…") == []
    assert "Not started" in words


def test_an_answer_about_two_ids_can_be_undone(window: MainWindow, session: Session) -> None:
    gather(session, with_twin=True)
    press(window, "Team")
    press(window, "Same person")
    open_page(window, BEN)
    assert "one person with two records" in words_on(window.page)
    assert an_id("twin") in words_on(window.page).replace("\u200b", "")

    press(window.page, "Undo")

    assert len(session.team.questions()) == 1
    with kept(session) as db:
        assert [said.answer.value for said in answers(db)] == ["same", "undone"]


def test_somebody_can_be_marked_as_gone_and_as_here_after_all(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, BEN)

    def fill(dialog: QDialog) -> None:
        type_into(dialog, "Last day", "the end of time")
        press(dialog, "Keep")
        assert "Write the last day" in words_on(dialog)
        type_into(dialog, "Last day", "1 11 2026")
        press(dialog, "Keep")

    answers = Answers(fill)
    press(window.page, "They have left…")

    assert not answers.left
    assert session.team.row_of(an_id(BEN)).member.left_on == date(2026, 11, 1)
    assert "Left on\n1 November 2026" in words_on(window.page)

    press(window.page, "They are still here")

    assert session.team.row_of(an_id(BEN)).member.left_on is None


def test_everything_about_somebody_is_one_file_to_read(
    window: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(session)
    open_page(window, BEN)
    note_waiver(window, day="5 10 2026", note="A course at Leeds")
    offered = choose_to_save(tmp_path / "ben.html", monkeypatch)

    press(window.page, "Everything about this person…")

    page = (tmp_path / "ben.html").read_text(encoding="utf-8")
    for fact in (BEN, "The front door", "A course at Leeds", f"{an_id(BEN)}.onboarding.json"):
        assert fact in page
    assert Path(offered[0]).name == f"Ben-Hartley-{an_id(BEN)[:8]}-everything.html"
    assert banner_of(window) == f"Saved as {tmp_path / 'ben.html'}"


def test_what_could_not_be_saved_is_not_said_to_be_saved(
    window: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(session)
    open_page(window, BEN)
    choose_to_save(tmp_path / "no such folder" / "ben.html", monkeypatch)

    press(window.page, "Everything about this person…")

    assert "was not written" in banner_of(window)


def test_somebody_is_forgotten_only_after_two_questions(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, BEN)

    answers = Answers(pressing("Go on…"), pressing("Cancel"))
    press(window.page, "Forget this person…")
    assert not answers.left
    assert session.team.row_of(an_id(BEN))

    def tick_and_forget(dialog: QDialog) -> None:
        forget = button(dialog, "Forget this person")
        assert not forget.isEnabled()
        sure = next(visible(dialog, QCheckBox))
        assert name_of(sure) == "Yes, delete it"
        press_on(sure.parentWidget())
        assert forget.isEnabled()
        QTest.keyClick(sure, Qt.Key.Key_Space)
        assert not forget.isEnabled()
        QTest.keyClick(sure, Qt.Key.Key_Space)
        press_on(forget)

    answers = Answers(pressing("Go on…"), tick_and_forget)
    press(window.page, "Forget this person…")
    wait_for_work(session)

    assert not answers.left
    assert session.team.row_of(an_id(BEN)) is None
    with kept(session) as db:
        assert db.execute("SELECT count(*) FROM completion WHERE person = ?", [an_id(BEN)]).fetchone() == (0,)
    (line,) = session.team.members.forgettings()
    assert (line.by, line.why, line.people) == ("Sam Lee", "They asked for it", 1)
    assert window.place == to.Team()
    assert banner_of(window) == "Ben Hartley is forgotten."


def test_a_manager_who_forgets_themselves_no_longer_learns_here(window: MainWindow, session: Session) -> None:
    gather(session)
    with kept(session) as db:
        db.execute("UPDATE person SET on_roster = 1 WHERE id = ?", [session.person.id])
    session.team.mark_changed()
    me = session.person.id
    window.go(to.TeamMember(me))
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(words_on(dialog))
        press(dialog, "Go on…")

    def tick_and_forget(dialog: QDialog) -> None:
        QTest.keyClick(next(visible(dialog, QCheckBox)), Qt.Key.Key_Space)
        press(dialog, "Forget this person")

    answers = Answers(read, tick_and_forget)
    press(window.page, "Forget this person…")
    wait_for_work(session)

    assert not answers.left
    assert "also learns on this computer" in told[0]
    assert session.person is None
    assert session.people() == []
    assert window.place == to.WhoIsLearning()


def test_tables_are_named_and_say_the_whole_path_of_a_file(window: MainWindow, session: Session) -> None:
    gather(session)
    open_page(window, BEN)
    files = next(table for table in visible(window.page, WordsTable))

    assert name_of(files) == "Files collected"
    assert role_of(files).name == "Table"
    spoken = files.model().index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"/drop/{an_id(BEN)}.onboarding.json"
