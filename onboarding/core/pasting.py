"""Turns what somebody copied elsewhere into our Markdown, and finds where it goes in the text of a module."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onboarding.core.drafts import step_heading
from onboarding.core.escapes import escaped, opened
from onboarding.core.front_matter import read_front_matter
from onboarding.core.headings import code_lines, heading_line
from onboarding.core.html_markdown import Heading, HtmlWriter, Part, alt_of
from onboarding.core.html_tidy import tidied
from onboarding.core.html_tree import Node, read_html, within, words_of
from onboarding.core.ids import id_from
from onboarding.core.insertion import insertion
from onboarding.core.problems import ProblemList
from onboarding.core.questions import LeftOut
from onboarding.core.samples import Sample, within_brackets
from onboarding.core.source import Line
from onboarding.core.structure import STEP_LEVEL, RawStep, split_steps

MAX_HTML = 2_000_000
"""Characters, without the pictures in it: a hundred pages as Word copies them."""

_LOWEST = 6
_NO_PICTURE = (
    "A picture was left out, as the clipboard had only a link to it, or it is no PNG or JPEG that can be "
    "shown. Copy the picture by itself and paste it, or insert it from its file."
)
_HEADER = re.compile(r"\AVersion:[0-9.]+[^<]*")  # Windows writes where the HTML begins and ends
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_PREFORMATTED = re.compile(r"white-space\s*:\s*pre\s*(?:;|\Z)", re.IGNORECASE)


class TooMuch(ValueError):
    """More was copied than can be pasted at once."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`source` names it in what was copied, `alt` is what that says it shows; `raw` are its bytes."""

    source: str
    alt: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied, as a tree that `HtmlWriter` reads, and the bytes of pictures by their `src`."""

    root: Node
    data: Mapping[str, bytes]

    def sources(self) -> tuple[str, ...]:
        """Of pictures whose bytes did not come along: addresses of files, or of pages."""
        found = (image.attributes.get("src", "") for image in within(self.root, ("img",)))
        return tuple(dict.fromkeys(source for source in found if source and source not in self.data))

    def pictures(self, more: Mapping[str, bytes]) -> tuple[Picture, ...]:
        """Those with bytes, in their order; `more` has what was found for `sources`."""
        known = {**self.data, **more}
        images = {image.attributes.get("src", ""): alt_of(image) for image in within(self.root, ("img",))}
        return tuple(Picture(source, alt, known[source]) for source, alt in images.items() if source in known)

    @property
    def is_only_picture(self) -> bool:
        """One picture and no words."""
        return sum(1 for _ in within(self.root, ("img",))) == 1 and not words_of(self.root).strip()

    @property
    def alt(self) -> str:
        """What is said of the first picture."""
        return next((alt_of(image) for image in within(self.root, ("img",))), "")


@dataclass(frozen=True, slots=True)
class PutIn:
    """`text` goes in at `at`, counted in characters, once what was chosen is gone."""

    at: int
    text: str
    left_out: tuple[LeftOut, ...]


def read_copied(html: str) -> Copied | None:
    """None where the plain text says as much: code, and what has no words. Raises TooMuch."""
    data: dict[str, bytes] = {}

    def keep(found: re.Match[str]) -> str:
        source = f"pasted-{len(data) + 1}"
        try:
            data[source] = base64.b64decode("".join(found[1].split()), validate=True)
        except binascii.Error:
            return ""
        return source

    bare = _DATA.sub(keep, _HEADER.sub("", html))
    if len(bare) > MAX_HTML:
        raise TooMuch
    read = read_html(bare)
    root = tidied(read)
    return None if _is_code(read) or not root.children else Copied(root, data)


def copied_picture(raw: bytes, alt: str) -> Copied:
    """A picture by itself."""
    image = Node("img", {"src": "pasted-1", "alt": alt})
    return Copied(Node("body", {}, [Node("p", {}, [image])]), {"pasted-1": raw})


def html_of_text(text: str) -> str:
    """Plain text as HTML: each line a paragraph."""
    lines = text.replace("&", "&amp;").replace("<", "&lt;").splitlines()
    return "".join(f"<p>{line}</p>" for line in lines if line.strip())


def put_in(
    text: str, start: int, end: int, copied: Copied, pictures: Mapping[str, tuple[str, str]]
) -> PutIn | None:
    """Where it goes in `text`, in place of what stands from `start` to `end`; None where only plain text can.

    A single paragraph goes into the line at the cursor; anything else below the block that the cursor is in,
    which it doesn't cut in two. Headings go below the heading that the cursor is under, and never begin a
    step; above the first step they do, as nothing else may stand there. `pictures` has place and alt text
    by `src`.
    """

    def shown(source: str, _: str) -> str:
        place, alt = pictures.get(source, ("", ""))
        return f"![{within_brackets(alt)}]({place})" if place else ""

    bare = text[:start] + text[end:]
    page = _Page(bare, start)
    if page.is_plain:
        return None
    writer = HtmlWriter(shown, _NO_PICTURE)
    parts = writer.parts(copied.root)
    line = _line_of(copied.root, parts, writer) if page.has_words else None
    if line is not None:
        return PutIn(start, page.fitted(line), writer.left_out)
    body = "\n\n".join(page.blocks(parts))
    if not body:
        return PutIn(start, "", writer.left_out)
    is_step = page.step is None and any(isinstance(part, Heading) for part in parts)
    place = insertion(bare, page.number, Sample(body, "", "", is_step=is_step))
    at = len("\n".join(bare.split("\n")[: place.line - 1])) + (place.line > 1)
    return PutIn(min(at, len(bare)), place.text, writer.left_out)


def _is_code(root: Node) -> bool:
    """Whether all of it is a text as it was typed: an editor of code puts colours around the lines."""
    node = root
    while True:
        inside = [child for child in node.children if not isinstance(child, str) or child.strip()]
        if len(inside) != 1 or isinstance(inside[0], str):
            return False
        node = inside[0]
        if node.tag == "pre" or _PREFORMATTED.search(node.attributes.get("style", "")):
            return True


def _line_of(root: Node, parts: Sequence[Part], writer: HtmlWriter) -> str | None:
    """What is only a paragraph, or a heading without more, as words for within a line."""
    if len(parts) != 1 or len(root.children) != 1:
        return None
    only = root.nodes[0]
    if isinstance(parts[0], Heading):
        return escaped(parts[0].text)
    is_words = only.tag == "p" and not any(True for _ in within(only, ("img",)))
    return writer.line(only) if is_words else None


class _Page:
    """What stands around the cursor, which is `at` characters into a text."""

    def __init__(self, text: str, at: int) -> None:
        lines = text.split("\n")
        self.number = text.count("\n", 0, at) + 1
        self._before = text[text.rfind("\n", 0, at) + 1 : at]
        self._whole = lines[self.number - 1]
        numbered = [Line(number, line) for number, line in enumerate(lines, start=1)]
        front = read_front_matter(numbered, ProblemList(""))
        body = front.body if front else 0
        rest = numbered[body:]
        fences = code_lines(rest, ProblemList(""))
        place = self.number - 1 - body
        self.is_plain = place < 0 or any(first <= place < after for first, after in fences.items())
        steps = split_steps(rest, ProblemList("")).steps
        self._ids = [step.outline.id for step in steps]
        self.step: RawStep | None = next((one for one in reversed(steps) if one.line <= self.number), None)
        above = (heading_line(line) for line in reversed(rest[: max(place, 0) + 1]))
        self._level = next((found.level for found in above if found), 1) if self.step else 1

    @property
    def has_words(self) -> bool:
        """Whether words can go into the line: before the marks of a heading they would end it."""
        return bool(self._before.strip() if heading_line(Line(0, self._whole)) else self._whole.strip())

    def fitted(self, line: str) -> str:
        """Words for where the cursor is: in a table or a heading there are no breaks."""
        if heading_line(Line(0, self._whole)) or self._whole.lstrip().startswith("|"):
            flat = line.replace("\\\n", " ")
            return flat.replace("|", "\\|") if self._whole.lstrip().startswith("|") else flat
        first, cut, rest = line.partition("\n")
        return (first if self._before.strip() else opened(first)) + cut + opened(rest)

    def blocks(self, parts: Sequence[Part]) -> list[str]:
        levels = [part.level for part in parts if isinstance(part, Heading)]
        highest, taken, level = min(levels, default=1), [*self._ids], self._level
        first = self._first_level()
        found: list[str] = []
        for part in parts:
            if isinstance(part, str):
                found.append(part)
            elif first == 0:
                found.append(f"**{escaped(part.text)}**")
            else:
                level = min(first + part.level - highest, max(level, first - 1) + 1, _LOWEST)
                if level == STEP_LEVEL:
                    taken.append(id_from(part.text, taken))
                    found.append(step_heading(part.text, taken[-1]))
                else:
                    found.append(f"{'#' * level} {escaped(part.text)}")
        return found

    def _first_level(self) -> int:
        """Of the highest heading; 0 where none may stand, as in a story before its first scene."""
        if self.step is None:
            return STEP_LEVEL
        if self.step.is_scenario:
            return 4 if self._level >= 3 else 0
        return max(self._level, STEP_LEVEL + 1)
