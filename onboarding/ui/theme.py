"""The look of the program: colours by role, sizes by text scale, fonts and icons, all from one place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap, QStyleHints
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from onboarding.ui.colours import Theme, palette_of, read_theme
from onboarding.ui.fonts import FONTS, MONO, FontShelf
from onboarding.ui.icons import IconSet, icon_from, icon_size
from onboarding.ui.stylesheet import StyleSheet

__all__ = ["FONTS", "THEMES", "Appearance", "Look", "Theme", "mark", "read_theme"]

THEMES = ("system", "light", "dark", "high-contrast")

_ICON_GAP = 6


STYLED = "has-our-style"
"""Set on a QApplication that was started in Fusion: merely asking for its style costs a start some 5 ms."""


class Appearance(NamedTuple):
    """What a person chose: one of THEMES, one of FONTS, text from 100 to 200 per cent, less motion."""

    theme: str = "system"
    font: str = "atkinson"
    text_percent: int = 100
    reduced_motion: bool = False


class _ButtonIcon(NamedTuple):
    name: str
    role: str
    checked_role: str
    size: int
    after: bool


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Say what a widget means (`role="card"`, `tone="muted"`), at any time; app.qss lists the words."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if "role" in changed:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()
        widget.update()


class Look(QObject):
    """The one place that knows how things look now. `changed` tells those who paint for themselves."""

    changed = Signal()

    def __init__(
        self, resources: Path, app: QApplication, parent: QObject | None = None, *, cache: Path | None = None
    ) -> None:
        """`cache` is a folder where drawn parts are kept between starts."""
        super().__init__(parent)
        self._app = app
        self._hints = app.styleHints()
        self._styles = resources / "styles"
        self._fonts = FontShelf(resources / "fonts")
        self._icons = IconSet(resources / "icons")
        self._sheet = StyleSheet(self._styles, cache)
        self._themes: dict[str, Theme] = {}
        self._button_icons: WeakKeyDictionary[QAbstractButton, _ButtonIcon] = WeakKeyDictionary()
        self._system_scheme = self._hints.colorScheme()
        self._family = ""
        self.appearance = Appearance()
        self.theme = self._theme("light")
        self._hints.colorSchemeChanged.connect(self._on_colour_scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)

    @property
    def scale(self) -> float:
        """What every size is multiplied by: 1.0 to 2.0."""
        return self.appearance.text_percent / 100

    @property
    def reduced_motion(self) -> bool:
        """Whether fades are left out, because the person or the system says so."""
        system = self._hints.accessibility().motionPreference()
        return self.appearance.reduced_motion or system == Qt.MotionPreference.ReducedMotion

    def apply(self, appearance: Appearance) -> None:
        """Dress the whole application. Cheap enough to call for each change in the settings."""
        self.appearance = appearance
        self._tell_system(appearance.theme)
        self._dress()

    def colour(self, role: str) -> QColor:
        return self.theme.colour(role)

    def px(self, size: float) -> int:
        """A size of the design, in pixels at this text scale."""
        return max(1, round(size * self.scale))

    def font(self, size: float, weight: int = 400, italic: bool = False, mono: bool = False) -> QFont:
        """A font for own painting and text documents; `size` as designed, before the text scale."""
        font = QFont(self._fonts.mono_family() if mono else self._family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        return font

    def icon(self, name: str, role: str = "ink", size: int = 24, *, checked_role: str = "") -> QIcon:
        """An icon in a role's colour; `size` as designed, before the text scale."""
        return self._icon(_ButtonIcon(name, role, checked_role, size, after=False), gap=0)

    def pixmap(self, name: str, role: str, size: float, device_pixel_ratio: float) -> QPixmap:
        """A picture of an icon for own painting; `size` as designed, before the text scale."""
        return self._pixmap(name, role, self.px(size), device_pixel_ratio)

    def load_drawings_font(self) -> None:
        """Drawings of the library name our first typeface, whichever one the person reads in."""
        self._fonts.family("atkinson")

    def put_icon(
        self,
        button: QAbstractButton,
        name: str,
        role: str = "ink",
        *,
        size: int = 20,
        checked_role: str = "",
        after: bool = False,
    ) -> None:
        """Give a button (that has its words already) an icon that follows every change of look."""
        self._button_icons[button] = _ButtonIcon(name, role, checked_role, size, after)
        if after:
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._dress_button(button)

    def drop_icon(self, button: QAbstractButton) -> None:
        """Take a button's icon away."""
        self._button_icons.pop(button, None)
        button.setIcon(QIcon())

    def _dress(self) -> None:
        self.theme = self._theme(self._theme_name())
        self._family = self._fonts.family(self.appearance.font)
        if not self._app.property(STYLED) and self._app.style().name() != "fusion":
            self._app.setStyle("Fusion")
        self._app.setPalette(palette_of(self.theme))
        self._app.setFont(self.font(16))
        self._app.setStyleSheet(self._sheet.fill(self._placeholders(), self.px))
        for button in list(self._button_icons):
            if isValid(button):
                self._dress_button(button)
        self.changed.emit()

    def _dress_button(self, button: QAbstractButton) -> None:
        wanted = self._button_icons[button]
        gap = 0
        if button.text():
            gap = self.px(_ICON_GAP) * (-1 if wanted.after else 1)
        button.setIcon(self._icon(wanted, gap))
        button.setIconSize(icon_size(self.px(wanted.size), gap))

    def _icon(self, wanted: _ButtonIcon, gap: int) -> QIcon:
        ratio = self._app.devicePixelRatio()
        size = self.px(wanted.size)
        plain = self._pixmap(wanted.name, wanted.role, size, ratio, gap)
        checked = self._pixmap(wanted.name, wanted.checked_role or wanted.role, size, ratio, gap)
        off = self._pixmap(wanted.name, "control", size, ratio, gap)
        mode, state = QIcon.Mode, QIcon.State
        return icon_from(
            {
                (mode.Normal, state.Off): plain,
                (mode.Normal, state.On): checked,
                (mode.Selected, state.Off): plain,
                (mode.Selected, state.On): checked,
                (mode.Disabled, state.Off): off,
                (mode.Disabled, state.On): off,
            }
        )

    def _pixmap(self, name: str, role: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
        colour, stroke = self.theme.colours[role], self.theme.icon_stroke
        return self._icons.pixmap(name, colour=colour, stroke=stroke, size=size, ratio=ratio, gap=gap)

    def _placeholders(self) -> dict[str, str]:
        return {
            **self.theme.colours,
            "font": f'"{self._family}"',
            "mono": f'"{MONO}"',
            "edge": f"{self.theme.edge}px",
            "soft_edge": f"{self.theme.soft_edge}px",
            "icon_stroke": f"{self.theme.icon_stroke:g}",
        }

    def _theme(self, name: str) -> Theme:
        if name not in self._themes:
            self._themes[name] = read_theme(self._styles / f"{name}.json")
        return self._themes[name]

    def _theme_name(self) -> str:
        if self.appearance.theme in THEMES[1:]:
            return self.appearance.theme
        if _wants_contrast(self._hints):
            return "high-contrast"
        return "dark" if self._system_scheme == Qt.ColorScheme.Dark else "light"

    def _tell_system(self, theme: str) -> None:
        """Let title bars and the system's own dialogs match the choice."""
        if theme in THEMES[1:]:
            dark = self._theme(theme).is_dark
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        else:
            self._hints.unsetColorScheme()
            self._system_scheme = self._hints.colorScheme()

    @Slot(Qt.ColorScheme)
    def _on_colour_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self.appearance.theme in THEMES[1:] or scheme == self._system_scheme:
            return
        self._system_scheme = scheme
        self._dress()

    @Slot()
    def _on_contrast_changed(self) -> None:
        if self.appearance.theme not in THEMES[1:]:
            self._dress()


def _wants_contrast(hints: QStyleHints) -> bool:
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
