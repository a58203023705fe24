"""The trip of collecting on a real database and real files, with no window and no Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding import collecting
from onboarding.collecting import collect
from onboarding.core.collect_words import refused_words
from onboarding.core.receipts import CollectSummary, Outcome
from onboarding.core.record_format import MAX_BYTES, write_record
from onboarding.core.records import Completion, Person
from onboarding.errors import NotSaved
from onboarding.store.completions import completions
from onboarding.store.connection import DATABASE_NAME, connect
from onboarding.store.database import open_database
from onboarding.store.forgotten import let_back, remember
from onboarding.store.people import person
from onboarding.store.receipts import receipts, receipts_at
from tests.store.samples import without_leave

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Example", "00123", "Waste")
BEA = Person("6d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", "Bea Example", "00456", "Libraries")
SAM = Person("7d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f03", "Sam Lee", "", "Highways")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_database(tmp_path / "data", NOW)) as db:
        yield db


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """The folder that laptops drop files into."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


def done(
    who: Person, step: str, *, hours: int = 0, title: str = "A step", finishing: bool = False
) -> Completion:
    moment = NOW + timedelta(hours=hours)
    facts = ("people", step, 1, "1.0.0", "d" * 64, "Working with people", title)
    return Completion(who.id, *facts, completed_at=moment, completes_module=finishing)


def record(who: Person, *steps: str) -> bytes:
    return write_record(who, [done(who, step) for step in steps], "0.1.0")


def drop(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def told(summary: CollectSummary) -> tuple[int, int, int, int, int]:
    refused = len(summary.refused)
    return summary.added, summary.known, refused, summary.steps_added, summary.people_new


def kept(db: Connection) -> list[list[tuple[object, ...]]]:
    """Everything that collecting keeps of people, but for when they were added."""
    people = (
        "SELECT id, name, staff_number, team, changed_at, record_until, record_steps FROM person ORDER BY id"
    )
    return [db.execute(sql).fetchall() for sql in (people, "SELECT * FROM completion ORDER BY id")]


def test_a_folder_full_of_records_is_collected_and_told_of(db: Connection, share: Path) -> None:
    drop(share, "zoe.onboarding.json", record(ZOE, "a", "b"))
    drop(share, "bea.onboarding.json", record(BEA, "a"))
    drop(share, "torn.onboarding.json", record(BEA, "a")[:700])

    summary = collect(db, [share], NOW)

    assert told(summary) == (2, 0, 1, 3, 2)
    assert person(db, ZOE.id) == ZOE
    assert {found.step_id for found in completions(db, ZOE.id)} == {"a", "b"}
    assert not summary.is_cancelled


def test_collecting_twice_changes_nothing(db: Connection, share: Path) -> None:
    drop(share, "zoe.onboarding.json", record(ZOE, "a", "b"))
    drop(share, "torn.onboarding.json", b"")
    collect(db, [share], NOW)
    before, changes = receipts(db), db.total_changes

    summary = collect(db, [share], LATER)

    assert told(summary) == (0, 1, 1, 0, 0)
    assert receipts(db) == before
    assert db.total_changes == changes


def test_a_copy_under_another_name_is_known_and_gets_its_own_receipt(db: Connection, share: Path) -> None:
    drop(share, "zoe.onboarding.json", record(ZOE, "a", "b"))
    collect(db, [share], NOW)
    copy = drop(share, "zoe.onboarding (1).json", record(ZOE, "a", "b"))

    summary = collect(db, [share], LATER)

    assert told(summary) == (0, 2, 0, 0, 0)
    (receipt,) = receipts_at(db, str(copy))
    assert (receipt.outcome, receipt.person_id, receipt.added, receipt.known) == (Outcome.KNOWN, ZOE.id, 0, 2)


def test_a_file_that_grew_adds_what_is_new_and_shows(db: Connection, share: Path) -> None:
    path = drop(share, "zoe.onboarding.json", record(ZOE, "a"))
    collect(db, [path], NOW)
    drop(share, path.name, record(ZOE, "a", "b"))

    summary = collect(db, [path], LATER)

    assert told(summary) == (1, 0, 0, 1, 0)
    assert [(receipt.collected_at, receipt.added) for receipt in receipts_at(db, str(path))] == [
        (LATER, 1),
        (NOW, 1),
    ]


def test_changed_details_alone_are_something_new(db: Connection, share: Path) -> None:
    collect(db, [drop(share, "zoe.onboarding.json", record(ZOE, "a"))], NOW)
    moved = replace(ZOE, team="Libraries", changed_at=LATER)

    summary = collect(db, [drop(share, "zoe.onboarding.json", record(moved, "a"))], LATER)

    assert told(summary) == (1, 0, 0, 0, 0)
    assert person(db, ZOE.id) == moved


SIGN_IN = b"<!DOCTYPE html>\n<html><title>Sign in to your account</title></html>"
GOOD = record(ZOE, "a", "b")
BAD: list[tuple[bytes, str]] = [
    (b"", "there is nothing in it"),
    (b"\0" * 4096, "there is nothing in it"),
    (GOOD[: len(GOOD) // 2], "a part of it is missing"),
    (GOOD[:900] + b"\0" * 900, "a part of it is missing"),
    (SIGN_IN, "it is a web page"),
    (GOOD.replace(b"A step", b"B step"), "it was changed"),
    (GOOD.replace(b'"team": ', b'"team": "", "team": '), "it was changed"),
    (GOOD.replace(b"\n", b"\r\n"), "it was changed"),
    (GOOD.replace(b'"format_version": 1', b'"format_version": NaN'), "it was changed"),
    (GOOD.replace(b'xapi/rev": 1', b'xapi/rev": ' + b"7" * 5000), "it was changed"),
    (GOOD.replace(b"Waste", b"\\ud83d"), "it was changed"),
    (GOOD.replace(b'"Waste"', b"[" * 100_000), "it was changed"),
    (b"[" * 100_000, "it is not a record file"),
    (b'{"a":' * 100_000, "it is not a record file"),
    (b"7" * 5000, "it is not a record file"),
    (b"PK\x03\x04", "it is not a record file"),
    (GOOD.replace(b'"format_version": 1', b'"format_version": 2'), "it was made by a newer version"),
]


@pytest.mark.parametrize(("raw", "words"), BAD)
def test_a_bad_file_is_refused_with_its_sentence_and_the_rest_goes_in(
    db: Connection, share: Path, raw: bytes, words: str
) -> None:
    path = drop(share, "bad.onboarding.json", raw)
    drop(share, "bea.onboarding.json", record(BEA, "a"))

    summary = collect(db, [share], NOW)

    assert told(summary) == (1, 0, 1, 1, 1)
    assert refused_words(summary.refused[0]).startswith(f"{path} was not read: {words}")
    (receipt,) = receipts_at(db, str(path))
    assert receipt == summary.refused[0]
    assert len(receipt.digest) == 64


def test_what_is_no_file_or_far_too_large_is_refused_unopened(db: Connection, share: Path) -> None:
    with (share / "huge.onboarding.json").open("wb") as file:
        file.truncate(3_000_000_000)
    (share / "folder.onboarding.json").mkdir()
    if os.name != "nt":
        (share / "link.onboarding.json").symlink_to(share / "huge.onboarding.json")
        os.mkfifo(share / "pipe.onboarding.json")

    summary = collect(db, [share, share / "gone.onboarding.json"], NOW)

    reasons = {Path(receipt.path).name.split(".")[0]: receipt.reason for receipt in summary.refused}
    others = {"link": "not a file", "pipe": "not a file"} if os.name != "nt" else {}
    assert reasons == {"huge": "too large", "folder": "not a file", "gone": "unreadable", **others}
    assert {receipt.digest for receipt in receipts(db)} == {""}


@pytest.mark.skipif(sys.platform == "win32", reason="leave to read is kept otherwise on Windows")
def test_a_folder_that_cannot_be_looked_into_is_told(db: Connection) -> None:
    with TemporaryDirectory() as name:
        closed = Path(name) / "closed"
        closed.mkdir()
        with without_leave(closed, mode=0):
            summary = collect(db, [Path(name)], NOW)

    assert [receipt.reason for receipt in summary.refused] == ["no entry"]
    assert refused_words(summary.refused[0]).startswith(
        f"{closed} was not read: this folder can’t be looked into"
    )
    assert receipts(db) == []


def test_a_file_that_was_refused_is_looked_at_again(db: Connection, share: Path) -> None:
    """What an old version of the program called newer, for one."""
    path = drop(share, "zoe.onboarding.json", record(ZOE, "a"))
    collect(db, [path], NOW)
    db.execute("UPDATE receipt SET outcome = 'refused', reason = 'newer', person = NULL, added = 0")
    db.execute("DELETE FROM person")

    summary = collect(db, [path], LATER)

    assert told(summary) == (1, 0, 0, 1, 1)
    assert [(receipt.outcome, receipt.added) for receipt in receipts(db)] == [(Outcome.ADDED, 1)]


def test_the_forgotten_do_not_come_back_by_an_old_file(db: Connection, share: Path) -> None:
    db.execute("INSERT INTO forgetting VALUES (1, '2026-11-22T09:05:00.000Z', 'Jo', 'left', 1)")
    remember(db, [ZOE.id, BEA.staff_number], 1)
    for who in (ZOE, BEA, SAM):
        drop(share, f"{who.name}.onboarding.json", record(who, "a"))

    summary = collect(db, [share], NOW)

    assert told(summary) == (1, 0, 2, 1, 1)
    assert {receipt.reason for receipt in summary.refused} == {"forgotten"}
    assert person(db, ZOE.id) is None
    assert [receipt.person_id for receipt in receipts(db)] == [SAM.id]


def test_whoever_is_let_back_is_collected_again(db: Connection, share: Path) -> None:
    db.execute("INSERT INTO forgetting VALUES (1, '2026-11-22T09:05:00.000Z', 'Jo', 'left', 1)")
    remember(db, [ZOE.id, ZOE.staff_number], 1)
    path = drop(share, "zoe.onboarding.json", record(ZOE, "a"))
    collect(db, [path], NOW)

    let_back(db, [ZOE.id, ZOE.staff_number])

    assert told(collect(db, [path], NOW)) == (1, 0, 0, 1, 1)


def test_each_file_is_told_of_once_it_is_kept(
    db: Connection, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_S", 0)
    for who in (ZOE, BEA, SAM):
        drop(share, f"{who.name}.onboarding.json", record(who, "a"))
    heard: list[tuple[int, int, str, int]] = []

    def hear(done: int, total: int, name: str) -> None:
        with closing(connect(share.parent / "data" / DATABASE_NAME)) as other:
            heard.append((done, total, name, other.execute("SELECT count(*) FROM person").fetchone()[0]))

    collect(db, [share], NOW, hear)

    names = ["Bea Example.onboarding.json", "Sam Lee.onboarding.json", "Zoë Example.onboarding.json"]
    assert heard == [(number, 3, name, number) for number, name in enumerate(names, start=1)]


def test_many_files_are_kept_at_a_time_but_not_too_many(
    db: Connection, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_S", 600)
    monkeypatch.setattr(collecting, "BATCH_STEPS", 2)
    for who in (ZOE, BEA, SAM):
        drop(share, f"{who.name}.onboarding.json", record(who, "a"))
    heard: list[int] = []

    collect(db, [share], NOW, lambda done, total, name: heard.append(done))

    assert heard == [2, 3]


def test_cancelling_keeps_what_is_kept_and_says_that_there_was_more(
    db: Connection, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_S", 0)
    for who in (ZOE, BEA, SAM):
        drop(share, f"{who.name}.onboarding.json", record(who, "a"))
    heard: list[int] = []

    summary = collect(db, [share], NOW, lambda done, total, name: heard.append(done), lambda: bool(heard))

    assert told(summary) == (1, 0, 0, 1, 1)
    assert summary.is_cancelled
    assert len(receipts(db)) == 1


def test_a_full_disk_keeps_whole_files_only(
    db: Connection, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "BATCH_S", 0)
    steps = [f"step-{number}" for number in range(200)]
    people = [replace(ZOE, id=f"5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9{number:03}") for number in range(9)]
    for who in people:
        drop(share, f"{who.id}.onboarding.json", record(who, *steps))
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count={pages + 100}")
    heard: list[int] = []

    with pytest.raises(NotSaved):
        collect(db, [share], NOW, lambda done, total, name: heard.append(done))

    whole = [who for who in people if completions(db, who.id)]
    assert 0 < len(whole) == heard[-1] < len(people)
    assert all(len(completions(db, who.id)) == len(steps) for who in whole)
    assert len(receipts(db)) == len(whole)


KILLED = """
import sys
from pathlib import Path
from onboarding import collecting
from onboarding.store.database import open_database
from tests.test_collecting import NOW
collecting.BATCH_S = 0
db = open_database(Path(sys.argv[1]), NOW)
collecting.collect(db, [Path(sys.argv[2])], NOW, lambda done, total, name: print(done, flush=True))
"""


def test_a_program_killed_while_it_collects_has_kept_what_it_told_of(tmp_path: Path, share: Path) -> None:
    for number in range(200):
        who = replace(ZOE, id=f"5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9{number:03}")
        drop(share, f"{number:03}.onboarding.json", record(who, "a", "b", "c"))
    command = [sys.executable, "-c", KILLED, str(tmp_path / "data"), str(share)]

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as child:
        assert child.stdout is not None
        for _ in range(20):
            child.stdout.readline()
        child.kill()
        reported = 20 + len(child.stdout.readlines())

    with closing(open_database(tmp_path / "data", NOW)) as db:
        whole = db.execute("SELECT count(*) FROM completion GROUP BY person").fetchall()
        assert len(whole) in (reported, reported + 1)
        assert set(whole) == {(3,)}


# Whatever the order


def _file(draw: st.DrawFn) -> bytes:
    """What some computer of one of two people may have handed in at some time."""
    who = draw(st.sampled_from((ZOE, BEA)))
    details = {"team": draw(st.sampled_from("AB")), "changed_at": draw(st.sampled_from((None, NOW, LATER)))}
    steps = draw(st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3))
    done_there = [
        done(who, step, hours=hours, title=draw(st.sampled_from("XY")), finishing=draw(st.booleans()))
        for step, hours in steps.items()
    ]
    return write_record(replace(who, **details), done_there, draw(st.sampled_from(("0.1.0", "0.2.0"))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.composite(_file)(), max_size=6), st.randoms(use_true_random=False), st.data())
def test_in_any_order_as_often_as_one_likes_and_under_any_name_all_end_the_same(
    raws: list[bytes], random: Random, data: st.DataObject
) -> None:
    names = ("{}.onboarding.json", "{}.onboarding (1).json", "{}.onboarding-LAPTOP7.json", "{} (1).json")
    with TemporaryDirectory() as folder:
        first, second = Path(folder) / "first", Path(folder) / "second"
        first.mkdir()
        second.mkdir()
        files = [drop(first, names[0].format(number), raw) for number, raw in enumerate(raws)]
        again = [*raws, *data.draw(st.lists(st.sampled_from(raws), max_size=4) if raws else st.just([]))]
        random.shuffle(again)
        with closing(open_database(first, NOW)) as one, closing(open_database(second, NOW)) as other:
            collect(one, files, NOW)
            for number, raw in enumerate(again):
                name = data.draw(st.sampled_from(names)).format(number)
                collect(other, [drop(second, name, raw)], LATER)

            assert kept(one) == kept(other)
            assert {receipt.digest for receipt in receipts(one)} == {
                receipt.digest for receipt in receipts(other)
            }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.composite(_file)(), min_size=1, max_size=5))
def test_nothing_that_was_done_is_ever_lost(raws: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        files = [drop(Path(folder), f"{number}.onboarding.json", raw) for number, raw in enumerate(raws)]
        with closing(open_database(Path(folder) / "data", NOW)) as db:
            collect(db, files, NOW)
            known = {id_ for (id_,) in db.execute("SELECT id FROM completion")}

    assert known == {found["id"] for raw in raws for found in json.loads(raw)["statements"]}


# Memory

MEMORY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from onboarding.collecting import collect
from onboarding.store.database import open_database
from tests.memory import most_megabytes
now = datetime.now(UTC)
summary = collect(open_database(Path(sys.argv[1]), now), [Path(sys.argv[2])], now)
print(summary.added, len(summary.refused), int(most_megabytes()))
"""
MAX_MB = 600


def _large_record(who: Person) -> bytes:
    steps = [done(who, f"step-{number}", hours=number // 60, title="😀") for number in range(27_000)]
    raw = write_record(who, steps, "0.1.0")
    assert 45_000_000 < len(raw) < MAX_BYTES
    return raw


HEAD = GOOD.split(b'"0.1.0"')[0]
LARGE: dict[str, Callable[[], bytes]] = {
    "a sound record": lambda: _large_record(ZOE),
    "a record with its end cut off": lambda: _large_record(ZOE)[:-3],
    "a record with a word changed": lambda: _large_record(ZOE).replace(b"Working", b"working", 1),
    "empty lists": lambda: HEAD + b"[]," * (MAX_BYTES // 3 - 100),
    "lists in lists": lambda: HEAD + b"[[[[[[[]]]]]]]," * (MAX_BYTES // 15 - 100),
    "many objects, short enough to be read": lambda: (
        HEAD + b"[" + b"".join(b'{"key-%08d":{"":{}}},' % number for number in range(120_000))
    ),
    "many numbers, short enough to be read": lambda: HEAD + b"[" + b"1234567890.5," * 490_000,
    "one emoji, then letters": lambda: HEAD + '"😀'.encode() + b"a" * (MAX_BYTES - 100) + b'"\n}\n',
    "one emoji, then letters, short enough to be read": lambda: (
        HEAD + '"😀'.encode() + b"a" * 9_900_000 + b'"\n}\n'
    ),
    "a number": lambda: HEAD + b"7" * (MAX_BYTES - 100),
    "brackets": lambda: b"[" * MAX_BYTES,
    "quotes": lambda: b'"' * MAX_BYTES,
    "nothing": lambda: b"\0" * MAX_BYTES,
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such measure in Python")
@pytest.mark.parametrize("kind", LARGE)
def test_no_file_takes_more_than_600_mb(tmp_path: Path, share: Path, kind: str) -> None:
    drop(share, "large.onboarding.json", LARGE[kind]())
    command = [sys.executable, "-c", MEMORY, str(tmp_path / "data"), str(share)]

    answer = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1], timeout=120
    )

    added, refused, megabytes = map(int, answer.stdout.split())
    assert (added, refused) == ((1, 0) if kind == "a sound record" else (0, 1))
    assert megabytes < MAX_MB


def test_an_error_of_ours_in_one_file_costs_that_file_alone(
    db: Connection, share: Path, caplog: pytest.LogCaptureFixture
) -> None:
    drop(share, "bea.onboarding.json", record(BEA, "one"))
    sam = drop(share, "sam.onboarding.json", record(SAM, "one"))
    drop(share, "zoe.onboarding.json", record(ZOE, "one", "two"))
    mistake = f"WHEN NEW.person = '{SAM.id}' BEGIN SELECT RAISE(ABORT, 'ours'); END"
    db.execute(f"CREATE TRIGGER mistake BEFORE INSERT ON completion {mistake}")

    summary = collect(db, [share], NOW)
    db.execute("DROP TRIGGER mistake")
    mended = collect(db, [share], LATER)

    assert (summary.added, summary.steps_added) == (2, 3)
    assert [(receipt.path, receipt.reason) for receipt in summary.refused] == [(str(sam), "fault")]
    assert [entry.message for entry in caplog.records] == ["a record file could not be kept"]
    assert (mended.added, mended.known, mended.refused) == (1, 2, ())


def test_a_path_that_no_system_can_have_costs_that_path_alone(
    db: Connection, share: Path, caplog: pytest.LogCaptureFixture
) -> None:
    drop(share, "zoe.onboarding.json", record(ZOE, "one"))

    summary = collect(db, [share / "\0", share], NOW)

    assert (summary.added, [receipt.reason for receipt in summary.refused]) == (1, ["fault"])
    assert [entry.message for entry in caplog.records] == ["a record file could not be read"]
