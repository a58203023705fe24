from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onboarding.files.record_files import DEEPEST, find_record_files
from tests.store.samples import without_leave

RECORD = b'{\n  "app_version": "0.1.0",\n'
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no such links and folders")


def found(*paths: Path) -> list[str]:
    """The names of the files found, all folders being open."""
    files = find_record_files(paths, lambda: False)
    assert files.closed == ()
    assert not files.is_cut_short
    return [path.name for path in files.files]


def put(path: Path, content: bytes = RECORD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "x.onboarding.json",
        "X.ONBOARDING.JSON",
        "x.onboarding (1).json",
        "x.onboarding - Copy.json",
        "x.onboarding-LAPTOP7.json",
        "x.onboarding (Zoë's conflicted copy 2026-11-22).json",
    ],
)
def test_a_record_file_and_its_copies_are_found_by_name_whatever_is_in_them(
    tmp_path: Path, name: str
) -> None:
    put(tmp_path / name, b"")

    assert found(tmp_path) == [name]


@pytest.mark.parametrize("name", ["x (1).json", "x-LAPTOP7.json", "record.json"])
def test_a_record_under_another_name_is_found_by_how_it_begins(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)

    assert found(tmp_path) == [name]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("package.json", b'{"name": "another program"}'),
        ("empty.json", b""),
        ("x.onboarding.json.crdownload", RECORD),
        ("x.onboarding.txt", RECORD),
        ("letter.docx", RECORD),
        (".0123456789abcdef.tmp", RECORD),
        ("._x.onboarding.json", RECORD),
        ("~$x.onboarding.json", RECORD),
        (".hidden/x.onboarding.json", RECORD),
        ("$RECYCLE.BIN/x.onboarding.json", RECORD),
        ("onboardingx.json", b""),
    ],
)
def test_what_is_hidden_unfinished_or_something_else_is_passed_over(
    tmp_path: Path, name: str, content: bytes
) -> None:
    put(tmp_path / name, content)

    assert found(tmp_path) == []


def test_a_file_that_was_chosen_itself_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    chosen = [put(tmp_path / "letter.docx"), put(tmp_path / ".hidden.json"), tmp_path / "gone.json"]

    assert found(*chosen) == [".hidden.json", "gone.json", "letter.docx"]


def test_a_path_that_cannot_even_be_looked_at_is_left_for_the_reader_to_refuse() -> None:
    name = "x" * 5000

    assert found(Path(name)) == [name]


def test_folders_are_looked_through_and_each_file_is_found_once(tmp_path: Path) -> None:
    put(tmp_path / "depot" / "a.onboarding.json")
    put(tmp_path / "depot" / "north" / "b.onboarding.json")

    twice = found(tmp_path, tmp_path / "depot" / "a.onboarding.json", tmp_path / "depot" / ".." / "depot")

    assert twice == ["a.onboarding.json", "b.onboarding.json"]


def test_a_search_ends_somewhere(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"d" * DEEPEST)
    put(deep / "a.onboarding.json")
    put(deep / "d" / "too-deep.onboarding.json")

    assert found(tmp_path) == ["a.onboarding.json"]


def test_a_folder_that_bears_the_name_of_a_record_is_found_so_that_it_can_be_told(tmp_path: Path) -> None:
    put(tmp_path / "x.onboarding.json" / "inside.onboarding.json")

    assert found(tmp_path) == ["x.onboarding.json"]


@POSIX_ONLY
def test_links_are_never_followed(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "a.onboarding.json")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "round").symlink_to(folder)
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    (folder / "link.json").symlink_to(tmp_path / "elsewhere" / "a.onboarding.json")
    (folder / "link.onboarding.json").symlink_to("nowhere")

    assert found(folder) == ["link.onboarding.json"]


@POSIX_ONLY
def test_a_folder_that_may_not_be_looked_into_is_told_and_the_rest_found() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        put(folder / "closed" / "a.onboarding.json")
        put(folder / "open" / "b.onboarding.json")
        put(folder / "unreadable.json").chmod(0)
        with without_leave(folder / "closed", mode=0):
            files = find_record_files([folder], lambda: False)

    assert [path.name for path in files.files] == ["b.onboarding.json"]
    assert files.closed == (Path(os.path.abspath(folder / "closed")),)  # noqa: PTH100


def test_a_search_can_be_cancelled(tmp_path: Path) -> None:
    put(tmp_path / "a.onboarding.json")

    files = find_record_files([tmp_path], lambda: True)

    assert (files.files, files.is_cut_short) == ((), True)
