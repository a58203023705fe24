from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.record_format import MAX_BYTES, RecordRefused, Refusal, read_record, write_record
from onboarding.core.records import Completion, How, Person, Record
from onboarding.core.statements import statement

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
ZOE = Person(
    "5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Example", "00123", "Waste", date(2026, 11, 2), "Sam"
)
COMPLETIONS = tuple(
    Completion(
        person_id=ZOE.id,
        module_id="working-with-people",
        step_id=f"step-{number}",
        rev=number,
        module_version="1.2.0",
        words_digest="d" * 64,
        module_title="Working with people, not doing to them",
        step_title="“A housing form”",
        completed_at=NOW + timedelta(hours=number),
        completes_module=number == 3,
    )
    for number in (1, 2, 3)
)
RAW = write_record(ZOE, COMPLETIONS, "0.1.0")


def refusal(raw: bytes) -> Refusal:
    with pytest.raises(RecordRefused) as caught:
        read_record(raw)
    return caught.value.refusal


def as_written(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode("utf-8")


def forged(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The record with a change, and everything that can be reckoned from the outside set right again."""
    data = json.loads(RAW)
    change(data)
    if "statements" in data:
        data["sha256"] = sha256(as_written(data["statements"])).hexdigest()
    if "person" in data:
        data["person_sha256"] = sha256(as_written(data["person"])).hexdigest()
    return as_written(data)


def test_a_record_comes_back_as_it_was() -> None:
    assert read_record(RAW) == Record(ZOE, COMPLETIONS)


def test_a_person_who_has_done_nothing_yet_has_a_record_too() -> None:
    new = Person(ZOE.id, "Zoë")

    assert read_record(write_record(new, [], "0.1.0")) == Record(new, ())


def test_the_same_facts_are_the_same_bytes_in_whatever_order() -> None:
    twice = [*reversed(COMPLETIONS), *COMPLETIONS]

    assert write_record(ZOE, twice, "0.1.0") == RAW


@pytest.mark.parametrize("completions", [COMPLETIONS, ()])
def test_the_bytes_are_what_the_json_writer_makes(completions: tuple[Completion, ...]) -> None:
    statements = [statement(completion) for completion in completions]
    person = {
        "id": ZOE.id,
        "manager": "Sam",
        "name": "Zoë Example",
        "staff_number": "00123",
        "start_date": "2026-11-02",
        "team": "Waste",
    }
    data = {
        "app_version": "0.1.0",
        "format": "kirklees-onboarding-record",
        "format_version": 1,
        "person": person,
        "person_sha256": sha256(as_written(person)).hexdigest(),
        "sha256": sha256(as_written(statements)).hexdigest(),
        "statements": statements,
    }

    assert write_record(ZOE, completions, "0.1.0") == as_written(data)


def test_when_the_details_were_changed_stands_in_the_file_only_where_it_is_known() -> None:
    changed = replace(ZOE, changed_at=NOW)

    raw = write_record(changed, COMPLETIONS, "0.1.0")

    assert read_record(raw) == Record(changed, COMPLETIONS)
    assert json.loads(raw)["person"]["changed_at"] == "2026-11-22T09:05:00.000Z"
    assert "changed_at" not in json.loads(RAW)["person"]


def test_a_file_from_before_there_was_a_digest_of_the_person_can_be_read() -> None:
    data = json.loads(RAW)
    del data["person_sha256"]

    assert read_record(as_written(data)) == Record(ZOE, COMPLETIONS)


def test_a_person_can_read_the_file() -> None:
    text = RAW.decode("utf-8")

    assert '"name": "Zoë Example"' in text
    assert "“A housing form”" in text
    assert text.endswith("}\n")


def test_the_name_stands_once_and_nothing_private_stands_at_all() -> None:
    text = RAW.decode("utf-8")

    assert text.count("Zoë") == text.count("00123") == text.count("Waste") == 1
    assert set(json.loads(text)["person"]) == {"id", "manager", "name", "staff_number", "start_date", "team"}


def test_every_statement_is_xapi() -> None:
    data = json.loads(RAW)

    for found in data["statements"]:
        assert set(found) == {"actor", "context", "id", "object", "result", "timestamp", "verb"}
        assert UUID(found["id"]).version == 5
        assert found["actor"] == {
            "objectType": "Agent",
            "account": {"homePage": "https://www.kirklees.gov.uk/", "name": ZOE.id},
        }
        assert found["verb"] == {
            "id": "http://adlnet.gov/expapi/verbs/completed",
            "display": {"en-GB": "completed"},
        }
        assert found["result"] == {"completion": True}
        for activity in (found["object"], *found["context"]["contextActivities"]["parent"]):
            assert set(activity) == {"objectType", "id", "definition"}
            assert activity["objectType"] == "Activity"
            assert re.fullmatch(r"https://[!-~]+", activity["id"])
            assert set(activity["definition"]) == {"name", "type"}
        assert all(re.match("https://", iri) for iri in found["context"]["extensions"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", found["timestamp"])


def test_the_digest_is_of_the_statements_as_they_stand() -> None:
    data = json.loads(RAW)

    assert data["sha256"] == sha256(as_written(data["statements"])).hexdigest()


def test_only_a_persons_own_completions_are_written() -> None:
    with pytest.raises(ValueError, match="somebody else"):
        write_record(ZOE, [replace(COMPLETIONS[0], person_id="another")], "0.1.0")
    with pytest.raises(ValueError, match="id"):
        write_record(replace(ZOE, id=ZOE.id.upper()), [], "0.1.0")


def test_half_a_character_does_not_keep_a_record_from_being_saved() -> None:
    raw = write_record(
        replace(ZOE, name="Zo\ud83d"), [replace(COMPLETIONS[0], step_title="\ude00")], "0.1\ud83d"
    )

    record = read_record(raw)

    assert record.person.name == "Zo�"
    assert record.completions[0].step_title == "�"


@pytest.mark.parametrize("raw", [b"", b"\n", b"\0" * 4096, b" \r\n\t "])
def test_nothing_is_empty(raw: bytes) -> None:
    assert refusal(raw) is Refusal.EMPTY


@pytest.mark.parametrize("length", [1, 5, 30, 400, 1500, len(RAW) - 300, len(RAW) - 2, len(RAW) - 1])
def test_a_part_is_incomplete(length: int) -> None:
    assert refusal(RAW[:length]) is Refusal.INCOMPLETE


def test_a_file_that_was_laid_out_and_not_filled_is_incomplete() -> None:
    assert refusal(RAW[:900] + b"\0" * (len(RAW) - 900)) is Refusal.INCOMPLETE


@pytest.mark.parametrize(
    "raw",
    [
        b"<!DOCTYPE html>\n<title>Sign in</title>",
        b"\xef\xbb\xbf\r\n<HTML><body>Sign in",
        b'<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml">',
    ],
)
def test_a_page_saved_from_the_browser_is_called_so(raw: bytes) -> None:
    assert refusal(raw) is Refusal.WEB_PAGE


@pytest.mark.parametrize(
    "raw",
    [
        b"hello",
        b"PK\x03\x04 a spreadsheet",
        b"<svg/>",
        b"[]",
        b"null",
        b"12",
        b"NaN",
        b'"text"',
        b'{"format": "another"}\n',
        b'{"format": ["kirklees-onboarding-record"]}\n',
        b"\xff\xfe{\x00}\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'"' + b'\\"' * 100_000,
        b"9" * 10_000,
        b"1e999",
    ],
)
def test_another_file_is_no_record(raw: bytes) -> None:
    assert refusal(raw) is Refusal.NOT_A_RECORD


def test_what_is_too_large_is_not_even_read() -> None:
    assert refusal(b" " * (MAX_BYTES + 1)) is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(format_version=2),
        lambda data: data.update(format_version=2, person="told otherwise", statements={}, more=[1]),
        lambda data: (data.clear(), data.update(format="kirklees-onboarding-record", format_version=9)),
    ],
)
def test_a_newer_format_is_called_so_whatever_else_it_changed(
    change: Callable[[dict[str, Any]], object],
) -> None:
    assert refusal(forged(change)) is Refusal.NEWER
    assert refusal(forged(change).replace(b"\n", b"")) is Refusal.NEWER


@pytest.mark.parametrize(
    "raw",
    [
        RAW.replace(b"00123", b"00124"),
        RAW.replace("Zoë".encode(), b"Zoe"),
        RAW.replace(b"step-1", b"step-9"),
        RAW.replace(b'xapi/rev": 1', b'xapi/rev": 2'),
        RAW.replace(b"T10:05:00.000Z", b"T09:05:00.000Z"),
        RAW.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + RAW,
        RAW + b"\n",
        RAW.replace(b"  ", b"\t"),
        RAW.replace(b'"app_version": "0.1.0",', b'"app_version": "0.1.0",\n  "app_version": "0.1.0",'),
        RAW.replace(b'"0.1.0"', b'"0.1\\u002e0"'),
        RAW.replace(b'"0.1.0"', b'"\\ud83d"'),
        RAW.replace(b'"0.1.0"', b"NaN"),
        RAW.replace(b'"0.1.0"', b'\\"0.1.0"'),
        RAW.replace(b'"0.1.0"', b"1e999"),
        RAW.replace(b'"0.1.0"', b"9" * 5000),
        RAW.replace(b'"0.1.0"', b"[" * 40 + b"]" * 40),
        RAW.replace(b'"0.1.0"', b"[" * 100_000),
        RAW.replace(b'"0.1.0"', b"0.1\x000"),
        RAW.replace(b'"timestamp": "2026', b'"timestamp": 1e999, "timestamp": "2026'),
        RAW.replace(
            b'"timestamp": "2026', b'"timestamp": "2026-11-22T10:05:00.000Z",\n      "timestamp": "2026'
        ),
        RAW.replace(b'xapi/rev": 1', b'xapi/rev": ' + b"1" * 5000),
        RAW.replace(b'xapi/rev": 1', b'xapi/rev": -Infinity'),
        RAW.replace(b'"name": "Zo', b'"name": "\\udc00'),
        RAW.replace(b'"name": "Zo', b'"name": "\xed\xb0\x80'),
        RAW.replace(b"1.2.0", b"1.2.\\u0030"),
        RAW.replace(b"\n    {", b"\n   {"),
        RAW.replace(b"\n  ]\n}\n", b"\n]\n}\n"),
        RAW.replace(b"\n  ]\n}\n", b"\n  ]}\n"),
        RAW.replace("Zoë".encode(), b"Zo\xeb"),
        RAW.replace(b"statements", b"statement_"),
    ],
)
def test_a_file_changed_by_hand_is_called_so(raw: bytes) -> None:
    assert refusal(raw) is Refusal.CHANGED


def _first(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["statements"][0]
    return found


def _extensions(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = _first(data)["context"]["extensions"]
    return found


XAPI = "https://www.kirklees.gov.uk/onboarding/xapi/"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(format_version=0),
        lambda data: data.update(format_version=True),
        lambda data: data.update(format_version="1"),
        lambda data: data.update(more="x"),
        lambda data: data.update(app_version=None),
        lambda data: data.update(person=[]),
        lambda data: data.update(statements=None),
        lambda data: data.update(statements=[7]),
        lambda data: data.update(statements={"a": 1}),
        lambda data: data["statements"].reverse(),
        lambda data: data["statements"].append(data["statements"][-1]),
        lambda data: data["person"].update(id="zoe"),
        lambda data: data["person"].update(id=7),
        lambda data: data["person"].update(id="5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02"),
        lambda data: data["person"].update(name=None),
        lambda data: data["person"].update(start_date="20261102"),
        lambda data: data["person"].update(changed_at=None),
        lambda data: data["person"].update(changed_at=""),
        lambda data: data["person"].update(changed_at="2026-11-22"),
        lambda data: data["person"].update(changed_at=7),
        lambda data: data["person"].update(start_date=20261102),
        lambda data: data["person"].update(reflections=["private"]),
        lambda data: data["person"].pop("team"),
        lambda data: _first(data).update(id="5d3c8f0a-1b2c-5d3e-8f4a-5b6c7d8e9f01"),
        lambda data: _first(data).update(timestamp="2026-11-22T10:05:00Z"),
        lambda data: _first(data).update(timestamp=None),
        lambda data: _first(data).update(computer="K-1234"),
        lambda data: _first(data).pop("verb"),
        lambda data: _first(data)["result"].update(completion=1),
        lambda data: _first(data)["object"].update(id="https://example.org/"),
        lambda data: _first(data)["object"]["definition"]["name"].update({"en-GB": None}),
        lambda data: _first(data)["context"]["contextActivities"].update(parent=[]),
        lambda data: _first(data)["actor"]["account"].update(name="another"),
        lambda data: _extensions(data).update({XAPI + "rev": 0}),
        lambda data: _extensions(data).update({XAPI + "rev": 1.0}),
        lambda data: _extensions(data).update({XAPI + "rev": True}),
        lambda data: _extensions(data).update({XAPI + "rev": 2**31}),
        lambda data: _extensions(data).update({XAPI + "rev": 10**400}),
        lambda data: _extensions(data).update({XAPI + "how": "guessed"}),
        lambda data: _extensions(data).update({XAPI + "how": []}),
        lambda data: _extensions(data).update({XAPI + "module-version": 1}),
        lambda data: _extensions(data).update({XAPI + "words-digest": None}),
        lambda data: _extensions(data).update({XAPI + "completes-module": 0}),
        lambda data: _extensions(data).pop(XAPI + "rev"),
    ],
)
def test_a_forged_record_with_its_digest_set_right_is_refused(
    change: Callable[[dict[str, Any]], object],
) -> None:
    assert refusal(forged(change)) is Refusal.CHANGED


FILLER = b'", "' * 3_000_000


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (RAW[:-3] + FILLER + b"\n}\n", Refusal.CHANGED),
        (RAW[:-3] + FILLER, Refusal.INCOMPLETE),
        (RAW.replace(b'version": 1', b'version": 2')[:-3] + FILLER, Refusal.NEWER),
        (b'"' + FILLER, Refusal.NOT_A_RECORD),
        (RAW[:-3] + b"[],{}" * 200_000 + b"\n}\n", Refusal.CHANGED),
        (RAW[:-3] + b"[],{}" * 200_000, Refusal.INCOMPLETE),
        (b"[],{}" * 200_000, Refusal.NOT_A_RECORD),
        (RAW.replace(b"Sam", b"S" * 1_100_000), Refusal.CHANGED),
    ],
    ids=str,
)
def test_what_would_fill_the_memory_is_told_by_its_ends(raw: bytes, expected: Refusal) -> None:
    assert refusal(raw) is expected


def test_a_very_long_record_is_read() -> None:
    many = tuple(
        replace(COMPLETIONS[0], step_id=f"step-{number:05}", completed_at=NOW + timedelta(seconds=number))
        for number in range(12_000)
    )

    assert read_record(write_record(ZOE, many, "0.1.0")).completions == many


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
IDS = st.uuids().map(str)
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    texts = [draw(ANY_TEXT) for _ in range(4)]
    person = Person(
        draw(IDS),
        texts[0],
        texts[1],
        texts[2],
        draw(st.none() | st.dates()),
        texts[3],
        draw(st.none() | MOMENTS),
    )
    completions = draw(
        st.lists(
            st.builds(
                Completion,
                person_id=st.just(person.id),
                module_id=ANY_TEXT.filter(bool),
                step_id=ANY_TEXT.filter(bool),
                rev=st.integers(1, 2**31 - 1),
                module_version=ANY_TEXT,
                words_digest=ANY_TEXT,
                module_title=ANY_TEXT,
                step_title=ANY_TEXT,
                completed_at=MOMENTS,
                how=st.sampled_from(How),
                completes_module=st.booleans(),
            ),
            max_size=4,
            unique_by=lambda completion: completion.id,
        )
    )
    completions.sort(key=lambda completion: (completion.completed_at, completion.id))
    return Record(person, tuple(completions))


@given(records(), ANY_TEXT)
def test_any_record_is_written_as_the_json_writer_would(record: Record, app_version: str) -> None:
    raw = write_record(record.person, record.completions, app_version)

    assert as_written(json.loads(raw)) == raw
    assert json.loads(raw)["statements"] == [statement(completion) for completion in record.completions]


@given(records(), ANY_TEXT)
def test_any_record_comes_back_as_it_was(record: Record, app_version: str) -> None:
    assert read_record(write_record(record.person, record.completions, app_version)) == record


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(RecordRefused):
        read_record(raw)


@given(st.integers(0, len(RAW) - 1), st.binary(max_size=4), st.integers(0, 4))
def test_a_record_touched_anywhere_is_refused_or_says_what_it_says(at: int, new: bytes, over: int) -> None:
    touched = RAW[:at] + new + RAW[at + over :]

    try:
        record = read_record(touched)
    except RecordRefused:
        return

    assert write_record(record.person, record.completions, json.loads(touched)["app_version"]) == touched


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
PLACES = [
    (),
    ("person",),
    ("statements", 0),
    ("statements", 0, "object"),
    ("statements", 0, "object", "definition"),
    ("statements", 0, "context"),
    ("statements", 0, "context", "extensions"),
    ("statements", 0, "actor", "account"),
]


@given(st.sampled_from(PLACES), st.data(), JSON)
def test_any_value_in_any_place_is_refused_or_taken_and_nothing_else(
    place: tuple[str | int, ...], data: st.DataObject, value: object
) -> None:
    def put(record: Any) -> None:
        for key in place:
            record = record[key]
        record[data.draw(st.sampled_from(sorted(record)))] = value

    try:
        raw = forged(put)
    except UnicodeEncodeError:  # half a character can't even be put into a file
        return
    try:
        record = read_record(raw)
    except RecordRefused:
        return
    assert write_record(record.person, record.completions, json.loads(raw)["app_version"]) == raw
