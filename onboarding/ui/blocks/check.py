"""A question with its options. Wrong answers cost nothing: each says why, and one can try again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.module import Check, Option
from onboarding.core.text import Span, plain
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.frames import Build
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.options import RadioRow, TickRow, Verdict
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Missing, Sheet, bring_into_view, go_to

_EYEBROW = Style(16, 600, 1.4, role="accent_ink")
_QUESTION = Style(22, 700, 1.3)
_HINT = Style(16, pitch=1.45, role="muted")
_ADVICE = Style(16, 600, 1.45, role="warn")

_CHECK = "Check my answer"
_AGAIN = "Try again"
_ONE = "Choose one. You can try again as often as you like."
_SEVERAL = "Tick every answer that fits. You can try again as often as you like."


class CheckBlock(Column):
    """A labelled group, named by its question."""

    accessible_role = QAccessible.Role.Grouping
    space_before = 32
    space_after = 28

    def __init__(self, block: Check, build: Build, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=10)
        self._block = block
        self._build = build
        self.is_answered = False
        self.setAccessibleName(plain(block.question))
        self._eyebrow = Prose((Span("Your choice"),), sheet, self, style=_EYEBROW, icon="question", indent=30)
        self._question = Prose(block.question, sheet, self, style=_QUESTION, is_limited=False)
        hint = (Span(_SEVERAL if block.several else _ONE),)
        self._hint = Prose(hint, sheet, self, style=_HINT, is_limited=False)
        kind = TickRow if block.several else RadioRow
        self._rows = [kind(option.text, sheet, self) for option in block.options]
        self._button = QPushButton(_CHECK, self)
        self.put(self._eyebrow)
        self.put(self._question, before=4)
        self.put(self._hint, before=4)
        for row in self._rows:
            self.put(row)
        self.put(self._button, before=14)
        for row in self._rows:
            row.toggled.connect(self._on_toggled)
            row.entered.connect(self._on_pressed)
        self._button.clicked.connect(self._on_pressed)
        sheet.requirements.append(self.missing)

    def missing(self) -> Missing | None:
        if self.is_answered:
            return None
        words = f"Answer the question “{_last_sentence(plain(self._block.question))}”"
        return Missing(words, self._first_to_choose())

    @Slot()
    def _on_pressed(self) -> None:
        if self._button.text() == _AGAIN:
            self._try_again()
        elif not any(row.isChecked() for row in self._rows):
            self._ask_for_an_answer()
        else:
            self._weigh()

    @Slot()
    def _on_toggled(self) -> None:
        row = self.sender()
        if isinstance(row, RadioRow | TickRow):
            row.forget()
        self._button.setText(_CHECK)
        self._advise(_SEVERAL if self._block.several else _ONE, _HINT)

    def _ask_for_an_answer(self) -> None:
        words = "Tick at least one answer first." if self._block.several else "Choose an answer first."
        self._advise(words, _ADVICE)
        go_to(self._first_to_choose())
        self.sheet.said.emit(words)

    def _weigh(self) -> None:
        """Look at what is chosen now, and say what came of it."""
        chosen = [pair for pair in zip(self._rows, self._block.options, strict=True) if pair[0].isChecked()]
        said = [row.give(self._verdict(option), option.feedback) for row, option in chosen]
        wanted = [option for option in self._block.options if option.is_right]
        if [option for _, option in chosen] == wanted or (not self._block.several and chosen[0][1].is_right):
            said.append(self._finish(chosen[0][0]))
        else:
            if self._block.several:
                said.insert(0, _tally([option for _, option in chosen], len(wanted)))
                self._advise(said[0], _ADVICE)
            self._button.setText(_AGAIN)
            self.show_all()
            bring_into_view(chosen[0][0])
        self.sheet.said.emit(" ".join(said))

    def _verdict(self, option: Option) -> Verdict:
        if not option.is_right:
            return Verdict.NOT_THIS
        return Verdict.FITS if self._block.several else Verdict.BETTER

    def _try_again(self) -> None:
        for row in self._rows:
            if row.verdict is Verdict.NOT_THIS:
                _untick(row)
        self._button.setText(_CHECK)
        self._advise(_SEVERAL if self._block.several else _ONE, _HINT)
        go_to(self._first_to_choose())

    def _finish(self, answer: QWidget) -> str:
        self.is_answered = True
        for row in self._rows:
            row.lock()
        self._eyebrow.set_words((Span("Answered"),), icon="tick-circle")
        self.setAccessibleDescription("Answered")
        self.sheet.version += 1
        self._hint.hide()
        self._button.hide()
        explanation = self._explain()
        answer.setFocus()
        bring_into_view(answer)
        self.sheet.requirements_changed.emit()
        return " ".join(("Answered.", explanation)).strip()

    def _explain(self) -> str:
        """Show the explanation; answers its plain words, as far as they are paragraphs."""
        if not self._block.explanation:
            return ""
        inside = Column(self.sheet, self)
        for block in self._block.explanation:
            inside.put(self._build(block, self.sheet, inside))
        self.add(inside, before=18)
        self.sheet.rearranged.emit()
        return " ".join(prose.words for prose in inside.items if isinstance(prose, Prose))

    def _advise(self, words: str, style: Style) -> None:
        self._hint.set_words((Span(words),), style=style)

    def _first_to_choose(self) -> QWidget:
        """The chosen option, or the first that was not tried yet."""
        for row in self._rows:
            if row.isChecked() and row.verdict is not Verdict.NOT_THIS:
                return row
        return next((row for row in self._rows if row.verdict is None), self._rows[0])


def _untick(row: RadioRow | TickRow) -> None:
    row.setAutoExclusive(False)
    row.setChecked(False)
    row.setAutoExclusive(isinstance(row, RadioRow))


def _tally(chosen: Sequence[Option], wanted: int) -> str:
    fitting = sum(option.is_right for option in chosen)
    astray = len(chosen) - fitting
    if not fitting:
        return "None of these fit yet. Have another look."
    found = f"You have found {fitting} of {wanted}."
    if not astray:
        return f"{found} There is more to find."
    if astray == 1:
        return f"{found} One of your ticks does not fit."
    return f"{found} {astray} of your ticks do not fit."


def _last_sentence(question: str) -> str:
    """Long questions tell a story first; what is asked stands at the end."""
    return re.split(r"(?<=[.!?])\s+", question.strip())[-1]
