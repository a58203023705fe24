from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.records import (
    COMPLETION_NAMESPACE,
    Completion,
    better,
    completion_id,
    from_iso,
    join,
    sound_text,
    to_iso,
)

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def done(step: str, *, hours: int = 0, title: str = "") -> Completion:
    moment = NOW + timedelta(hours=hours)
    return Completion("zoe", "people", step, 1, "1.0.0", "d" * 64, "Working with people", title, moment)


def test_a_completion_has_one_id_on_every_computer() -> None:
    assert done("a").id == done("a", hours=3, title="Another title").id
    assert len({completion_id("zoe", "people", step, rev) for step in "ab" for rev in (1, 2)}) == 4


@given(st.text(), st.text(), st.text(), st.integers(1))
def test_the_id_of_a_completion_is_a_uuid_made_from_its_facts(
    person: str, module: str, step: str, rev: int
) -> None:
    facts = "\n".join((person, module, step, str(rev)))

    assert completion_id(person, module, step, rev) == str(uuid5(UUID(COMPLETION_NAMESPACE), facts))


def test_the_id_of_a_completion_never_changes_between_versions() -> None:
    assert completion_id("zoe", "people", "a", 1) == "93054efa-0074-50b4-a9f8-a8c0fe4da7c9"


def test_a_moment_is_written_in_one_form() -> None:
    in_leeds = datetime(2026, 7, 1, 10, 5, 1, 999_999, tzinfo=timezone(timedelta(hours=1)))

    assert to_iso(in_leeds) == "2026-07-01T09:05:01.999Z"
    assert from_iso("2026-07-01T09:05:01.999Z") == datetime(2026, 7, 1, 9, 5, 1, 999_000, tzinfo=UTC)


def test_a_moment_without_a_zone_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_iso(datetime(2026, 11, 22))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22",
        "2026-11-22T09:05:00Z",
        "2026-11-22T09:05:00.000",
        "2026-11-22T09:05:00.000+00:00",
        "2026-11-22 09:05:00.000Z",
        "2026-11-22T09:05:00.000000Z",
        "2026-13-22T09:05:00.000Z",
        "0001-01-01T00:00:00.000+23:59",
        "２０２６-11-22T09:05:00.000Z",
    ],
)
def test_a_moment_in_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_iso(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_comes_back_to_the_millisecond(moment: datetime) -> None:
    back = from_iso(to_iso(moment))

    assert moment - back < timedelta(milliseconds=1)
    assert to_iso(back) == to_iso(moment)


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_becomes_one_that_a_file_can_hold(text: str) -> None:
    sound = sound_text(text)

    assert sound_text(sound) == sound
    sound.encode("utf-8")


def test_sound_text_stays_as_it_is() -> None:
    assert sound_text("Zoë 😀 علي \0") == "Zoë 😀 علي \0"


def test_joining_loses_nothing_and_keeps_what_was_known_here() -> None:
    mine = [done("a", hours=2), done("b")]
    theirs = [done("a", hours=1), done("c", hours=1)]

    assert join(mine, theirs) == (done("b"), done("c", hours=1), done("a", hours=2))


def test_joining_twice_changes_nothing() -> None:
    once = join([done("a")], [done("b", hours=1)])

    assert join(once, [done("b", hours=1)]) == once


def test_of_two_that_tell_one_step_the_one_that_finished_the_module_stays_then_the_earlier() -> None:
    early, late = done("a"), done("a", hours=1)
    finishing = replace(late, completes_module=True)

    assert better(early, late) == better(late, early) == early
    assert better(early, finishing) == better(finishing, early) == finishing


def test_which_of_two_stays_does_not_depend_on_which_was_first() -> None:
    one, other = done("a", title="A"), done("a", title="B")

    assert better(one, other) == better(other, one)
