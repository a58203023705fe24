"""Record files as people hand them in, written by the program's own writer, and damaged ones."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from onboarding.core.records import Completion, Person
from onboarding.files.record_file import record_file_name, save_record_file

AT = datetime(2026, 11, 16, 9, 0).astimezone()


def somebody(number: int, name: str, team: str = "Highways") -> Person:
    """Each number is somebody else, with a staff number of their own."""
    person_id = f"00000000-0000-4000-8000-{number:012d}"
    return Person(person_id, name, f"{number:05d}", team, datetime(2026, 11, 2).date())


AMINA = somebody(101, "Amina Yusuf")
BEN = somebody(102, "Ben Hartley")
CAROL = somebody(103, "Carol Whitwam")


def done(person: Person, step: str) -> Completion:
    return Completion(
        person_id=person.id,
        module_id="finding-your-way",
        step_id=step,
        rev=1,
        module_version="1.0.0",
        words_digest="d" * 64,
        module_title="Finding your way",
        step_title=step.replace("-", " ").capitalize(),
        completed_at=AT,
    )


def hand_in(folder: Path, person: Person, *steps: str, name: str = "") -> Path:
    """The person's record file in the folder, under its own name or the one it was given."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or record_file_name(person))
    save_record_file(path, person, [done(person, step) for step in steps], "1.0.0")
    return path


def cut_in_half(folder: Path, person: Person, *steps: str, name: str) -> Path:
    """As it is when copying stopped."""
    path = hand_in(folder, person, *steps, name=name)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    return path


def hand_in_many(folder: Path, number: int) -> None:
    """So many files of as many people, each with one step."""
    for at in range(number):
        hand_in(folder, somebody(1000 + at, f"Person {at}"), "front-door")
