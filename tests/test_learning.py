"""The learner's trip on a real database, a real library and real files, with no window and no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding import learning
from onboarding.core.module import Module
from onboarding.core.progress import State
from onboarding.core.records import Completion, Person, Record
from onboarding.errors import FileNotWritten, RecordFileRefused
from onboarding.files.library import Library, open_library
from onboarding.files.record_file import read_record_file, record_file_name
from onboarding.learning import BroughtIn, HandedIn
from onboarding.store.completions import completions
from onboarding.store.database import open_database
from onboarding.store.hand_ins import last_hand_in, waiting_hand_in
from onboarding.store.people import add_person, people

NOW = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
SAM = Person("00000000-0000-4000-8000-000000000001", "Sam Lee", "00123", "Highways", date(2026, 11, 12))
SAM_ELSEWHERE = Person("00000000-0000-4000-8000-000000000002", "Sam Lee", manager="Jo")
LIBRARY = Path(__file__).parent / "data" / "library"
VERSION = "1.0.0"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    db = open_database(tmp_path / "data", NOW)
    add_person(db, SAM)
    yield db
    db.close()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_library(LIBRARY, tmp_path / "cache")


@pytest.fixture
def module(library: Library) -> Module:
    """Three required steps and an optional one."""
    return library.module("finding-your-way")


def do(db: Connection, module: Module, *steps: str, hours: int = 0) -> list[Completion]:
    moment = NOW + timedelta(hours=hours)
    return [learning.complete_step(db, SAM, module, step, moment) for step in steps]


def elsewhere(module: Module, *steps: str) -> Record:
    """A record of Sam's that another computer wrote, under another id."""
    return Record(
        SAM_ELSEWHERE,
        tuple(
            Completion(
                person_id=SAM_ELSEWHERE.id,
                module_id=module.outline.id,
                step_id=step,
                rev=1,
                module_version="1.0.0",
                words_digest="d" * 64,
                module_title=module.outline.title,
                step_title=step,
                completed_at=NOW,
            )
            for step in steps
        ),
    )


def test_a_finished_step_is_kept_with_the_words_that_were_read(db: Connection, module: Module) -> None:
    do(db, module, "people-to-ask")

    (kept,) = completions(db, SAM.id)
    step = module.step("people-to-ask")
    assert (kept.words_digest, kept.rev, kept.step_title) == (step.digest, step.rev, "People to ask")
    assert (kept.module_version, kept.module_title) == ("1.0.0", "Finding your way")
    assert kept.completed_at == NOW


def test_a_step_done_again_keeps_its_first_date(db: Connection, module: Module) -> None:
    do(db, module, "front-door")

    do(db, module, "front-door", hours=3)

    assert [kept.completed_at for kept in completions(db, SAM.id)] == [NOW]


def test_the_last_step_that_is_asked_for_finishes_the_module(db: Connection, module: Module) -> None:
    do(db, module, "front-door", "more", "way-out", "people-to-ask")

    finishing = [kept.step_id for kept in completions(db, SAM.id) if kept.completes_module]
    assert finishing == ["people-to-ask"]


def test_a_step_that_the_module_does_not_have_is_our_fault(db: Connection, module: Module) -> None:
    with pytest.raises(KeyError):
        do(db, module, "nowhere")


def test_progress_counts_each_module_by_itself(db: Connection, library: Library, module: Module) -> None:
    do(db, module, "front-door")

    progress = learning.progress_by_module(library.outlines, completions(db, SAM.id), SAM, NOW.date())

    states = {module_id: one.state for module_id, one in progress.items()}
    assert states["finding-your-way"] is State.IN_PROGRESS
    assert states["a-good-start"] is State.NOT_STARTED
    assert progress["finding-your-way"].due_on == date(2026, 11, 26)


def test_a_saved_record_reads_back_as_it_was(db: Connection, module: Module, tmp_path: Path) -> None:
    do(db, module, "front-door", "people-to-ask")
    path = tmp_path / "mine.onboarding.json"

    saved = learning.save_record(db, SAM, path, VERSION, NOW)

    assert saved == HandedIn(path)
    record = learning.read_record(path)
    assert record.person.id == SAM.id
    assert set(record.completions) == set(completions(db, SAM.id))


def test_a_record_that_could_not_be_written_is_not_called_saved(db: Connection, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        learning.save_record(db, SAM, tmp_path / "nowhere" / "mine.onboarding.json", VERSION, NOW)

    assert last_hand_in(db, SAM.id) is None


def test_handing_in_drops_one_file_and_says_where(db: Connection, module: Module, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    do(db, module, "front-door")
    learning.hand_in(db, SAM, share, VERSION, NOW)
    do(db, module, "people-to-ask")

    outcome = learning.hand_in(db, SAM, share, VERSION, NOW + timedelta(hours=1))

    assert outcome.path == share / record_file_name(SAM)
    assert list(share.iterdir()) == [outcome.path]
    assert len(read_record_file(outcome.path).completions) == 2
    last = last_hand_in(db, SAM.id)
    assert last is not None and last.at == NOW + timedelta(hours=1)


def test_a_folder_that_is_not_there_is_waited_for_and_never_made(
    db: Connection, module: Module, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    do(db, module, "front-door")

    outcome = learning.hand_in(db, SAM, share, VERSION, NOW)

    assert outcome == HandedIn(None, waiting_for="the folder can't be reached")
    assert not share.exists()
    assert waiting_hand_in(db, SAM.id) == NOW


def test_what_waited_waits_no_longer_once_it_is_handed_in(db: Connection, tmp_path: Path) -> None:
    share = tmp_path / "share"
    learning.hand_in(db, SAM, share, VERSION, NOW)
    share.mkdir()

    learning.hand_in(db, SAM, share, VERSION, NOW + timedelta(hours=1))

    assert waiting_hand_in(db, SAM.id) is None


def test_a_copy_saved_elsewhere_does_not_stand_for_handing_in(db: Connection, tmp_path: Path) -> None:
    learning.hand_in(db, SAM, tmp_path / "share", VERSION, NOW)

    learning.save_record(db, SAM, tmp_path / "copy.onboarding.json", VERSION, NOW)

    assert waiting_hand_in(db, SAM.id) == NOW
    assert last_hand_in(db, SAM.id) is None


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.onboarding.json"
    path.write_text("<html>Sign in</html>", encoding="utf-8")

    with pytest.raises(RecordFileRefused):
        learning.read_record(path)


def test_on_a_new_computer_the_person_of_the_record_learns_here(db: Connection, module: Module) -> None:
    record = elsewhere(module, "front-door", "people-to-ask")

    brought = learning.bring_in(db, record, None)

    assert brought == BroughtIn(SAM_ELSEWHERE, added=2, known=0)
    assert SAM_ELSEWHERE in people(db)


def test_a_record_of_ones_own_adds_only_what_is_new(db: Connection, module: Module, tmp_path: Path) -> None:
    do(db, module, "front-door")
    path = tmp_path / "mine.onboarding.json"
    learning.save_record(db, SAM, path, VERSION, NOW)
    do(db, module, "people-to-ask")

    brought = learning.bring_in(db, learning.read_record(path), SAM)

    assert brought == BroughtIn(SAM, added=0, known=1)
    assert len(completions(db, SAM.id)) == 2


def test_somebody_who_began_under_two_ids_goes_on_with_one_record(db: Connection, module: Module) -> None:
    do(db, module, "front-door", "way-out")

    brought = learning.bring_in(db, elsewhere(module, "front-door", "people-to-ask"), SAM)

    assert (brought.added, brought.known) == (1, 1)
    assert brought.person == replace(SAM, id=SAM_ELSEWHERE.id, manager="Jo")
    assert people(db) == [brought.person]
    steps = {kept.step_id for kept in completions(db, SAM_ELSEWHERE.id)}
    assert steps == {"front-door", "people-to-ask", "way-out"}


def test_details_joined_from_two_computers_are_as_new_as_the_newer(db: Connection, module: Module) -> None:
    here = replace(SAM, changed_at=NOW)
    there = elsewhere(module)._replace(person=replace(SAM_ELSEWHERE, changed_at=NOW + timedelta(hours=1)))

    filled = learning.bring_in(db, there, here).person
    again = learning.bring_in(db, there, filled).person

    assert (filled.manager, filled.changed_at) == ("Jo", NOW + timedelta(hours=1))
    assert again == filled


def test_details_that_nothing_was_added_to_stay_as_new_as_they_were(db: Connection, module: Module) -> None:
    here = replace(SAM, manager="Kim", changed_at=NOW)
    there = elsewhere(module)._replace(person=replace(SAM_ELSEWHERE, changed_at=NOW + timedelta(hours=1)))

    assert learning.bring_in(db, there, here).person.changed_at == NOW


def test_what_was_typed_under_either_id_is_kept(db: Connection, module: Module) -> None:
    add_person(db, SAM_ELSEWHERE)

    brought = learning.bring_in(db, elsewhere(module), SAM)

    assert brought.person == replace(SAM, id=SAM_ELSEWHERE.id, manager="Jo")
    assert people(db) == [brought.person]
