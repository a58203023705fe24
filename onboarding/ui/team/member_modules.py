"""Every module as one person stands in it, and a way to note that it was done elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.report import Report, Row, Standing, Status
from onboarding.ui.team.entries import Entries
from onboarding.ui.team.entry import Entry
from onboarding.ui.team.member_words import module_facts, status_words
from onboarding.ui.team.words import sign_of
from onboarding.ui.theme import Look, mark

_WITHOUT = (Status.COMPLETE, Status.WAIVED)


class MemberModules(Entries):
    waive_pressed = Signal(str)
    """A module's id."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def show_standings(self, report: Report, row: Row) -> None:
        titles = tuple(module.title for module in report.modules)
        if self.is_new((titles, row.standings)):
            pairs = zip(report.modules, row.standings, strict=True)
            self.show_entries((module.id, self._entry(module, standing)) for module, standing in pairs)

    def _entry(self, module: ModuleOutline, standing: Standing) -> Entry:
        sign = sign_of(standing)
        button = None if standing.status in _WITHOUT else self._button(module)
        entry = Entry(self._look, module.title, (sign.icon, sign.role), button=button)
        tone = {"accent_ink": "accent"}.get(sign.role, sign.role)
        entry.say(status_words(standing), tone=tone, strong=True)
        entry.say(module_facts(standing), tone="muted")
        return entry

    def _button(self, module: ModuleOutline) -> QPushButton:
        button = QPushButton("Done another way…")
        button.setAccessibleName(f"{module.title}: done another way…")
        mark(button, role="quiet")
        self._look.put_icon(button, "waived", "accent_ink")
        button.clicked.connect(partial(self.waive_pressed.emit, module.id))
        return button
