"""The icons: each one draws in every theme, in the colour of its role, at the size asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import THEMES, Appearance, Look

RESOURCES = Path(__file__).parents[2] / "resources"
NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))
OWN_COLOURS = "app"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(RESOURCES, qapp)
    look.apply(Appearance("light"))
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")


def colours(pixmap: QPixmap) -> Counter[str]:
    """How often each solid colour is there; where strokes overlap, rounding makes a few near misses."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return Counter(image.pixelColor(*place).name() for place in covered(pixmap, alpha=255))


def covered(pixmap: QPixmap, *, alpha: int = 128) -> list[tuple[int, int]]:
    image = pixmap.toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [place for place in places if image.pixelColor(*place).alpha() >= alpha]


@pytest.mark.parametrize("theme", THEMES[1:])
def test_every_icon_draws_in_the_colour_of_its_role(look: Look, theme: str) -> None:
    look.apply(Appearance(theme))

    drawn = {name: colours(look.pixmap(name, "note", 24, 2.0)) for name in NAMES if name != OWN_COLOURS}

    note = look.colour("note").name()
    assert [name for name, found in drawn.items() if found[note] < 0.9 * max(1, found.total())] == []


def test_the_programs_own_icon_draws(look: Look) -> None:
    assert look.colour("accent").name() in colours(look.pixmap(OWN_COLOURS, "ink", 64, 1.0))


@pytest.mark.parametrize("name", [name for name in NAMES if name != OWN_COLOURS])
def test_every_icon_keeps_to_the_grid(name: str) -> None:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in drawing
    assert set(re.findall(r'stroke-width="(.+?)"', drawing)) == {"2"}
    assert set(re.findall(r'(?:stroke|fill)="(.+?)"', drawing)) <= {"none", "currentColor"}


def test_high_contrast_draws_thicker(look: Look) -> None:
    plain = len(covered(look.pixmap("tick", "ink", 48, 1.0)))
    look.apply(Appearance("high-contrast"))

    assert len(covered(look.pixmap("tick", "ink", 48, 1.0))) > plain


def test_icons_grow_with_the_text_and_stay_sharp(look: Look) -> None:
    look.apply(Appearance("light", text_percent=150))

    pixmap = look.pixmap("learn", "ink", 24, 2.0)

    assert pixmap.deviceIndependentSize().toTuple() == (36.0, 36.0)
    assert pixmap.size().toTuple() == (72, 72)


def test_the_same_icon_is_drawn_once(look: Look) -> None:
    first = look.pixmap("learn", "ink", 24, 1.0)

    assert look.pixmap("learn", "ink", 24, 1.0).cacheKey() == first.cacheKey()


@pytest.mark.parametrize(("after", "room"), [(False, range(20)), (True, range(6, 26))])
def test_an_icon_keeps_its_distance_from_the_words(
    look: Look, qtbot: QtBot, after: bool, room: range
) -> None:
    button = QPushButton("Continue")
    qtbot.addWidget(button)

    look.put_icon(button, "circle", size=20, after=after)

    drawn = covered(button.icon().pixmap(button.iconSize()))
    assert button.iconSize().toTuple() == (26, 20)
    assert drawn and {x for x, _ in drawn} <= set(room)


def test_a_button_without_words_has_a_square_icon(look: Look, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)

    look.put_icon(button, "close", size=20)

    assert button.iconSize().toTuple() == (20, 20)


def test_a_buttons_icon_follows_the_look(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Learn")
    qtbot.addWidget(button)
    look.put_icon(button, "learn", "accent")

    look.apply(Appearance("dark", text_percent=200))

    pixmap = button.icon().pixmap(button.iconSize())
    assert look.colour("accent").name() in colours(pixmap)
    assert button.iconSize().height() == 40


def test_a_button_that_has_gone_is_forgotten(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Learn")
    look.put_icon(button, "learn")
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()

    look.apply(Appearance("dark"))

    assert look.theme.name == "dark"


def test_an_icon_beside_words_follows_the_look(look: Look, qtbot: QtBot) -> None:
    icon = IconLabel(look, "clock", "muted", size=16)
    qtbot.addWidget(icon)

    look.apply(Appearance("dark", text_percent=200))
    icon.show_icon("tick-circle", "accent_ink")
    icon.resize(icon.sizeHint())

    assert icon.sizeHint().toTuple() == (32, 32)
    assert look.colour("accent_ink").name() in colours(icon.grab())
