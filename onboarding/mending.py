"""What can be done when the data can't be opened: asks the person, and carries their answer out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from onboarding.errors import DatabaseDamaged, DataFolderUnwritable, FileNotWritten, OnboardingError
from onboarding.store.recovery import restore_backup, set_damaged_aside
from onboarding.ui.start_trouble import Trouble

Mend = Callable[[], None]


def ask_what_to_do(error: OnboardingError, data: Path, now: datetime, help_contact: str = "") -> Mend | None:
    """What to do before the next try; None when the person would rather close the program."""
    choice = Trouble(error, help_contact).exec_choice()
    return None if choice == Trouble.CLOSE else partial(_mend, error, choice, data, now)


def _mend(error: OnboardingError, choice: str, data: Path, now: datetime) -> None:
    """Raises DataFolderUnwritable; the damaged file is then where it was."""
    if not isinstance(error, DatabaseDamaged):
        return
    try:
        if choice == Trouble.BACKUP and error.newest_backup:
            restore_backup(data, error.newest_backup, now)
        else:
            set_damaged_aside(data, now)
    except FileNotWritten as failure:
        raise DataFolderUnwritable(data, failure.reason) from failure
