"""A library written as one page, with its pictures in it or beside it."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from onboarding.core.handout import Form
from onboarding.errors import FileNotWritten
from onboarding.files.handouts import export
from onboarding.files.library import Library, open_library
from tests.files.test_library import PATHWAY, SVG, module, png, write


@pytest.fixture
def library(tmp_path: Path) -> Library:
    root = tmp_path / "library"
    write(root / "pathway.md", PATHWAY)
    write(root / "images" / "a b.svg", SVG)
    (root / "photo.PNG").write_bytes(png(4, 3))
    pictures = "![a tree](<images/a b.svg>)\n\n![a tree](<images/a b.svg>)\n\n![a photo](photo.PNG)\n\n"
    write(root / "one.md", module("one", f"{pictures}![gone](none.png)"))
    write(root / "two.md", module("two", "Other words."))
    return open_library(root)


def test_html_holds_every_picture_that_can_be_shown(library: Library, tmp_path: Path) -> None:
    export(library, tmp_path / "page.html", Form.HTML)

    page = (tmp_path / "page.html").read_text("utf-8")
    images = re.findall(r'src="data:([a-z/+]+);base64,([^"]+)"', page)
    assert [kind for kind, _ in images] == ["image/svg+xml", "image/svg+xml", "image/png"]
    assert base64.b64decode(images[0][1]) == SVG.encode()
    assert "[Picture: gone]" in page
    assert "Other words." in page


def test_markdown_has_its_pictures_beside_it(library: Library, tmp_path: Path) -> None:
    export(library, tmp_path / "page.md", Form.MARKDOWN, "one")

    page = (tmp_path / "page.md").read_text("utf-8")
    assert page.count("![a tree](<page-pictures/001-a-b.svg>)") == 2
    assert "![a photo](<page-pictures/002-photo.png>)" in page
    assert "Other words." not in page
    assert sorted(path.name for path in (tmp_path / "page-pictures").iterdir()) == [
        "001-a-b.svg",
        "002-photo.png",
    ]
    assert (tmp_path / "page-pictures" / "001-a-b.svg").read_text() == SVG


def test_a_place_that_cannot_be_written_to_is_told(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "page-pictures", "a file where the folder should be")

    with pytest.raises(FileNotWritten):
        export(library, tmp_path / "page.md", Form.MARKDOWN)
    with pytest.raises(FileNotWritten):
        export(library, tmp_path / "nowhere" / "page.html", Form.HTML)


def test_a_module_that_is_not_there_is_a_key_error(library: Library, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        export(library, tmp_path / "page.html", Form.HTML, "none")
