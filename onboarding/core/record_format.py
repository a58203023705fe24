"""The record file as bytes: everything one person has completed, as JSON that a person can read too.

The statements are xAPI 1.0.3, so that any Learning Record Store takes them as they are. There is one way to
write any record, so a file is sound when writing what was read from it gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from onboarding.core.records import Completion, Person, Record, join, sound_text
from onboarding.core.statements import NotOurStatement, completion_from, statement

FORMAT = "kirklees-onboarding-record"
FORMAT_VERSION = 1
MAX_BYTES = 50_000_000
MAX_NESTING = 32

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_START = b'{\n  "app_version": '
_END = b"}\n"
_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


class Refusal(StrEnum):
    """Why a file is not taken; `core.sentences` says each in words."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    WEB_PAGE = "web page"
    NOT_A_RECORD = "not a record"
    CHANGED = "changed"
    NEWER = "newer"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"


class RecordRefused(Exception):
    """Bytes that can't be trusted to be a record."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def write_record(person: Person, completions: Iterable[Completion], app_version: str) -> bytes:
    """The one form of this record. Half characters become U+FFFD; moments keep their milliseconds.

    Raises ValueError for a person whose id is no UUID, and for a completion of somebody else's.
    """
    if str(UUID(person.id)) != person.id:
        raise ValueError(f"not a person's id: {person.id}")
    own = join(completions, ())
    if any(completion.person_id != person.id for completion in own):
        raise ValueError("a completion of somebody else's")
    statements = [statement(completion) for completion in own]
    return _canonical(
        {
            "app_version": sound_text(app_version),
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "person": _person_block(person),
            "sha256": _digest(statements),
            "statements": statements,
        }
    )


def read_record(raw: bytes) -> Record:
    """Raises RecordRefused, and nothing else, whatever the bytes."""
    _refuse_by_first_look(raw)
    data = _load(raw)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RecordRefused(Refusal.NOT_A_RECORD)
    version = data.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise RecordRefused(Refusal.NEWER)
    _check_canonical(data, raw)
    try:
        person = _person(data["person"])
        completions = tuple(completion_from(found, person.id) for found in data["statements"])
        rewritten = write_record(person, completions, data["app_version"])
    except (NotOurStatement, KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordRefused(Refusal.CHANGED) from error
    if rewritten != raw:
        raise RecordRefused(Refusal.CHANGED)
    return Record(person, completions)


def _refuse_by_first_look(raw: bytes) -> None:
    """What a file is called by a glance at its bytes, before anything is made of them."""
    if len(raw) > MAX_BYTES:
        raise RecordRefused(Refusal.TOO_LARGE)
    if not raw.strip(b"\0\t\r\n "):
        raise RecordRefused(Refusal.EMPTY)
    start = raw[:1024].removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    if start.startswith(b"<") and b"html" in start:
        raise RecordRefused(Refusal.WEB_PAGE)


def _load(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8")
        if _nesting(text) > MAX_NESTING:
            raise ValueError("nested too deeply")
        return json.loads(text, parse_constant=_refuse_constant)
    except ValueError as error:
        start = raw.removeprefix(_BYTE_ORDER_MARK)[: len(_START)]
        if not _START.startswith(start):
            raise RecordRefused(Refusal.NOT_A_RECORD) from error
        raise RecordRefused(Refusal.CHANGED if raw.endswith(_END) else Refusal.INCOMPLETE) from error


def _nesting(text: str) -> int:
    """How many brackets stand open at once: the JSON reader would take each as one more call."""
    deepest = depth = 0
    for token in _STRINGS_AND_BRACKETS.finditer(text):
        if token[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif token[0] in "]}":
            depth -= 1
    return deepest


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _check_canonical(data: dict[str, Any], raw: bytes) -> None:
    """The digest would not notice a line ending, a byte order mark or a key that stands twice."""
    try:
        canonical = _canonical(data)
    except ValueError as error:  # a number that no double can hold
        raise RecordRefused(Refusal.CHANGED) from error
    if canonical != raw:
        raise RecordRefused(Refusal.INCOMPLETE if canonical == raw + b"\n" else Refusal.CHANGED)


def _canonical(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=2)
    return (text + "\n").encode("utf-8", "surrogatepass")


def _digest(statements: list[dict[str, Any]]) -> str:
    return sha256(_canonical(statements)).hexdigest()


def _person_block(person: Person) -> dict[str, str | None]:
    """All that was typed: on another computer nobody should be asked for it again."""
    return {
        "id": person.id,
        "manager": sound_text(person.manager),
        "name": sound_text(person.name),
        "staff_number": sound_text(person.staff_number),
        "start_date": person.start_date.isoformat() if person.start_date else None,
        "team": sound_text(person.team),
    }


def _person(block: dict[str, Any]) -> Person:
    """What is missing or of another kind raises, or makes the file differ from what is written again."""
    start = block["start_date"]
    return Person(
        id=block["id"],
        name=block["name"],
        staff_number=block["staff_number"],
        team=block["team"],
        start_date=None if start is None else date.fromisoformat(start),
        manager=block["manager"],
    )
