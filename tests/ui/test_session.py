"""What the open program knows, where no page need be shown to see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from onboarding.core.records import Person
from onboarding.errors import LibraryUnreadable, OnboardingError
from onboarding.policy import policy_in_force
from onboarding.session import Session
from onboarding.settings import Settings, read_settings
from tests.ui.conftest import StandingClock

MODULE = "looking-back"


@pytest.fixture
def told(session: Session) -> list[OnboardingError]:
    """What the banner would say."""
    told: list[OnboardingError] = []
    session.failed.connect(told.append)
    return told


def test_when_somebody_gave_their_details_is_kept(session: Session, clock: StandingClock) -> None:
    session.add_person(Person("an-id", "Bea"))

    assert session.person == Person("an-id", "Bea", changed_at=clock.moment)


def test_details_that_were_changed_tell_when_and_others_stay_as_they_were(
    session: Session, sam: Person, clock: StandingClock
) -> None:
    before = session.person
    assert before is not None
    clock.moment += timedelta(hours=1)

    session.change_person(replace(sam, changed_at=None))
    unchanged = session.person
    session.change_person(replace(sam, team="Libraries"))

    assert unchanged == before
    assert session.person == replace(before, team="Libraries", changed_at=clock.moment)


def first_step(session: Session) -> str:
    return session.outline(MODULE).steps[0].id


def test_a_step_whose_file_is_gone_is_told_and_not_kept(
    session: Session, sam: Person, told: list[OnboardingError], library_folder: Path
) -> None:
    step = first_step(session)
    (library_folder / session.outline(MODULE).path).unlink()

    assert not session.complete_step(MODULE, step)

    assert [type(error) for error in told] == [LibraryUnreadable]
    assert session.completions() == []


def test_what_is_due_goes_by_the_day_even_when_the_program_stays_open(
    session: Session, sam: Person, clock: StandingClock
) -> None:
    due = next(outline for outline in session.modules() if outline.due_days is not None)
    assert not session.progress(due.id).overdue

    clock.moment += timedelta(days=400)

    assert session.progress(due.id).overdue


def test_a_folder_that_cannot_even_be_looked_at_leaves_the_record_waiting(
    session: Session, sam: Person, told: list[OnboardingError]
) -> None:
    session.change_settings(replace(session.settings, hand_in_folder="x" * 5000))
    session.hand_in()

    session.hand_in_again()

    assert session.waiting_hand_in() is not None
    assert told == []


def test_a_module_that_could_not_be_read_is_found_once_it_can(
    session: Session, sam: Person, library_folder: Path
) -> None:
    path = library_folder / session.outline(MODULE).path
    aside = path.rename(path.with_suffix(".aside"))
    title = session.outline(MODULE).title
    assert MODULE not in {hit.module_id for hit in session.search(title)}

    aside.rename(path)

    assert MODULE in {hit.module_id for hit in session.search(title)}


def test_what_the_organisation_sets_stands_and_the_choice_under_it_is_kept(
    session: Session, tmp_path: Path
) -> None:
    policy_file = tmp_path / "policy.ini"
    policy_file.write_text("KeepMonths = 36\nTeamPage = no\n", encoding="utf-8")
    chosen = Settings(shows_team=True, keep_months=6)
    under = Session(
        session._db,
        session._library,
        tmp_path,
        tmp_path / "chosen.json",
        chosen,
        session._clock,
        policy=policy_in_force(policy_file, {}),
    )

    under.change_settings(replace(under.settings, theme="dark", keep_months=12))

    assert (under.settings.keep_months, under.settings.shows_team) == (36, False)
    assert read_settings(tmp_path / "chosen.json") == replace(chosen, theme="dark")
    assert under.is_set_for_me("keep_months")
    assert not under.is_set_for_me("theme")
