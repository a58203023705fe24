"""What only the window knows: the look, the screen, and whether a screen reader listens."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget

from onboarding.core.support import Fact, Part
from onboarding.ui.theme import Look


def shown_part(look: Look, widget: QWidget) -> Part:
    """For the screen that `widget` is on."""
    size, ratio = widget.screen().size(), widget.devicePixelRatioF()
    chosen = look.appearance
    theme = look.theme.name if chosen.theme == look.theme.name else f"{chosen.theme}: {look.theme.name}"
    return Part(
        "How it is shown",
        (
            Fact("Colours", theme),
            Fact("Text size", f"{chosen.text_percent} %"),
            Fact("Typeface", chosen.font),
            Fact("Less movement", "on" if look.reduced_motion else "off"),
            Fact("Screen", f"{size.width()} × {size.height()}, scaled to {ratio * 100:.0f} %"),
            Fact("Screen reader", "on, or another program that asks for the same" if _is_heard() else "off"),
            Fact("Window system", f"{QGuiApplication.platformName()}, Qt {qVersion()}"),
        ),
    )


def _is_heard() -> bool:
    return QAccessible.isActive()
