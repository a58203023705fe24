"""A look into the hand-in folder that reads no file."""

from __future__ import annotations

from pathlib import Path

from onboarding.files.glance import glance
from tests.store.samples import without_leave
from tests.ui.team.record_files import AMINA, hand_in


def test_it_finds_record_files_below_the_folder_with_size_and_time(tmp_path: Path) -> None:
    path = hand_in(tmp_path / "depot", AMINA, "front-door")
    (tmp_path / "notes.txt").write_text("not a record", encoding="utf-8")

    assert glance(tmp_path) == {path: (path.stat().st_size, path.stat().st_mtime_ns)}


def test_a_folder_that_cannot_be_reached_is_not_an_empty_one(tmp_path: Path) -> None:
    assert glance(tmp_path) == {}
    assert glance(tmp_path / "gone") is None
    assert glance(Path("no\0folder")) is None
    closed = tmp_path / "closed"
    closed.mkdir()
    with without_leave(closed, 0o000):
        assert glance(closed) is None
