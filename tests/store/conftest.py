from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.store.samples import NOW, ZOE


@pytest.fixture
def zoes(tmp_path: Path) -> Iterator[Database]:
    """A database in which Zoë learns."""
    with closing(open_database(tmp_path, NOW)) as db:
        add_person(db, ZOE)
        yield db
