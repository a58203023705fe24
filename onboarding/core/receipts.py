"""What became of each record file that a manager collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    ADDED = "added"
    KNOWN = "known"
    """Everything in it was known already."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file as it was found: a file that changes later gets a second receipt under the same path.

    `digest` is the SHA-256 (hex) of its bytes, empty where they could not be read; `size` is in bytes.
    `person_id` is empty for a file that was refused; `reason` is then a value of `record_format.Refusal`.
    `added` and `known` count steps.
    """

    collected_at: datetime
    path: str
    digest: str
    size: int
    person_id: str
    outcome: Outcome
    reason: str = ""
    added: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class CollectSummary:
    """What came of collecting: files by outcome, then the steps and the people that nobody knew before.

    `refused` holds the receipts of the files that were not taken; those of the forgotten among them are kept
    nowhere else. `is_cancelled` says that there were more files.
    """

    added: int
    known: int
    refused: tuple[Receipt, ...]
    steps_added: int
    people_new: int
    is_cancelled: bool = False
