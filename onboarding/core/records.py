"""Who learns, and what they have completed: the facts that are kept for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

COMPLETION_NAMESPACE = UUID("5d0f6f8e-6a0b-5c1e-9d53-0c6a7c3f2b11")
"""Drawn once for this program; a completion's id must come out the same on every computer."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who learns here. `id` is a UUID made by the program; the rest is what they typed.

    The staff number and the team may be empty: some people get theirs later. So may the manager's name.
    """

    id: str
    name: str
    staff_number: str = ""
    team: str = ""
    start_date: date | None = None
    manager: str = ""


class How(StrEnum):
    DONE = "done"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Completion:
    """A person finished a step at a revision, at a time. Never updated, never deleted.

    `words_digest` is the SHA-256 (hex) of the words that were read; the titles are as they were then.
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

    @property
    def id(self) -> str:
        return completion_id(self.person_id, self.module_id, self.step_id, self.rev)


def completion_id(person_id: str, module_id: str, step_id: str, rev: int) -> str:
    """The UUIDv5 (text) of person, module, step and revision: the same on every computer."""
    return str(uuid5(COMPLETION_NAMESPACE, "\n".join((person_id, module_id, step_id, str(rev)))))


def to_iso(moment: datetime) -> str:
    """The one fixed form of a moment: `2026-11-22T09:05:00.000Z`, UTC. Raises ValueError when naive."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_iso(text: str) -> datetime:
    """Reads the form that `to_iso` writes, and no other. Raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
