"""The look: enough contrast in every theme, one style sheet without loose ends, and a scale that scales."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QImage, QRawFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from onboarding import settings
from onboarding.ui import theme as theme_module
from onboarding.ui.theme import FONTS, THEMES, Appearance, Look, Theme, mark, read_theme

RESOURCES = Path(__file__).parents[2] / "resources"
STYLES = RESOURCES / "styles"
NAMES = THEMES[1:]

# The least that each pair of roles must keep, in the order of NAMES: light, dark, high contrast.
CONTRAST = {
    ("ink", "canvas"): (15.2, 15.6, 21.0),
    ("ink", "surface"): (16.5, 13.9, 21.0),
    ("ink", "nav"): (14.1, 16.4, 21.0),
    ("ink", "sunken"): (14.3, 12.1, 21.0),
    ("ink", "accent_soft"): (13.8, 11.0, 21.0),
    ("ink", "select"): (12.5, 8.0, 8.7),
    ("ink", "warn_soft"): (14.6, 11.6, 21.0),
    ("ink", "bad_soft"): (14.2, 12.6, 21.0),
    ("ink", "note_soft"): (14.2, 11.7, 21.0),
    ("muted", "canvas"): (6.1, 8.4, 21.0),
    ("muted", "surface"): (6.6, 7.5, 21.0),
    ("muted", "nav"): (5.6, 8.8, 21.0),
    ("muted", "sunken"): (5.7, 6.5, 21.0),
    ("muted", "accent_soft"): (5.5, 5.9, 21.0),
    ("muted", "warn_soft"): (5.8, 6.2, 21.0),
    ("muted", "bad_soft"): (5.6, 6.7, 21.0),
    ("muted", "note_soft"): (5.6, 6.2, 21.0),
    ("accent_ink", "canvas"): (8.6, 11.2, 17.0),
    ("accent_ink", "surface"): (9.3, 9.9, 17.0),
    ("accent_ink", "accent_soft"): (7.8, 7.9, 17.0),
    ("accent_ink", "nav"): (7.9, 11.7, 17.0),
    ("on_accent", "accent"): (8.0, 9.5, 17.0),
    ("on_accent", "accent_hover"): (10.8, 11.4, 21.0),
    ("on_accent", "accent_press"): (13.2, 12.9, 21.0),
    ("warn", "surface"): (7.2, 9.2, 13.2),
    ("warn", "warn_soft"): (6.4, 7.7, 13.2),
    ("bad", "surface"): (7.5, 8.0, 11.0),
    ("bad", "bad_soft"): (6.5, 7.2, 11.0),
    ("note", "surface"): (8.4, 8.9, 14.2),
    ("note", "note_soft"): (7.2, 7.5, 14.2),
}
PARTS = {
    ("control", "surface"): (4.0, 4.9, 21.0),
    ("control", "canvas"): (3.7, 5.5, 21.0),
    ("control", "sunken"): (3.5, 4.2, 21.0),
    ("accent", "canvas"): (7.4, 9.9, 17.0),
    ("accent", "surface"): (8.0, 8.8, 17.0),
    ("accent", "track"): (5.8, 5.5, 17.0),
    ("focus_outer", "canvas"): (15.2, 12.8, 14.3),
    ("focus_outer", "focus_inner"): (11.9, 12.8, 14.3),
}


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(RESOURCES, qapp)
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")


def theme_named(name: str) -> Theme:
    return read_theme(STYLES / f"{name}.json")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, first: str, second: str) -> float:
    """By WCAG's formula: from 1 (no difference) to 21."""
    low, high = sorted(luminance(theme.colours[role]) for role in (first, second))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pair", [*CONTRAST, *PARTS], ids=" on ".join)
def test_contrast_never_falls_below_its_figure(name: str, pair: tuple[str, str]) -> None:
    figure = (CONTRAST | PARTS)[pair][NAMES.index(name)]
    floor = 4.5 if pair in CONTRAST else 3.0

    measured = contrast(theme_named(name), *pair)

    assert measured >= floor
    assert round(measured, 1) >= figure


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_knows_the_same_roles(name: str) -> None:
    assert set(theme_named(name).colours) == set(theme_named("light").colours)


def test_the_settings_offer_what_the_look_can_do() -> None:
    assert settings.THEMES == THEMES
    assert settings.FONTS == FONTS


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_leaves_no_placeholder(look: Look, qapp: QApplication, name: str) -> None:
    look.apply(Appearance(name))

    assert "$" not in qapp.styleSheet()
    for part in re.findall(r'url\("(.+?)"\)', qapp.styleSheet()):
        assert "$" not in Path(part).read_text(encoding="utf-8")


def test_only_the_theme_files_name_a_colour() -> None:
    named = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(")
    template = (STYLES / "app.qss").read_text(encoding="utf-8")
    parts = [path.read_text(encoding="utf-8") for path in (STYLES / "parts").glob("*.svg")]

    assert not [text for text in (template, *parts) if named.search(text)]


def test_double_text_doubles_every_size(look: Look, qtbot: QtBot) -> None:
    label, field, button = QLabel("Good morning"), QLineEdit(), QPushButton("Continue")
    mark(label, role="display")
    mark(button, role="big")
    heights = {}

    for percent in (100, 200):
        look.apply(Appearance("light", text_percent=percent))
        for widget in (label, field, button):
            qtbot.addWidget(widget)
            widget.ensurePolished()
        heights[percent] = (look.px(18), label.font().pixelSize(), look.font(18).pixelSize())
        heights[percent] += (field.minimumSizeHint().height() - 2, button.sizeHint().height() - 2)

    assert heights[200] == tuple(2 * height for height in heights[100])


@pytest.mark.parametrize("percent", [100, 110, 125, 150, 175, 200])
def test_buttons_and_fields_are_big_enough_to_hit(look: Look, qtbot: QtBot, percent: int) -> None:
    look.apply(Appearance("light", text_percent=percent))
    button, big = QPushButton("Back"), QPushButton("Continue")
    fields = (QLineEdit(), QDateEdit(), QComboBox())
    mark(big, role="big")
    for widget in (button, big, *fields):
        qtbot.addWidget(widget)
        widget.ensurePolished()

    assert button.sizeHint().height() >= 44
    assert big.sizeHint().height() >= 52
    assert min(field.sizeHint().height() for field in fields) >= 44


def test_a_new_look_is_announced(look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.apply(Appearance("dark"))

    assert look.theme.name == "dark"
    assert look.colour("ink").name().upper() == theme_named("dark").colours["ink"]


def test_the_system_theme_follows_the_system(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    look.apply(Appearance("system"))
    assert not look.theme.is_dark

    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.theme.name == "dark"


def test_a_chosen_theme_stays_when_the_system_changes(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    look.apply(Appearance("light"))

    with qtbot.assertNotEmitted(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert look.theme.name == "light"


def test_the_system_theme_follows_high_contrast(
    look: Look, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.apply(Appearance("system"))
    monkeypatch.setattr(theme_module, "_wants_contrast", lambda hints: True)

    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)

    assert look.theme.name == "high-contrast"


@pytest.mark.parametrize(
    ("font", "family"), [("atkinson", "Atkinson Hyperlegible Next"), ("lexend", "Lexend")]
)
@pytest.mark.parametrize("weight", [400, 600, 700])
def test_the_bundled_fonts_have_their_weights_and_welsh(
    look: Look, font: str, family: str, weight: int
) -> None:
    look.apply(Appearance("light", font))

    chosen = look.font(18, weight)

    assert QFontInfo(chosen).family() == family
    assert QFontInfo(chosen).weight() == weight
    raw = QRawFont.fromFont(chosen)
    assert [letter for letter in "ŵŷŴŶâêîôûẁẃẅ£€“”‘’–…" if not raw.supportsCharacter(ord(letter))] == []


def test_source_has_a_typeface_of_its_own(look: Look) -> None:
    look.apply(Appearance("light"))

    assert QFontInfo(look.font(16, mono=True)).family() == "Atkinson Hyperlegible Mono"


def test_reduced_motion_is_honoured(look: Look) -> None:
    look.apply(Appearance("light", reduced_motion=True))

    assert look.reduced_motion


def test_a_mark_changes_what_is_shown_at_once(look: Look, qtbot: QtBot) -> None:
    look.apply(Appearance("light"))
    label = QLabel("Due soon")
    mark(label, role="body", tone="muted")
    qtbot.addWidget(label)
    label.show()

    mark(label, tone="warn")

    assert label.palette().windowText().color() == look.colour("warn")


def test_a_marked_ground_is_painted_whatever_the_widget(look: Look, qtbot: QtBot) -> None:
    look.apply(Appearance("light"))
    window = QWidget()
    frame = QFrame(window)
    qtbot.addWidget(window)
    mark(frame, role="hero")
    frame.resize(60, 60)

    middle = frame.grab().toImage().pixelColor(30, 30)

    assert middle == look.colour("accent_soft")


def test_drawn_parts_are_kept_between_starts(qapp: QApplication, tmp_path: Path) -> None:
    first = Look(RESOURCES, qapp, cache=tmp_path / "Jo O'Brien (2)" / "look")
    first.apply(Appearance("light"))
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "Jo O'Brien (2)" / "look").iterdir()}

    Look(RESOURCES, qapp, cache=tmp_path / "Jo O'Brien (2)" / "look").apply(Appearance("light"))

    assert kept
    assert {
        path.name: path.stat().st_mtime_ns for path in (tmp_path / "Jo O'Brien (2)" / "look").iterdir()
    } == kept


def test_a_cache_that_cannot_be_made_is_done_without(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")

    look = Look(RESOURCES, qapp, cache=tmp_path / "cache" / "look")
    look.apply(Appearance("light"))

    assert "qproperty" in qapp.styleSheet() or "image: url(" in qapp.styleSheet()


@pytest.mark.parametrize("name", ["Jo O'Brien", "Siân (2)", "a # b; c } d"])
def test_any_name_of_a_persons_folder_can_stand_in_the_style_sheet(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    def ticked(cache: Path) -> QImage:
        Look(RESOURCES, qapp, cache=cache).apply(Appearance("light"))
        box = QCheckBox("Done")
        qtbot.addWidget(box)
        box.setChecked(True)
        box.show()
        return box.grab().toImage()

    assert ticked(tmp_path / name) == ticked(tmp_path / "plain")


def test_drawings_have_their_typeface_whatever_a_person_reads_in() -> None:
    code = f"""
from pathlib import Path
from PySide6.QtGui import QFontDatabase
from onboarding.app import make_qt
from onboarding.ui.theme import Appearance, Look
qt = make_qt()
look = Look(Path({str(RESOURCES)!r}), qt)
look.apply(Appearance("light", font="system"))
before = "Atkinson Hyperlegible Next" in QFontDatabase.families()
look.load_drawings_font()
print(before, "Atkinson Hyperlegible Next" in QFontDatabase.families())
"""

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "False True"
