from __future__ import annotations

from datetime import timedelta
from sqlite3 import Connection

from onboarding.store.positions import module_position, position, positions, remember_position
from tests.store.samples import NOW, ZOE, count


def visit(db: Connection, module_id: str, step_id: str, *, days: int = 0) -> None:
    remember_position(db, ZOE.id, module_id, step_id, NOW + timedelta(days=days))


def test_nobody_left_off_anywhere_at_first(zoes: Connection) -> None:
    assert position(zoes, ZOE.id) is None
    assert module_position(zoes, ZOE.id, "people") is None


def test_each_module_remembers_its_own_step(zoes: Connection) -> None:
    visit(zoes, "people", "a")
    visit(zoes, "partners", "x")
    visit(zoes, "people", "b")

    assert position(zoes, ZOE.id) == ("people", "b")
    assert module_position(zoes, ZOE.id, "partners") == "x"
    assert positions(zoes, ZOE.id) == [("people", "b"), ("partners", "x")]


def test_the_last_visit_is_the_last_even_with_the_clock_set_back(zoes: Connection) -> None:
    visit(zoes, "people", "a")
    visit(zoes, "partners", "x", days=-365)

    assert position(zoes, ZOE.id) == ("partners", "x")


def test_staying_on_a_page_writes_nothing(zoes: Connection) -> None:
    visit(zoes, "people", "a")
    changes = zoes.total_changes

    visit(zoes, "people", "a")

    assert zoes.total_changes == changes
    assert count(zoes, "position") == 1
