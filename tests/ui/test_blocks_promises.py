"""Promises: three can be chosen, none is ever lost, and what is chosen is kept at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from onboarding.core.module import ChosenPromises, Promise
from onboarding.core.promises import PROMISES
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import (
    Role,
    Shelf,
    description,
    find,
    is_said,
    names,
    press,
    show,
    spoken,
    text,
    widget_of,
)

ALL = ("I will ask first.", "I will ring back.", "I will walk one street.", "I will use the full name.")
OFFERED = (*(Promise(f"promise-{at}", text(words), 1) for at, words in enumerate(ALL, 1)), ChosenPromises(1))


def choose(qtbot: QtBot, view: StepView, *promises: str) -> None:
    for words in promises:
        press(qtbot, view, Role.CheckBox, words)


def ticked(view: StepView) -> list[str]:
    boxes = [widget_of(find(view, Role.CheckBox, words)) for words in names(view, Role.CheckBox)]
    return [box.accessibleName() for box in boxes if isinstance(box, QAbstractButton) and box.isChecked()]


def test_what_is_chosen_is_kept_at_once_and_shown_together(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf()
    view = show(qtbot, look, *OFFERED, shelf=shelf)
    heard = spoken(view)

    choose(qtbot, view, ALL[2], ALL[0])

    assert shelf.notes == {PROMISES: f"{ALL[2]}\n{ALL[0]}"}
    assert names(view, Role.ListItem) == [ALL[2], ALL[0]]
    assert heard == ["You have chosen 1 of 3.", "You have chosen 2 of 3."]
    assert is_said(view, "You have chosen 2 of 3.")
    assert is_said(view, "Saved on this computer")


def test_what_was_chosen_before_is_chosen_again(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, *OFFERED, shelf=Shelf(notes={PROMISES: f"{ALL[1]}\n{ALL[3]}"}))

    assert ticked(view) == [ALL[1], ALL[3]]
    assert names(view, Role.ListItem) == [ALL[1], ALL[3]]


def test_a_fourth_is_kindly_refused_and_nothing_is_lost(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf()
    view = show(qtbot, look, *OFFERED, shelf=shelf)
    choose(qtbot, view, *ALL[:3])
    heard = spoken(view)

    choose(qtbot, view, ALL[3])

    (said,) = heard
    assert "3 promises are plenty" in said
    assert "“I will ask first”, “I will ring back” or “I will walk one street”" in said
    assert is_said(view, said)
    assert description(find(view, Role.CheckBox, ALL[3])) == said
    assert ticked(view) == list(ALL[:3])
    assert shelf.notes == {PROMISES: "\n".join(ALL[:3])}


def test_dropping_one_makes_room_and_takes_the_reminder_away(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf()
    view = show(qtbot, look, *OFFERED, shelf=shelf)
    choose(qtbot, view, *ALL)

    choose(qtbot, view, ALL[0])
    was_reminded = is_said(view, "3 promises are plenty")
    choose(qtbot, view, ALL[3])

    assert not was_reminded
    assert description(find(view, Role.CheckBox, ALL[3])) == ""
    assert shelf.notes == {PROMISES: "\n".join(ALL[1:])}


def test_only_the_last_one_refused_bears_the_reminder(qtbot: QtBot, look: Look) -> None:
    five = (*OFFERED[:-1], Promise("promise-5", text("I will pass it on."), 1), OFFERED[-1])
    view = show(qtbot, look, *five)
    choose(qtbot, view, *ALL)

    choose(qtbot, view, "I will pass it on.")
    choose(qtbot, view, "I will pass it on.")

    assert description(find(view, Role.CheckBox, ALL[3])) == ""
    assert description(find(view, Role.CheckBox, "I will pass it on."))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_keyboard_chooses_and_drops(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    view = show(qtbot, look, *OFFERED)
    row = widget_of(find(view, Role.CheckBox, ALL[0]))
    row.setFocus()

    qtbot.keyClick(row, key)
    chosen = ticked(view)
    qtbot.keyClick(row, Qt.Key.Key_Tab)

    assert chosen == [ALL[0]]
    assert widget_of(find(view, Role.CheckBox, ALL[1])).hasFocus()


def test_none_has_to_be_chosen(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, *OFFERED)

    assert view.missing() == ()
    assert is_said(view, "You have not chosen any yet.")
    assert is_said(view, "Private: only on this computer. Never handed in.")


def test_a_page_of_nothing_is_not_made(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, *OFFERED)
    heard = spoken(view)

    with qtbot.assertNotEmitted(view.page_of_promises_wanted):
        press(qtbot, view, Role.Button, "Save or print my promises…")

    assert heard == ["Choose at least one promise first. Then it can go on your page."]
    assert is_said(view, heard[0])
    assert widget_of(find(view, Role.CheckBox, ALL[0])).hasFocus()


def test_the_page_is_asked_for_with_what_is_chosen(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, *OFFERED)
    choose(qtbot, view, ALL[1])

    with qtbot.waitSignal(view.page_of_promises_wanted) as asked:
        press(qtbot, view, Role.Button, "Save or print my promises…")

    assert asked.args == [(ALL[1],)]


def test_words_that_are_offered_no_more_stay_somebodys_promise(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf(notes={PROMISES: f"I will be braver.\n{ALL[0]}"})
    view = show(qtbot, look, *OFFERED, shelf=shelf)
    before = ticked(view)

    choose(qtbot, view, "I will be braver.")

    assert before == [ALL[0], "I will be braver."]
    assert is_said(view, "You chose these before.")
    assert shelf.notes == {PROMISES: ALL[0]}


def test_the_same_words_in_two_places_are_one_promise(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf()
    view = show(qtbot, look, OFFERED[0], *OFFERED, shelf=shelf)
    first, second = view.sheet.promises[:2]

    first.click()
    are_both = first.isChecked() and second.isChecked()
    second.click()

    assert are_both
    assert not first.isChecked()
    assert shelf.notes == {PROMISES: ""}


def test_a_choice_that_could_not_be_kept_is_not_called_saved(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf(is_full=True)
    view = show(qtbot, look, *OFFERED, shelf=shelf)

    choose(qtbot, view, ALL[0])
    said = is_said(view, "Not saved yet")
    shelf.is_full = False
    view.leave()

    assert said
    assert shelf.notes == {PROMISES: ALL[0]}
    assert is_said(view, "Saved on this computer")


def test_large_text_and_a_narrow_window_cut_nothing(qtbot: QtBot, look: Look) -> None:
    look.apply(Appearance("light", text_percent=200))
    view = show(qtbot, look, *OFFERED, width=460)

    choose(qtbot, view, *ALL)

    rows = view.sheet.promises
    assert all(row.geometry().right() <= view.width() for row in rows)
    qtbot.waitUntil(lambda: all(row.height() == row.heightForWidth(row.width()) for row in rows))
