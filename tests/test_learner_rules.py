"""What becomes of progress when HR changes a library: each row of `resources/writers/publishing.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding import learning
from onboarding.core.progress import ModuleProgress, State
from onboarding.core.records import Person
from onboarding.errors import MayBeLeftOut
from onboarding.files.library import Library, open_library
from onboarding.files.published import look
from onboarding.publishing import bring_back, publish
from onboarding.store.completions import completions
from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.libraries import edit, make_library, page

NOW = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
TABLE = Path(__file__).parents[1] / "resources" / "writers" / "publishing.md"
DONE = Person("00000000-0000-4000-8000-000000000001", "Done Dee", start_date=date(2026, 11, 1))
PART = Person("00000000-0000-4000-8000-000000000002", "Part Pat", start_date=date(2026, 11, 1))
NEW = Person("00000000-0000-4000-8000-000000000003", "New Noor", start_date=date(2026, 11, 1))

ASK, LISTEN = "Ask {#ask} | Ask what matters to somebody.", "Listen {#listen} | Listen first, and then speak."
MORE, WALK = (
    "More {#more .optional} | There is more to read.",
    "Walk {#walk} | Walk one street with a partner.",
)
PEOPLE = page("people", ASK, LISTEN, MORE)
PLACE = page("place", WALK)


@dataclass(slots=True)
class World:
    """HR's folder, the published folder, and a computer on which people learn."""

    working: Path
    share: Path
    data: Path
    db: Connection

    def publish(self, *reread: str) -> None:
        publish(self.working, self.share, reread, "Note.", "Jo", NOW)

    def library(self) -> Library:
        look(self.share, self.data)
        root = self.data / "library" / max(path.name for path in (self.data / "library").glob("0*"))
        return open_library(root)

    def learn(self, person: Person, module_id: str, *steps: str, day: int = 0) -> None:
        module = self.library().module(module_id)
        for step in steps:
            learning.complete_step(self.db, person, module, step, NOW + timedelta(days=day))

    def progress(self, person: Person, module_id: str = "people") -> ModuleProgress:
        kept = completions(self.db, person.id)
        return learning.progress_by_module(self.library().outlines, kept, person, NOW.date())[module_id]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """One has finished *people* and *place*, one has done the first step of *people*, one has just come."""
    db = open_database(tmp_path / "records", NOW)
    (tmp_path / "share").mkdir()
    working = make_library(tmp_path / "working", PEOPLE, PLACE)
    world = World(working, tmp_path / "share", tmp_path / "data", db)
    for person in (DONE, PART, NEW):
        add_person(db, person)
    world.publish()
    world.learn(DONE, "people", "ask", "listen")
    world.learn(DONE, "place", "walk")
    world.learn(PART, "people", "ask")
    yield world
    db.close()


def change(world: World, old: str, new: str, file: str = "people") -> None:
    edit(world.working / f"{file}.md", old, new)


def take_out(world: World, step: str, file: str = "people") -> str:
    """Takes a whole step out of its file, and gives it."""
    path = world.working / f"{file}.md"
    text = path.read_bytes().decode()
    found = re.search(rf"\n## [^\n]*\{{#{step}[^#]*(?=\n## |\Z)", text)
    assert found is not None
    path.write_bytes(text.replace(found[0], "").encode())
    return found[0]


def add(world: World, text: str, file: str = "people") -> None:
    path = world.working / f"{file}.md"
    path.write_bytes(path.read_bytes() + text.encode())


def reworded(world: World) -> None:
    change(world, "Listen first", "First of all listen")
    world.publish()


def read_again(world: World) -> None:
    change(world, "Listen first", "Do not listen first")
    world.publish("people#listen")


def optional_reworded(world: World) -> None:
    change(world, "There is more to read", "There is much more to read")
    with pytest.raises(MayBeLeftOut):
        world.publish("people#more")
    world.publish()


def added(world: World) -> None:
    add(world, "\n## Act {#act}\n\nDo what you said.\n")
    world.publish()


def taken_out(world: World) -> None:
    take_out(world, "listen")
    world.publish()


def reordered(world: World) -> None:
    add(world, take_out(world, "ask"))
    world.publish()


def renamed(world: World) -> None:
    change(world, "#listen", "#listening")
    world.publish()


def split(world: World) -> None:
    change(world, "Listen first, and then speak.", "Listen first.\n\n## Speak {#speak}\n\nThen speak.")
    world.publish()


def split_with_name(world: World) -> None:
    change(
        world, "Listen first, and then speak.", "Listen first.\n\n## Speak {#speak was=listen}\n\nThen speak."
    )
    world.publish()


def joined(world: World) -> None:
    take_out(world, "listen")
    change(world, "matters to somebody.", "matters to somebody. Listen first, and then speak.")
    world.publish()


def made_optional(world: World) -> None:
    change(world, "#listen", "#listen .optional")
    world.publish()


def made_required(world: World) -> None:
    change(world, "#more .optional", "#more")
    world.publish()


def other_area(world: World) -> None:
    change(world, "area: first", "area: later")
    world.publish()


def raised_by_hand(world: World) -> None:
    change(world, "#listen", "#listen rev=5")
    change(world, "Ask what", "Always ask what")
    world.publish()


def lowered_by_hand(world: World) -> None:
    world.publish("people#ask")
    world.learn(DONE, "people", "ask", day=3)
    world.learn(PART, "people", "ask", day=3)
    change(world, "#ask rev=2", "#ask rev=1")
    change(world, "Ask what", "Always ask what")
    world.publish()


def brought_back(world: World) -> None:
    change(world, "Listen first", "Do not listen first")
    world.publish("people#listen")
    bring_back(world.share, 1, "Back.", "Jo", NOW)


def put_back(world: World) -> None:
    text = take_out(world, "ask")
    world.publish()
    add(world, text)
    world.publish()


def other_step_under_an_old_id(world: World) -> None:
    change(world, "#listen", "#listening")
    world.publish()
    add(world, "\n## Hear {#listen}\n\nGo to the hub at noon.\n")
    world.publish()


Standing = tuple[State, set[str], tuple[str, ...]]
COMPLETE, RENEWED, BEGUN = State.COMPLETE, State.RENEWED, State.IN_PROGRESS

ROWS: dict[str, tuple[Callable[[World], None], Standing, Standing]] = {
    "Re-worded a step": (reworded, (COMPLETE, {"ask", "listen"}, ()), (BEGUN, {"ask"}, ())),
    "Asked people to read a step again": (
        read_again,
        (RENEWED, {"ask"}, ("listen",)),
        (BEGUN, {"ask"}, ()),
    ),
    "Added a step": (added, (RENEWED, {"ask", "listen"}, ("act",)), (BEGUN, {"ask"}, ())),
    "Took a step out": (taken_out, (COMPLETE, {"ask"}, ()), (COMPLETE, {"ask"}, ())),
    "Changed the order of steps": (reordered, (COMPLETE, {"ask", "listen"}, ()), (BEGUN, {"ask"}, ())),
    "Gave a step another id": (renamed, (COMPLETE, {"ask", "listening"}, ()), (BEGUN, {"ask"}, ())),
    "Split a step in two": (split, (RENEWED, {"ask", "listen"}, ("speak",)), (BEGUN, {"ask"}, ())),
    "Split a step, and the new half says `was=`": (
        split_with_name,
        (COMPLETE, {"ask", "listen", "speak"}, ()),
        (BEGUN, {"ask"}, ()),
    ),
    "Made one step of two": (joined, (COMPLETE, {"ask"}, ()), (COMPLETE, {"ask"}, ())),
    "Made a required step optional": (
        made_optional,
        (COMPLETE, {"ask", "listen"}, ()),
        (COMPLETE, {"ask"}, ()),
    ),
    "Made an optional step required": (
        made_required,
        (RENEWED, {"ask", "listen"}, ("more",)),
        (BEGUN, {"ask"}, ()),
    ),
    "Moved a module to another area": (other_area, (COMPLETE, {"ask", "listen"}, ()), (BEGUN, {"ask"}, ())),
    "Re-worded an optional step": (
        optional_reworded,
        (COMPLETE, {"ask", "listen"}, ()),
        (BEGUN, {"ask"}, ()),
    ),
    "Raised `rev=` by hand": (raised_by_hand, (COMPLETE, {"ask", "listen"}, ()), (BEGUN, {"ask"}, ())),
    "Lowered `rev=` by hand": (lowered_by_hand, (COMPLETE, {"ask", "listen"}, ()), (BEGUN, {"ask"}, ())),
    "Brought an earlier library back": (
        brought_back,
        (COMPLETE, {"ask", "listen"}, ()),
        (BEGUN, {"ask"}, ()),
    ),
    "Put a step back that was taken out": (
        put_back,
        (COMPLETE, {"ask", "listen"}, ()),
        (BEGUN, {"ask"}, ()),
    ),
    "Gave a new step the id of one that was renamed": (
        other_step_under_an_old_id,
        (RENEWED, {"ask", "listening"}, ("listen",)),
        (BEGUN, {"ask"}, ()),
    ),
}
TOLD_APART = {
    "Moved a step to another module": "test_a_step_that_moves_is_done_where_it_is_now",
    "Took a module out": "test_a_module_that_is_gone_stays_on_the_record",
    "Gave a module another id": "test_a_module_with_another_id_stays_as_it_was",
}


def standing(progress: ModuleProgress) -> Standing:
    return progress.state, set(progress.done), progress.renewed


@pytest.mark.parametrize("row", ROWS)
def test_people_meet_what_the_table_says(world: World, row: str) -> None:
    what_hr_does, for_done, for_part = ROWS[row]
    before = world.progress(DONE).completed_on
    history = completions(world.db, DONE.id)

    what_hr_does(world)

    assert standing(world.progress(DONE)) == for_done
    assert standing(world.progress(PART)) == for_part
    assert world.progress(NEW).state is State.NOT_STARTED
    assert before is not None
    assert not world.progress(DONE).overdue
    assert completions(world.db, DONE.id)[: len(history)] == history
    if for_done[0] is RENEWED:
        assert world.progress(DONE).completed_on == before


@pytest.mark.parametrize("row", [row for row, told in ROWS.items() if told[1][0] is RENEWED])
def test_doing_what_is_new_makes_the_module_complete_again(world: World, row: str) -> None:
    ROWS[row][0](world)
    first = world.progress(DONE).completed_on

    world.learn(DONE, "people", *world.progress(DONE).renewed, day=9)

    assert world.progress(DONE).state is COMPLETE
    assert first is not None
    assert world.progress(DONE).completed_on == first + timedelta(days=9)


def test_an_optional_step_that_was_done_is_done_when_it_is_required(world: World) -> None:
    world.learn(PART, "people", "more")

    made_required(world)

    assert standing(world.progress(PART)) == (BEGUN, {"ask", "more"}, ())


@pytest.mark.parametrize("words", ["Listen first", "Always listen first"])
def test_a_step_that_moves_is_done_where_it_is_now(world: World, words: str) -> None:
    add(world, take_out(world, "listen").replace("Listen first", words), file="place")
    world.publish()

    assert standing(world.progress(DONE)) == (COMPLETE, {"ask"}, ())
    assert standing(world.progress(DONE, "place")) == (COMPLETE, {"walk", "listen"}, ())
    assert standing(world.progress(PART)) == (COMPLETE, {"ask"}, ())
    assert world.progress(PART, "place").state is State.NOT_STARTED


def test_a_step_that_finished_one_module_does_not_finish_another(world: World) -> None:
    """Who finished *people* with *listen* has not finished *place*, where that is now, and never had."""
    world.learn(PART, "people", "listen")
    add(world, take_out(world, "listen"), file="place")
    world.publish()

    assert standing(world.progress(PART, "place")) == (BEGUN, {"listen"}, ())


def test_a_module_that_is_gone_stays_on_the_record(world: World) -> None:
    (world.working / "place.md").unlink()
    world.publish()

    assert [outline.id for outline in world.library().outlines] == ["people"]
    assert [kept.step_id for kept in completions(world.db, DONE.id) if kept.module_id == "place"] == ["walk"]
    assert world.progress(DONE).state is COMPLETE


def test_a_module_with_another_id_stays_as_it_was(world: World) -> None:
    before = world.progress(DONE).completed_on
    change(world, "id: people", "id: with-people")
    world.publish()

    assert standing(world.progress(DONE, "with-people")) == (COMPLETE, {"ask", "listen"}, ())
    assert world.progress(DONE, "with-people").completed_on == before
    assert standing(world.progress(PART, "with-people")) == (BEGUN, {"ask"}, ())

    change(world, "## More", "## Act {#act}\n\nDo what you said.\n\n## More")
    world.publish()

    assert standing(world.progress(DONE, "with-people")) == (RENEWED, {"ask", "listen"}, ("act",))


def test_a_name_goes_along_when_the_step_moves_on_and_the_module_too(world: World) -> None:
    renamed(world)
    change(world, "id: people", "id: with-people")
    world.publish()
    add(world, take_out(world, "listening"), file="place")
    world.publish()
    change(world, "id: place", "id: with-place", file="place")
    world.publish()

    assert standing(world.progress(DONE, "with-people")) == (COMPLETE, {"ask"}, ())
    assert standing(world.progress(DONE, "with-place")) == (COMPLETE, {"walk", "listening"}, ())


def test_every_row_of_the_table_is_tested() -> None:
    text = TABLE.read_text(encoding="utf-8")
    told = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)[1:]

    assert sorted(told) == sorted([*ROWS, *TOLD_APART])
    assert all(name in globals() for name in TOLD_APART.values())
