"""A manifest has one form; whatever else the bytes are, they are refused with a word of their own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core import manifest as of
from onboarding.core.manifest import (
    Manifest,
    PackedFile,
    PackRefusal,
    PackRefused,
    Reached,
    check_files,
    check_listed,
    packed_files,
    read_manifest,
    write_manifest,
)
from onboarding.core.pack_names import NameFault

FILES = packed_files({"b.md": b"two", "a.md": b"one", "images/c.svg": b"<svg/>"})
MANIFEST = Manifest(
    pack_id="11111111-1111-4111-8111-111111111111",
    number=7,
    published_at=datetime(2026, 11, 22, 9, 5, tzinfo=UTC),
    published_by="Jo Ellis",
    note="A new contact for “safeguarding”.",
    files=FILES,
    reached=(Reached("people", "1.3.0", (("ask", 3),)),),
)


def refusal(raw: bytes) -> str:
    with pytest.raises(PackRefused) as caught:
        read_manifest(raw)
    return caught.value.refusal


def changed(**facts: Any) -> bytes:
    """The manifest with other facts, in the layout that it is written in."""
    data = json.loads(write_manifest(MANIFEST)) | facts
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def test_what_is_written_reads_back_as_it_was() -> None:
    assert read_manifest(write_manifest(MANIFEST)) == MANIFEST
    assert [file.path for file in MANIFEST.files] == ["a.md", "b.md", "images/c.svg"]


@given(note=st.text(max_size=40), by=st.text(max_size=20), number=st.integers(1, of.MAX_NUMBER))
def test_any_note_has_one_form(note: str, by: str, number: int) -> None:
    raw = write_manifest(replace(MANIFEST, note=note, published_by=by, number=number))

    assert write_manifest(read_manifest(raw)) == raw


def test_the_digest_names_everything() -> None:
    others = [
        replace(MANIFEST, number=8),
        replace(MANIFEST, note=""),
        replace(MANIFEST, files=FILES[1:]),
        replace(MANIFEST, reached=()),
    ]

    assert len({MANIFEST.digest, *(other.digest for other in others)}) == 5


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", PackRefusal.BAD_MANIFEST),
        (b"\xff\xfe", PackRefusal.BAD_MANIFEST),
        (write_manifest(MANIFEST)[:-40], PackRefusal.BAD_MANIFEST),
        (b"[" * 100_000, PackRefusal.BAD_MANIFEST),
        (b"[]", PackRefusal.NOT_A_PACK),
        (b'{"format": "another"}', PackRefusal.NOT_A_PACK),
        (changed(format_version=2), PackRefusal.NEWER),
        (changed(format_version="1"), PackRefusal.BAD_MANIFEST),
        (changed(number=0), PackRefusal.BAD_MANIFEST),
        (changed(number=True), PackRefusal.BAD_MANIFEST),
        (changed(number=100_000), PackRefusal.BAD_MANIFEST),
        (changed(pack_id="none"), PackRefusal.BAD_MANIFEST),
        (changed(pack_id="11111111-1111-4111-8111-11111111111A"), PackRefusal.BAD_MANIFEST),
        (changed(published_at="2026-11-22"), PackRefusal.BAD_MANIFEST),
        (changed(note=7), PackRefusal.BAD_MANIFEST),
        (changed(more="facts"), PackRefusal.BAD_MANIFEST),
        (changed(files={}), PackRefusal.BAD_MANIFEST),
        (changed(files=[{"path": 7, "sha256": "a" * 64, "size": 1}]), PackRefusal.BAD_MANIFEST),
        (changed(files=[{"path": "a.md", "sha256": "a", "size": 1}]), PackRefusal.BAD_MANIFEST),
        (changed(files=[{"path": "a.md", "sha256": "a" * 64, "size": -1}]), PackRefusal.BAD_MANIFEST),
        (changed(files=[{"path": "../a.md", "sha256": "a" * 64, "size": 1}]), NameFault.UPWARDS),
        (changed(reached=[{"module": 1, "version": "1.0.0", "revs": {}}]), PackRefusal.BAD_MANIFEST),
        (write_manifest(MANIFEST).replace(b"\n", b"\r\n"), PackRefusal.BAD_MANIFEST),
        (b" " * (of.MAX_MANIFEST_BYTES + 1), PackRefusal.TOO_LARGE),
    ],
)
def test_other_bytes_are_refused(raw: bytes, why: str) -> None:
    assert refusal(raw) == why


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    refusal(raw)


def files(*sizes: int, name: str = "a{}.md") -> tuple[PackedFile, ...]:
    return tuple(PackedFile(name.format(at), size, "a" * 64) for at, size in enumerate(sizes))


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        (files(*[1] * (of.MAX_FILES + 1)), PackRefusal.TOO_MANY),
        (files(of.MAX_FILE_BYTES + 1), PackRefusal.TOO_LARGE),
        (files(*[of.MAX_FILE_BYTES] * 26), PackRefusal.TOO_LARGE),
        (files(1, name="MANIFEST.json"), PackRefusal.BAD_MANIFEST),
        ((*files(1), *files(1)), NameFault.DUPLICATE),
    ],
)
def test_what_is_too_much_is_known_before_a_file_is_read(listed: tuple[PackedFile, ...], why: str) -> None:
    with pytest.raises(PackRefused) as caught:
        check_files(listed)

    assert caught.value.refusal == why


@pytest.mark.parametrize(
    ("found", "why", "detail"),
    [
        ({"a.md": 3, "b.md": 3}, PackRefusal.MISSING, "images/c.svg"),
        ({"a.md": 3, "b.md": 3, "images/c.svg": 6, "d.md": 1}, PackRefusal.EXTRA, "d.md"),
        ({"a.md": 3, "b.md": 4, "images/c.svg": 6}, PackRefusal.CHANGED, "b.md"),
    ],
)
def test_files_that_differ_from_the_list_are_named(found: dict[str, int], why: str, detail: str) -> None:
    with pytest.raises(PackRefused) as caught:
        check_listed(found, MANIFEST)

    assert (caught.value.refusal, caught.value.detail) == (why, detail)


def test_files_that_are_as_listed_pass() -> None:
    check_listed({file.path: file.size for file in FILES}, MANIFEST)
