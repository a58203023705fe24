"""A picture comes into the library under a safe name, once, and only when it is safe to draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from onboarding.core.images import ImageRefusal
from onboarding.errors import FileNotWritten, ImageRefused
from onboarding.files.image_copies import copy_image
from onboarding.files.library_images import read_image

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><rect width="60" height="30"/></svg>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    root.mkdir()
    return root


def picture(tmp_path: Path, name: str, raw: bytes = DRAWING) -> Path:
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def test_a_picture_is_copied_as_it_is_and_can_be_read_from_there(tmp_path: Path, root: Path) -> None:
    source = copy_image(picture(tmp_path, "Kitchen Table.svg"), root)

    assert source == "images/kitchen-table.svg"
    assert read_image(root, source) == DRAWING


def test_the_same_picture_is_copied_once_and_another_gets_another_name(tmp_path: Path, root: Path) -> None:
    first = copy_image(picture(tmp_path, "a.svg"), root)
    again = copy_image(picture(tmp_path, "a.svg"), root)
    other = copy_image(picture(tmp_path, "A.svg", DRAWING.replace(b"60", b"50")), root)

    assert (first, again, other) == ("images/a.svg", "images/a.svg", "images/a-2.svg")


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', ImageRefusal.UNSAFE),
        ("a.png", b"no picture", ImageRefusal.UNKNOWN_KIND),
        ("a.gif", b"GIF89a", ImageRefusal.UNKNOWN_KIND),
    ],
)
def test_what_must_not_be_drawn_is_not_copied(
    tmp_path: Path, root: Path, name: str, raw: bytes, reason: ImageRefusal
) -> None:
    with pytest.raises(ImageRefused) as refused:
        copy_image(picture(tmp_path, name, raw), root)

    assert refused.value.reason == reason
    assert not (root / "images").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, root: Path) -> None:
    (root / "images").write_text("a file")

    with pytest.raises(FileNotWritten):
        copy_image(picture(tmp_path, "a.svg"), root)


def test_a_folder_with_the_name_of_a_picture_is_in_nobodys_way(tmp_path: Path, root: Path) -> None:
    (root / "images" / "a.svg").mkdir(parents=True)

    assert copy_image(picture(tmp_path, "a.svg"), root) == "images/a-2.svg"
