"""Writes the plain HTML that `html_tidy` makes as our Markdown, and says what it had to leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onboarding.core.escapes import escaped, opened
from onboarding.core.html_tidy import CAPTION, TITLE
from onboarding.core.html_tree import FILMS_AND_FORMS, Node, within, words_of
from onboarding.core.links import is_safe_link
from onboarding.core.lists import MAX_NESTING
from onboarding.core.placeholders import PLACEHOLDER
from onboarding.core.questions import LeftOut
from onboarding.core.source import MAX_LINE

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
_NESTED = "    "
_BACK = ("#footnote-ref", "#endnote-ref")
_STYLES = {"strong": "**", "em": "*"}
_BREAK = "\\\n"
_AROUND_BREAK = re.compile(r"\\\n[ \xa0]+")
_NO_BRACKETS = str.maketrans("[]\\", "()/")
_NO_FILM = "A film, a form or something else that does more than stand there was left out."
_START = re.compile(r"(?:\s|\\\n)+")
_END_BACKWARDS = re.compile(r"(?:\n\\|\s)+")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    is_title: bool


@dataclass(frozen=True, slots=True)
class _Caption:
    """Words for the picture above them, if there is one."""

    text: str


Part = Heading | str
"""A heading, or the Markdown of another block."""


class HtmlWriter:
    """Writes blocks, and gathers what they had to leave out, each with the heading that it stood under.

    `picture` gives the Markdown of a picture by its `src` and its `alt`, or nothing when it is left out;
    `why_no_picture` says why one was.
    """

    def __init__(self, picture: Callable[[str, str], str], why_no_picture: str) -> None:
        self._picture = picture
        self._why_no_picture = why_no_picture
        self._under = ""
        self._left_out: dict[LeftOut, None] = {}

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Each once, in the order of the document."""
        return tuple(self._left_out)

    def parts(self, node: Node) -> list[Part]:
        return [part for part in _captioned(self._blocks(node)) if self._fits(part)]

    def _blocks(self, node: Node) -> Iterator[Heading | _Caption | str]:
        for child in node.nodes:
            if child.tag in _HEADINGS:
                yield from self._heading(child)
            elif child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag in FILMS_AND_FORMS:
                self._leave_out(_NO_FILM)
            elif child.tag in _LISTS:
                yield "\n".join(self._list(child, 0))
                yield from self._pictures(child)
            else:
                yield from self._table(child)
                yield from self._pictures(child)

    def _heading(self, node: Node) -> Iterator[Heading | _Caption | str]:
        text = " ".join(words_of(node).split())
        if text:
            self._under = text
            yield Heading(_HEADINGS[node.tag], text, node.attributes.get("class") == TITLE)
        yield from self._pictures(node)

    def _paragraph(self, node: Node) -> Iterator[_Caption | str]:
        text = self.line(node)
        if text:
            is_caption = node.attributes.get("class") == CAPTION and "*" not in text
            yield _Caption(f"*{text}*") if is_caption else opened(text)
        yield from self._pictures(node)

    def _list(self, node: Node, depth: int) -> Iterator[str]:
        items = [child for child in node.children if isinstance(child, Node) and child.tag == "li"]
        indent = _NESTED * min(depth, MAX_NESTING - 1)
        for number, item in enumerate(items, start=int(node.attributes.get("start", "1"))):
            words = Node("li", {}, [child for child in item.children if not _is_list(child)])
            mark = f"{number}." if node.tag == "ol" else "-"
            text = opened(self.line(words)).replace("\n", f"\n{indent}{_NESTED}")
            yield f"{indent}{mark} {text}".rstrip()
            for child in item.children:
                if isinstance(child, Node) and child.tag in _LISTS:
                    yield from self._list(child, depth + 1)

    def _table(self, node: Node) -> Iterator[str]:
        rows = [list(within(row, ("td", "th"))) for row in within(node, ("tr",))]
        width = max(map(len, rows), default=0)
        if not width:
            return
        if any({"colspan", "rowspan"} & cell.attributes.keys() for row in rows for cell in row):
            self._leave_out("A table has cells that reach over others. Look whether its words stand right.")
        lines = [self._row([self._cell(cell) for cell in row], width) for row in rows]
        lines.insert(1, self._row(["---"] * width, width))
        yield "\n".join(lines)

    def _row(self, cells: Sequence[str], width: int) -> str:
        return f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"

    def _cell(self, cell: Node) -> str:
        return " ".join(self._inline(cell).replace("\\\n", " ").replace("|", "\\|").split())

    def line(self, node: Node) -> str:
        """The words of a paragraph, as they stand within a line."""
        return _AROUND_BREAK.sub(lambda _: _BREAK, _bare(self._inline(node)))

    def _inline(self, node: Node) -> str:
        return "".join(map(self._piece, node.children))

    def _piece(self, child: Node | str) -> str:
        if isinstance(child, str):
            return _typed(child.replace("\n", " "))
        if child.tag == "br":
            return _BREAK
        if child.tag in FILMS_AND_FORMS:
            self._leave_out(_NO_FILM)
        inside = self._inline(child)
        words = _bare(inside)
        if child.tag == "a":
            return self._link(child.attributes.get("href", ""), inside)
        if child.tag in ("p", "li", "td", "th"):
            return f"{inside} "
        mark = _STYLES.get(child.tag, "")
        if not mark or not words or mark in words:
            return inside
        return _around(inside, mark, mark)

    def _link(self, address: str, words: str) -> str:
        words = words.replace(_BREAK, " ")
        if address.startswith(_BACK) or not words.strip():
            return ""
        if is_safe_link(address):
            plain = address.replace("<", "%3C").replace(">", "%3E")
            return _around(words, "[", f"](<{plain}>)")
        if address and not address.startswith("#"):
            self._leave_out(
                f"The link to “{address[:80]}” was left out, as only https and mailto are opened."
            )
        return words

    def _pictures(self, node: Node) -> Iterator[str]:
        for image in within(node, ("img",)):
            shown = self._picture(image.attributes.get("src", ""), alt_of(image))
            if shown:
                yield shown
            else:
                self._leave_out(self._why_no_picture)

    def _fits(self, part: Part) -> bool:
        """Lines have a limit in our format; a line that long is no prose."""
        words = part if isinstance(part, str) else part.text
        is_short = max(map(len, words.split("\n"))) < MAX_LINE
        if not is_short:
            self._leave_out(f"A paragraph or a row of over {MAX_LINE:,} characters was left out.")
        return is_short

    def _leave_out(self, what: str) -> None:
        where = f"Under “{self._under}”: " if self._under else ""
        self._left_out[LeftOut(0, where + what)] = None


def alt_of(image: Node) -> str:
    """What the document says that a picture shows, ready to stand in its brackets."""
    return " ".join(image.attributes.get("alt", "").translate(_NO_BRACKETS).split())


def _captioned(parts: Iterable[Heading | _Caption | str]) -> list[Part]:
    """Each caption on the line below its picture, where we look for it."""
    found: list[Part] = []
    for part in parts:
        if not isinstance(part, _Caption):
            found.append(part)
        elif found and isinstance(found[-1], str) and found[-1].startswith("!["):
            found[-1] += f"\n{part.text}"
        else:
            found.append(part.text)
    return found


def _typed(words: str) -> str:
    """Words without marks; what the council has to add may be written in Word as it is with us."""
    done, parts = 0, []
    for found in PLACEHOLDER.finditer(words):
        parts += [escaped(words[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*parts, escaped(words[done:])])


def _around(words: str, before: str, after: str) -> str:
    """Marks stand at the words, not at the spaces around them."""
    bare = _bare(words)
    left, _, right = words.partition(bare)
    return f"{left}{before}{bare}{after}{right}"


def _bare(words: str) -> str:
    """Without spaces and breaks at its ends. A search for those at the end would begin at every space."""
    start = _START.match(words)
    words = words[start.end() :] if start else words
    end = _END_BACKWARDS.match(words[::-1])
    return words[: -end.end()] if end else words


def _is_list(child: Node | str) -> bool:
    return isinstance(child, Node) and child.tag in _LISTS
