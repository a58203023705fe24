"""Finds steps by their words. The index is a cache: whenever it can't be trusted, it is made again."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from onboarding.core.hits import Hit, SearchRow

MOST_WORDS = 16
"""Words that are looked for; what is pasted beyond them is left aside."""

_LAYOUT = 2
_START, _END = "\x02", "\x03"
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = re.compile("(?<=...)(ies|ing|ed|es|ly|s|y|e)$")
_TABLES = """
CREATE TABLE module (id TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE step USING fts5 (
    module_id UNINDEXED, step_id UNINDEXED, module_title, step_title, words,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
"""
_SEARCH = f"""
SELECT module_id, module_title, step_id, step_title, snippet(step, 4, '{_START}', '{_END}', '…', 24)
FROM step WHERE step MATCH ? ORDER BY bm25(step, 0, 0, 4, 10, 1), rowid LIMIT ?
"""


class SearchIndex:
    """The words of the library in `search.db`; in memory where the disk won't have it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open_one: sqlite3.Connection | None = None

    def is_fresh(self, digests: Mapping[str, str]) -> bool:
        """Whether it holds just these modules, by id, as they are now."""
        try:
            db = self._connection()
            if db.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                return False
            return dict(db.execute("SELECT id, digest FROM module")) == digests
        except sqlite3.Error:
            return False

    def rebuild(self, rows: Iterable[SearchRow], digests: Mapping[str, str]) -> None:
        """Raises nothing of the disk's: searching must not depend on it."""
        found = [_cleaned(row) for row in rows]
        for make_room in (self.close, self._remove):
            make_room()
            with suppress(sqlite3.Error):
                _fill(self._connection(), found, digests)
                return
        self._open_one = sqlite3.connect(":memory:", isolation_level=None)
        _fill(self._open_one, found, digests)

    def search(self, text: str, limit: int = 30) -> list[Hit]:
        """The steps with all of the words, titles first; where there are none, with any of the longer words.

        A word matches from its beginning, so the last one may be half typed. Any text is safe.
        """
        words = _words(text)
        if not words:
            return []
        longer = [word for word in words if len(word) > 3] or words
        try:
            return self._hits(words, " AND ", limit) or self._hits(longer, " OR ", limit)
        except sqlite3.Error:
            self._remove()  # so that it isn't fresh any more, and is made again
            return []

    def close(self) -> None:
        if self._open_one:
            self._open_one.close()
            self._open_one = None

    def _hits(self, words: list[str], between: str, limit: int) -> list[Hit]:
        query = between.join(_either_form(word) for word in words)
        found = self._connection().execute(_SEARCH, [query, max(limit, 0)])
        return [
            Hit(module_id, module_title, step_id, step_title, _runs(snippet))
            for module_id, module_title, step_id, step_title, snippet in found
        ]

    def _connection(self) -> sqlite3.Connection:
        if self._open_one is None:
            self._open_one = _opened(self._path)
        return self._open_one

    def _remove(self) -> None:
        self.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._path.with_name(self._path.name + "-journal").unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA trusted_schema=OFF")
        db.execute("PRAGMA synchronous=OFF")
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("not whole")
    except BaseException:
        db.close()
        raise
    return db


def _fill(db: sqlite3.Connection, rows: list[SearchRow], digests: Mapping[str, str]) -> None:
    """In one transaction: a program that ends half-way leaves the index of before."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for table in ("module", "step"):
            db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES.split(";")[:-1]:
            db.execute(statement)
        db.executemany("INSERT INTO module VALUES (?, ?)", digests.items())
        db.executemany(
            "INSERT INTO step (module_id, module_title, step_id, step_title, words) VALUES (?, ?, ?, ?, ?)",
            ((row.module_id, row.module_title, row.step_id, row.step_title, row.words) for row in rows),
        )
        db.execute(f"PRAGMA user_version={_LAYOUT}")
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # what broke may have ended the transaction
            db.execute("ROLLBACK")
        raise


def _cleaned(row: SearchRow) -> SearchRow:
    """One line, without the two signs that mark what was found."""
    words = " ".join(re.sub(f"[{_START}{_END}]", " ", row.words).split())
    return SearchRow(row.module_id, row.module_title, row.step_id, row.step_title, words)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())[:MOST_WORDS]


def _either_form(word: str) -> str:
    """The word as typed, which counts for more, or anything that begins like it: "booking" finds "booked".

    Stemming in the index would lose steps in the middle of a word: half of "restorative" has another stem.
    """
    return f'("{word}" OR "{_ENDINGS.sub("", word)}" *)'


def _runs(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = re.split(f"([{_START}{_END}])", snippet)
    marked = zip(pieces[::2], ["", *pieces[1::2]], strict=True)
    return tuple((text, sign == _START) for text, sign in marked if text)
