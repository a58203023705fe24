"""What the first bytes of an image tell, and where a module has images."""

from __future__ import annotations

import struct

import pytest

from onboarding.core.images import Size, images_in, is_whole, raster_size
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


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"sum!"


WHOLE_PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IDAT", b"IEND") + chunk(b"IEND")
WHOLE_JPEG = JFIF + FRAME + b"\xff\xda\0\x02rows\xff\xd9"


@pytest.mark.parametrize("raw", [WHOLE_PNG, WHOLE_JPEG, WHOLE_PNG + b"a note", WHOLE_JPEG + b"a note"])
def test_a_whole_picture_is_told_from_its_beginning(raw: bytes) -> None:
    end = raw.removesuffix(b"a note")

    assert is_whole(raw)
    assert not any(is_whole(end[:cut]) for cut in range(len(end)))


def test_the_end_of_a_small_picture_inside_is_not_the_end() -> None:
    thumbnail = b"\xff\xe1\0\x08ab\xff\xd9cd"

    assert not is_whole(b"\xff\xd8" + thumbnail + FRAME + b"\xff\xda\0\x02rows")


def test_every_image_of_a_module_is_found() -> None:
    module = read(
        f"{FRONT}![a](1.png)\n\n## S {{#s .scenario}}\n![a](2.png)\n> ![a](3.png)\n\n"
        "> [!TIP]\n> ![a](4.png)\n\n"
        "Q?\n- [(X)] a\n- [( )] b\n***\n![a](5.png)\n***\n### E {#e}\n![a](6.png)\n"
    )

    assert [image.source for image in images_in(module)] == [f"{number}.png" for number in range(1, 7)]
