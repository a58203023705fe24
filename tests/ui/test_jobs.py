"""Jobs: the window goes on, one runs at a time, and each ends in exactly one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from threading import Event, get_ident

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.errors import NotSaved
from onboarding.jobs import Job, Jobs, Tell
from onboarding.session import Session
from onboarding.store.database import open_again
from onboarding.store.people import add_person
from onboarding.team_records import TeamRecords

ROBIN = Person("00000000-0000-4000-8000-000000000009", "Robin Hall")
IsCancelled = Callable[[], bool]


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    jobs = Jobs(session.data_folder)
    yield jobs
    jobs.close()


def outcomes(job: Job) -> list[tuple[str, object]]:
    """Every signal by which it ends."""
    seen: list[tuple[str, object]] = []
    for name in ("finished", "failed", "cancelled"):
        getattr(job, name).connect(lambda value, name=name: seen.append((name, value)))
    return seen


def test_a_job_writes_by_a_connection_of_its_own_and_gives_its_result(
    jobs: Jobs, session: Session, qtbot: QtBot
) -> None:
    def work(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> int:
        add_person(db, ROBIN)
        return get_ident()

    job = jobs.start(work)
    seen = outcomes(job)
    with qtbot.waitSignal(job.ended):
        pass

    assert [name for name, _ in seen] == ["finished"]
    assert seen[0][1] != get_ident()
    assert session.people() == [ROBIN]
    assert not jobs.is_busy


def test_progress_is_told_where_the_window_lives(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int, str, int]] = []

    def work(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        for number in range(1, 1001):
            tell(number, 1000, f"File {number}")

    job = jobs.start(work)
    job.progress.connect(lambda done, total, words: told.append((done, total, words, get_ident())))
    with qtbot.waitSignal(job.ended):
        pass

    assert told[-1] == (1000, 1000, "File 1000", get_ident())
    assert len(told) < 100


def test_a_cancelled_job_tells_what_was_done_till_then(jobs: Jobs, qtbot: QtBot) -> None:
    has_begun = Event()

    def work(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> str:
        has_begun.set()
        while not is_cancelled():
            pass
        return "half"

    job = jobs.start(work)
    seen = outcomes(job)
    has_begun.wait()
    with qtbot.waitSignal(job.ended):
        job.cancel()

    assert seen == [("cancelled", "half")]
    assert job.is_over


def test_the_worlds_fault_is_a_signal_and_ours_is_raised(jobs: Jobs, qtbot: QtBot) -> None:
    def full(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        raise NotSaved(Path("records.db"), "the disk is full")

    def wrong(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        raise KeyError("nobody")

    job = jobs.start(full)
    seen = outcomes(job)
    with qtbot.waitSignal(job.ended):
        pass
    with capture_exceptions() as raised:
        other = jobs.start(wrong)
        also_seen = outcomes(other)
        with qtbot.waitSignals([other.broke, other.ended], order="strict"):
            pass

    assert [name for name, _ in seen] == ["failed"]
    assert also_seen == []
    assert [kind for kind, *_ in raised] == [KeyError]


def test_what_was_kept_before_a_fault_of_ours_is_read_again(session: Session, qtbot: QtBot) -> None:
    def half(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        add_person(db, ROBIN)
        raise KeyError("nobody")

    records = TeamRecords(open_again(session.data_folder), session.data_folder, datetime.now, lambda: "")
    with capture_exceptions() as raised, qtbot.waitSignal(records.changed):
        records.write_in_background(half)

    assert [kind for kind, *_ in raised] == [KeyError]
    records.jobs.close()
    records.db.close()


def test_one_runs_at_a_time_and_one_that_waits_can_be_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    may_end = Event()
    order: list[str] = []

    def first(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        may_end.wait()
        order.append("first")

    def later(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        order.append("later")

    jobs.start(first)
    never = jobs.start(lambda *_: order.append("never"))
    seen = outcomes(never)
    last = jobs.start(later)
    never.cancel()
    with qtbot.waitSignal(last.ended):
        may_end.set()

    assert order == ["first", "later"]
    assert seen == [("cancelled", None)]


def test_closing_stops_what_runs_and_nothing_is_told_afterwards(jobs: Jobs, qtbot: QtBot) -> None:
    def work(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> None:
        while not is_cancelled():
            tell(1, 2, "On the way")

    job = jobs.start(work)
    waiting = jobs.start(work)
    seen, also_seen = outcomes(job), outcomes(waiting)

    jobs.close()
    with qtbot.assertNotEmitted(job.ended, wait=50):
        pass

    assert seen == also_seen == []
    assert job.is_over
    assert not jobs.is_busy


def test_records_that_cannot_be_opened_are_told(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs(tmp_path / "no such folder")

    job = jobs.start(lambda *_: None)
    seen = outcomes(job)
    with qtbot.waitSignal(job.ended):
        pass

    assert [name for name, _ in seen] == ["failed"]
    with closing(jobs):
        pass
