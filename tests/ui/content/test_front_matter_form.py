"""The form writes each answer into its own line, and says beside a field what is wrong with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from onboarding.core.catalogue import Area
from onboarding.core.front_matter_edit import Detail
from onboarding.ui.content.front_matter_form import UNREADABLE, FrontMatterForm
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import description
from tests.vocabulary import field, name_of, role_of, type_into, visible, words_on

TEXT = """---
id: a-module
colour: green
title: A module
area: people
order: 2
minutes: 20
version: 1.2.0
review_by: 2027-09-01
---

# A module

## A step {#a-step}

Words.
"""
AREAS = (Area("people", "The people", ""), Area("place", "The place", ""))
Key = Qt.Key


@pytest.fixture
def form(look: Look, qtbot: QtBot) -> FrontMatterForm:
    form = FrontMatterForm(look)
    qtbot.addWidget(form)
    form.open_text(TEXT, AREAS)
    form.resize(700, 700)
    form.show()
    form.activateWindow()
    assert QTest.qWaitForWindowActive(form)
    return form


@pytest.fixture
def written(form: FrontMatterForm) -> list[str]:
    """What the form wrote, each time."""
    written: list[str] = []
    form.changed.connect(written.append)
    return written


def answer(form: FrontMatterForm, label: str, words: str) -> None:
    """Types it and goes on with Tab."""
    type_into(form, label, words)
    QTest.keyClick(field(form, label), Key.Key_Tab)


def heard(form: FrontMatterForm, label: str) -> str:
    return description(QAccessible.queryAccessibleInterface(field(form, label)))


def test_it_shows_what_the_file_says(form: FrontMatterForm) -> None:
    shown = {detail: line.text() for detail, line in form.lines.items()}

    assert shown == {
        Detail.TITLE: "A module",
        Detail.ORDER: "2",
        Detail.MINUTES: "20",
        Detail.DUE_DAYS: "",
        Detail.OWNER: "",
        Detail.REVIEW_BY: "1 September 2027",
        Detail.VERSION: "1.2.0",
        Detail.CHANGE_NOTE: "",
    }
    assert form.area.currentText() == "The people"


def test_an_answer_changes_its_own_line_and_no_other(form: FrontMatterForm, written: list[str]) -> None:
    answer(form, "Title", "A better module")
    answer(form, "Owner", "HR")
    answer(form, "Review date", "2/11/2026")

    assert written == [
        first := TEXT.replace("title: A module", "title: A better module"),
        second := first.replace("2027-09-01\n", "2027-09-01\nowner: HR\n"),
        second.replace("2027-09-01", "2026-11-02"),
    ]


def test_going_through_it_by_tab_writes_nothing(form: FrontMatterForm, written: list[str]) -> None:
    field(form, "Title").setFocus()
    names = []
    for _ in range(10):
        names.append(QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)

    assert names == [
        "Title", "Area", "Order", "Minutes", "Due after days", "Owner", "Review date",
        "Choose from a calendar", "Version", "Change note",
    ]  # fmt: skip
    assert written == []


def test_an_area_is_chosen_by_keys_and_never_by_the_wheel(form: FrontMatterForm, written: list[str]) -> None:
    area = field(form, "Area")
    assert isinstance(area, QComboBox)
    area.setFocus()
    place, nothing = QPointF(5, 5), QPoint()
    wheel = QWheelEvent(
        place, area.mapToGlobal(place), nothing, QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(area, wheel)
    assert written == []

    QTest.keyClick(area, Key.Key_Down)

    assert written == [TEXT.replace("area: people", "area: place")]


@pytest.mark.parametrize(
    ("label", "words", "said"),
    [
        ("Title", "", "This can’t be empty."),
        ("Order", "two", "Type a whole number, such as 3."),
        ("Minutes", "0", "Type whole minutes, 1 or more."),
        ("Due after days", "-1", "Type a whole number, such as 3."),
        ("Review date", "31 June 2027", "That is not a day. Write it like 1\u00a0September\u00a02027."),
        ("Change note", "x" * 301, "That is too long. Use 300 characters or fewer."),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field_and_not_written(
    form: FrontMatterForm, written: list[str], label: str, words: str, said: str
) -> None:
    answer(form, label, words)

    assert said in words_on(form)
    assert heard(form, label).startswith(said)
    assert written == []


def test_a_mended_answer_takes_the_words_away(form: FrontMatterForm, written: list[str]) -> None:
    answer(form, "Minutes", "many")
    answer(form, "Minutes", "25")
    answer(form, "Order", "first")
    answer(form, "Order", "2")

    assert not any(part.problem for part in form.fields.values())
    assert written == [TEXT.replace("minutes: 20", "minutes: 25")]


def test_an_unknown_area_is_shown_as_such_and_can_be_left(form: FrontMatterForm, written: list[str]) -> None:
    form.open_text(TEXT.replace("area: people", "area: old"), AREAS)
    assert form.area.currentText() == "old (not in the pathway)"

    form.area.setFocus()
    QTest.keyClick(form.area, Key.Key_Up)

    assert written == [TEXT.replace("area: people", "area: place")]
    form.follow_text(written[0])
    assert form.area.count() == 2


def test_the_version_is_only_read_and_says_why(form: FrontMatterForm, written: list[str]) -> None:
    version = field(form, "Version")
    assert isinstance(version, QLineEdit)
    version.setFocus()
    QTest.keyClicks(version, "9")

    assert (version.text(), version.isReadOnly()) == ("1.2.0", True)
    assert heard(form, "Version") == "Publishing raises it."


def test_edits_in_the_text_are_followed_and_what_is_being_typed_stays(form: FrontMatterForm) -> None:
    type_into(form, "Owner", "Human Res")
    form.follow_text(TEXT.replace("title: A module", "title: Another"))

    assert form.lines[Detail.TITLE].text() == "Another"
    assert form.lines[Detail.OWNER].text() == "Human Res"


def test_what_is_only_typed_is_kept_when_asked_for(form: FrontMatterForm, written: list[str]) -> None:
    type_into(form, "Owner", "HR")
    assert form.keep()
    assert written == [TEXT.replace("2027-09-01\n", "2027-09-01\nowner: HR\n")]

    type_into(form, "Minutes", "many")

    assert not form.keep()
    assert QApplication.focusWidget() is form.lines[Detail.MINUTES]
    assert len(written) == 1


def test_beside_the_text_each_follows_the_other(form: FrontMatterForm, look: Look, qtbot: QtBot) -> None:
    editor = SourceEditor(look)
    qtbot.addWidget(editor)
    editor.set_text(TEXT)
    form.changed.connect(editor.change_text)
    editor.text_changed.connect(lambda: form.follow_text(editor.text))

    answer(form, "Owner", "HR")
    answer(form, "Title", "Another")
    assert editor.text == TEXT.replace("A module\narea", "Another\narea").replace("-01\n", "-01\nowner: HR\n")
    editor.undo()
    editor.undo()

    assert editor.text == TEXT
    assert (form.lines[Detail.TITLE].text(), form.lines[Detail.OWNER].text()) == ("A module", "")


@pytest.mark.parametrize("text", ["# No front matter\n", "---\ntitle: a\n\n# Never closed\n"])
def test_details_that_cannot_be_read_are_mended_in_the_text_first(
    form: FrontMatterForm, written: list[str], text: str
) -> None:
    form.follow_text(text)
    assert UNREADABLE in words_on(form)
    assert not field(form, "Title").isEnabled()
    assert form.keep()

    form.follow_text(TEXT)

    assert UNREADABLE not in words_on(form)
    assert field(form, "Title").isEnabled()
    assert written == []


def test_every_field_has_a_name_and_a_role(form: FrontMatterForm) -> None:
    assert {role_of(line) for line in visible(form, QLineEdit)} == {QAccessible.Role.EditableText}
    assert role_of(form.area) == QAccessible.Role.ComboBox
    assert form.area.accessibleName() == name_of(form.area.view()) == "Area"


def test_large_text_puts_the_fields_one_under_another(form: FrontMatterForm, look: Look) -> None:
    look.apply(Appearance("light", text_percent=200))
    form.resize(420, 1800)
    QTest.qWait(30)

    assert form.width() == 420
    lefts = {part.x() for part in form.fields.values()}
    assert len(lefts) == 1
    for part in form.fields.values():
        assert part.width() <= 420
