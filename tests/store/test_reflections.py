from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

from onboarding.core.records import WrittenReflection
from onboarding.store.reflections import reflection, reflections, save_reflection
from tests.store.samples import NOW, ZOE, count


def note(db: Connection, text: str, *, step: str = "reflect", hours: int = 0) -> None:
    save_reflection(db, ZOE.id, "people", step, "reflection-1", text, NOW + timedelta(hours=hours))


def test_what_one_wrote_is_there_the_next_time(zoes: Connection) -> None:
    note(zoes, "Ask first.\n😀")

    assert reflection(zoes, ZOE.id, "people", "reflect", "reflection-1") == "Ask first.\n😀"
    assert reflection(zoes, ZOE.id, "people", "reflect", "reflection-2") == ""


def test_writing_anew_takes_the_place_of_what_was_there(zoes: Connection) -> None:
    note(zoes, "Ask.")
    note(zoes, "Ask first.", hours=1)
    note(zoes, "Half an emoji \ud83d", step="later")

    assert reflections(zoes, ZOE.id) == [
        WrittenReflection("people", "later", "reflection-1", "Half an emoji �", NOW),
        WrittenReflection("people", "reflect", "reflection-1", "Ask first.", NOW + timedelta(hours=1)),
    ]


def test_what_one_takes_out_leaves_no_trace(zoes: Connection, tmp_path: Path) -> None:
    note(zoes, "A thought that I want gone")

    note(zoes, "")

    assert count(zoes, "reflection") == 0
    assert not any(b"want gone" in path.read_bytes() for path in tmp_path.iterdir())
