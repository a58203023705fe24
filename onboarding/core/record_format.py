"""The record file as bytes: everything one person has completed, as JSON that a person can read too.

The statements are xAPI 1.0.3, so that any Learning Record Store takes them as they are. There is one way to
write any record, so a file is sound when writing what was read from it gives the same bytes. That alone is
the proof: what reads may look at nothing but the places where values stand.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from onboarding.core.records import Completion, Person, Record, from_iso, join, sound_text, to_iso
from onboarding.core.statements import completion_from, statement_text, text_of

FORMAT = "kirklees-onboarding-record"
FORMAT_VERSION = 1
MAX_BYTES = 50_000_000
MAX_NESTING = 32

_MOST_OF_ONE_PART = 1_000_000
"""Bytes of one statement, or of all before the statements. Where an emoji stands, each takes four."""
_MOST_LOOKED_INTO = 10_000_000
_MOST_VALUES = 500_000
"""In a file that is not sound; a value of three bytes can take a hundred once it is read."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_START = b'{\n  "app_version": '
_STATEMENTS = b',\n  "statements": '
_END = b"\n}\n"
_BEGIN = "  {\n"
_FIRST = b"[\n  {\n"
_NEXT = b",\n  {\n"
_LAST = b"\n]"
_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_VERSION = re.compile(
    rb'\{\n  "app_version": "[^\n]*",\n  "format": "%s",\n  "format_version": (\d{1,9}),' % FORMAT.encode()
)


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
    NOT_A_FILE = "not a file"
    NO_ENTRY = "no entry"
    """A folder that was to be looked through."""
    FORGOTTEN = "forgotten"
    """A sound record of somebody who was forgotten here."""
    FAULT = "fault"
    """An error of ours; the log says which."""


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
    statements = _listed(map(statement_text, own))
    head = _head(person, app_version, statements)
    return b"".join((head, _STATEMENTS, statements.replace(b"\n", b"\n  "), _END))


def read_record(raw: bytes) -> Record:
    """Raises RecordRefused, and nothing else, whatever the bytes. Takes at most 500 MB of memory."""
    _refuse_by_first_look(raw)
    record = _sound_record(raw)
    if record is None:
        raise RecordRefused(_reason(raw))
    return record


def begins_like_a_record(start: bytes) -> bool:
    """By the first 64 bytes: sound or not, a record is what it was meant for."""
    return start.removeprefix(_BYTE_ORDER_MARK).startswith(_START)


def _refuse_by_first_look(raw: bytes) -> None:
    """What a file is called by a glance at its bytes, before anything is made of them."""
    if len(raw) > MAX_BYTES:
        raise RecordRefused(Refusal.TOO_LARGE)
    if not raw.strip(b"\0\t\r\n "):
        raise RecordRefused(Refusal.EMPTY)
    start = raw[:1024].removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    if start.startswith(b"<") and b"html" in start:
        raise RecordRefused(Refusal.WEB_PAGE)


def _sound_record(raw: bytes) -> Record | None:
    """What the bytes say, if `write_record` writes it with the same bytes."""
    try:
        return _read(raw)
    except (ValueError, KeyError, IndexError):
        return None


def _read(raw: bytes) -> Record:
    """Raises ValueError, KeyError or IndexError for all but what `write_record` writes."""
    head, between, tail = raw.partition(_STATEMENTS)
    tokens = _tokens(_text(head))
    person = _person(tokens)
    statements = tail.removesuffix(_END).replace(b"\n  ", b"\n")
    completions = tuple(completion_from(text, person.id) for text in _each(statements))
    app_version, has_digest = text_of(tokens['"app_version"']), '"person_sha256"' in tokens
    _check(_head(person, app_version, statements, has_person_digest=has_digest) == head)
    _check(len(raw) == len(head + between + statements + _END) + 2 * statements.count(b"\n"))
    _check(raw.endswith(_END) and _are_in_order(completions))
    return Record(person, completions)


def _are_in_order(completions: Iterable[Completion]) -> bool:
    """As `join` would put them, and each once."""
    keys = [(completion.completed_at, completion.id) for completion in completions]
    return all(map(operator.lt, keys, keys[1:]))


def _check(is_so: bool) -> None:
    if not is_so:
        raise ValueError("not what is written by us")


def _tokens(head: str) -> dict[str, str]:
    """The JSON that stands behind each quoted key, as it stands there."""
    lines = (line.partition(": ") for line in head.split("\n"))
    return {key.strip(): token.removesuffix(",") for key, _, token in lines}


def _each(statements: bytes) -> Iterator[str]:
    """The text of each statement in the list. Raises ValueError."""
    if statements == b"[]":
        return
    _check(statements.startswith(_FIRST) and statements.endswith(_LAST))
    for part in statements[len(_FIRST) : -len(_LAST)].split(_NEXT):
        yield _BEGIN + _text(part)


def _text(part: bytes) -> str:
    if len(part) > _MOST_OF_ONE_PART:
        raise ValueError("a part that is larger than any of ours")
    return part.decode("utf-8")


def _reason(raw: bytes) -> Refusal:
    """Why bytes that are no sound record aren't one."""
    if len(raw) > _MOST_LOOKED_INTO or sum(map(raw.count, (b"[", b"{", b","))) > _MOST_VALUES:
        return _reason_by_the_ends(raw)
    try:
        data = _load(raw)
    except ValueError:
        return _reason_by_the_ends(raw)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return Refusal.NOT_A_RECORD
    version = data.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        return Refusal.NEWER
    is_cut = not raw.endswith(b"\n") and _sound_record(raw + b"\n")
    return Refusal.INCOMPLETE if is_cut else Refusal.CHANGED


def _reason_by_the_ends(raw: bytes) -> Refusal:
    """For what is no JSON, or would fill the memory if it were read as that."""
    if (version := _VERSION.match(raw)) and int(version[1]) > FORMAT_VERSION:
        return Refusal.NEWER
    start = raw[: len(_BYTE_ORDER_MARK) + len(_START)].removeprefix(_BYTE_ORDER_MARK)
    if not _START.startswith(start[: len(_START)]):
        return Refusal.NOT_A_RECORD
    return Refusal.CHANGED if raw.endswith(_END) else Refusal.INCOMPLETE


def _load(raw: bytes) -> Any:
    """Raises ValueError for what is no JSON, and for what is nested too deeply to be read."""
    text = raw.decode("utf-8")
    _refuse_deep_nesting(text)
    return json.loads(text, parse_constant=_refuse_constant)


def _refuse_deep_nesting(text: str) -> None:
    """The JSON reader would take each bracket that stands open as one more call."""
    depth = 0
    for token in _STRINGS_AND_BRACKETS.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > MAX_NESTING:
                raise ValueError("nested too deeply")
        elif token[0] in "]}":
            depth -= 1


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _head(person: Person, app_version: str, statements: bytes, *, has_person_digest: bool = True) -> bytes:
    """All before the statements; their digest, and the person's, are each of that part by itself.

    The first files had no digest of the person.
    """
    block = _person_block(person)
    head = {
        "app_version": sound_text(app_version),
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "person": block,
        "sha256": sha256(statements + b"\n").hexdigest(),
    }
    if has_person_digest:
        head["person_sha256"] = sha256(_canonical(block) + b"\n").hexdigest()
    return _canonical(head).removesuffix(b"\n}")


def _canonical(data: object) -> bytes:
    return _bytes(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2))


def _listed(statements: Iterable[str]) -> bytes:
    """The list by itself, as `json.dumps` writes it with an indent of 2."""
    listed = b",\n".join(map(_bytes, statements))
    return b"[\n" + listed + b"\n]" if listed else b"[]"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _person_block(person: Person) -> dict[str, str | None]:
    """All that was typed: on another computer nobody should be asked for it again.

    `changed_at` is left out where nobody knows it.
    """
    changed = {"changed_at": to_iso(person.changed_at)} if person.changed_at else {}
    return {
        **changed,
        "id": person.id,
        "manager": sound_text(person.manager),
        "name": sound_text(person.name),
        "staff_number": sound_text(person.staff_number),
        "start_date": person.start_date.isoformat() if person.start_date else None,
        "team": sound_text(person.team),
    }


def _person(tokens: dict[str, str]) -> Person:
    """`tokens` are JSON as it stands in the file, by quoted key."""
    start = tokens['"start_date"']
    changed = tokens.get('"changed_at"')
    return Person(
        id=text_of(tokens['"id"']),
        name=text_of(tokens['"name"']),
        staff_number=text_of(tokens['"staff_number"']),
        team=text_of(tokens['"team"']),
        start_date=None if start == "null" else date.fromisoformat(text_of(start)),
        manager=text_of(tokens['"manager"']),
        changed_at=None if changed is None else from_iso(text_of(changed)),
    )
