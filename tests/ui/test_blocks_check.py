"""Questions: answered by mouse or by keyboard alone, forgiving, and never in doubt about what was said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import (
    Role,
    check,
    description,
    find,
    is_said,
    names,
    option,
    paragraph,
    press,
    show,
    spoken,
    widget_of,
)

FILL_IN = option("Fill it in for them", "The person had no say.")
ASK = option("Ask what would help", "You start with the person.", is_right=True)
ONE = check(FILL_IN, ASK, question="She asks about a form. What do you do first?")
TWO = check(
    option("She knows her neighbours", "People are a strength.", is_right=True),
    option("She has no car", "That is something she lacks."),
    option("She pays on time", "That is a skill.", is_right=True),
    question="Which are strengths?",
    several=True,
)


def test_a_check_is_a_group_named_by_its_question(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)

    group = widget_of(find(view, Role.Grouping, "She asks about a form. What do you do first?"))

    assert names(group, Role.RadioButton) == ["Fill it in for them", "Ask what would help"]


def test_several_answers_are_tick_boxes(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, TWO)

    assert len(names(view, Role.CheckBox)) == 3


def test_a_wrong_answer_says_why_and_stays_in_sight(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    heard = spoken(view)

    _answer(qtbot, view, "Fill it in")
    press(qtbot, view, Role.Button, "Try again")

    assert heard == ["Not this one. The person had no say."]
    assert is_said(view, "Not this one. The person had no say.")
    assert description(find(view, Role.RadioButton, "Fill it in")).startswith("Not this one.")
    assert not find(view, Role.RadioButton, "Fill it in").state().checked
    assert len(view.missing()) == 1


def test_what_is_said_of_a_wrong_answer_comes_into_view(qtbot: QtBot, look: Look) -> None:
    look.apply(Appearance("light", text_percent=200))
    others = tuple(option(f"Another way to help, number {number}", "Not that.") for number in range(12))
    view = show(qtbot, look, check(FILL_IN, *others, ASK), width=500)

    qtbot.mouseClick(row := widget_of(find(view, Role.RadioButton, "Fill it in")), Qt.MouseButton.LeftButton)
    area = view.window()
    assert isinstance(area, QScrollArea)
    area.ensureWidgetVisible(button := widget_of(find(view, Role.Button, "Check my answer")))
    was_seen = bool(row.visibleRegion())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert not was_seen
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() == row.height())


def test_try_again_leads_to_the_first_answer_not_tried(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    _answer(qtbot, view, "Fill it in")

    press(qtbot, view, Role.Button, "Try again")

    assert _focus() is widget_of(find(view, Role.RadioButton, "Ask"))
    assert names(view, Role.Button) == ["Check my answer"]


def test_choosing_another_answer_needs_no_try_again(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    _answer(qtbot, view, "Fill it in")

    _answer(qtbot, view, "Ask")

    assert view.missing() == ()


def test_the_right_answer_settles_the_question(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    heard = spoken(view)

    with qtbot.waitSignal(view.requirements_changed):
        _answer(qtbot, view, "Ask")

    assert heard == ["A better move. You start with the person. Answered. High support and high challenge."]
    assert is_said(view, "High support and high challenge.")
    assert is_said(view, "Answered")
    assert description(find(view, Role.Grouping, "She asks")) == "Answered"
    assert names(view, Role.Button) == []
    assert view.missing() == ()


def test_a_settled_answer_can_be_read_but_not_changed(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    _answer(qtbot, view, "Ask")

    press(qtbot, view, Role.RadioButton, "Fill it in")
    qtbot.keyClick(_focus(), Qt.Key.Key_Up)
    find(view, Role.RadioButton, "Fill it in").actionInterface().doAction("Press")

    assert find(view, Role.RadioButton, "Ask").state().checked
    assert not find(view, Role.RadioButton, "Fill it in").state().checked


def test_checking_nothing_asks_for_an_answer_first(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    heard = spoken(view)

    press(qtbot, view, Role.Button, "Check my answer")

    assert heard == ["Choose an answer first."]
    assert is_said(view, "Choose an answer first.")
    assert _focus() is widget_of(find(view, Role.RadioButton, "Fill it in"))


def test_a_question_can_be_answered_by_keyboard_alone(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, ONE)
    view.missing()[0].focus()

    qtbot.keyClick(_focus(), Qt.Key.Key_Space)
    qtbot.keyClick(_focus(), Qt.Key.Key_Down)
    qtbot.keyClick(_focus(), Qt.Key.Key_Return)

    assert view.missing() == ()
    assert _focus() is widget_of(find(view, Role.RadioButton, "Ask"))


def test_several_answers_count_what_is_found(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, TWO)
    heard = spoken(view)

    press(qtbot, view, Role.CheckBox, "She knows")
    press(qtbot, view, Role.CheckBox, "She has")
    press(qtbot, view, Role.Button, "Check my answer")

    assert is_said(view, "You have found 1 of 2. One of your ticks does not fit.")
    assert is_said(view, "This one fits. People are a strength.")
    assert is_said(view, "Not this one. That is something she lacks.")
    assert heard[0].startswith("You have found 1 of 2.")


def test_try_again_keeps_the_ticks_that_fit(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, TWO)
    press(qtbot, view, Role.CheckBox, "She knows")
    press(qtbot, view, Role.CheckBox, "She has")
    press(qtbot, view, Role.Button, "Check my answer")

    press(qtbot, view, Role.Button, "Try again")
    ticked = [one for one in ("She knows", "She has") if find(view, Role.CheckBox, one).state().checked]
    press(qtbot, view, Role.CheckBox, "She pays")
    press(qtbot, view, Role.Button, "Check my answer")

    assert ticked == ["She knows"]
    assert view.missing() == ()


def test_some_of_the_right_answers_are_not_yet_all(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, TWO)
    press(qtbot, view, Role.CheckBox, "She knows")

    press(qtbot, view, Role.Button, "Check my answer")

    assert is_said(view, "You have found 1 of 2. There is more to find.")
    assert len(view.missing()) == 1


def test_what_is_missing_asks_the_question_itself(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, paragraph("First some words."), ONE)

    assert [missing.sentence for missing in view.missing()] == ["Answer the question “What do you do first?”"]


def test_options_are_wide_and_high_and_hold_their_words(qtbot: QtBot, look: Look) -> None:
    long_words = "Give the reason in plain words and then ask what would help most of all " * 3
    look.apply(Appearance("light", text_percent=200))

    view = show(qtbot, look, check(option(long_words, "Yes.", is_right=True), FILL_IN), width=640)
    _answer(qtbot, view, "Give")

    for words in ("Give", "Fill"):
        row = widget_of(find(view, Role.RadioButton, words))
        assert row.height() >= look.px(52)
        assert row.height() == row.heightForWidth(row.width())


def test_two_questions_do_not_share_their_answers(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, check(FILL_IN, ASK, question="One?"), check(FILL_IN, ASK, question="Two?"))
    first, second = (widget_of(find(view, Role.Grouping, words)) for words in ("One?", "Two?"))

    press(qtbot, first, Role.RadioButton, "Fill")
    press(qtbot, second, Role.RadioButton, "Ask")

    assert find(first, Role.RadioButton, "Fill").state().checked
    assert find(second, Role.RadioButton, "Ask").state().checked


def _answer(qtbot: QtBot, view: StepView, words: str) -> None:
    press(qtbot, view, Role.RadioButton, words)
    press(qtbot, view, Role.Button, "Check my answer")


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
