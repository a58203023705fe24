"""What tests of pages share: a real session on an empty folder, a small library, and a clock that stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from onboarding.core.records import Person
from onboarding.files.library import open_library
from onboarding.session import Session
from onboarding.settings import Settings
from onboarding.store.database import open_database
from onboarding.ui import accessible
from onboarding.ui.theme import Appearance, Look

RESOURCES = Path(__file__).parents[2] / "resources"
LIBRARY = Path(__file__).parents[1] / "data" / "library"


class StandingClock:
    """Gives the same moment until a test sets another one."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> StandingClock:
    """A Friday morning, by this computer's own clock."""
    return StandingClock(datetime(2026, 11, 20, 9, 5).astimezone())


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    accessible.install()
    look = Look(RESOURCES, qapp)
    look.apply(Appearance("light"))
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A copy of the small library, to be changed at will before a session is made."""
    return shutil.copytree(LIBRARY, tmp_path / "library")


@pytest.fixture
def session(
    qapp: QApplication, tmp_path: Path, library_folder: Path, clock: StandingClock
) -> Iterator[Session]:
    """Nobody learns here yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    db = open_database(folder, clock())
    library = open_library(library_folder, folder)
    session = Session(db, library, folder, folder / "settings.json", Settings(), clock)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def sam(session: Session, clock: StandingClock) -> Person:
    """Sam learns now, and started eight days ago."""
    person = Person(
        id="00000000-0000-4000-8000-000000000001",
        name="Sam Lee",
        staff_number="00123",
        team="Highways",
        start_date=date(2026, 11, 12),
        changed_at=clock(),
    )
    session.add_person(person)
    assert session.person is not None
    return session.person
