"""A pack is written the same way each time, and no pack is taken of which one byte is another."""

from __future__ import annotations

import os
import shutil
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from onboarding.core.manifest import MANIFEST, Manifest, PackRefusal, packed_files, write_manifest
from onboarding.core.pack_names import NameFault
from onboarding.errors import FileNotWritten, PackFileRefused, PublishedMeanwhile
from onboarding.files.pack import check_pack, pack_manifest, read_pack, unpack, write_pack

FILES = {
    "pathway.md": b"---\ntitle: P\n---\n",
    "people.md": b"---\nid: people\n---\n\n## A {#a}\n" * 40,
    "images/a picture.svg": b"<svg/>",
}


def manifest_of(files: dict[str, bytes], number: int = 7) -> Manifest:
    return Manifest(
        "11111111-1111-4111-8111-111111111111",
        number,
        datetime(2026, 11, 26, 9, 5, tzinfo=UTC),
        "Jo",
        "Note.",
        packed_files(files),
    )


OURS = manifest_of(FILES)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "library-00007.zip"
    write_pack(path, OURS, FILES)
    return path


def refused(path: Path) -> tuple[str, str]:
    """Why, and about which file; nothing may be left behind where it would have been unpacked."""
    with pytest.raises(PackFileRefused) as caught:
        check_pack(path)
    with pytest.raises(PackFileRefused) as again:
        read_pack(path)
    assert (again.value.reason, again.value.detail) == (caught.value.reason, caught.value.detail)
    assert caught.value.path == path
    return caught.value.reason, caught.value.detail


def zip_of(path: Path, files: dict[str, bytes], change: Callable[[ZipInfo], None] = lambda _: None) -> Path:
    """A zip as another program, or somebody with bad intent, would make it."""
    with ZipFile(path, "w") as archive:
        for name, raw in files.items():
            entry = ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            change(entry)
            archive.writestr(entry, raw)
    return path


def test_the_same_library_gives_the_same_bytes(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"

    write_pack(other, OURS, dict(reversed(FILES.items())))

    assert other.read_bytes() == pack.read_bytes()
    with ZipFile(pack) as archive:
        assert archive.namelist() == [MANIFEST, *sorted(FILES)]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_pack_reads_back_as_it_was_written(pack: Path, tmp_path: Path) -> None:
    assert pack_manifest(pack) == check_pack(pack) == OURS
    assert read_pack(pack) == (OURS, FILES)

    assert unpack(pack, tmp_path / "here") == OURS

    for name, raw in FILES.items():
        assert (tmp_path / "here" / name).read_bytes() == raw
        assert (tmp_path / "here" / name).stat().st_mtime == OURS.published_at.timestamp()
    assert read_pack(tmp_path / "here") == (OURS, FILES)


def test_nothing_is_written_over_a_pack(pack: Path) -> None:
    before = pack.read_bytes()

    with pytest.raises(PublishedMeanwhile):
        write_pack(pack, manifest_of({"a.md": b"a"}), {"a.md": b"a"})

    assert pack.read_bytes() == before
    assert list(pack.parent.iterdir()) == [pack]


def test_where_no_hard_links_are_known_a_pack_is_still_not_overwritten(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)

    with pytest.raises(PublishedMeanwhile):
        write_pack(pack, OURS, FILES)
    write_pack(pack.with_name("library-00008.zip"), OURS, FILES)

    assert sorted(path.name for path in pack.parent.iterdir()) == ["library-00007.zip", "library-00008.zip"]


def test_a_folder_that_is_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        write_pack(tmp_path / "away" / "a.zip", OURS, FILES)


def test_what_no_reader_would_take_is_not_written(tmp_path: Path) -> None:
    for files, why in (
        ({"con.md": b"a"}, NameFault.RESERVED),
        ({"a.md": b"a", "A.md": b"a"}, NameFault.CASE_CLASH),
        ({"a.md": b"a" * 900_000}, PackRefusal.TOO_TIGHT),
    ):
        with pytest.raises(PackFileRefused) as caught:
            write_pack(tmp_path / "a.zip", manifest_of(files), files)
        assert caught.value.reason == why
    assert not list(tmp_path.iterdir())
    with pytest.raises(ValueError, match="other files"):
        write_pack(tmp_path / "a.zip", OURS, {})


def test_half_a_pack_is_refused_wherever_it_ends(pack: Path, tmp_path: Path) -> None:
    whole = pack.read_bytes()
    half = tmp_path / "half.zip"

    for end in range(0, len(whole), 7):
        half.write_bytes(whole[:end])
        assert refused(half)[0] in (PackRefusal.EMPTY, PackRefusal.NOT_A_PACK, PackRefusal.HALF)
    half.write_bytes(whole[:500])
    assert refused(half) == (PackRefusal.HALF, "")


def test_a_pack_with_one_other_byte_is_refused_or_the_same(pack: Path, tmp_path: Path) -> None:
    whole = bytearray(pack.read_bytes())
    other = tmp_path / "other.zip"

    taken = 0
    for at in range(len(whole)):
        whole[at] ^= 0x41
        other.write_bytes(whole)
        whole[at] ^= 0x41
        try:
            assert read_pack(other) == (OURS, FILES)
            taken += 1
        except PackFileRefused:
            pass

    assert taken < len(whole) / 4  # dates and the like, which say nothing


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", PackRefusal.EMPTY),
        (b"PK", PackRefusal.NOT_A_PACK),
        (b"<html>Sign in</html>", PackRefusal.NOT_A_PACK),
        (b"Rar!\x1a\x07\0", PackRefusal.NOT_A_PACK),
        (b"PK\3\4" + b"\0" * 500, PackRefusal.HALF),
        (b"PK\3\4" + b"\0" * 500 + b"PK\5\6" + b"\xff" * 16 + b"\0\0", PackRefusal.TOO_MANY),
        (b"PK\3\4" + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 60, 900, 0), PackRefusal.HALF),
        (b"PK\5\6" + b"\0" * 18, PackRefusal.NO_MANIFEST),
    ],
)
def test_what_is_no_pack_is_told_by_its_bytes(tmp_path: Path, raw: bytes, why: str) -> None:
    path = tmp_path / "library-00001.zip"
    path.write_bytes(raw)

    assert refused(path)[0] == why


def test_what_is_not_there_can_not_be_opened(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.zip") == (PackRefusal.UNREADABLE, "")


WHOLE = {MANIFEST: write_manifest(OURS), **FILES}


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (FILES, (PackRefusal.NO_MANIFEST, "")),
        ({**WHOLE, MANIFEST: b"{}"}, (PackRefusal.NOT_A_PACK, "")),
        (
            {name: raw for name, raw in WHOLE.items() if name != "people.md"},
            (PackRefusal.MISSING, "people.md"),
        ),
        ({**WHOLE, "more.md": b""}, (PackRefusal.EXTRA, "more.md")),
        ({**WHOLE, "images/": b""}, (PackRefusal.EXTRA, "images/")),
        ({**WHOLE, "pathway.md": b"---\ntitle: Q\n---\n"}, (PackRefusal.CHANGED, "pathway.md")),
        ({**WHOLE, "pathway.md": b""}, (PackRefusal.CHANGED, "pathway.md")),
        ({**WHOLE, "/etc/a.md": b""}, (NameFault.ABSOLUTE, "/etc/a.md")),
        ({**WHOLE, "../a.md": b""}, (NameFault.UPWARDS, "../a.md")),
        ({**WHOLE, "a\\b.md": b""}, (NameFault.BACKSLASH, "a\\b.md")),
        ({**WHOLE, "C:/a.md": b""}, (NameFault.DRIVE, "C:/a.md")),
        ({**WHOLE, "nul.md": b""}, (NameFault.RESERVED, "nul.md")),
        ({**WHOLE, "People.md": b""}, (NameFault.CASE_CLASH, "People.md")),
        ({**WHOLE, "a.md.": b""}, (NameFault.TRAILING, "a.md.")),
        ({**WHOLE, "bomb.md": b"0" * 3_000_000}, (PackRefusal.TOO_TIGHT, "bomb.md")),
        ({**WHOLE, "big.md": b"0" * 20_000_001}, (PackRefusal.TOO_LARGE, "big.md")),
    ],
)
def test_other_files_than_those_listed_are_refused(
    tmp_path: Path, files: dict[str, bytes], why: tuple[str, str]
) -> None:
    assert refused(zip_of(tmp_path / "a.zip", files)) == why


def test_a_file_that_is_in_it_twice_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", WHOLE)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(path, "a") as archive:
        archive.writestr("people.md", b"other")

    assert refused(path) == (NameFault.DUPLICATE, "people.md")


def test_a_link_is_refused(tmp_path: Path) -> None:
    def link(entry: ZipInfo) -> None:
        if entry.filename == "people.md":
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refused(zip_of(tmp_path / "a.zip", WHOLE, link)) == (PackRefusal.LINK, "people.md")


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    def pack_otherwise(entry: ZipInfo) -> None:
        entry.compress_type = zipfile.ZIP_LZMA

    assert refused(zip_of(tmp_path / "a.zip", WHOLE, pack_otherwise))[0] == PackRefusal.OTHER_PACKING


def test_a_password_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", WHOLE)
    raw = path.read_bytes()
    for mark, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = raw.index(mark) + flags
        raw = raw[:at] + bytes([raw[at] | 1]) + raw[at + 1 :]
    path.write_bytes(raw)

    assert refused(path) == (PackRefusal.ENCRYPTED, MANIFEST)


def test_a_size_that_is_not_the_one_declared_is_refused(tmp_path: Path) -> None:
    """The list says 17 bytes; unpacking would give a million."""
    honest = zip_of(tmp_path / "a.zip", {**WHOLE, "pathway.md": bytes(1_000_000)}).read_bytes()
    forged = honest.replace(struct.pack("<L", 1_000_000), struct.pack("<L", len(FILES["pathway.md"])))
    path = tmp_path / "b.zip"
    path.write_bytes(forged)

    assert refused(path)[0] == PackRefusal.CHANGED


def test_a_list_that_is_longer_than_any_library_is_not_read(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {f"{number}.md": b"" for number in range(5_100)})

    assert refused(path) == (PackRefusal.TOO_MANY, "")


def test_a_zip_with_words_after_its_end_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", WHOLE)
    with ZipFile(path, "a") as archive:
        archive.comment = b"more"

    assert refused(path) == (PackRefusal.HALF, "")


def test_a_damaged_stream_is_refused(pack: Path) -> None:
    raw = bytearray(pack.read_bytes())
    with ZipFile(pack) as archive:
        entry = archive.getinfo("people.md")
    start = entry.header_offset + 30 + len(entry.filename)
    raw[start : start + entry.compress_size] = zlib.compress(os.urandom(200))[: entry.compress_size].ljust(
        entry.compress_size, b"\xff"
    )
    pack.write_bytes(raw)

    assert refused(pack) == (PackRefusal.CHANGED, "people.md")


@pytest.fixture
def folder(pack: Path, tmp_path: Path) -> Path:
    unpack(pack, tmp_path / "folder")
    return tmp_path / "folder"


def test_an_unpacked_folder_is_a_pack_too(folder: Path) -> None:
    assert read_pack(folder) == (OURS, FILES)


def test_a_folder_with_other_files_is_refused(folder: Path) -> None:
    (folder / "people.md").write_bytes(FILES["people.md"].replace(b"A", b"B"))
    assert refused(folder) == (PackRefusal.CHANGED, "people.md")
    (folder / "people.md").unlink()
    assert refused(folder) == (PackRefusal.MISSING, "people.md")
    (folder / "people.md").write_bytes(FILES["people.md"])
    (folder / "images" / "b.svg").touch()
    assert refused(folder) == (PackRefusal.EXTRA, "images/b.svg")
    (folder / "images" / "b.svg").rename(folder / ".hidden")
    assert refused(folder) == (NameFault.HIDDEN, ".hidden")
    (folder / ".hidden").unlink()
    (folder / MANIFEST).write_bytes(b" " * 4_000_001)
    assert refused(folder) == (PackRefusal.TOO_LARGE, MANIFEST)
    (folder / MANIFEST).unlink()
    assert refused(folder) == (PackRefusal.NO_MANIFEST, "")


def test_a_link_in_a_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder / "images", tmp_path / "images")
    try:
        (folder / "images").symlink_to(tmp_path / "images", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")

    assert refused(folder) == (PackRefusal.LINK, "images")


def test_a_folder_without_end_is_refused(folder: Path) -> None:
    deep = folder.joinpath(*["images"] * 40)
    deep.mkdir(parents=True)

    assert refused(folder)[0] == NameFault.TOO_LONG


def test_a_folder_with_too_many_files_is_refused(folder: Path) -> None:
    for number in range(5_010):
        (folder / f"{number}.md").touch()

    assert refused(folder) == (PackRefusal.TOO_MANY, "")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read here")
def test_a_pack_that_may_not_be_read_is_told(pack: Path) -> None:
    pack.chmod(0)

    assert refused(pack) == (PackRefusal.UNREADABLE, "")


def test_a_full_disk_leaves_nothing_that_looks_whole(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "here").write_bytes(b"in the way")

    with pytest.raises(FileNotWritten):
        unpack(pack, tmp_path / "here")
