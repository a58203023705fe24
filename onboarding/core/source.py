"""Turns the bytes of a library file into numbered lines, whatever wrote them."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from onboarding.core.problems import Code, ProblemList

MAX_BYTES = 1_000_000
MAX_LINE = 20_000

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Line(NamedTuple):
    """A line of a file, without its end; numbers count from 1."""

    number: int
    text: str


def read_lines(raw: bytes, problems: ProblemList) -> list[Line]:
    """What can be read of the file; nothing when it's over `MAX_BYTES`."""
    if len(raw) > MAX_BYTES:
        problems.add(Code.FILE_TOO_BIG, 0)
        return []
    text = decode(raw, problems).replace("\r\n", "\n").replace("\r", "\n")
    is_clean = not CONTROL.search(text)
    lines = []
    for number, words in enumerate(text.split("\n"), start=1):
        if is_clean and len(words) <= MAX_LINE:
            lines.append(Line(number, words))
        else:
            lines.append(Line(number, _mended(words, number, problems)))
    return lines


def decode(raw: bytes, problems: ProblemList) -> str:
    """UTF-8, with or without its mark; other encodings of Windows are read and told."""
    if raw.startswith(_UTF16_MARKS):
        problems.add(Code.NOT_UTF8, 1, "UTF-16")
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        problems.add(Code.NOT_UTF8, before.count(b"\n") + 1, "Windows-1252")
        return raw.removeprefix(codecs.BOM_UTF8).decode("cp1252", errors="replace")


def _mended(text: str, number: int, problems: ProblemList) -> str:
    kept = CONTROL.sub("", text)
    if kept != text:
        problems.add(Code.CONTROL_CHARACTER, number)
    if len(kept) > MAX_LINE:
        problems.add(Code.LINE_TOO_LONG, number, f"{len(kept):,}")
    return kept[:MAX_LINE]
