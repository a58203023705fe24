"""Everything that the world can do to this program.

A class carries facts; `core.sentences` turns them into words. An exception shows what it was made with by
itself, so `dataclass` need not make that for each: every start loads them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class OnboardingError(Exception):
    """The world's fault: shown to the person as a sentence that says what to do next."""


@dataclass(eq=False, repr=False)
class _AboutAFile(OnboardingError):
    path: Path
    reason: str


class DataFolderUnwritable(_AboutAFile):
    """The folder for records can't be made or written to."""


@dataclass(eq=False, repr=False)
class DatabaseDamaged(OnboardingError):
    """The file isn't a whole SQLite database. `newest_backup` is the newest one that can be read."""

    path: Path
    newest_backup: Path | None


@dataclass(eq=False, repr=False)
class DatabaseForeign(OnboardingError):
    """A good SQLite file that another program made."""

    path: Path


@dataclass(eq=False, repr=False)
class DatabaseNewer(OnboardingError):
    """Made by a newer version of this program."""

    path: Path
    layout: int
    newest_known: int


class NotSaved(_AboutAFile):
    """A write failed and nothing of it was kept: disk full, locked, read-only."""


class LibraryUnreadable(_AboutAFile):
    """The library has no folder, or not one module that can be shown."""


class RecordFileRefused(_AboutAFile):
    """A record file that can't be trusted. `reason` is one of `core.record_format.Refusal`'s values."""


class RosterFileRefused(_AboutAFile):
    """A file that is no list of staff. `reason` is one of `core.roster.RosterRefusal`'s values."""


@dataclass(eq=False, repr=False)
class WaiverRefused(OnboardingError):
    """A waiver that can't stand. `reason` is one of `core.waiver_rules.WaiverFault`'s values."""

    reason: str


@dataclass(eq=False, repr=False)
class PackFileRefused(OnboardingError):
    """A published library that isn't taken.

    `reason` is one of `core.manifest.PackRefusal`'s or `core.pack_names.NameFault`'s values; `detail` names
    the file inside it, where it is about one.
    """

    path: Path
    reason: str
    detail: str = ""


@dataclass(eq=False, repr=False)
class ErrorsStand(OnboardingError):
    """A library that can't be published while something in it has to be mended."""

    path: Path
    count: int


@dataclass(eq=False, repr=False)
class NothingToPublish(OnboardingError):
    """The library is as it was published last, under `number`."""

    number: int


@dataclass(eq=False, repr=False)
class PublishedMeanwhile(OnboardingError):
    """Somebody else published since the changes were looked at; `number` is the newest now."""

    path: Path
    number: int


@dataclass(eq=False, repr=False)
class SavedMeanwhile(OnboardingError):
    """Somebody else saved a file of the library; `ours` was to be written, `theirs` is there and stays."""

    path: Path
    ours: str
    theirs: str


class PageUnreadable(_AboutAFile):
    """A file of the library that can't be opened to be edited."""


@dataclass(eq=False, repr=False)
class MayBeLeftOut(OnboardingError):
    """A step, `module#step`, that nobody can be asked to read again, as it is optional."""

    name: str


@dataclass(eq=False, repr=False)
class NotInLibrary(OnboardingError):
    """A module, or a step as `module#step`, that was named and that the library doesn't have."""

    name: str


@dataclass(eq=False, repr=False)
class ErasedInPart(OnboardingError):
    """A person is erased, but for what a damaged database that was set aside may still hold."""

    paths: tuple[Path, ...]


@dataclass(eq=False, repr=False)
class ForgottenInPart(OnboardingError):
    """People are forgotten, but for what a damaged database that was set aside may still hold."""

    paths: tuple[Path, ...]


class FileNotWritten(_AboutAFile):
    """A file that the person asked for could not be written; whatever stood there still stands."""


@dataclass(eq=False, repr=False)
class SettingsDamaged(OnboardingError):
    """The settings file can't be read: cut in half, not JSON, no permission. `kept_as` is its new name."""

    path: Path
    reason: str
    kept_as: Path | None = None


@dataclass(eq=False, repr=False)
class ImageRefused(OnboardingError):
    """An image of the library that isn't shown. `reason` is one of `core.images.ImageRefusal`'s values."""

    source: str
    reason: str
    detail: str = ""


class ImportRefused(_AboutAFile):
    """A file that can't be imported. `reason` is one of `core.imports.ImportRefusal`'s values."""
