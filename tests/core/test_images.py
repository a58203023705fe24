"""What the first bytes of an image tell, and where a module has images."""

from __future__ import annotations

import struct

import pytest

from onboarding.core.images import Size, images_in, raster_size
from tests.core.pages import FRONT, read

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JFIF = b"\xff\xd8\xff\xe0\0\x04ab"
FRAME = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", 30, 40) + b"\0\0"


@pytest.mark.parametrize(
    ("raw", "size"),
    [
        (PNG + struct.pack(">II", 40, 30) + b"rest", Size(40, 30)),
        (PNG + b"\0\0", None),
        (PNG.replace(b"IHDR", b"IDAT") + bytes(20), None),
        (JFIF + FRAME, Size(40, 30)),
        (JFIF + b"\xff" + FRAME, Size(40, 30)),
        (JFIF + b"\xff\xd0" + FRAME, Size(40, 30)),
        (JFIF + b"\xff\xe1\0\0" + FRAME, Size(40, 30)),
        (JFIF, None),
        (JFIF + b"\0" * 20, None),
        (b"GIF89a" + bytes(20), None),
        (b"", None),
    ],
)
def test_the_size_of_an_image_is_read_from_its_first_bytes(raw: bytes, size: Size | None) -> None:
    assert raster_size(raw) == size


def test_every_image_of_a_module_is_found() -> None:
    module = read(
        f"{FRONT}![a](1.png)\n\n## S {{#s .scenario}}\n![a](2.png)\n> ![a](3.png)\n\n"
        "> [!TIP]\n> ![a](4.png)\n\n"
        "Q?\n- [(X)] a\n- [( )] b\n***\n![a](5.png)\n***\n### E {#e}\n![a](6.png)\n"
    )

    assert [image.source for image in images_in(module)] == [f"{number}.png" for number in range(1, 7)]
