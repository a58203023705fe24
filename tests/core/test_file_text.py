"""What an editor is given of a file goes back into the same bytes, but for what was changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.file_text import read_file_text, written

FILES = [
    b"",
    b"one line",
    b"two\nlines\n",
    b"two\r\nlines\r\n",
    b"old\rmac\r",
    b"mixed\r\nends\nhere\r",
    "\ufeffmarked\r\n".encode(),
    "caf\u00e9\n".encode("cp1252"),
    b"undefined in Windows-1252: \x81\x8d\n",
    "\ufeffsixteen\n".encode("utf-16-le"),
    "\ufeffsixteen\n".encode("utf-16-be"),
]


@pytest.mark.parametrize("raw", FILES)
def test_a_file_that_nobody_changed_keeps_every_byte(raw: bytes) -> None:
    found = read_file_text(raw)

    assert "\r" not in found.text
    assert written(found.text, found) == raw


@given(st.text())
def test_any_text_keeps_every_byte(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    if b"\0" not in raw:
        found = read_file_text(raw)
        assert written(found.text, found) == raw


def test_new_lines_end_as_the_others_do() -> None:
    found = read_file_text(b"first\r\nlast\r\n")

    assert written("first\nnew\nlast\n", found) == b"first\r\nnew\r\nlast\r\n"


def test_where_ends_are_mixed_each_line_keeps_its_own() -> None:
    found = read_file_text(b"a\r\nb\nc\r\nd")

    assert written("a\nb\nbetween\nc\nd", found) == b"a\r\nb\nbetween\r\nc\r\nd"
    assert written("b", found) == b"b"


def test_the_mark_and_the_encoding_stay() -> None:
    marked = read_file_text("\ufeffone\n".encode())
    windows = read_file_text("caf\u00e9\n".encode("cp1252"))

    assert written("two\n", marked) == "\ufefftwo\n".encode()
    assert written("th\u00e9\n", windows) == "th\u00e9\n".encode("cp1252")


def test_a_letter_that_the_encoding_lacks_makes_the_file_utf8() -> None:
    windows = read_file_text("caf\u00e9\n".encode("cp1252"))

    assert written("caf\u00e9 \u2192\n", windows) == "caf\u00e9 \u2192\n".encode()


@pytest.mark.parametrize("raw", [b"\x89PNG\0\0", b"\xff\xfeodd"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_file_text(raw)
