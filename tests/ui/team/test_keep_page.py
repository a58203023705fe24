"""How long records of people who have left are kept, and what goes when their time is up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from onboarding.ui.team.words_table import WordsTable
from tests.ui.team.questions import Answers, banner_of, pressing, wait_for_work
from tests.ui.team.sample_team import an_id, gather
from tests.vocabulary import buttons, field, press, visible, words_on


def leave(session: Session, name: str, day: date) -> None:
    row = session.team.row_of(an_id(name))
    assert row and session.team.members.set_left(row.member, day)


def names(window: MainWindow, table: str) -> list[str]:
    found = [one for one in visible(window.page, WordsTable) if one.accessibleName() == table]
    if not found:
        return []
    model = found[0].model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_months_decide_whose_time_is_up(window: MainWindow, session: Session) -> None:
    gather(session)
    leave(session, "Carol Whitwam", date(2024, 11, 20))
    leave(session, "Joan O’Brien", date(2024, 11, 21))
    window.go(to.KeepAndForget())
    assert names(window, "Whose time is up") == ["Carol Whitwam"]

    months = field(window.page, "Keep records")
    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_Up)

    assert session.settings.keep_months == 12
    assert names(window, "Whose time is up") == ["Carol Whitwam", "Joan O’Brien"]


def test_deleting_asks_with_the_number_and_says_that_it_is_for_good(
    window: MainWindow, session: Session
) -> None:
    gather(session)
    for name in ("Carol Whitwam", "Joan O’Brien"):
        leave(session, name, date(2023, 1, 1))
    window.go(to.KeepAndForget())
    asked: list[str] = []

    def read(dialog: QDialog) -> None:
        asked.append(words_on(dialog))
        press(dialog, "Cancel")

    answers = Answers(read)
    press(window.page, "Delete 2 people…")
    assert not answers.left
    assert "Delete 2 people for good?" in asked[0]
    assert "This can’t be undone." in asked[0]
    assert session.team.row_of(an_id("Carol Whitwam"))

    answers = Answers(pressing("Delete 2 people"))
    press(window.page, "Delete 2 people…")
    wait_for_work(session)

    assert not answers.left
    assert session.team.row_of(an_id("Carol Whitwam")) is None
    assert session.team.row_of(an_id("Ben Hartley"))
    assert banner_of(window) == "Deleted: 2 people."
    (line,) = session.team.members.forgettings()
    assert (line.by, line.why, line.people) == ("Sam Lee", "They left 24 months ago or more", 2)
    words = words_on(window.page)
    assert "Nobody’s time is up" in words
    assert buttons(window.page, "Delete") == []
    assert names(window, "Earlier deletions") == ["20 November 2026, 09:05"]


def test_whoever_learns_here_too_is_told_apart_and_stays(window: MainWindow, session: Session) -> None:
    gather(session)
    assert session.person
    row_id = session.person.id
    from contextlib import closing

    from onboarding.store.database import open_again

    with closing(open_again(session.data_folder)) as db:
        db.execute("UPDATE person SET on_roster = 1, left_on = '2020-01-01' WHERE id = ?", [row_id])
    session.team.mark_changed()
    window.go(to.KeepAndForget())

    assert names(window, "Whose time is up, and who learn here") == ["Sam Lee"]
    assert buttons(window.page, "Delete") == []


def test_an_empty_log_says_so(window: MainWindow) -> None:
    window.go(to.KeepAndForget())

    assert "Nothing was deleted yet." in words_on(window.page)
