"""What whoever helps asks for first, gathered without a window: where everything is, versions, policy, log.

Looks at this computer's own disk only: a share that is away would be slow to say so.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from onboarding import __version__
from onboarding.core import support
from onboarding.core.counting import counted
from onboarding.core.dates import moment_words
from onboarding.core.hiding import hider
from onboarding.core.log_lines import shareable
from onboarding.core.policy import Policy
from onboarding.core.policy_sentences import place_words, policy_sentences, value_words
from onboarding.core.sentences import error_sentence
from onboarding.core.support import Fact, Part
from onboarding.files.in_use import LibraryInUse
from onboarding.paths import Places, shipped
from onboarding.policy import ORGANISATION
from onboarding.settings import Settings
from onboarding.store.backups import backups
from onboarding.store.connection import DATABASE_NAME, connect_to_read, pragma
from onboarding.store.known_names import known_names

LOG_LINES = 40
_LOG_BYTES = 40_000
_NOBODY = "not set: people are told to ask their manager"
_NOTHING = "Nothing went wrong yet."
_BUT_PARTS = "Names, staff numbers and what was written are left out."


def support_parts(
    where: Places,
    settings: Settings,
    policy: Policy | None,
    library: LibraryInUse,
) -> list[Part]:
    """`settings` are those in force."""
    return [
        Part("Who helps", _who_helps(policy)),
        Part("Versions", _versions()),
        Part("Where everything is", _places(where, library)),
        Part("Records", _records(where.data)),
        Part("Folders", _folders(settings, policy)),
        _policy(where.policy, policy),
        _log(where.log),
    ]


def support_text(parts: Sequence[Part], data: Path, now: datetime) -> str:
    """As plain text to send on, without anything that names a person."""
    hide = hider(_home(), _accounts(), known_names(data))
    title = f"We’re Kirklees: support details, {moment_words(now)}. {_BUT_PARTS}"
    return support.support_text(title, parts, hide)


def library_words(found: LibraryInUse) -> str:
    """Which library is in use, and why a newer one is not."""
    if found.number is not None:
        words = f"In use: library {found.number}."
    elif found.root == shipped("content"):
        words = "In use: the modules that came with the program."
    else:
        words = f"In use: the modules in {found.root}."
    return f"{words} {error_sentence(found.refused)}" if found.refused else words


def _who_helps(policy: Policy | None) -> tuple[Fact, ...]:
    policy = policy or Policy()
    return (
        Fact("Organisation", policy.text("Organisation") or ORGANISATION),
        Fact("Help contact", policy.text("HelpContact") or _NOBODY),
    )


def _versions() -> tuple[Fact, ...]:
    is_bundled = getattr(sys, "frozen", False)
    return (
        Fact("Program", f"{__version__}, {'installed' if is_bundled else 'run from its source'}"),
        Fact("Python", platform.python_version()),
        Fact("Qt", _qt_version()),
        Fact("SQLite", sqlite3.sqlite_version),
        Fact("System", platform.platform()),
    )


def _qt_version() -> str:
    """Without loading it, which may be the very thing that fails."""
    try:
        return metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return "not known without a window"


def _places(where: Places, library: LibraryInUse) -> tuple[Fact, ...]:
    return (
        _place("Records and notes", where.data, where.data),
        _place("Settings", where.settings, where.settings.parent),
        _place("Log", where.log, where.log.parent),
        Fact("Modules", library_words(library)),
        _place("Modules are read from", library.root, library.root),
    )


def _place(label: str, path: Path, folder: Path) -> Fact:
    return Fact(label, str(path), str(folder))


def _records(data: Path) -> tuple[Fact, ...]:
    copies = backups(data)
    newest = f", the newest {copies[-1].name}" if copies else ""
    return (
        Fact("File", _file_words(data / DATABASE_NAME)),
        Fact("Backups", f"{counted(len(copies), 'copy', 'copies')}{newest}"),
    )


def _file_words(path: Path) -> str:
    """Its size, its day and its layout, as far as they can be read."""
    try:
        facts = path.stat()
        changed = moment_words(datetime.fromtimestamp(facts.st_mtime, UTC))
        words = f"{facts.st_size / 1000:,.0f} kB, changed {changed}"
        with closing(connect_to_read(path)) as db:
            return f"{words}, layout {pragma(db, 'user_version')}"
    except FileNotFoundError:
        return "none yet"
    except OSError as error:
        return f"can’t be looked at: {error.strerror}"
    except sqlite3.Error as error:
        return f"{words}; it can’t be read: {error}"


def _folders(settings: Settings, policy: Policy | None) -> tuple[Fact, ...]:
    """Both may be shares: nobody looks whether they can be reached."""
    folders = (("Hand-in folder", "hand_in_folder"), ("Folder for new modules", "published_folder"))
    decided = policy.settings if policy else {}
    return tuple(
        Fact(label, _folder_words(getattr(settings, name), name in decided)) for label, name in folders
    )


def _folder_words(folder: str, is_decided: bool) -> str:
    if not folder:
        return "none is set"
    return f"{folder} ({'set by the organisation' if is_decided else 'chosen in Settings'})"


def _policy(file: Path | None, policy: Policy | None) -> Part:
    title = "Set by the organisation"
    if policy is None:
        return Part(title, (Fact("Policy", f"none; looked for in {file}"),) if file else ())
    is_only_place = len(policy.places) == 1
    facts = [Fact("From", "; ".join(policy.places))]
    for value in policy.values:
        where = place_words("" if is_only_place else value.where, value.line).lstrip(", ")
        facts.append(
            Fact(value.rule.name, f"{value_words(value)} ({where})" if where else value_words(value))
        )
    return Part(title, tuple(facts), tuple(policy_sentences(policy)))


def _log(path: Path) -> Part:
    lines = shareable(_last_lines(path))[-LOG_LINES:]
    return Part("The last lines of the log", lines=tuple(lines) or (_NOTHING,), is_log=bool(lines))


def _last_lines(path: Path) -> list[str]:
    """From the first whole line of the log's end. Nothing when there is none, or it can't be read."""
    try:
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            start = max(0, file.tell() - _LOG_BYTES)
            file.seek(start)
            lines = file.read().decode("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return lines[1:] if start else lines


def _home() -> str:
    try:
        return str(Path.home())
    except RuntimeError:
        return ""


def _accounts() -> Iterable[str]:
    return (Path(_home()).name, *(os.environ.get(name, "") for name in ("USERNAME", "USER", "LOGNAME")))
