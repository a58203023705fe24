"""Where one person stands in one module says what their own program says, and what a manager noted."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.progress import module_progress
from onboarding.core.records import Completion
from onboarding.core.report import Standing, Status
from onboarding.core.standing import standing
from onboarding.core.waivers import Waiver
from tests.core.team_samples import NOW, STARTED, TODAY, done, module, waiver

PEOPLE = module("people", "a", "b", "c?")


def stands(*completions: Completion, waived: Waiver | None = None, today: date = TODAY) -> Standing:
    return standing(PEOPLE, completions, waived, STARTED, today)


def test_nobody_opened_it_and_it_is_overdue_by_the_days_since_it_was_due() -> None:
    found = stands()

    assert (found.status, found.steps_done, found.steps_total) == (Status.NOT_STARTED, 0, 2)
    assert (found.due_on, found.days_overdue) == (date(2026, 11, 15), 7)
    assert stands(today=date(2026, 11, 15)).days_overdue == 0


def test_optional_steps_are_not_counted() -> None:
    found = stands(done("a"), done("c"))

    assert (found.status, found.steps_done, found.steps_total) == (Status.IN_PROGRESS, 1, 2)
    assert (found.completed_on, found.version) == (None, "")


def test_a_complete_module_has_the_moment_and_version_of_the_step_that_made_it_so() -> None:
    later = NOW + timedelta(hours=1)
    finishing = done("b", completed_at=later, module_version="1.10.0", completes_module=True)
    after = done("c", completed_at=later + timedelta(days=1), module_version="2.0.0")

    found = stands(finishing, done("a"), after)

    assert (found.status, found.completed_on, found.version) == (Status.COMPLETE, later, "1.10.0")
    assert (found.days_overdue, found.waiver) == (0, None)


def test_of_two_steps_at_one_moment_the_finishing_one_gives_the_version() -> None:
    finishing = done("a", module_version="1.1.0", completes_module=True)

    assert stands(finishing, done("b")).version == stands(done("b"), finishing).version == "1.1.0"


def test_a_module_that_was_renewed_keeps_when_it_was_complete() -> None:
    found = stands(done("a", completes_module=True))

    assert (found.status, found.new_steps) == (Status.RENEWED, 1)
    assert (found.completed_on, found.version, found.days_overdue) == (NOW, "1.0.0", 0)


def test_a_waiver_settles_a_module_that_is_not_complete_by_steps() -> None:
    noted = waiver()

    for found in (stands(waived=noted), stands(done("a", completes_module=True), waived=noted)):
        assert (found.status, found.waiver, found.days_overdue) == (Status.WAIVED, noted, 0)
        assert (found.completed_on, found.version) == (None, "")


def test_what_was_done_here_goes_before_a_waiver() -> None:
    found = stands(done("a"), done("b"), waived=waiver())

    assert (found.status, found.waiver, found.completed_on) == (Status.COMPLETE, None, NOW)


def test_a_module_of_optional_steps_asks_for_nothing() -> None:
    optional = module("extra", "x?", "y?")

    found = standing(optional, [done("x", module="extra")], None, STARTED, TODAY)

    assert (found.is_required, found.steps_done, found.steps_total, found.days_overdue) == (False, 1, 2, 0)
    assert stands().is_required


def test_nobody_without_a_start_date_is_overdue() -> None:
    found = standing(PEOPLE, [], None, None, TODAY)

    assert (found.due_on, found.days_overdue) == (None, 0)


completions = st.lists(
    st.builds(
        done,
        st.sampled_from(["a", "b", "c", "gone"]),
        rev=st.integers(1, 2),
        completed_at=st.integers(0, 3).map(lambda hours: NOW + timedelta(hours=hours)),
        completes_module=st.booleans(),
        person=st.sampled_from(["Zoë Example", "Zoë's other computer"]),
        module_version=st.sampled_from(["1.0.0", "1.1.0"]),
    ),
    max_size=8,
)


@given(completions, st.permutations(range(8)))
def test_it_says_what_the_persons_own_program_says_in_whatever_order(
    found: list[Completion], order: list[int]
) -> None:
    shuffled = [found[at] for at in order if at < len(found)]
    own = module_progress(PEOPLE, found, STARTED, TODAY)

    told = standing(PEOPLE, found, None, STARTED, TODAY)

    assert told == standing(PEOPLE, shuffled, None, STARTED, TODAY)
    assert (told.status.value, told.completed_on, told.due_on) == (
        own.state.value,
        own.completed_on,
        own.due_on,
    )
    assert (told.days_overdue > 0) == own.overdue
    assert bool(told.version) == (own.completed_on is not None)
