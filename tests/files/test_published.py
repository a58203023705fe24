"""A learner's computer takes the newest good library, keeps it, and never goes back by itself."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onboarding.core.manifest import Manifest, PackRefusal, packed_files
from onboarding.errors import FileNotWritten
from onboarding.files import published
from onboarding.files.in_use import accepted, put_away, refusal, unpacked
from onboarding.files.library import open_library
from onboarding.files.pack import unpack, write_pack
from onboarding.files.published import look
from tests.libraries import PATHWAY, page

LINE, OTHER_LINE = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    return share


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def put(share: Path, number: int, words: str = "", line: str = LINE, named: int | None = None) -> Path:
    """A pack whose one page says `words`."""
    files = {
        "pathway.md": PATHWAY.encode(),
        "people.md": page("people", f"Ask {{#ask}} | {words or number}").encode(),
    }
    moment = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)
    path = share / f"library-{named or number:05}.zip"
    write_pack(path, Manifest(line, number, moment, "Jo", "Note.", packed_files(files)), files)
    return path


def words(root: Path | None) -> str:
    assert root is not None
    return (root / "people.md").read_text("utf-8").rsplit("\n\n", 1)[1].strip()


def why(data: Path) -> str:
    found = refusal(data)
    return found.reason if found else ""


def test_before_the_first_look_there_is_no_library(data: Path) -> None:
    assert unpacked(data) is None
    assert accepted(data) is None
    assert refusal(data) is None


def test_the_newest_pack_is_taken_and_found_again_without_the_folder(share: Path, data: Path) -> None:
    put(share, 9)
    put(share, 10)

    root = look(share, data)
    shutil.rmtree(share)

    assert root == unpacked(data) == data / "library" / "00010"
    assert words(root) == "10"
    assert look(share, data) is None
    assert words(unpacked(data)) == "10"
    assert (why(data), accepted(data).number) == ("", 10)  # type: ignore[union-attr]


def test_a_library_is_taken_once(share: Path, data: Path) -> None:
    put(share, 7)
    root = look(share, data)
    before = sorted((path, path.stat().st_mtime_ns) for path in (data / "library").rglob("*"))

    assert look(share, data) is None

    assert root == unpacked(data)
    assert sorted((path, path.stat().st_mtime_ns) for path in (data / "library").rglob("*")) == before


def test_a_newer_one_is_taken_and_two_are_kept(share: Path, data: Path) -> None:
    for number in (1, 2, 3, 4):
        put(share, number)
        assert words(look(share, data)) == str(number)

    kept = sorted(path.name for path in (data / "library").iterdir())
    assert kept == ["00003", "00004", "accepted.json"]


def test_what_is_being_read_is_kept_however_many_come_after(share: Path, data: Path) -> None:
    put(share, 1)
    reading = look(share, data)
    for number in (2, 3, 4):
        put(share, number)
        look(share, data, reading)

    assert words(reading) == "1"


def test_a_lower_number_is_refused_and_the_library_stays(share: Path, data: Path) -> None:
    path = put(share, 7)
    put(share, 6)
    look(share, data)
    path.unlink()

    assert look(share, data) is None

    assert (why(data), words(unpacked(data))) == (PackRefusal.LOWER_NUMBER, "7")


def test_an_older_one_under_a_newer_name_is_refused(share: Path, data: Path) -> None:
    put(share, 7)
    look(share, data)
    put(share, 6, named=8)

    assert look(share, data) is None
    assert why(data) == PackRefusal.LOWER_NUMBER


def test_the_same_number_with_other_words_is_refused(share: Path, data: Path) -> None:
    put(share, 7).rename(share.parent / "aside.zip")
    put(share, 7, "first")
    look(share, data)
    (share / "library-00007.zip").unlink()
    put(share, 7, "second")

    assert look(share, data) is None

    assert (why(data), words(unpacked(data))) == (PackRefusal.OTHER_CONTENT, "first")


def test_another_line_in_the_same_folder_is_refused(share: Path, data: Path) -> None:
    put(share, 7)
    look(share, data)
    put(share, 8, line=OTHER_LINE)

    assert look(share, data) is None
    assert (why(data), words(unpacked(data))) == (PackRefusal.ANOTHER_LINE, "7")


def test_another_line_is_taken_where_another_folder_was_chosen(
    share: Path, data: Path, tmp_path: Path
) -> None:
    put(share, 7)
    look(share, data)
    other = tmp_path / "other"
    other.mkdir()
    put(other, 7, "elsewhere", line=OTHER_LINE)

    assert words(look(other, data)) == "elsewhere"
    assert look(share, data) is not None  # and back, since it was chosen again


def test_the_same_line_in_another_folder_goes_on_upwards(share: Path, data: Path, tmp_path: Path) -> None:
    put(share, 7)
    look(share, data)
    moved = tmp_path / "moved"
    share.rename(moved)

    assert look(moved, data) is None
    put(moved, 8, line=OTHER_LINE)
    assert look(moved, data) is None
    assert (why(data), accepted(data).folder) == (PackRefusal.ANOTHER_LINE, str(moved))  # type: ignore[union-attr]


def test_a_damaged_newest_pack_is_told_and_the_next_one_taken(share: Path, data: Path) -> None:
    put(share, 7)
    newest = put(share, 8)
    newest.write_bytes(newest.read_bytes()[:-30])

    assert words(look(share, data)) == "7"

    assert (why(data), refusal(data).path.name) == (PackRefusal.HALF, newest.name)  # type: ignore[union-attr]


def test_a_pack_that_was_still_being_copied_is_taken_once_it_is_whole(share: Path, data: Path) -> None:
    path = put(share, 8)
    whole = path.read_bytes()
    path.write_bytes(whole[:300])
    assert look(share, data) is None

    path.write_bytes(whole)

    assert words(look(share, data)) == "8"
    assert why(data) == ""


def test_what_was_refused_is_not_read_again_until_it_is_another(
    share: Path, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(share, 8).write_bytes(b"<html>")

    for _ in range(3):
        assert look(share, data) is None

    assert len([record for record in caplog.records if "was not taken" in record.message]) == 1
    assert why(data) == PackRefusal.NOT_A_PACK


def test_a_pack_without_modules_is_not_taken(share: Path, data: Path) -> None:
    files = {"pathway.md": PATHWAY.encode()}
    moment = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)
    write_pack(share / "library-00002.zip", Manifest(LINE, 2, moment, "", "", packed_files(files)), files)
    put(share, 1)

    assert words(look(share, data)) == "1"
    assert why(data) == PackRefusal.NO_LIBRARY


def test_an_unpacked_pack_is_taken_too(share: Path, data: Path, tmp_path: Path) -> None:
    unpack(put(tmp_path, 4), share / "library-00004")
    assert words(look(share, data)) == "4"
    unpack(put(tmp_path, 5), tmp_path / "whole")

    assert words(look(tmp_path / "whole", data)) == "5"


def test_other_files_in_the_folder_are_left_alone(share: Path, data: Path) -> None:
    for name in (
        "notes.zip",
        ".library-00009.zip.0123456789abcdef.tmp",
        "library-9.zip.part",
        "library-x.zip",
    ):
        (share / name).write_bytes(b"")
    put(share, 1)

    assert words(look(share, data)) == "1"
    assert why(data) == ""


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b"{}", b'{"number": 7}', b"\xff", b"[" * 100_000])
def test_a_damaged_note_of_what_is_in_use_is_made_again(share: Path, data: Path, kept: bytes) -> None:
    put(share, 7)
    look(share, data)
    (data / "library" / "accepted.json").write_bytes(kept)
    (data / "library" / "refused.json").write_bytes(kept)

    assert unpacked(data) is None
    assert words(look(share, data)) == "7"


def test_a_note_with_a_number_that_is_none_is_not_believed(share: Path, data: Path) -> None:
    put(share, 7)
    look(share, data)
    path = data / "library" / "accepted.json"
    path.write_text(path.read_text("utf-8").replace('"number": 7', '"number": "../7"'), "utf-8")

    assert unpacked(data) is None


def test_a_library_that_was_lost_here_is_unpacked_again(share: Path, data: Path) -> None:
    put(share, 7)
    root = look(share, data)
    assert root is not None

    (root / "people.md").unlink()
    assert words(look(share, data)) == "7"
    put_away(root)
    assert unpacked(data) is None
    assert words(look(share, data)) == "7"


def test_what_a_stopped_unpacking_left_behind_is_used_or_removed(share: Path, data: Path) -> None:
    path = put(share, 7)
    unpack(path, data / "library" / "00007")
    (data / "library" / ".00006.0123456789abcdef.tmp").mkdir()
    stays = (data / "library" / "00007").stat().st_ino

    assert words(look(share, data)) == "7"

    assert (data / "library" / "00007").stat().st_ino == stays
    assert sorted(path.name for path in (data / "library").iterdir()) == ["00007", "accepted.json"]


def test_no_room_on_this_computer_is_told(share: Path, data: Path) -> None:
    put(share, 7)
    data.write_bytes(b"in the way")

    with pytest.raises(FileNotWritten):
        look(share, data)


def test_a_pack_that_is_swapped_while_it_is_read_is_refused(
    share: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(share, 7)
    first = published.pack_manifest(path)
    monkeypatch.setattr(published, "pack_manifest", lambda _: replace(first, note="Another one."))

    assert look(share, data) is None
    assert why(data) == PackRefusal.CHANGED
    assert sorted(path.name for path in (data / "library").iterdir()) == ["refused.json"]


def test_a_library_in_use_opens_as_any_other(share: Path, data: Path, tmp_path: Path) -> None:
    put(share, 7)
    root = look(share, data)
    assert root is not None

    library = open_library(root, tmp_path / "cache")

    assert [outline.id for outline in library.outlines] == ["people"]
    assert not library.problems
