"""Reads the `key: value` lines between two `---` that a library file opens with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onboarding.core.problems import Code, ProblemList
from onboarding.core.source import Line, read_lines

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):(.*)")
_HEADING = re.compile(r"#{1,6}\s")
_WHOLE_NUMBER = re.compile(r"[0-9]{1,5}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Value(NamedTuple):
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values as written, unknown keys included; `body` is where the rest of the file starts."""

    values: dict[str, Value]
    body: int

    def text(self, key: str) -> str:
        return self.values.get(key, Value("", 0)).text

    def required(self, key: str, problems: ProblemList) -> str:
        """The text of `key`; nothing, and a problem, where it's missing or blank."""
        value = self.values.get(key, Value("", 1))
        if not value.text:
            problems.add(Code.MISSING_KEY, value.line, key)
        return value.text

    def number(self, key: str, problems: ProblemList, *, least: int = 0) -> int | None:
        value = self.values.get(key)
        if value is None or not value.text:
            return None
        number = whole_number(value.text, least=least)
        if number is None:
            problems.add(Code.BAD_NUMBER, value.line, key, value.text)
        return number

    def date(self, key: str, problems: ProblemList) -> date | None:
        value = self.values.get(key)
        if value is None or not value.text:
            return None
        try:
            if _DATE.fullmatch(value.text):
                return date.fromisoformat(value.text)
        except ValueError:
            pass
        problems.add(Code.BAD_DATE, value.line, key, value.text)
        return None


def line_of(raw: bytes, key: str) -> int:
    """The line of `key` in a file that is known to be readable; 0 where it has none."""
    unheard = ProblemList("")
    front = read_front_matter(read_lines(raw, unheard), unheard)
    value = front.values.get(key) if front else None
    return value.line if value else 0


def whole_number(text: str, *, least: int = 0) -> int | None:
    """Plain figures of at most five places, or None."""
    number = int(text) if _WHOLE_NUMBER.fullmatch(text) else None
    return number if number is not None and number >= least else None


def read_front_matter(lines: Sequence[Line], problems: ProblemList) -> FrontMatter | None:
    """None when the file doesn't open with a `---` line."""
    start = next((at for at, line in enumerate(lines) if line.text.strip()), 0)
    if not lines or lines[start].text.rstrip() != _FENCE:
        return None
    values: dict[str, Value] = {}
    last_key = ""
    for at in range(start + 1, len(lines)):
        number, text = lines[at]
        if text.rstrip() == _FENCE:
            return FrontMatter(values, at + 1)
        if _HEADING.match(text):
            problems.add(Code.UNCLOSED_FRONT_MATTER, lines[start].number)
            return FrontMatter(values, at)
        last_key = _read_line(Line(number, text), last_key, values, problems)
    problems.add(Code.UNCLOSED_FRONT_MATTER, lines[start].number)
    return FrontMatter(values, len(lines))


def _read_line(line: Line, last_key: str, values: dict[str, Value], problems: ProblemList) -> str:
    """Returns the key that an indented next line would go on with."""
    text = line.text.strip()
    found = _KEY.match(line.text)
    if found:
        key = found[1].lower()
        if key in values:
            problems.add(Code.REPEATED_KEY, line.number, key)
            return ""
        values[key] = Value(found[2].strip(), line.number)
        return key
    if text and line.text[0] in " \t" and last_key:
        value = values[last_key]
        values[last_key] = Value(f"{value.text} {text}".strip(), value.line)
    elif text:
        problems.add(Code.FRONT_MATTER_LINE, line.number, text[:60])
    return last_key
