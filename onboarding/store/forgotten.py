"""Who must not come back: salted digests, so that the list itself names nobody.

What is remembered of a person are their id and their staff number. The salt lies beside the digests: it keeps
lists of two computers from being laid side by side, not a determined reader from trying staff numbers out.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import sha256
from sqlite3 import Connection

from onboarding.core.records import sound_text
from onboarding.store.database import rows, write


def remember(db: Connection, texts: Iterable[str], forgetting_id: int) -> None:
    """Ids and staff numbers that were forgotten in `forgetting_id`; empty ones are passed over.

    Letter case and white space at the ends don't count. Raises NotSaved.
    """
    with write(db):
        salt = _salt(db) or secrets.token_hex(16)
        db.executemany(
            "INSERT INTO forgotten (digest, salt, forgetting) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(digest, salt, forgetting_id) for digest in _digests(texts, salt)],
        )


def is_forgotten(db: Connection, texts: Iterable[str]) -> bool:
    """Whether any of them was remembered and not let back."""
    salt = _salt(db)
    if salt is None:
        return False
    digests = _digests(texts, salt)
    marks = ", ".join("?" * len(digests))
    return bool(rows(db, f"SELECT 1 FROM forgotten WHERE digest IN ({marks}) LIMIT 1", digests, tuple))


def let_back(db: Connection, texts: Iterable[str]) -> None:
    """They may be collected again. Raises NotSaved."""
    with write(db):
        salt = _salt(db)
        if salt is not None:
            doomed = [(digest,) for digest in _digests(texts, salt)]
            db.executemany("DELETE FROM forgotten WHERE digest = ?", doomed)


def _salt(db: Connection) -> str | None:
    """The one salt of this database; None while nobody is forgotten."""
    found = rows(db, "SELECT salt FROM forgotten LIMIT 1", [], lambda row: str(row[0]))
    return found[0] if found else None


def _digests(texts: Iterable[str], salt: str) -> list[str]:
    folded = {sound_text(text).strip().casefold() for text in texts} - {""}
    return [sha256(f"{salt}\n{text}".encode()).hexdigest() for text in sorted(folded)]
