"""Makes one record of what a person has done on two computers, or under two ids on one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Connection

from onboarding.core.records import Completion, Person, WrittenReflection, better, to_iso
from onboarding.store.completions import add_completions, completions
from onboarding.store.database import write
from onboarding.store.people import add_person, change_person
from onboarding.store.people import person as known_person
from onboarding.store.reflections import reflections

LINE_BETWEEN = "\n\n———\n\n"
"""Stands between two private notes of which neither may be lost."""


def join_record(
    db: Connection, person: Person, record: Iterable[Completion], *, leaving_id: str | None = None
) -> int:
    """The person learns here from now on, with the record's completions beside what is here already.

    What is kept under `leaving_id` moves to the person, and that id is gone afterwards. One transaction.
    Returns how many of the record's completions were not known here under either id. Raises NotSaved.
    """
    assert leaving_id != person.id, "nobody leaves for the id they have"
    with write(db):
        _let_learn_here(db, person)
        moving = _renamed(completions(db, leaving_id), person.id) if leaving_id else []
        known = {completion.id for completion in (*completions(db, person.id), *moving)}
        brought = list(record)
        add_completions(db, _each_once((*moving, *brought)))
        if leaving_id:
            from onboarding.store.notes import move_notes

            _move_reflections(db, leaving_id, person.id)
            _move_positions(db, leaving_id, person.id)
            _move_hand_ins(db, leaving_id, person.id)
            move_notes(db, leaving_id, person.id)
            db.execute("DELETE FROM person WHERE id = ?", [leaving_id])
    return len({completion.id for completion in brought} - known)


def _let_learn_here(db: Connection, person: Person) -> None:
    if known_person(db, person.id) is None:
        add_person(db, person)
        return
    change_person(db, person)
    db.execute("UPDATE person SET learns_here = 1 WHERE id = ?", [person.id])


def _renamed(completions: Iterable[Completion], person_id: str) -> list[Completion]:
    return [replace(completion, person_id=person_id) for completion in completions]


def _each_once(completions: Iterable[Completion]) -> list[Completion]:
    best: dict[str, Completion] = {}
    for completion in completions:
        best[completion.id] = better(best.setdefault(completion.id, completion), completion)
    return list(best.values())


def _move_reflections(db: Connection, leaving_id: str, person_id: str) -> None:
    there = {_place(note): note for note in reflections(db, person_id)}
    for note in reflections(db, leaving_id):
        both = _both(note, there[_place(note)]) if _place(note) in there else note
        db.execute(
            "INSERT OR REPLACE INTO reflection VALUES (?, ?, ?, ?, ?, ?)",
            [person_id, *_place(note), both.text, to_iso(both.written_at)],
        )


def _place(note: WrittenReflection) -> tuple[str, str, str]:
    return note.module_id, note.step_id, note.reflection_id


def _both(one: WrittenReflection, other: WrittenReflection) -> WrittenReflection:
    """The words of both, the newer last; the words of one where they hold those of the other."""
    older, newer = sorted((one, other), key=lambda note: note.written_at)
    if older.text in newer.text:
        return newer
    text = older.text if newer.text in older.text else f"{older.text}{LINE_BETWEEN}{newer.text}"
    return newer._replace(text=text)


def _move_positions(db: Connection, leaving_id: str, person_id: str) -> None:
    """In a module open under both ids, the later visit stays."""
    both = [leaving_id, person_id]
    db.execute(
        "DELETE FROM position WHERE person IN (?, ?) AND visit NOT IN"
        " (SELECT max(visit) FROM position WHERE person IN (?, ?) GROUP BY module)",
        both * 2,
    )
    db.execute("UPDATE position SET person = ? WHERE person = ?", [person_id, leaving_id])


def _move_hand_ins(db: Connection, leaving_id: str, person_id: str) -> None:
    """Of two that wait, the one asked for first stays: the file will hold everything."""
    both = [leaving_id, person_id]
    db.execute(
        "DELETE FROM hand_in WHERE person IN (?, ?) AND handed_in_at IS NULL AND id NOT IN"
        " (SELECT id FROM hand_in WHERE person IN (?, ?) AND handed_in_at IS NULL"
        " ORDER BY asked_at, id LIMIT 1)",
        both * 2,
    )
    db.execute("UPDATE hand_in SET person = ? WHERE person = ?", [person_id, leaving_id])
