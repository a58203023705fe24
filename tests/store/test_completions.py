from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from sqlite3 import Connection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onboarding.core.records import How
from onboarding.store.completions import add_completion, add_completions, completions
from onboarding.store.database import write
from tests.store.samples import NOW, ZOE, count, done


def test_a_completion_comes_back_as_it_was(zoes: Connection) -> None:
    kept = replace(done("first", rev=3), how=How.WAIVED, completes_module=True, step_title="Mr Khan’s “call”")

    add_completion(zoes, kept)

    assert completions(zoes, ZOE.id) == [kept]
    assert completions(zoes, "nobody") == []


def test_doing_a_step_again_changes_nothing(zoes: Connection) -> None:
    first = done("first")
    again = replace(first, completed_at=NOW + timedelta(days=1), step_title="Another title")

    assert add_completion(zoes, first)
    assert not add_completion(zoes, again)

    assert completions(zoes, ZOE.id) == [first]


def test_adding_many_counts_the_new_ones_only(zoes: Connection) -> None:
    add_completion(zoes, done("first"))

    assert add_completions(zoes, [done("first"), done("second"), done("second"), done("third")]) == 2
    assert add_completions(zoes, []) == 0


def test_adding_many_keeps_all_or_none(zoes: Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add_completions(zoes, [done("first"), done("second", rev=0)])

    assert count(zoes) == 0


def test_many_are_kept_or_not_with_the_write_around_them(zoes: Connection) -> None:
    with pytest.raises(ZeroDivisionError), write(zoes):
        add_completions(zoes, (done(f"step-{number}") for number in range(250)))
        raise ZeroDivisionError

    assert count(zoes) == 0


def test_a_completion_is_never_updated(zoes: Connection) -> None:
    add_completion(zoes, done("first"))

    with pytest.raises(sqlite3.IntegrityError, match="never updated"):
        zoes.execute("UPDATE completion SET step_title = 'Another'")

    assert completions(zoes, ZOE.id) == [done("first")]


def test_a_clock_set_back_a_year_keeps_what_the_clock_said(zoes: Connection) -> None:
    today, earlier = done("first"), done("second", at=NOW - timedelta(days=365))

    add_completions(zoes, [today, earlier, done("third")])

    assert completions(zoes, ZOE.id) == [earlier, today, done("third")]


def test_history_is_kept_revision_by_revision(zoes: Connection) -> None:
    add_completions(zoes, [done("first", rev=rev) for rev in (1, 2, 5)])

    assert [completion.rev for completion in completions(zoes, ZOE.id)] == [1, 2, 5]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(title=st.text(), step=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_are_kept(zoes: Connection, title: str, step: str) -> None:
    kept = replace(done(step), module_title=title, step_title=title)
    with write(zoes):
        add_completion(zoes, kept)
        assert completions(zoes, ZOE.id) == [kept]
        zoes.execute("DELETE FROM completion")
