"""Everything that the world can do to this program.

A class carries facts; `core.sentences` turns them into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class OnboardingError(Exception):
    """The world's fault: shown to the person as a sentence that says what to do next."""


@dataclass(eq=False)
class DataFolderUnwritable(OnboardingError):
    """The folder for records can't be made or written to."""

    path: Path
    reason: str


@dataclass(eq=False)
class DatabaseDamaged(OnboardingError):
    """The file isn't a whole SQLite database. `newest_backup` is the newest one that can be read."""

    path: Path
    newest_backup: Path | None


@dataclass(eq=False)
class DatabaseForeign(OnboardingError):
    """A good SQLite file that another program made."""

    path: Path


@dataclass(eq=False)
class DatabaseNewer(OnboardingError):
    """Made by a newer version of this program."""

    path: Path
    layout: int
    newest_known: int


@dataclass(eq=False)
class NotSaved(OnboardingError):
    """A write failed and nothing of it was kept: disk full, locked, read-only."""

    path: Path
    reason: str


@dataclass(eq=False)
class LibraryUnreadable(OnboardingError):
    """The library has no folder, or not one module that can be shown."""

    path: Path
    reason: str


@dataclass(eq=False)
class RecordFileRefused(OnboardingError):
    """A record file that can't be trusted. `reason` is one of `core.record_format.Refusal`'s values."""

    path: Path
    reason: str


@dataclass(eq=False)
class RosterFileRefused(OnboardingError):
    """A file that is no list of staff. `reason` is one of `core.roster.RosterRefusal`'s values."""

    path: Path
    reason: str


@dataclass(eq=False)
class WaiverRefused(OnboardingError):
    """A waiver that can't stand. `reason` is one of `core.waiver_rules.WaiverFault`'s values."""

    reason: str


@dataclass(eq=False)
class ErasedInPart(OnboardingError):
    """A person is erased, but for what a damaged database that was set aside may still hold."""

    paths: tuple[Path, ...]


@dataclass(eq=False)
class ForgottenInPart(OnboardingError):
    """People are forgotten, but for what a damaged database that was set aside may still hold."""

    paths: tuple[Path, ...]


@dataclass(eq=False)
class FileNotWritten(OnboardingError):
    """A file that the person asked for could not be written; whatever stood there still stands."""

    path: Path
    reason: str


@dataclass(eq=False)
class SettingsDamaged(OnboardingError):
    """The settings file can't be read: cut in half, not JSON, no permission. `kept_as` is its new name."""

    path: Path
    reason: str
    kept_as: Path | None = None


@dataclass(eq=False)
class ImageRefused(OnboardingError):
    """An image of the library that isn't shown. `reason` is one of `core.images.ImageRefusal`'s values."""

    source: str
    reason: str
    detail: str = ""
