"""A step as a whole: what is missing, in which order the keyboard goes, and that nothing is left behind."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.module import Confirmation, Heading, Paragraph, Reflection, Step
from onboarding.core.text import Span
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import (
    Role,
    Shelf,
    check,
    find,
    names,
    option,
    paragraph,
    press,
    show,
    text,
    tree,
    widget_of,
)

LINK = Paragraph((Span("Read "), Span("the pages", href="https://example.org/")), 1)
CHECK = check(option("Tell them", "No."), option("Ask them", "Yes.", is_right=True))
CONFIRM = Confirmation("confirmation-1", text("I know who to ask."), 1)
NOTE = Reflection("reflection-1", text("What next?"), 1)


def test_what_is_missing_is_said_in_reading_order(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, CONFIRM, paragraph("Words."), CHECK)

    assert [missing.sentence for missing in view.missing()] == [
        "Tick “I know who to ask.”",
        "Answer the question “What do you do first?”",
    ]


def test_what_is_missing_can_be_gone_to(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, *[paragraph("Words. " * 60)] * 8, CONFIRM)
    area = view.window()
    assert isinstance(area, QScrollArea)

    view.missing()[0].focus()

    row = widget_of(find(view, Role.CheckBox, "I know"))
    assert row.hasFocus()
    assert area.viewport().rect().contains(row.mapTo(area.viewport(), row.rect().center()))


def test_ticking_is_all_a_confirmation_needs(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, CONFIRM)

    with qtbot.waitSignal(view.requirements_changed):
        press(qtbot, view, Role.CheckBox, "I know")

    assert view.missing() == ()
    assert find(view, Role.CheckBox, "I know").state().checked


def test_nothing_is_missing_from_a_step_that_is_done(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, CHECK, CONFIRM, done=True)

    assert view.missing() == ()
    assert not find(view, Role.RadioButton, "Ask them").state().checked


def test_another_step_begins_afresh(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, CONFIRM)
    press(qtbot, view, Role.CheckBox, "I know")
    blocks = (Heading(3, text("Next"), 1), CONFIRM)

    view.show_step(Step("next", "Next", 1, 3, False, blocks, (), "", 1))

    assert len(view.missing()) == 1
    assert names(view, Role.Heading) == ["Next"]


def test_tab_reads_the_step_between_what_stands_around_it(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    back, view, onward = QPushButton("Back"), StepView(look, Shelf()), QPushButton("Continue")
    for widget in (back, view, onward):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.show_blocks((LINK, CHECK, NOTE, CONFIRM))

    back.setFocus()
    order = [_next_by_tab(qtbot) for _ in range(6)]

    assert order == [
        "the pages",
        "Tell them",
        "Check my answer",
        "What next?",
        "I know who to ask.",
        "Continue",
    ]


def test_what_appears_later_is_reached_where_it_stands(qtbot: QtBot, look: Look) -> None:
    explained = check(option("Ask them", "Yes.", is_right=True), option("Tell them", "No."))
    explained = type(explained)(
        explained.id, explained.question, explained.options, explained.several, (LINK,), explained.line
    )
    view = show(qtbot, look, explained, CONFIRM)
    press(qtbot, view, Role.RadioButton, "Ask them")
    press(qtbot, view, Role.Button, "Check my answer")

    order = [_next_by_tab(qtbot) for _ in range(2)]

    assert order == ["the pages", "I know who to ask."]


def test_every_ground_follows_the_theme(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, CHECK, CONFIRM, NOTE)
    row = widget_of(find(view, Role.CheckBox, "I know"))

    look.apply(Appearance("dark"))

    drawn = row.grab().toImage().pixelColor(row.width() - 20, row.height() // 2)
    assert drawn == look.colour("surface")


def test_a_step_that_was_out_of_sight_grew_with_the_text(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, paragraph("Some words to read. " * 12), CHECK)
    view.parentWidget().hide()
    look.apply(Appearance("light", text_percent=200))

    view.parentWidget().show()

    qtbot.waitUntil(lambda: view.height() == view.heightForWidth(view.width()))
    row = widget_of(find(view, Role.RadioButton, "Ask them"))
    assert row.height() >= look.px(52)
    assert row.mapTo(view, row.rect().bottomRight()).y() < view.height()


def test_many_steps_come_and_go_without_harm(qtbot: QtBot, look: Look) -> None:
    QAccessible.setActive(True)
    view = show(qtbot, look, LINK)

    for _ in range(30):
        view.show_blocks((LINK, CHECK, NOTE, CONFIRM, Heading(3, text("Words"), 1)))
        assert len([one.role() for one in tree(view)]) > 10
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    assert len(view.findChildren(QWidget)) < 40


def _next_by_tab(qtbot: QtBot) -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None
    return now.accessibleName() or now.text()  # type: ignore[attr-defined]
