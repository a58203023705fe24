"""Everything in the records that names a person, so that it can be taken out of what is sent on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from onboarding.store.connection import DATABASE_NAME, connect_to_read

_ASK = "SELECT name FROM person UNION SELECT staff_number FROM person UNION SELECT manager FROM person"


def known_names(folder: Path) -> frozenset[str]:
    """Names, managers' names and staff numbers. Changes nothing; empty when the records can't be read."""
    try:
        with closing(connect_to_read(folder / DATABASE_NAME)) as db:
            return frozenset(name for (name,) in db.execute(_ASK) if name)
    except (sqlite3.Error, UnicodeDecodeError, ValueError):
        return frozenset()
