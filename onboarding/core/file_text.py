"""A library file’s words for an editor, and its bytes again: encoding, mark and line ends as they were."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_END = re.compile(r"(\r\n|\r|\n)")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TRIED = ("utf-8", "cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class FileText:
    """`text` has `\\n` at the end of each line, `ends` what stands there in the file; `mark` comes first."""

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    ends: tuple[str, ...] = ()


def read_file_text(raw: bytes) -> FileText:
    """`written(found.text, found)` gives the same bytes. Raises ValueError for what is no text."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", ""))
    body = raw[len(mark) :]
    if encoding:
        return _split(body.decode(encoding), encoding, mark)
    if b"\0" in body:
        raise ValueError("there are zero bytes in it")
    return next(_split(text, name, b"") for name in _TRIED if (text := _decoded(body, name)) is not None)


def written(text: str, was: FileText) -> bytes:
    """The bytes of a text that was changed. A letter that the file's encoding lacks makes it UTF-8."""
    lines = text.split("\n")
    whole = "".join(line + end for line, end in zip(lines, (*_ends(lines, was), ""), strict=True))
    try:
        return was.mark + whole.encode(was.encoding)
    except UnicodeEncodeError:
        return whole.encode("utf-8", "replace")


def _decoded(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return None


def _split(text: str, encoding: str, mark: bytes) -> FileText:
    parts = _END.split(text)
    return FileText("\n".join(parts[::2]), encoding, mark, tuple(parts[1::2]))


def _ends(lines: Sequence[str], was: FileText) -> tuple[str, ...]:
    """One for each line but the last. Lines that stayed keep theirs, new ones get what most lines have."""
    wanted = len(lines) - 1
    kinds = Counter(was.ends)
    usual = kinds.most_common(1)[0][0] if kinds else "\n"
    if len(kinds) < 2:
        return (usual,) * wanted
    ends = [usual] * wanted
    before = was.text.split("\n")
    for start, here, size in SequenceMatcher(None, before, lines, autojunk=False).get_matching_blocks():
        known = was.ends[start : start + size]
        ends[here : here + len(known)] = known
    return tuple(ends[:wanted])
