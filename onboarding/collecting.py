"""The trip of collecting: record files from many people into one database, twice being as good as once."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.record_format import RecordRefused, Refusal, read_record
from onboarding.core.records import Record, sound_text
from onboarding.core.work import IsCancelled, Tell, never, tell_nobody
from onboarding.errors import OnboardingError, RecordFileRefused
from onboarding.files.record_file import record_bytes
from onboarding.files.record_files import find_record_files
from onboarding.store.collecting import keep_record, work_in_memory
from onboarding.store.database import write
from onboarding.store.forgotten import is_forgotten
from onboarding.store.receipts import keep_receipt, taken

_log = logging.getLogger(__name__)

BATCH_S = 2.0
"""How long files are read, at most, before what was read is kept."""
BATCH_STEPS = 30_000
"""How many steps are kept at a time, at most: half a second's work, and less than 50 MB before it is done."""


def collect(
    db: Connection,
    paths: Iterable[Path],
    now: datetime,
    tell: Tell = tell_nobody,
    is_cancelled: IsCancelled = never,
) -> CollectSummary:
    """Collects the record files among `paths`, files and folders alike. Raises NotSaved, DatabaseDamaged.

    `tell` hears how many files are done, of how many, and the name of the last one.

    A file is taken whole or not at all, and told of only once it is on the disk. A transaction for each by
    itself would wait for the disk longer than all else takes together. So files are read for a second or two,
    with the database open to others, and then kept in one transaction of half a second. What was kept stays,
    whether the rest is cancelled or meets an error. A file that our own fault stops is refused, and logged.
    """
    work_in_memory(db)
    found = find_record_files(paths, is_cancelled)
    collected = [_Collected(_refused(_ReadFile(folder), Refusal.NO_ENTRY, now)) for folder in found.closed]
    done = 0
    for batch in _batches(db, found.files, is_cancelled):
        collected += _keep(db, batch, now)
        done += len(batch)
        tell(done, len(found.files), batch[-1].path.name)
    return _summary(collected, is_cancelled=found.is_cut_short or done < len(found.files))


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file as it was found.

    `record` is None when it was refused, and when its very bytes were `taken` before.
    """

    path: Path
    digest: str = ""
    size: int = 0
    record: Record | None = None
    refusal: Refusal | None = None
    taken: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Collected:
    receipt: Receipt
    is_new_person: bool = False


def _batches(db: Connection, files: Iterable[Path], is_cancelled: IsCancelled) -> Iterator[list[_ReadFile]]:
    """The files as read, so many at a time as are kept together."""
    batch: list[_ReadFile] = []
    steps, begun = 0, time.monotonic()
    for path in files:
        if is_cancelled():
            break
        batch.append(_read(db, path))
        steps += len(batch[-1].record.completions) if batch[-1].record else 0
        if steps >= BATCH_STEPS or time.monotonic() - begun >= BATCH_S:
            yield batch
            batch, steps, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def _read(db: Connection, path: Path) -> _ReadFile:
    try:
        return _read_file(db, path)
    except OnboardingError:
        raise
    except Exception:  # noqa: BLE001 - ours, logged and told of
        _log.exception("a record file could not be read")
        return _ReadFile(path, refusal=Refusal.FAULT)


def _read_file(db: Connection, path: Path) -> _ReadFile:
    try:
        raw = record_bytes(path)
    except RecordFileRefused as error:
        return _ReadFile(path, refusal=Refusal(error.reason))
    digest = sha256(raw).hexdigest()
    if before := taken(db, digest):
        return _ReadFile(path, digest, len(raw), taken=tuple(before))
    try:
        return _ReadFile(path, digest, len(raw), record=read_record(raw))
    except RecordRefused as error:
        return _ReadFile(path, digest, len(raw), refusal=error.refusal)


def _keep(db: Connection, batch: Sequence[_ReadFile], now: datetime) -> list[_Collected]:
    """Returns once all of it is on the disk. An error that is ours in one file costs that file alone."""
    try:
        with write(db):
            return [_keep_one(db, file, now) for file in batch]
    except OnboardingError:
        raise
    except Exception:  # noqa: BLE001 - ours, logged and told of
        if len(batch) > 1:
            return [kept for file in batch for kept in _keep(db, [file], now)]
        _log.exception("a record file could not be kept")
        return [_keep_refused(db, batch[0], Refusal.FAULT, now)]


def _keep_one(db: Connection, file: _ReadFile, now: datetime) -> _Collected:
    if file.taken:
        return _keep_known(db, file, now)
    if file.record is None:
        assert file.refusal is not None
        return _keep_refused(db, file, file.refusal, now)
    person = file.record.person
    if is_forgotten(db, [person.id, person.staff_number]):
        # No receipt: its path would name them again.
        return _Collected(_refused(file, Refusal.FORGOTTEN, now))
    kept = keep_record(db, file.record)
    receipt = _receipt(file, now, person.id, kept.added, kept.known, kept.is_changed)
    keep_receipt(db, receipt)
    return _Collected(receipt, kept.is_new_person)


def _keep_known(db: Connection, file: _ReadFile, now: datetime) -> _Collected:
    first = file.taken[0]
    receipt = _receipt(file, now, first.person_id, 0, first.added + first.known, is_changed=False)
    if receipt.path not in {before.path for before in file.taken}:
        keep_receipt(db, receipt)
    return _Collected(receipt)


def _keep_refused(db: Connection, file: _ReadFile, refusal: Refusal, now: datetime) -> _Collected:
    receipt = _refused(file, refusal, now)
    keep_receipt(db, receipt)
    return _Collected(receipt)


def _receipt(
    file: _ReadFile, now: datetime, person_id: str, added: int, known: int, is_changed: bool
) -> Receipt:
    outcome = Outcome.ADDED if is_changed else Outcome.KNOWN
    path = sound_text(str(file.path))
    return Receipt(now, path, file.digest, file.size, person_id, outcome, added=added, known=known)


def _refused(file: _ReadFile, refusal: Refusal, now: datetime) -> Receipt:
    path = sound_text(str(file.path))
    return Receipt(now, path, file.digest, file.size, "", Outcome.REFUSED, refusal.value)


def _summary(collected: Sequence[_Collected], *, is_cancelled: bool) -> CollectSummary:
    receipts = [one.receipt for one in collected]
    outcomes = Counter(receipt.outcome for receipt in receipts)
    return CollectSummary(
        added=outcomes[Outcome.ADDED],
        known=outcomes[Outcome.KNOWN],
        refused=tuple(receipt for receipt in receipts if receipt.outcome is Outcome.REFUSED),
        steps_added=sum(receipt.added for receipt in receipts),
        people_new=sum(one.is_new_person for one in collected),
        is_cancelled=is_cancelled,
    )
