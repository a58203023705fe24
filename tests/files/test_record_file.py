from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.record_format import MAX_BYTES, Refusal
from onboarding.core.records import Completion, Person, Record
from onboarding.errors import FileNotWritten, RecordFileRefused
from onboarding.files.record_file import read_record_file, record_file_name, save_record_file

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Example", "00123")
BEA = Person("6d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", "Bea Example")
FORMAT_1 = Path(__file__).parent.parent / "data" / "records" / "format-1.onboarding.json"


def done(step: str, *, hours: int = 0, person: Person = ZOE) -> Completion:
    moment = NOW + timedelta(hours=hours)
    return Completion(person.id, "people", step, 1, "1.0.0", "d" * 64, "Working with people", step, moment)


def refusal(path: Path) -> str:
    with pytest.raises(RecordFileRefused) as caught:
        read_record_file(path)
    assert caught.value.path == path
    return caught.value.reason


def test_a_record_saved_is_a_record_read(tmp_path: Path) -> None:
    save_record_file(tmp_path / "zoe.onboarding.json", ZOE, [done("a")], "0.1.0")

    assert read_record_file(tmp_path / "zoe.onboarding.json") == Record(ZOE, (done("a"),))


def test_saving_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "zoe.onboarding.json"
    save_record_file(path, ZOE, [done("a")], "0.1.0")
    before = path.read_bytes()

    save_record_file(path, ZOE, [done("a")], "0.1.0")

    assert path.read_bytes() == before


def test_two_computers_hand_in_to_one_place_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "zoe.onboarding.json"
    save_record_file(path, ZOE, [done("a"), done("b", hours=1)], "0.1.0")

    save_record_file(path, replace(ZOE, team="Waste"), [done("a", hours=5), done("c", hours=2)], "0.2.0")

    record = read_record_file(path)
    assert record.person.team == "Waste"
    assert record.completions == (done("b", hours=1), done("c", hours=2), done("a", hours=5))


def test_the_file_of_another_person_is_not_mixed_in(tmp_path: Path) -> None:
    path = tmp_path / "zoe.onboarding.json"
    save_record_file(path, BEA, [done("a", person=BEA)], "0.1.0")

    save_record_file(path, ZOE, [done("b")], "0.1.0")

    assert read_record_file(path) == Record(ZOE, (done("b"),))


def test_a_damaged_file_is_taken_the_place_of(tmp_path: Path) -> None:
    path = tmp_path / "zoe.onboarding.json"
    path.write_bytes(b"torn")

    save_record_file(path, ZOE, [done("b")], "0.1.0")

    assert read_record_file(path) == Record(ZOE, (done("b"),))


def test_a_file_of_a_newer_version_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "zoe.onboarding.json"
    path.write_bytes(b'{"format": "kirklees-onboarding-record", "format_version": 2}')

    with pytest.raises(FileNotWritten, match="newer"):
        save_record_file(path, ZOE, [done("b")], "0.1.0")

    assert b'"format_version": 2' in path.read_bytes()


def test_a_record_file_of_format_1_is_still_read() -> None:
    record = read_record_file(FORMAT_1)

    assert record == Record(ZOE, (done("a"), done("b", hours=1)))


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.onboarding.json") == Refusal.UNREADABLE
    assert refusal(tmp_path) == Refusal.NOT_A_FILE


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders on Windows")
def test_a_pipe_does_not_keep_anybody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.onboarding.json")

    assert refusal(tmp_path / "pipe.onboarding.json") == Refusal.NOT_A_FILE


def test_a_file_too_large_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "large.onboarding.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    assert refusal(path) == Refusal.TOO_LARGE


def test_an_empty_file_may_still_be_syncing(tmp_path: Path) -> None:
    (tmp_path / "a.onboarding.json").touch()

    assert refusal(tmp_path / "a.onboarding.json") == Refusal.EMPTY


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zoë Example", "Zoe-Example-5d3c8f0a.onboarding.json"),
        ("Siân O'Neill-Łukasz", "Sian-ONeill-Lukasz-5d3c8f0a.onboarding.json"),
        ("Søren Weiß", "Soren-Weiss-5d3c8f0a.onboarding.json"),
        ("علي", "record-5d3c8f0a.onboarding.json"),
        ("", "record-5d3c8f0a.onboarding.json"),
        ("CON", "CON-5d3c8f0a.onboarding.json"),
        ("../../a: b|c?", "a-b-c-5d3c8f0a.onboarding.json"),
        ("A" * 29 + " Bee", "A" * 29 + "-5d3c8f0a.onboarding.json"),
    ],
)
def test_a_file_is_called_after_the_person(name: str, expected: str) -> None:
    assert record_file_name(replace(ZOE, name=name)) == expected


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_name_makes_a_file_name_that_any_system_takes(name: str) -> None:
    made = record_file_name(replace(ZOE, name=name))

    assert made.isascii()
    assert len(made) <= 60
    assert set(made) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.")
    assert PureWindowsPath(made).name == made
    assert made.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
