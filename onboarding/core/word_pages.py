"""Turns a Word document, read as plain HTML, into the steps of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from onboarding.core.drafts import step_heading
from onboarding.core.escapes import escaped, opened
from onboarding.core.ids import id_from
from onboarding.core.links import is_safe_link
from onboarding.core.lists import MAX_NESTING
from onboarding.core.placeholders import PLACEHOLDER
from onboarding.core.questions import LeftOut
from onboarding.core.structure import STEP_LEVEL

TITLE = "title"
"""The class of the paragraph that Word calls the title."""
CAPTION = "caption"
"""The class of a paragraph that Word calls a caption."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LOWEST = 6
_LISTS = ("ul", "ol")
_NESTED = "    "
_BACK = ("#footnote-ref", "#endnote-ref")
_STYLES = {"strong": "**", "em": "*"}


@dataclass(frozen=True, slots=True)
class WordPage:
    """`body` are the opening words and the steps in our Markdown; `title` is empty where it has none."""

    title: str
    body: str
    left_out: tuple[LeftOut, ...]


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Caption:
    """Words for the picture above them, if there is one."""

    text: str


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    text: str
    is_title: bool


def word_page(html: str, usual_title: str, place_of: Callable[[str], str]) -> WordPage:
    """`place_of` tells where the picture of an `src` lies in the library; nothing when it was left out.

    The title is Word's own, or the one heading above all others, or else `usual_title`, where there are no
    headings that could be steps. The highest headings that are left are the steps.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    writer = _Writer(place_of)
    parts = _captioned(writer.blocks(reader.root))
    title = _title_of(parts)
    if title is not None:
        parts.remove(title)
    name = title.text if title else usual_title
    return WordPage(name, "\n\n".join(_steps(parts, name)) + "\n", tuple(writer.left_out))


_Part = _Heading | _Caption | str


class _Reader(HTMLParser):
    """Builds the tree; mammoth closes what it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Node("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        node = _Node(tag, {key: value or "" for key, value in attrs})
        self._open[-1].children.append(node)
        if tag not in ("img", "br"):
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and tag == self._open[-1].tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class _Writer:
    """Writes blocks, and gathers what they had to leave out, each with the heading that it stood under."""

    def __init__(self, place_of: Callable[[str], str]) -> None:
        self._place_of = place_of
        self._under = ""
        self.left_out: list[LeftOut] = []

    def blocks(self, node: _Node) -> Iterator[_Part]:
        for child in node.children:
            if isinstance(child, str):
                if child.strip():
                    yield opened(_typed(" ".join(child.split())))
            elif child.tag in _HEADINGS:
                yield from self._heading(child)
            elif child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag in _LISTS:
                yield "\n".join(self._list(child, 0))
                yield from self._pictures(child)
            elif child.tag == "table":
                yield from self._table(child)
                yield from self._pictures(child)
            else:
                yield from self.blocks(child)

    def _heading(self, node: _Node) -> Iterator[_Part]:
        text = " ".join(_words(node).split())
        if text:
            self._under = text
            yield _Heading(_HEADINGS[node.tag], text, node.attributes.get("class") == TITLE)
        yield from self._pictures(node)

    def _paragraph(self, node: _Node) -> Iterator[_Caption | str]:
        text = self._inline(node).strip()
        if text:
            is_caption = node.attributes.get("class") == CAPTION and "*" not in text
            yield _Caption(f"*{text}*") if is_caption else opened(text)
        yield from self._pictures(node)

    def _list(self, node: _Node, depth: int) -> Iterator[str]:
        items = [child for child in node.children if isinstance(child, _Node) and child.tag == "li"]
        indent = _NESTED * min(depth, MAX_NESTING - 1)
        for number, item in enumerate(items, start=1):
            words = _Node("li", {}, [child for child in item.children if not _is_list(child)])
            mark = f"{number}." if node.tag == "ol" else "-"
            text = opened(self._inline(words).strip()).replace("\n", f"\n{indent}{_NESTED}")
            yield f"{indent}{mark} {text}".rstrip()
            for child in item.children:
                if isinstance(child, _Node) and child.tag in _LISTS:
                    yield from self._list(child, depth + 1)

    def _table(self, node: _Node) -> Iterator[str]:
        rows = [list(_within(row, ("td", "th"))) for row in _within(node, ("tr",))]
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

    def _cell(self, cell: _Node) -> str:
        return " ".join(self._inline(cell).replace("\\\n", " ").replace("|", "\\|").split())

    def _inline(self, node: _Node) -> str:
        return "".join(map(self._piece, node.children))

    def _piece(self, child: _Node | str) -> str:
        if isinstance(child, str):
            return _typed(child.replace("\n", " "))
        if child.tag == "br":
            return "\\\n"
        inside = self._inline(child)
        words = inside.strip()
        if child.tag == "a":
            return self._link(child.attributes.get("href", ""), inside)
        if child.tag in ("p", "li", "td", "th"):
            return f"{inside} "
        mark = _STYLES.get(child.tag, "")
        if not mark or not words or mark in words:
            return inside
        before, _, after = inside.partition(words)
        return f"{before}{mark}{words}{mark}{after}"

    def _link(self, address: str, words: str) -> str:
        if address.startswith(_BACK) or not words.strip():
            return ""
        if is_safe_link(address):
            return f"[{words.strip()}](<{address}>)"
        if address and not address.startswith("#"):
            self._leave_out(
                f"The link to “{address[:80]}” was left out, as only https and mailto are opened."
            )
        return words

    def _pictures(self, node: _Node) -> Iterator[str]:
        for image in _within(node, ("img",)):
            place = self._place_of(image.attributes.get("src", ""))
            alt = " ".join(image.attributes.get("alt", "").translate(_NO_BRACKETS).split())
            if place:
                yield f"![{alt}]({place})"
            else:
                self._leave_out("A picture was left out, as it is no PNG or JPEG that can be shown.")

    def _leave_out(self, what: str) -> None:
        where = f"Under “{self._under}”: " if self._under else ""
        self.left_out.append(LeftOut(0, where + what))


_NO_BRACKETS = str.maketrans("[]", "()")


def _captioned(parts: Iterable[_Part]) -> list[_Heading | str]:
    """Each caption on the line below its picture, where we look for it."""
    found: list[_Heading | str] = []
    for part in parts:
        if not isinstance(part, _Caption):
            found.append(part)
        elif found and isinstance(found[-1], str) and found[-1].startswith("!["):
            found[-1] += f"\n{part.text}"
        else:
            found.append(part.text)
    return found


def _title_of(parts: Sequence[_Heading | str]) -> _Heading | None:
    headings = [part for part in parts if isinstance(part, _Heading)]
    for heading in headings:
        if heading.is_title:
            return heading
    highest = min((heading.level for heading in headings), default=0)
    above = [heading for heading in headings if heading.level == highest]
    is_first = bool(above) and headings[0] is above[0]
    return above[0] if len(above) == 1 and is_first and len(headings) > 1 else None


def _steps(parts: Sequence[_Heading | str], title: str) -> Iterator[str]:
    levels = [part.level for part in parts if isinstance(part, _Heading)]
    if not levels:
        yield step_heading(title, id_from(title))
    highest = min(levels, default=1)
    taken: list[str] = []
    level = 1
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        level = min(part.level - highest + STEP_LEVEL, level + 1, _LOWEST)
        if level == STEP_LEVEL:
            taken.append(id_from(part.text, taken))
            yield step_heading(part.text, taken[-1])
        else:
            yield f"{'#' * level} {escaped(part.text)}"


def _typed(words: str) -> str:
    """Words without marks; what the council has to add may be written in Word as it is with us."""
    done, parts = 0, []
    for found in PLACEHOLDER.finditer(words):
        parts += [escaped(words[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*parts, escaped(words[done:])])


def _is_list(child: _Node | str) -> bool:
    return isinstance(child, _Node) and child.tag in _LISTS


def _within(node: _Node, tags: Sequence[str]) -> Iterator[_Node]:
    """The nearest nodes of these kinds below `node`."""
    for child in node.children:
        if isinstance(child, _Node):
            if child.tag in tags:
                yield child
            else:
                yield from _within(child, tags)


def _words(node: _Node) -> str:
    return "".join(child if isinstance(child, str) else _words(child) for child in node.children)
