"""Every picture is used, says in words what it shows, is safe to draw, and large enough to read."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtSvg import QSvgRenderer

from onboarding.core.text import plain
from tests.content.reading import CONTENT, MODULES, images_of, modules, read

PICTURES = sorted(path.name for path in CONTENT.glob("images/*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SAFE_ELEMENTS = {"svg", "title", "g", "path", "rect", "circle", "ellipse", "polygon", "text"}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_drawn_as_well_as_written(name: str) -> None:
    images = images_of(read(name))

    assert len(images) >= 2
    assert all((CONTENT / image.source).is_file() for image in images)
    assert all(image.alt and plain(image.caption) for image in images)


def test_every_picture_is_used() -> None:
    used = {Path(image.source).name for module in modules() for image in images_of(module)}

    assert used == set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_safe_to_draw_and_large_enough_to_read(name: str, qapp: object) -> None:
    path = CONTENT / "images" / name
    elements = list(ElementTree.parse(path).iter())
    sizes = [float(element.get("font-size", "0")) for element in elements if element.tag == f"{SVG}text"]
    renderer = QSvgRenderer(str(path))

    assert {element.tag.removeprefix(SVG) for element in elements} <= SAFE_ELEMENTS
    assert all(size >= 30 for size in sizes)
    assert renderer.isValid()
    assert renderer.defaultSize().width() <= 1200
