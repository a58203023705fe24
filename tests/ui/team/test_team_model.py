"""The team as rows and columns: what each cell shows and says, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from onboarding.core.report import Report, Row, Status
from onboarding.ui.team.team_model import ROW_ROLE, SORT_ROLE, Column, TeamModel
from onboarding.ui.team.words import about, collected_words, sign_of, spoken
from tests.core.team_samples import NOW, TODAY, member, report, row, standing

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
LATE = standing(Status.IN_PROGRESS, days_overdue=6, steps_done=2, due_on=date(2026, 11, 16))


@pytest.fixture
def ann() -> Row:
    return row(member("Ann Bell", "00123", "Parks"), LATE, standing(Status.NOT_STARTED, "places"))


@pytest.fixture
def team(ann: Row) -> Report:
    bob = row(member("Bob Khan", "7", "Highways"), Status.COMPLETE, standing(Status.COMPLETE, "places"))
    cat = row(member("Cat Lowe", "9", "Parks"), Status.WAIVED, standing(Status.NOT_STARTED, "places"))
    return report(ann, bob, cat, modules=("people", "places"))


@pytest.fixture
def model(team: Report) -> TeamModel:
    model = TeamModel()
    model.show_everyone(team, {})
    return model


def names(model: TeamModel) -> list[str]:
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_the_model_keeps_to_the_rules(model: TeamModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)

    model.sort(Column.DONE, DOWN)
    model.show_only([model.rows[0].member.id])
    qtmodeltester.check(model)


def test_a_cell_shows_a_word_and_says_everything(model: TeamModel) -> None:
    cell = model.index(0, 3)

    assert cell.data() == "Overdue"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Overdue by 6 days, 2 of 3 steps done, was due 16 November 2026"
    )
    assert model.index(0, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ann Bell, 00123, Parks, Overdue by 6 days"
    )
    assert model.index(0, Column.DONE).data() == "0 of 2"
    assert isinstance(cell.data(ROW_ROLE), Row)


def test_a_column_is_ordered_by_more_than_its_words(model: TeamModel) -> None:
    model.sort(Column.DONE, UP)
    assert names(model) == ["Ann Bell", "Cat Lowe", "Bob Khan"]

    model.sort(Column.TEAM, DOWN)
    assert names(model) == ["Ann Bell", "Cat Lowe", "Bob Khan"]

    model.sort(3, DOWN)
    assert names(model) == ["Cat Lowe", "Bob Khan", "Ann Bell"]
    assert model.index(0, 3).data(SORT_ROLE) > model.index(1, 3).data(SORT_ROLE)

    model.sort(Column.NAME, DOWN)
    assert names(model) == ["Cat Lowe", "Bob Khan", "Ann Bell"]


def test_a_filter_leaves_the_order_and_a_new_order_leaves_the_filter(model: TeamModel, team: Report) -> None:
    model.sort(Column.NAME, DOWN)
    model.show_only([row.member.id for row in team.rows[:2]])
    assert names(model) == ["Bob Khan", "Ann Bell"]

    model.sort(Column.DONE, UP)

    assert names(model) == ["Ann Bell", "Bob Khan"]


def test_whoever_is_held_on_to_is_found_in_the_new_order(model: TeamModel) -> None:
    held = QPersistentModelIndex(model.index(0, 0))

    model.sort(Column.NAME, DOWN)

    assert held.row() == 2
    assert held.data() == "Ann Bell"


def test_columns_that_are_gone_order_nothing(model: TeamModel, ann: Row) -> None:
    model.sort(4, DOWN)

    model.show_everyone(report(Row(ann.member, ann.standings[:1])), {})
    model.sort(9, UP)

    assert names(model) == ["Ann Bell"]


@pytest.mark.parametrize(
    ("found", "shown", "said"),
    [
        (standing(Status.NOT_STARTED), "Not started", "Not started, due 15 November 2026"),
        (standing(Status.NOT_STARTED, due_on=None, is_required=False), "Optional", "Optional"),
        (
            standing(Status.IN_PROGRESS, steps_done=1, due_on=None),
            "In progress",
            "In progress, 1 of 3 steps done",
        ),
        (standing(Status.COMPLETE), "Complete", "Complete, 22 November 2026"),
        (
            standing(Status.RENEWED, new_steps=1),
            "1 new step",
            "Complete, 1 new step since, 22 November 2026",
        ),
        (standing(Status.WAIVED), "Done another way", "Done another way, 5 October 2026"),
    ],
)
def test_every_status_has_its_words(found: object, shown: str, said: str) -> None:
    assert sign_of(found).words == shown  # type: ignore[arg-type]
    assert spoken(found) == said  # type: ignore[arg-type]


def test_what_stands_under_a_name_is_what_matters_most(ann: Row) -> None:
    calm = row(member("Cat Lowe"), Status.COMPLETE)
    newcomer = row(member("Dee Moss", start=None), Status.NOT_STARTED)

    assert about(ann, "Bob Khan") == ("Overdue by 6 days", "bad")
    assert about(calm, "Bob Khan") == ("Same staff number as Bob Khan", "warn")
    assert about(calm) == ("Started 1 November 2026", "muted")
    assert about(newcomer) == ("No start date", "muted")


def test_when_records_were_collected_is_said_by_the_day() -> None:
    assert collected_words(None, TODAY) == ""
    assert "today at" in collected_words(NOW, NOW.astimezone().date())
    assert "22 November 2026" in collected_words(NOW, TODAY + timedelta(days=3))
