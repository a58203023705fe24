"""Reads a policy file: `Name = value` lines, as in an INI file, with the line number of each.

Not by `configparser`: it gives no line numbers, stops at a name that stands twice, and takes an indented line
as more of the value before it.
"""

from __future__ import annotations

import codecs
import re

from onboarding.core.policy import Entry, Fault, PolicyProblem, Source, short

MAX_BYTES = 65_536
SECTION = "policy"

_LINE_END = re.compile("\r\n|\r|\n")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def policy_lines(raw: bytes, where: str) -> Source:
    """What stands in the file `where`, in UTF-8, UTF-16 with its mark, or the encoding of Windows."""
    if len(raw) > MAX_BYTES:
        return _whole(where, Fault.TOO_LARGE)
    text = _decoded(raw)
    if text is None or "\0" in text:
        return _whole(where, Fault.NOT_TEXT)
    entries: list[Entry] = []
    problems: list[PolicyProblem] = []
    is_ours = True
    for number, line in enumerate(_LINE_END.split(text), start=1):
        words = line.strip()
        if not words or words[0] in ";#":
            continue
        if words[0] == "[":
            name = words.strip("[] \t")
            is_ours = name.lower() == SECTION
            if not is_ours:
                problems.append(PolicyProblem(where, Fault.UNKNOWN_SECTION, number, detail=short(name)))
        elif is_ours and words.find("=") < 1:
            problems.append(PolicyProblem(where, Fault.NO_EQUALS, number, detail=short(words)))
        elif is_ours:
            entries.append(_entry(words, number))
    return Source(where, tuple(entries), tuple(problems))


def _whole(where: str, fault: Fault) -> Source:
    return Source(where, problems=(PolicyProblem(where, fault),))


def _decoded(raw: bytes) -> str | None:
    if raw.startswith(_UTF_16):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _entry(words: str, number: int) -> Entry:
    name, _, value = words.partition("=")
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    return Entry(name.strip(), value, number)
