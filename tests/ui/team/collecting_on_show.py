"""Where records come in, in the states that matter, to be looked at one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget
from pytestqt.wait_signal import SignalBlocker

from onboarding import team_people
from onboarding.store.database import open_again
from onboarding.ui import destinations as to
from onboarding.ui.collecting.back_question import BackQuestion
from onboarding.ui.collecting.desk import CollectingDesk
from onboarding.ui.collecting.roster_dialog import RosterDialog
from tests.ui.team.record_files import AMINA, BEN, CAROL, cut_in_half, hand_in
from tests.vocabulary import visible

if TYPE_CHECKING:
    from onboarding.jobs import Job
    from tests.ui.pages_on_show import Room

_WAIT_MS = 20_000


def collected(room: Room) -> QWidget:
    """With one who was forgotten, and one cut in half."""
    folder = _fill(room)
    room.go(to.Team())
    desk = next(visible(room.window.page, CollectingDesk))
    assert isinstance(desk, CollectingDesk)
    with _until(room.session.team.changed):
        desk.collect([folder])
    return room.window


def hand_in_folder_away(room: Room) -> QWidget:
    settings = replace(room.session.settings, shows_team=True, hand_in_folder=str(room.folder / "away"))
    room.session.change_settings(settings)
    with _until(room.session.team.files.hand_in_watch.looked):
        room.go(to.Team())
    return room.window


def files_collected(room: Room) -> QWidget:
    collected(room)
    return room.go(to.FilesCollected())


def no_files_collected(room: Room) -> QWidget:
    room.session.change_settings(replace(room.session.settings, shows_team=True))
    return room.go(to.FilesCollected())


def roster(room: Room) -> RosterDialog:
    room.session.change_settings(replace(room.session.settings, shows_team=True))
    room.go(to.Team())
    return RosterDialog(room.session, room.look, room.window.page)


def roster_left_out(room: Room) -> RosterDialog:
    """Two lines were left out; one of them is of somebody who was forgotten."""
    _fill(room)
    path = room.folder / "staff.csv"
    path.write_text(f"Staff number,Name\n00009,Jo\n,Nobody\n{CAROL.staff_number},Carol\n", encoding="utf-8")
    shown = roster(room)
    shown.import_list(path)
    assert shown.job is not None
    _wait(shown.job)
    return shown


def back(room: Room) -> BackQuestion:
    return BackQuestion("Carol-Whitwam-00000000.onboarding.json", room.look, room.window)


def _fill(room: Room) -> Path:
    """A folder with files; Carol was forgotten on purpose, and Amina’s file has changed since."""
    room.session.change_settings(replace(room.session.settings, shows_team=True))
    folder = room.folder / "handed in"
    hand_in(folder, AMINA, "front-door")
    hand_in(folder, CAROL, "front-door")
    _wait(room.session.team.files.collect([folder]))
    db = open_again(room.session.data_folder)
    team_people.forget(db, [CAROL.id], room.session.now(), by="Sam Lee", why="left long ago")
    db.close()
    hand_in(folder, AMINA, "front-door", "tour")
    hand_in(folder, BEN, "front-door")
    cut_in_half(folder, BEN, "front-door", name="ben-laptop7.onboarding (1).json")
    room.session.team.mark_changed()
    return folder


def _wait(job: Job) -> None:
    with _until(job.ended):
        pass


def _until(signal: SignalInstance) -> SignalBlocker:
    """Waiting by QSignalSpy would keep Python’s lock from the thread that is waited for."""
    blocker = SignalBlocker(timeout=_WAIT_MS)
    blocker.connect(signal)
    return blocker
