from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.store.samples import NOW, ZOE


@pytest.fixture
def zoes(tmp_path: Path) -> Iterator[Connection]:
    """A database in which Zoë learns."""
    with closing(open_database(tmp_path, NOW)) as db:
        add_person(db, ZOE)
        yield db
