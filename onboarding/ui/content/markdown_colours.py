"""Colours the Markdown of a module by the theme's roles, so that its shape is seen at a glance.

What matters is said by the signs themselves; weight, slant and underline stand beside each colour.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from onboarding.ui.content.qt_places import qt_length
from onboarding.ui.content.source_marks import Kind, State, read_line
from onboarding.ui.theme import Look

Underline = QTextCharFormat.UnderlineStyle


class Style(NamedTuple):
    """`role` is the colour; what is laid over something else keeps what it doesn't say itself."""

    role: str
    is_strong: bool = False
    is_slanted: bool = False
    underline: Underline = Underline.NoUnderline


STYLES = {
    Kind.MARK: Style("muted"),
    Kind.KEY: Style("muted", is_strong=True),
    Kind.FENCE: Style("muted"),
    Kind.HEADING: Style("ink", is_strong=True),
    Kind.ATTRIBUTES: Style("note"),
    Kind.ACTIVITY: Style("accent_ink", is_strong=True),
    Kind.FEEDBACK: Style("muted", is_slanted=True),
    Kind.CALLOUT: Style("note", is_strong=True),
    Kind.REFLECTION: Style("accent_ink", is_strong=True),
    Kind.CODE: Style("muted"),
    Kind.STRONG: Style("ink", is_strong=True),
    Kind.EMPHASIS: Style("ink", is_slanted=True),
    Kind.LINK: Style("accent_ink", underline=Underline.SingleUnderline),
    Kind.ADDRESS: Style("muted"),
    Kind.PLACEHOLDER: Style("warn", is_strong=True, underline=Underline.DotLine),
}


class MarkdownColours(QSyntaxHighlighter):
    """Follows every change of look."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._formats = self._made()
        look.changed.connect(self._on_look_changed)

    def highlightBlock(self, text: str) -> None:
        before = self.previousBlockState()
        runs, after = read_line(text, State.START if before < 0 else State(before))
        for run in runs:
            start = qt_length(text[: run.start])
            self.setFormat(start, qt_length(text[run.start : run.end]), self._formats[run.kind])
        self.setCurrentBlockState(after)

    def _made(self) -> dict[Kind, QTextCharFormat]:
        return {kind: self._format(style) for kind, style in STYLES.items()}

    def _format(self, style: Style) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._look.colour(style.role))
        if style.is_strong:
            made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontItalic(style.is_slanted)
        if style.underline is not Underline.NoUnderline:
            made.setUnderlineStyle(style.underline)
        return made

    @Slot()
    def _on_look_changed(self) -> None:
        self._formats = self._made()
        self.rehighlight()
