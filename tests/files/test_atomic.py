from __future__ import annotations

from pathlib import Path

import pytest

from onboarding.errors import FileNotWritten
from onboarding.files.atomic import write_atomically, written_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_with_what_was_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.json", b"one")
    write_atomically(tmp_path / "a.json", b"two")

    assert (tmp_path / "a.json").read_bytes() == b"two"
    assert names(tmp_path) == ["a.json"]


def test_a_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".json")

    write_atomically(path, b"one")

    assert path.read_bytes() == b"one"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as caught:
        write_atomically(tmp_path / "gone" / "a.json", b"one")

    assert caught.value.path == tmp_path / "gone" / "a.json"
    assert caught.value.reason == "the folder isn't there"


def test_what_stood_there_still_stands_when_the_new_cannot_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    (tmp_path / "a.json" / "kept").touch()

    with pytest.raises(FileNotWritten):
        write_atomically(tmp_path / "a.json", b"one")

    assert names(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json" / "kept").exists()


def test_a_disk_that_takes_no_more_leaves_what_stood_there_and_no_litter(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "a.json").write_bytes(b"one")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))

    try:
        with pytest.raises(FileNotWritten) as caught:
            write_atomically(tmp_path / "a.json", b"two" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert caught.value.reason
    assert (tmp_path / "a.json").read_bytes() == b"one"
    assert names(tmp_path) == ["a.json"]


def test_work_that_breaks_off_leaves_what_stood_there_and_no_litter(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.json", b"one")

    with pytest.raises(ZeroDivisionError), written_atomically(tmp_path / "a.json") as file:
        file.write(b"two")
        raise ZeroDivisionError

    assert (tmp_path / "a.json").read_bytes() == b"one"
    assert names(tmp_path) == ["a.json"]
