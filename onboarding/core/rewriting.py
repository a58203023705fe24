"""Changes single details in the text of a library file and leaves every other byte of it as it was.

Line endings, a byte order mark, the order of details and whatever else somebody wrote there stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onboarding.core.front_matter import read_front_matter
from onboarding.core.problems import ProblemList
from onboarding.core.source import read_lines
from onboarding.core.structure import split_steps

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_END = re.compile(r"[\r\n]*\Z")
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]*:)([ \t]*)(.*?)([ \t]*)\Z", re.DOTALL)
_BRACES = re.compile(r"\{[^{}]*\}(?=[ \t]*#*[ \t]*\Z)")


class NotRewritable(ValueError):
    """A file without front matter, or a step that isn't in it."""


def with_details(raw: bytes, details: Mapping[str, str]) -> bytes:
    """The file with these values in its front matter; a key that it doesn't have is added as the last.

    Raises NotRewritable when the file has no closed front matter.
    """
    unheard = ProblemList("")
    lines = _lines(raw)
    numbered = read_lines(raw, unheard)
    front = read_front_matter(numbered, unheard)
    if front is None or numbered[front.body - 1].text.rstrip() != "---" or len(numbered) != len(lines):
        raise NotRewritable
    end = front.body - 1
    missing = []
    for key, value in details.items():
        words = " ".join(value.split())
        known = front.values.get(key)
        if known is None:
            missing.append(f"{key}: {words}".rstrip() + _end_of(lines[end - 1]))
        elif known.text != words:
            at = known.line - 1
            lines[at] = _with_value(lines[at], words)
            _blank_the_rest(lines, at + 1, end)
    lines[end:end] = missing
    return "".join(lines).encode("utf-8")


def with_attributes(raw: bytes, step_id: str, attributes: Mapping[str, str]) -> bytes:
    """The file with these `key=value` attributes in the heading of a step, which has braces with its id.

    Raises NotRewritable when no heading gives that id.
    """
    unheard = ProblemList("")
    lines = _lines(raw)
    numbered = read_lines(raw, unheard)
    front = read_front_matter(numbered, unheard)
    structure = split_steps(numbered[front.body :] if front else numbered, unheard)
    line = next((step.line for step in structure.steps if step.outline.id == step_id), 0)
    if not line or len(numbered) != len(lines):
        raise NotRewritable
    text, end = _parted(lines[line - 1])
    braces = _BRACES.search(text)
    if braces is None or f"#{step_id}" not in braces[0][1:-1].removeprefix(":").split():
        raise NotRewritable
    inside = braces[0]
    for key, value in attributes.items():
        inside = _with_attribute(inside, key, value, step_id)
    lines[line - 1] = text[: braces.start()] + inside + text[braces.end() :] + end
    return "".join(lines).encode("utf-8")


def _lines(raw: bytes) -> list[str]:
    """With their ends; all of them together are the file."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotRewritable from error
    found = [match[0] for match in _LINE.finditer(text)]
    return found if len(found) < 2 or found[-2][-1:] in "\r\n" else found[:-1]


def _parted(line: str) -> tuple[str, str]:
    end = _end_of(line)
    return line[: len(line) - len(end)], end


def _end_of(line: str) -> str:
    found = _END.search(line)
    return found[0] if found else ""


def _with_value(line: str, words: str) -> str:
    text, end = _parted(line)
    found = _KEY.search(text)
    assert found is not None, "the line of a known key begins with it"
    return f"{found[1]}{found[2] or ' '}{words}{found[4]}{end}"


def _blank_the_rest(lines: list[str], start: int, end: int) -> None:
    """Takes out the indented lines that went on with a value, up to the next key."""
    for at in range(start, end):
        if _KEY.match(lines[at]):
            return
        if lines[at].strip() and lines[at][0] in " \t":
            lines[at] = ""


def _with_attribute(braces: str, key: str, value: str, step_id: str) -> str:
    """The last of several values counts, so that is the one to change."""
    known = [*re.finditer(rf"(?<=[\s{{:]){re.escape(key)}=(\S*?)(?=[\s}}])", braces)]
    if not known:
        name = re.search(rf"(?<=[\s{{:])#{re.escape(step_id)}(?=[\s}}])", braces)
        assert name is not None, "the braces hold the id"
        return f"{braces[: name.end()]} {key}={value}{braces[name.end() :]}"
    old = known[-1][1].strip("\"'")
    start = known[-1].start(1) + known[-1][1].find(old)
    return braces if old == value else braces[:start] + value + braces[start + len(old) :]
