"""The manager's trip with people, from a file of HR's to a person who is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding import team_people
from onboarding.collecting import collect
from onboarding.core.catalogue import ModuleOutline
from onboarding.core.leavers import Forgetting, Leaver, Leavers
from onboarding.core.members import Member
from onboarding.core.records import Person
from onboarding.core.roster import LineFault, RefusedLine, roster_id
from onboarding.core.waivers import Reason, standing
from onboarding.errors import RosterFileRefused, WaiverRefused
from onboarding.files.record_file import save_record_file
from onboarding.store.completions import add_completions
from onboarding.store.database import open_database
from onboarding.store.forgotten import is_forgotten
from onboarding.store.people import add_person
from onboarding.store.people import person as known_person
from onboarding.store.reflections import save_reflection
from onboarding.store.same_person import answers
from onboarding.store.waivers import waivers
from tests.store.samples import NOW, ZOE, count, done
from tests.store.test_team import receive

TODAY = date(2026, 11, 22)
TWIN = Person("6d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", "Zoë E", "00123")
MODULE = ModuleOutline(
    "people", "People", "area", 1, 20, "1.0.0", "HR", None, 14, "", (), "people.md", "digest"
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """A manager's records: two record files with the staff number 00123 were collected."""
    with closing(open_database(tmp_path / "data", NOW)) as db:
        for person in (ZOE, TWIN):
            add_person(db, person, learns_here=False)
            receive(db, person.id, "added", f"{person.id}.json")
        yield db


def team(db: Connection) -> tuple[Member, ...]:
    return team_people.members(db)[0]


def roster(folder: Path, *lines: str) -> Path:
    path = folder / "staff list.csv"
    path.write_text("\n".join(("Staff no;Name;Team;Start date;Leaving date", *lines)), encoding="utf-8")
    return path


def test_a_question_is_answered_and_the_answer_undone(db: Connection) -> None:
    ((question,), before) = team_people.members(db)[1], team(db)

    team_people.answer(db, question, True, NOW, by=" Jo ")

    assert [member.ids for member in team(db)] == [(ZOE.id, TWIN.id)]
    assert team_people.members(db)[1] == ()

    team_people.undo_answer(db, answers(db)[-1], NOW, by="Jo")

    assert team_people.members(db) == (before, (question,))
    assert [(said.answer, said.answered_by) for said in answers(db)] == [("same", "Jo"), ("undone", "Jo")]


def test_two_people_are_told_apart_for_good(db: Connection) -> None:
    ((question,), before) = team_people.members(db)[1], team(db)

    team_people.answer(db, question, False, NOW, by="Jo")

    assert team_people.members(db) == (before, ())


def test_a_roster_is_imported_and_a_second_time_changes_nothing(db: Connection, tmp_path: Path) -> None:
    path = roster(tmp_path, "00123;Zoë Roster;Parks;3 Nov 2026", "777;Cy;;46329", "778;Di")

    first, second = (team_people.import_roster(db, path, NOW) for _ in range(2))

    refused = (RefusedLine(3, LineFault.START_DATE, "46329"),)
    assert (first.added, first.met, first.changed, first.unchanged, first.refused) == (1, 1, 0, 0, refused)
    assert (second.added, second.changed, second.unchanged, second.refused) == (0, 0, 2, refused)
    assert [(member.person.name, member.person.team) for member in team(db)] == [
        ("Di", ""),
        ("Zoë E", ""),
        ("Zoë Roster", "Parks"),
    ]


def test_a_file_that_is_no_roster_changes_nothing(db: Connection, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"PK\x03\x04")

    with pytest.raises(RosterFileRefused):
        team_people.import_roster(db, tmp_path / "list.csv", NOW)

    assert len(team(db)) == 2


def test_learning_done_another_way_is_noted_and_taken_back_by_a_second_entry(db: Connection) -> None:
    zoe = team(db)[-1]
    waiver = team_people.waive(db, zoe, MODULE, Reason.TESTED_OUT, TODAY, " Seen. \n", NOW, by="Jo\n Brook")

    assert (waiver.person_id, waiver.module_title, waiver.note) == (zoe.id, "People", "Seen.")
    assert waiver.recorded_by == "Jo Brook"
    assert standing(waivers(db)) == (waiver,)

    back = team_people.take_back(db, zoe, waiver, "Wrong person", NOW, by="Jo")

    assert waivers(db) == [waiver, back]
    assert (back.takes_back, back.note) == (waiver.id, "Wrong person")
    assert standing(waivers(db)) == ()


def test_a_waiver_counts_under_every_id_of_a_member(db: Connection) -> None:
    ((question,), (twin, zoe)) = team_people.members(db)[1], team(db)
    team_people.waive(db, twin, MODULE, Reason.ADMINISTRATIVE, TODAY, "", NOW, by="Jo")
    team_people.answer(db, question, True, NOW, by="Jo")

    with pytest.raises(WaiverRefused) as caught:
        team_people.waive(db, team(db)[0], MODULE, Reason.ADMINISTRATIVE, TODAY, "", NOW, by="Jo")

    assert caught.value.reason == "already"
    assert zoe.id == team(db)[0].id


@pytest.mark.parametrize(
    ("done_on", "by", "why"), [(date(2026, 11, 23), "Jo", "too late"), (TODAY, " ", "nobody")]
)
def test_a_waiver_that_makes_no_sense_is_not_kept(db: Connection, done_on: date, by: str, why: str) -> None:
    with pytest.raises(WaiverRefused) as caught:
        team_people.waive(db, team(db)[0], MODULE, Reason.TESTED_OUT, done_on, "", NOW, by=by)

    assert caught.value.reason == why
    assert waivers(db) == []


def test_leavers_whose_time_is_up_are_shown_and_those_who_learn_here_apart(db: Connection) -> None:
    learner = Person("1-learner", "Lee", "555")
    add_person(db, learner)
    receive(db, learner.id, "known", "lee.json")
    add_completions(db, [done("a"), done("b"), done("a", person_id=learner.id)])
    twin, lee, zoe = (next(m for m in team(db) if person.id in m.ids) for person in (TWIN, learner, ZOE))
    team_people.set_left(db, zoe, date(2024, 11, 22))
    team_people.set_left(db, lee, date(2024, 1, 31))
    team_people.set_left(db, twin, date(2024, 11, 23))

    found = team_people.leavers(db, 24, TODAY)

    gone, learns = (replace(zoe, left_on=date(2024, 11, 22)), replace(lee, left_on=date(2024, 1, 31)))
    assert found == Leavers(
        due=(Leaver(gone, date(2024, 11, 22), 2),), also_learn_here=(Leaver(learns, date(2024, 1, 31), 1),)
    )
    assert team_people.leavers(db, 24, TODAY, known=[gone]).due == found.due
    assert team_people.leavers(db, 24, TODAY, known=[]) == Leavers((), ())
    team_people.set_left(db, zoe, None)
    assert team_people.leavers(db, 24, TODAY).due == ()


def test_a_roster_may_say_who_left(db: Connection, tmp_path: Path) -> None:
    team_people.import_roster(db, roster(tmp_path, "777;Cy;;;22/11/2024"), NOW)

    assert [leaver.left_on for leaver in team_people.leavers(db, 24, TODAY).due] == [date(2024, 11, 22)]


def test_a_member_is_forgotten_under_all_ids_and_the_roster_refuses_them(
    db: Connection, tmp_path: Path
) -> None:
    path = roster(tmp_path, "00123;Zoë;Parks", "778;Di")
    team_people.import_roster(db, path, NOW)
    team_people.answer(db, team_people.members(db)[1][0], True, NOW, by="Jo")

    assert team_people.forget(db, [TWIN.id], NOW, by="Jo", why="Left") == ()

    assert [member.person.name for member in team(db)] == ["Di"]
    assert team_people.forgettings(db) == [Forgetting(NOW, "Jo", "Left", 1)]
    assert team_people.import_roster(db, path, NOW).refused == (RefusedLine(2, LineFault.FORGOTTEN, "00123"),)
    assert known_person(db, roster_id("00123")) is None


def test_somebody_is_let_back_by_their_file_or_by_their_number(db: Connection, tmp_path: Path) -> None:
    path, listed = tmp_path / "zoe.onboarding.json", roster(tmp_path, "00123;Zoë;Parks")
    save_record_file(path, ZOE, [done("a")], "0.1.0")
    team_people.forget(db, [ZOE.id, TWIN.id], NOW, by="Jo", why="Left")

    assert team_people.let_back(db, path).id == ZOE.id

    assert not is_forgotten(db, [ZOE.id, "00123"])
    assert is_forgotten(db, [TWIN.id])
    assert team_people.import_roster(db, listed, NOW).added == 1


def test_a_number_alone_may_be_let_back_onto_the_roster(db: Connection, tmp_path: Path) -> None:
    team_people.forget(db, [ZOE.id, TWIN.id], NOW, by="Jo", why="Left")

    team_people.let_back_on_roster(db, "00123")

    assert team_people.import_roster(db, roster(tmp_path, "00123;Zoë"), NOW).added == 1
    assert is_forgotten(db, [ZOE.id])


def test_the_team_is_the_same_whatever_came_first(tmp_path: Path) -> None:
    files = [tmp_path / "zoe.onboarding.json", tmp_path / "twin.onboarding.json"]
    for path, person in zip(files, (ZOE, TWIN), strict=True):
        save_record_file(path, person, [done("a", person_id=person.id)], "0.1.0")
    listed = roster(tmp_path, "00123;Zoë;Parks;3 Nov 2026", "778;Di")
    teams = []

    for number, order in enumerate(permutations([*files, listed])):
        with closing(open_database(tmp_path / str(number), NOW)) as db:
            for path in order:
                if path == listed:
                    team_people.import_roster(db, path, NOW)
                else:
                    collect(db, [path], NOW)
            teams.append(team_people.members(db))

    assert all(team == teams[0] for team in teams)
    assert [member.ids for member in teams[0][0]] == [
        (roster_id("778"),),
        (ZOE.id, roster_id("00123")),
        (TWIN.id,),
    ]
    assert len(teams[0][1]) == 1


def test_an_old_file_of_somebody_forgotten_comes_in_only_once_they_are_let_back(
    db: Connection, tmp_path: Path
) -> None:
    path = tmp_path / "zoe.onboarding.json"
    save_record_file(path, ZOE, [done("a")], "0.1.0")
    collect(db, [path], NOW)
    team_people.forget(db, [ZOE.id, TWIN.id], NOW, by="Jo", why="Left")

    (refused,) = collect(db, [path], NOW).refused

    assert (refused.reason, team(db)) == ("forgotten", ())
    team_people.let_back(db, path)
    assert collect(db, [path], NOW).steps_added == 1
    assert [member.person.name for member in team(db)] == [ZOE.name]


def test_everything_about_a_member_is_one_page_without_their_private_notes(
    db: Connection, tmp_path: Path
) -> None:
    team_people.import_roster(db, roster(tmp_path, "00123;Zoë Roster;Parks"), NOW)
    team_people.answer(db, team_people.members(db)[1][0], True, NOW, by="Jo Brook")
    (zoe,) = team(db)
    add_completions(db, [done("a"), done("b", person_id=TWIN.id)])
    save_reflection(db, ZOE.id, "people", "a", "reflection-1", "My own words", NOW)
    team_people.waive(db, zoe, MODULE, Reason.TESTED_OUT, TODAY, "Seen it", NOW, by="Jo")
    receive(db, None, "refused", f"{ZOE.id}.json")
    receive(db, None, "refused", "somebody else.json")

    page = team_people.everything(db, zoe, NOW)

    for held in ("Zoë Example", "Zoë E<", "Zoë Roster", *zoe.ids, "Seen it", "Jo Brook", f"{ZOE.id}.json"):
        assert held in page
    assert page.count("Start with the person") == 2
    assert page.count("was not read") == 1
    assert "My own words" not in page and "somebody else.json" not in page


def test_forgetting_nobody_changes_nothing(db: Connection) -> None:
    team_people.forget(db, [], NOW, by="Jo", why="")

    assert count(db, "forgetting") == 0
    assert len(team(db)) == 2
