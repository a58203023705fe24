"""Who learns, and what they have completed: the facts that are kept for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

COMPLETION_NAMESPACE = "5d0f6f8e-6a0b-5c1e-9d53-0c6a7c3f2b11"
"""Drawn once for this program; a completion's id must come out the same on every computer."""

_NAMESPACE = bytes.fromhex(COMPLETION_NAMESPACE.replace("-", ""))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who learns here. `id` is a UUID made by the program; the rest is what they typed.

    The staff number and the team may be empty: some people get theirs later. So may the manager's name.
    `changed_at` is when they last changed any of it; None where nobody knows.
    """

    id: str
    name: str
    staff_number: str = ""
    team: str = ""
    start_date: date | None = None
    manager: str = ""
    changed_at: datetime | None = None


class How(StrEnum):
    DONE = "done"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Completion:
    """A person finished a step at a revision, at a time. Never updated, never deleted.

    `words_digest` is the SHA-256 (hex) of the words that were read; the titles are as they were then.
    `completes_module` says that with this step every step that the module then required was done: the old
    list of steps is known nowhere else, and a module that was complete must not look half done once HR adds
    a step to it.
    """

    person_id: str
    module_id: str
    step_id: str
    rev: int
    module_version: str
    words_digest: str
    module_title: str
    step_title: str
    completed_at: datetime
    how: How = How.DONE
    completes_module: bool = False

    @property
    def id(self) -> str:
        return completion_id(self.person_id, self.module_id, self.step_id, self.rev)


@lru_cache(maxsize=32_768)
def completion_id(person_id: str, module_id: str, step_id: str, rev: int) -> str:
    """The UUIDv5 (text) of person, module, step and revision: the same on every computer.

    Written out, because `uuid5` takes three times as long, and collecting asks for half a million.
    """
    from hashlib import sha1  # no start has use for it

    name = f"{person_id}\n{module_id}\n{step_id}\n{rev}".encode()
    digest = bytearray(sha1(_NAMESPACE + name, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def better(one: Completion, other: Completion) -> Completion:
    """Of two completions with one id, the one that stays, whichever is met first.

    Rather the one that finished a module: that must stay. Then the earlier; then one fixed order of whatever
    else they differ in.
    """
    return min(one, other, key=_standing)


class Record(NamedTuple):
    """One person and everything that person has completed: what a record file holds."""

    person: Person
    completions: tuple[Completion, ...]


class WrittenReflection(NamedTuple):
    """What somebody wrote for themselves in a step. Private: it never leaves the computer."""

    module_id: str
    step_id: str
    reflection_id: str
    text: str
    written_at: datetime


class HandIn(NamedTuple):
    """A record file that was handed in; `place` is the folder or file it went to, as shown to people."""

    at: datetime
    place: str


def join(mine: Iterable[Completion], theirs: Iterable[Completion]) -> tuple[Completion, ...]:
    """All of both, by id, oldest first. Where both know an id, `mine` stays: a completion is never updated.

    So two computers may keep different moments for the same step done twice, and neither loses a step.
    """
    known: dict[str, Completion] = {}
    for completion in (*mine, *theirs):
        known.setdefault(completion.id, completion)
    return tuple(sorted(known.values(), key=lambda completion: (completion.completed_at, completion.id)))


def _standing(completion: Completion) -> tuple[bool, str, str, str, str, str, str]:
    return (
        not completion.completes_module,
        to_iso(completion.completed_at),
        completion.module_version,
        completion.words_digest,
        sound_text(completion.module_title),
        sound_text(completion.step_title),
        completion.how.value,
    )


def sound_text(text: str) -> str:
    """The text with each half of a broken character replaced by U+FFFD, so that any file can hold it.

    Text fields on Windows can hand over half an emoji; nobody should lose a save to that.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def to_iso(moment: datetime) -> str:
    """The one fixed form of a moment: `2026-11-22T09:05:00.000Z`, UTC. Raises ValueError when naive."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_iso(text: str) -> datetime:
    """Reads the form that `to_iso` writes, and no other. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not UTC or to_iso(moment) != text:
        raise ValueError(f"not a moment in the fixed form: {text!r}")
    return moment
