"""Something to tick before the step is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from onboarding.core.module import Confirmation
from onboarding.ui.blocks.options import TickRow
from onboarding.ui.blocks.sheet import Missing, Sheet


class ConfirmationBlock(TickRow):
    space_before = 16
    space_after = 12

    def __init__(self, block: Confirmation, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(block.text, sheet, parent)
        self.toggled.connect(sheet.requirements_changed)
        self.entered.connect(self.click)
        sheet.requirements.append(self.missing)

    def missing(self) -> Missing | None:
        return None if self.isChecked() else Missing(f"Tick “{self.words}”", self)
