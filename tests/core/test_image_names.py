"""Names of pictures can stand on every system and in every address."""

from __future__ import annotations

import pytest

from onboarding.core.image_names import image_name

PNG, JPEG, SVG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg/>"


@pytest.mark.parametrize(
    ("name", "raw", "safe"),
    [
        ("Kitchen Table (2).JPEG", JPEG, "kitchen-table-2.jpg"),
        ("Möbel.png", PNG, "mobel.png"),
        ("a.b.svg", SVG, "a-b.svg"),
        ("photo.png", JPEG, "photo.jpg"),
        ("日本.svg", SVG, "picture.svg"),
        ("CON.svg", SVG, "picture-con.svg"),
        ("com1.png", PNG, "picture-com1.png"),
        ("plain", SVG, "plain.svg"),
        ("../../evil.svg", SVG, "evil.svg"),
    ],
)
def test_a_name_is_made_safe(name: str, raw: bytes, safe: str) -> None:
    assert image_name(name, raw, ()) == safe


def test_a_taken_name_counts_on_whatever_its_case() -> None:
    assert image_name("a.svg", SVG, ["A.SVG", "a.png"]) == "a-2.svg"
    assert image_name("a.svg", SVG, ["a.png"]) == "a.svg"
