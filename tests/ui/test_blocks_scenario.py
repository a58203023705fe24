"""Stories with ways through them: every way can be tried, and one ending is enough."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from onboarding.core.module import Choice, Choices, Scene
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Look
from tests.ui.blocks_on_show import (
    Role,
    description,
    find,
    is_said,
    names,
    paragraph,
    press,
    show,
    spoken,
    text,
    widget_of,
)

START = Choices((Choice(text("Say sorry"), "sorry", 1), Choice(text("Explain the rota"), "rota", 1)), 1)
ON = Choices((Choice(text("Ring him back"), "back", 1),), 1)
LONG_TALK = tuple(paragraph(f"He goes on, for the {number}th time.") for number in range(4, 24))
SCENES = (
    Scene("sorry", "You say sorry first", (paragraph("He tells you what it meant."),), True, 1),
    Scene("rota", "You explain the rota", (paragraph("He hangs up."), ON), False, 1),
    Scene("back", "You ring him back", (paragraph("He picks up."),), True, 1),
)


def test_choices_are_buttons(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)

    assert names(view, Role.Button) == ["Say sorry", "Explain the rota"]


def test_a_choice_leads_to_its_scene_and_takes_the_focus_there(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)
    heard = spoken(view)

    press(qtbot, view, Role.Button, "Say sorry")

    heading = find(view, Role.Heading, "You say sorry first")
    assert widget_of(heading).hasFocus()
    assert heard == ["You say sorry first. He tells you what it meant."]
    assert is_said(view, "You chose: Say sorry")
    assert is_said(view, "You have seen 1 of 2 endings")


def test_a_scene_that_fits_on_the_page_is_seen_whole(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, *LONG_TALK, START, scenes=SCENES)

    _scroll_to(view, "Explain the rota")
    press(qtbot, view, Role.Button, "Explain")

    qtbot.waitUntil(lambda: _is_seen(view, Role.Button, "Go back one choice"))
    assert _is_seen(view, Role.Heading, "You explain the rota")


def test_a_scene_too_long_for_the_page_is_seen_from_its_heading_on(qtbot: QtBot, look: Look) -> None:
    long_scene = Scene("sorry", "You say sorry first", LONG_TALK, True, 1)
    view = show(qtbot, look, *LONG_TALK, START, scenes=(long_scene,))

    _scroll_to(view, "Explain the rota")
    press(qtbot, view, Role.Button, "Say sorry")

    heading = widget_of(find(view, Role.Heading, "You say sorry first"))
    qtbot.waitUntil(lambda: 0 <= heading.mapTo(view.window(), QPoint(0, 0)).y() < 150)
    assert not _is_seen(view, Role.Button, "Go back and try another way")


def test_an_ending_is_enough(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)
    before = [missing.sentence for missing in view.missing()]

    with qtbot.waitSignal(view.requirements_changed):
        press(qtbot, view, Role.Button, "Say sorry")

    assert before == ["Choose your way through the story to one of its endings"]
    assert view.missing() == ()


def test_a_scene_that_is_no_ending_goes_on_or_back(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)

    press(qtbot, view, Role.Button, "Explain")
    on_the_way = names(view, Role.Button)
    still_missing = len(view.missing())
    press(qtbot, view, Role.Button, "Ring him back")

    assert on_the_way == ["Ring him back", "Go back one choice"]
    assert still_missing == 1
    assert view.missing() == ()
    assert is_said(view, "You have seen 1 of 2 endings")


def test_the_choices_of_a_scene_stand_clear_of_its_words(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)

    press(qtbot, view, Role.Button, "Explain")
    choice = widget_of(find(view, Role.Button, "Ring him back"))
    words = next(part for part in view.findChildren(Prose) if part.words == "He hangs up.")

    assert choice.y() - words.geometry().bottom() > look.px(20)


def test_going_back_lets_one_try_another_way(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)
    press(qtbot, view, Role.Button, "Say sorry")

    press(qtbot, view, Role.Button, "Go back and try another way")
    taken = description(find(view, Role.Button, "Say sorry"))
    press(qtbot, view, Role.Button, "Explain")
    press(qtbot, view, Role.Button, "Ring him back")

    assert taken == "You have been this way"
    assert is_said(view, "You have seen 2 of 2 endings")


def test_a_story_can_be_gone_through_by_keyboard_alone(qtbot: QtBot, look: Look) -> None:
    view = _story(qtbot, look)
    view.missing()[0].focus()

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)

    assert names(view, Role.Button) == ["Say sorry", "Explain the rota"]
    assert QApplication.focusWidget() is widget_of(find(view, Role.Button, "Say sorry"))


def test_a_choice_that_leads_nowhere_says_so(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, Choices((Choice(text("On"), "gone", 1),), 1))
    heard = spoken(view)

    press(qtbot, view, Role.Button, "On")

    assert heard == ["This choice leads nowhere yet."]
    assert view.missing() == ()


def _scroll_to(view: StepView, choice: str) -> None:
    """So that the choice stands last on the page."""
    area = view.window()
    assert isinstance(area, QScrollArea)
    area.ensureWidgetVisible(widget_of(find(view, Role.Button, choice)), 0, 0)


def _is_seen(view: StepView, role: Role, name: str) -> bool:
    widget = widget_of(find(view, role, name))
    return widget.visibleRegion().boundingRect().height() == widget.height()


def _story(qtbot: QtBot, look: Look) -> StepView:
    return show(qtbot, look, paragraph("Mr Khan is upset about a missed visit."), START, scenes=SCENES)
