from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.catalogue import ModuleOutline, StepOutline
from onboarding.core.progress import (
    ModuleProgress,
    State,
    completes_module,
    module_progress,
    next_module_and_step,
    next_step,
    pathway_progress,
)
from onboarding.core.records import Completion, How

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
TODAY = date(2026, 11, 22)
STARTED = date(2026, 11, 1)


def outline(*steps: str, module: str = "people", due_days: int | None = 14, **revs: int) -> ModuleOutline:
    """Steps of five minutes each; a name that ends in `?` is optional."""
    return ModuleOutline(
        id=module,
        title="Working with people",
        area="principles",
        order=1,
        minutes=20,
        version="1.0.0",
        owner="",
        review_by=None,
        due_days=due_days,
        change_note="",
        steps=tuple(
            StepOutline(name.rstrip("?"), name, revs.get(name.rstrip("?"), 1), 5, name.endswith("?"))
            for name in steps
        ),
        path="people.md",
        digest="d" * 64,
    )


def done(
    step: str, rev: int = 1, *, day: int = 0, module: str = "people", completes: bool = False
) -> Completion:
    return Completion(
        person_id="zoe",
        module_id=module,
        step_id=step,
        rev=rev,
        module_version="1.0.0",
        words_digest="d" * 64,
        module_title="Working with people",
        step_title=step,
        completed_at=NOW + timedelta(days=day),
        completes_module=completes,
    )


def progress(of: ModuleOutline, *completions: Completion, today: date = TODAY) -> ModuleProgress:
    return module_progress(of, completions, STARTED, today)


def test_a_module_nobody_opened_is_not_started() -> None:
    found = progress(outline("a", "b", "c?"))

    assert (found.state, found.done, found.renewed) == (State.NOT_STARTED, frozenset(), ())
    assert (found.minutes_left, found.next_step_id, found.completed_on) == (10, "a", None)


def test_a_module_begun_is_in_progress() -> None:
    found = progress(outline("a", "b"), done("a"))

    assert (found.state, found.done) == (State.IN_PROGRESS, {"a"})
    assert (found.minutes_left, found.next_step_id) == (5, "b")


def test_completions_of_another_module_count_nothing() -> None:
    assert progress(outline("a"), done("a", module="partners")).state is State.NOT_STARTED


def test_a_module_is_complete_on_the_day_of_its_last_required_step() -> None:
    found = progress(outline("a", "b", "c?"), done("b", day=2), done("a", day=1), done("c", day=5))

    assert (found.state, found.completed_on) == (State.COMPLETE, NOW + timedelta(days=2))
    assert (found.done, found.minutes_left, found.next_step_id) == ({"a", "b", "c"}, 0, None)


def test_reading_again_does_not_move_the_day() -> None:
    found = progress(outline("a"), done("a", 1, day=1), done("a", 2, day=9))

    assert found.completed_on == NOW + timedelta(days=1)


def test_a_completion_of_a_later_revision_counts() -> None:
    assert progress(outline("a", a=2), done("a", rev=3)).state is State.COMPLETE


def test_a_waived_step_counts_as_done() -> None:
    waived = replace(done("a"), how=How.WAIVED)

    assert progress(outline("a"), waived).state is State.COMPLETE


def test_a_revised_step_asks_for_itself_only() -> None:
    found = progress(outline("a", "b", b=2), done("a", day=1), done("b", day=2, completes=True))

    assert (found.state, found.renewed, found.done) == (State.RENEWED, ("b",), {"a"})
    assert (found.minutes_left, found.next_step_id) == (5, "b")
    assert found.completed_on == NOW + timedelta(days=2)


def test_a_step_added_to_a_complete_module_renews_it() -> None:
    found = progress(outline("new", "a", "b"), done("a"), done("b", day=2, completes=True))

    assert (found.state, found.renewed) == (State.RENEWED, ("new",))
    assert found.completed_on == NOW + timedelta(days=2)


def test_all_steps_done_in_older_words_is_renewed_even_where_no_completion_says_so() -> None:
    found = progress(outline("a", "b", a=2), done("a", day=3), done("b", day=1))

    assert (found.state, found.renewed) == (State.RENEWED, ("a",))
    assert found.completed_on == NOW + timedelta(days=3)


def test_a_step_revised_before_the_module_was_complete_is_named_but_renews_nothing() -> None:
    found = progress(outline("a", "b", a=2), done("a"))

    assert (found.state, found.renewed, found.completed_on) == (State.IN_PROGRESS, ("a",), None)


def test_a_renewed_module_done_again_is_complete_from_then_on() -> None:
    before = (done("a", day=1), done("b", day=2, completes=True))

    found = progress(outline("a", "b", b=2), *before, done("b", 2, day=40, completes=True))

    assert (found.state, found.renewed) == (State.COMPLETE, ())
    assert found.completed_on == NOW + timedelta(days=40)


def test_a_module_whose_steps_were_all_replaced_stays_complete_before() -> None:
    found = progress(outline("x", "y"), done("a"), done("b", completes=True))

    assert (found.state, found.renewed) == (State.RENEWED, ("x", "y"))


def test_a_removed_step_can_complete_a_module_without_another_press() -> None:
    assert progress(outline("a"), done("a"), done("b")).state is State.COMPLETE


def test_a_revised_optional_step_asks_for_nothing() -> None:
    found = progress(outline("a", "b?", b=2), done("a", completes=True), done("b"))

    assert (found.state, found.renewed, found.done) == (State.COMPLETE, (), {"a"})


@pytest.mark.parametrize(("today", "overdue"), [(date(2026, 11, 15), False), (date(2026, 11, 16), True)])
def test_a_module_is_overdue_from_the_day_after_it_was_due(today: date, overdue: bool) -> None:
    found = progress(outline("a"), today=today)

    assert (found.due_on, found.overdue) == (date(2026, 11, 15), overdue)


def test_neither_complete_nor_renewed_modules_are_overdue() -> None:
    complete = progress(outline("a"), done("a"))
    renewed = progress(outline("a", a=2), done("a"))

    assert complete.due_on == renewed.due_on == date(2026, 11, 15)
    assert not complete.overdue
    assert not renewed.overdue


def test_without_a_start_date_or_a_term_nothing_is_due() -> None:
    assert module_progress(outline("a"), [], None, TODAY).due_on is None
    assert progress(outline("a", due_days=None)).due_on is None


def test_a_term_past_the_end_of_all_calendars_is_no_term() -> None:
    assert progress(outline("a", due_days=10**8)).due_on is None
    assert progress(outline("a", due_days=10**12)).due_on is None


def test_a_module_of_optional_steps_is_complete_when_all_are_done_and_never_overdue() -> None:
    begun = progress(outline("a?", "b?"), done("a"))

    assert (begun.state, begun.overdue, begun.minutes_left, begun.next_step_id) == (
        State.IN_PROGRESS,
        False,
        0,
        "b",
    )
    assert progress(outline("a?"), done("a")).state is State.COMPLETE


def test_a_module_without_steps_is_never_complete_and_asks_for_nothing() -> None:
    found = progress(outline())

    assert (found.state, found.next_step_id, found.overdue) == (State.NOT_STARTED, None, False)


def test_the_last_missing_required_step_completes_a_module() -> None:
    module = outline("a", "b", "c?")

    assert completes_module(module, [done("a")], "b")
    assert not completes_module(module, [], "b")
    assert not completes_module(module, [done("a")], "c")
    assert not completes_module(module, [done("a"), done("b")], "b")
    assert not completes_module(module, [done("a"), done("b", module="partners")], "a")


@pytest.mark.parametrize(
    ("finished", "position", "expected"),
    [
        ("", None, "a"),
        ("", "b", "b"),
        ("", "c", "c"),
        ("b", "b", "d"),
        ("bd", "b", "a"),
        ("a", "gone", "b"),
        ("abd", "c", "c"),
        ("abd", None, None),
    ],
)
def test_one_goes_on_where_one_left_off(finished: str, position: str | None, expected: str | None) -> None:
    assert next_step(outline("a", "b", "c?", "d"), frozenset(finished), position) == expected


def test_the_pathway_counts_required_steps_only() -> None:
    modules = [outline("a", "b", "c?"), outline("a", module="partners"), outline("x?", module="extra")]
    progresses = [
        progress(modules[0], done("a"), done("c")),
        progress(modules[1], done("a", module="partners")),
        progress(modules[2], done("x", module="extra")),
    ]

    found = pathway_progress(progresses, modules)

    assert (found.steps_done, found.steps_total, found.fraction) == (2, 3, 2 / 3)
    assert (found.modules_complete, found.modules_total, found.minutes_left) == (1, 2, 5)


def test_a_pathway_that_asks_for_nothing_is_done() -> None:
    assert pathway_progress([], []).fraction == 1.0


def _what_next(
    completions: list[Completion],
    position: tuple[str, str] | None = None,
    late: tuple[str, ...] = (),
) -> tuple[str, str] | None:
    """In a pathway of three modules of two steps each, and one of optional steps before them."""
    modules = [outline("o?", module="extra")]
    modules += [
        outline("a", "b", module=name, due_days=1 if name in late else None)
        for name in ("first", "second", "third")
    ]
    progresses = [module_progress(module, completions, STARTED, TODAY) for module in modules]
    return next_module_and_step(modules, progresses, position)


def test_a_new_starter_begins_at_the_beginning() -> None:
    assert _what_next([]) == ("first", "a")


def test_continue_opens_where_one_left_off() -> None:
    assert _what_next([done("a", module="first")], ("third", "b")) == ("third", "b")


def test_continue_passes_by_a_module_that_is_complete() -> None:
    complete = [done("a", module="second"), done("b", module="second")]

    assert _what_next([*complete, done("a", module="third")], ("second", "b")) == ("third", "b")
    assert _what_next(complete, ("second", "b")) == ("first", "a")


def test_what_is_begun_goes_before_what_is_overdue_and_that_before_the_rest() -> None:
    assert _what_next([done("b", module="third")], late=("second",)) == ("third", "a")
    assert _what_next([], late=("second",)) == ("second", "a")


def test_a_position_in_a_module_that_is_gone_is_forgotten() -> None:
    assert _what_next([], ("gone", "a")) == ("first", "a")


def test_nothing_comes_next_when_all_is_complete() -> None:
    everything = [done(step, module=name) for name in ("first", "second", "third") for step in "ab"]

    assert _what_next(everything, ("third", "b")) is None


SOME_COMPLETIONS = st.lists(
    st.builds(
        done,
        st.sampled_from("abcdx"),
        st.integers(1, 3),
        day=st.integers(-400, 400),
        completes=st.booleans(),
    ),
    max_size=8,
)
RANK = {State.NOT_STARTED: 0, State.IN_PROGRESS: 1, State.RENEWED: 2, State.COMPLETE: 3}


@given(before=SOME_COMPLETIONS, more=SOME_COMPLETIONS, revs=st.fixed_dictionaries({"a": st.integers(1, 3)}))
def test_nothing_un_completes_by_completing_more(
    before: list[Completion], more: list[Completion], revs: dict[str, int]
) -> None:
    module = outline("a", "b", "c?", "d", **revs)

    earlier, later = progress(module, *before), progress(module, *before, *more)

    assert RANK[later.state] >= RANK[earlier.state]
    assert later.done >= earlier.done
    assert later.minutes_left <= earlier.minutes_left
    assert not (later.overdue and not earlier.overdue)


@given(SOME_COMPLETIONS)
def test_no_new_words_of_hr_take_a_completed_module_away(completions: list[Completion]) -> None:
    was = progress(outline("a", "b"), *completions, done("a"), done("b", completes=True))
    now = progress(outline("new", "a", "b", b=4), *completions, done("a"), done("b", completes=True))

    assert was.state is State.COMPLETE
    assert now.state is State.RENEWED
    assert now.completed_on is not None
    assert not now.overdue
