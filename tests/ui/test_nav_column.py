"""The side column: whoever is learning is named in full."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.ui.nav_column import NavColumn
from onboarding.ui.theme import Appearance, Look

SHORT = Person("1", "Sam Sample")
LONG = Person("2", "Bartholomew Featherstonehaugh-Cholmondeley")


@pytest.fixture
def nav(look: Look, qtbot: QtBot) -> NavColumn:
    nav = NavColumn(look)
    qtbot.addWidget(nav)
    nav.resize(nav.width(), 800)
    nav.show_person(SHORT)
    with qtbot.waitExposed(nav):
        nav.show()
    return nav


def test_a_long_name_is_shown_in_full(nav: NavColumn, qtbot: QtBot) -> None:
    nav.show_person(LONG)

    qtbot.waitUntil(lambda: _is_whole(nav, LONG.name))


def test_a_short_name_after_a_long_one_takes_less_room(nav: NavColumn, qtbot: QtBot) -> None:
    at_first = _label(nav, SHORT.name).height()

    nav.show_person(LONG)
    qtbot.waitUntil(lambda: _is_whole(nav, LONG.name))
    nav.show_person(SHORT)

    qtbot.waitUntil(lambda: _label(nav, SHORT.name).height() == at_first)


def test_that_something_was_not_saved_is_shown_in_full(nav: NavColumn, look: Look, qtbot: QtBot) -> None:
    look.apply(Appearance("light", text_percent=200))

    nav.show_saving(False)

    qtbot.waitUntil(lambda: _is_whole(nav, "The last thing was not saved"))


def _label(nav: NavColumn, words: str) -> QLabel:
    return next(label for label in nav.findChildren(QLabel) if label.text() == words)


def _is_whole(nav: NavColumn, words: str) -> bool:
    label = _label(nav, words)
    seen = label.visibleRegion().boundingRect().height()
    return seen >= label.heightForWidth(label.width())
