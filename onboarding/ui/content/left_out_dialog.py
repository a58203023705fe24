"""Lists what could not be taken over from a file, each in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onboarding.core.questions import LeftOut
from onboarding.ui.content.words import left_out_line
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.word_list import WordList


class LeftOutDialog(Question):
    """`came` says what did come in; `name` is the file's."""

    def __init__(
        self, came: str, name: str, left_out: Sequence[LeftOut], look: Look, parent: QWidget
    ) -> None:
        super().__init__("What was left out or changed", look, parent)
        self.say(came)
        self.say(breakable_words(f"Look at these places of {name} yourself:")).setAccessibleName(
            f"Look at these places of {name} yourself:"
        )
        self._list = WordList("What was left out or changed", look.px(110))
        self._list.addItems([left_out_line(one) for one in left_out])
        self._list.setCurrentRow(0)
        self.column.addWidget(self._list, 1)
        self.add_cancel().setText("Close")
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
