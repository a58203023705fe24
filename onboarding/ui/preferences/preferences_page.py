"""The page of settings."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding.session import Session
from onboarding.ui.page import Page
from onboarding.ui.preferences.about import About
from onboarding.ui.preferences.for_hr import ForHr
from onboarding.ui.preferences.for_managers import ForManagers
from onboarding.ui.preferences.handing_in import HandingIn
from onboarding.ui.preferences.modules import Modules
from onboarding.ui.preferences.my_details import MyDetails
from onboarding.ui.preferences.reading import Reading
from onboarding.ui.theme import Look
from onboarding.ui.title import Title
from onboarding.ui.widgets.scrolling_column import ScrollingColumn

_MEASURE = 720


class PreferencesPage(Page):
    """Every part reads its own facts again; the page only stacks them."""

    title = "Settings"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._heading = Title("Settings", "display", level=1)
        self._details = MyDetails(session, look)
        self._reading = Reading(session)
        self._handing_in = HandingIn(session, look)
        self._modules = Modules(session, look)
        self._for_managers = ForManagers(session, look)
        self._for_hr = ForHr(session, look)
        self._scroll = ScrollingColumn()
        self._scroll.column.setSpacing(20)
        self._shown = (
            *(self._details, self._reading, self._handing_in, self._modules),
            *(self._for_managers, self._for_hr),
        )
        about = About(session, look)
        about.go.connect(self.go)
        parts = (*self._shown, about)
        for part in (self._heading, *parts):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        session.settings_changed.connect(self._on_settings_changed)
        look.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        for part in self._shown:
            part.refresh()

    def first_focus(self) -> QWidget:
        return self._heading

    def forget_person(self) -> None:
        self._details.forget()

    @Slot()
    def _on_settings_changed(self) -> None:
        self._reading.refresh()
        self._for_managers.refresh()
        self._for_hr.refresh()

    @Slot()
    def _fit(self) -> None:
        self._scroll.widen_to(self.look.px(_MEASURE))
