"""Record files on disk: the one thing of a learner's that leaves the computer."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from onboarding.core.record_format import MAX_BYTES, RecordRefused, Refusal, read_record, write_record
from onboarding.core.records import Completion, Person, Record, join
from onboarding.errors import FileNotWritten, RecordFileRefused
from onboarding.files.atomic import write_atomically

SUFFIX = ".onboarding.json"

_LONGEST_NAME = 30
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)


def record_file_name(person: Person) -> str:
    """`Zoe-Khan-1a2b3c4d.onboarding.json`: at most 60 plain characters, and no name that a system keeps."""
    short = _plain(person.name)[:_LONGEST_NAME].strip("-") or "record"
    return f"{short}-{_plain(person.id)[:8]}{SUFFIX}"


def save_record_file(path: Path, person: Person, completions: Iterable[Completion], app_version: str) -> None:
    """Writes the person's record, and keeps what an earlier file of theirs at `path` knows besides.

    So two computers of one person can hand in to one place. Raises FileNotWritten.
    """
    earlier = _earlier(path, person)
    write_atomically(path, write_record(person, join(completions, earlier), app_version))


def read_record_file(path: Path) -> Record:
    """Raises RecordFileRefused."""
    try:
        return read_record(record_bytes(path))
    except RecordRefused as error:
        raise RecordFileRefused(path, error.refusal) from error


def record_bytes(path: Path) -> bytes:
    """What is in the file, sound or not; at most one byte more than a record may have.

    Raises RecordFileRefused for what is no file and for one that is too large, before it is opened.
    """
    try:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode):
            raise RecordFileRefused(path, Refusal.NOT_A_FILE)
        if facts.st_size > MAX_BYTES:
            raise RecordFileRefused(path, Refusal.TOO_LARGE)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RecordFileRefused(path, Refusal.UNREADABLE) from error


def _earlier(path: Path, person: Person) -> tuple[Completion, ...]:
    try:
        record = read_record_file(path)
    except RecordFileRefused as error:
        if error.reason == Refusal.NEWER:
            raise FileNotWritten(path, "a newer version of the program wrote the file there") from error
        return ()
    return record.completions if record.person.id == person.id else ()


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    return re.sub("[^A-Za-z0-9]+", "-", bare.replace("'", "")).strip("-")
