"""Makes one plain shape of what Word, LibreOffice, Google Docs and browsers copy: `html_markdown` reads it.

Word's lists are paragraphs with their level in a style, Google Docs' bold is a style, Outlook's paragraphs
are divisions, Word Online has a list for each line. What comes out are headings, paragraphs, captions, lists
and tables, with `strong`, `em`, `a`, `br` and `img` in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onboarding.core.html_tree import FILMS_AND_FORMS, Node, tags, within, words_of

TITLE = "title"
"""The class of the paragraph that Word calls the title."""
CAPTION = "caption"
"""The class of a paragraph that Word calls a caption."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_INLINE = tags("""
    a abbr acronym b bdi bdo big br cite code dfn em font i img ins kbd label mark q s samp
    small span strike strong sub sup time tt u var wbr
""")
_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em"}
_SPACE = re.compile(r"[\s\xa0]+")
_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(\w+)")
_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*(\w+)")
_LEVEL = re.compile(r"mso-list\s*:\s*\S+\s+level([1-9])")
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment|mso-comment", re.IGNORECASE)
_NUMBER = re.compile(r"\(?([0-9]{1,6}|[a-zA-Z]{1,5})[.)]+")
_LEVEL_KEY, _KIND_KEY, _START_KEY = "list-level", "list-kind", "start"


def tidied(root: Node) -> Node:
    """A new tree; `root` is left as it is."""
    return Node("body", {}, [*_blocks(root.children)])


def _blocks(children: Iterable[Node | str]) -> list[Node]:
    return _with_lists(_flow(children))


def _flow(children: Iterable[Node | str]) -> list[Node]:
    """Blocks one after another, whatever they were wrapped in."""
    found: list[Node] = []
    loose: list[Node | str] = []
    for child in children:
        if isinstance(child, str) or _is_inline(child):
            loose.append(child)
        else:
            found += [*_paragraphs(loose), *_block(child)]
            loose = []
    return [*found, *_paragraphs(loose)]


def _block(node: Node) -> list[Node]:
    if node.tag in FILMS_AND_FORMS:
        return [node]
    if _COMMENT.search(node.attributes.get("style", "")):
        return []
    level = _heading_level(node)
    if level:
        is_title = TITLE in _classes(node) or "msotitle" in _classes(node)
        attributes = {"class": TITLE} if is_title else {}
        return [Node(level, attributes, _inline(node.children))]
    if node.tag in _LISTS:
        return _list(node)
    if node.tag == "table":
        return _table(node)
    if node.tag == "pre":
        return [Node("p", {}, _lines(words_of(node)))]
    if node.tag in ("p", "figcaption", "caption") and not _has_blocks(node):
        return _paragraph(node)
    return _flow(node.children)


def _heading_level(node: Node) -> str:
    """`h1` to `h6` for what is a heading; Word’s title and its web version’s headings are paragraphs."""
    if node.tag in _HEADINGS:
        return node.tag
    if node.tag == "p" and "msotitle" in _classes(node):
        return "h1"
    level = node.attributes.get("aria-level", "")
    if node.attributes.get("role") == "heading" and level in ("", *"123456"):
        return f"h{level or 2}"
    return ""


def _paragraph(node: Node) -> list[Node]:
    style = node.attributes.get("style", "")
    level = _LEVEL.search(style)
    if level:
        mark = "".join(words_of(one) for one in _ignored(node)).strip("\xa0 \t\r\n")
        attributes = {_LEVEL_KEY: level[1], **_kind(mark)}
        return [Node("p", attributes, _inline(node.children))]
    is_caption = node.tag in ("figcaption", "caption") or _classes(node) & {CAPTION, "msocaption"}
    split = _paragraphs(node.children)
    if is_caption:
        return [Node("p", {"class": CAPTION}, one.children) for one in split]
    return split


def _kind(mark: str) -> dict[str, str]:
    """Of a list, by the mark that Word wrote: `3.` is a number, `o` and `·` are bullets."""
    number = _NUMBER.fullmatch(mark)
    if number is None:
        return {_KIND_KEY: "ul"}
    return {_KIND_KEY: "ol", _START_KEY: number[1] if number[1].isdigit() else "1"}


def _ignored(node: Node) -> Iterator[Node]:
    """What Word wrote for programs that know no lists."""
    for child in node.nodes:
        if _IGNORED.search(child.attributes.get("style", "")):
            yield child
        else:
            yield from _ignored(child)


def _with_lists(blocks: Sequence[Node]) -> list[Node]:
    """Paragraphs that say which level of a list they are, as lists within lists."""
    found: list[Node] = []
    open_lists: list[tuple[int, Node]] = []
    for block in blocks:
        if _LEVEL_KEY not in block.attributes:
            found.append(block)
            open_lists = []
            continue
        level, kind = int(block.attributes[_LEVEL_KEY]), block.attributes[_KIND_KEY]
        while len(open_lists) > 1 and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] > level:  # a list may begin indented
            open_lists = [(level, open_lists[0][1])]
        if open_lists and open_lists[-1][0] == level and open_lists[-1][1].tag != kind:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            fresh = Node(kind, {_START_KEY: block.attributes.get(_START_KEY, "1")})
            (open_lists[-1][1].nodes[-1].children if open_lists else found).append(fresh)
            open_lists.append((level, fresh))
        open_lists[-1][1].children.append(Node("li", {}, block.children))
    return found


def _list(node: Node) -> list[Node]:
    """Word’s web version has a list for each line, and says its level on it."""
    items = [child for child in node.nodes if child.tag == "li"]
    if any("data-aria-level" in item.attributes for item in items):
        return [
            Node(
                "p",
                {_LEVEL_KEY: _figure(item.attributes.get("data-aria-level", "")), _KIND_KEY: node.tag},
                _flat(item),
            )
            for item in items
        ]
    made = Node(node.tag, {_START_KEY: _figure(node.attributes.get(_START_KEY, ""))})
    for child in node.nodes:
        if child.tag == "li":
            made.children.append(Node("li", {}, _item(child)))
        elif child.tag in _LISTS:  # not allowed, and what LibreOffice and Google Docs write
            if not made.children:
                made.children.append(Node("li"))
            made.nodes[-1].children += _list(child)
        else:
            made.children += [Node("li", {}, [block]) for block in _blocks([child])]
    return [made] if made.children else []


def _figure(text: str) -> str:
    return text if text.isascii() and text.isdigit() and 0 < int(text[:7]) < 1_000_000 else "1"


def _item(node: Node) -> list[Node | str]:
    blocks = _blocks(node.children)
    first = blocks.pop(0).children if blocks and blocks[0].tag == "p" else []
    return [*first, *(piece for block in blocks for piece in (" ", block))]


def _flat(node: Node) -> list[Node | str]:
    return [piece for block in _flow(node.children) for piece in block.children]


def _table(node: Node) -> list[Node]:
    """A table of one cell, or with tables in it, only holds a page together."""
    rows = [[*within(row, ("td", "th"))] for row in within(node, ("tr",))]
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1 or any(True for cell in cells for _ in within(cell, ("table",))):
        return _blocks([*within(node, ("caption",)), *(Node("div", {}, cell.children) for cell in cells)])
    made = Node("table", {}, [Node("tr", {}, [_cell(cell) for cell in row]) for row in rows if row])
    captions = [block for one in within(node, ("caption",)) for block in _block(one)]
    return [made, *captions]


def _cell(node: Node) -> Node:
    spans = {
        key: value
        for key, value in node.attributes.items()
        if key in ("colspan", "rowspan") and value.strip() != "1"
    }
    return Node(node.tag, spans, [*_blocks(node.children)])


def _paragraphs(loose: Sequence[Node | str]) -> list[Node]:
    """Words that stand in no paragraph; two breaks in a row end one."""
    groups: list[list[Node | str]] = [[]]
    breaks = 0
    for piece in _inline(loose):
        is_break = isinstance(piece, Node) and piece.tag == "br"
        if is_break and breaks:
            groups.append([])
        is_blank = isinstance(piece, str) and not piece.strip()
        breaks = breaks + 1 if is_break else breaks if is_blank else 0
        groups[-1].append(piece)
    return [Node("p", {}, group) for group in groups if any(map(_says_something, group))]


def _says_something(piece: Node | str) -> bool:
    if isinstance(piece, str):
        return bool(piece.strip())
    return piece.tag in ("img", *FILMS_AND_FORMS) or any(map(_says_something, piece.children))


def _inline(children: Iterable[Node | str]) -> list[Node | str]:
    found: list[Node | str] = []
    for child in children:
        for piece in _pieces(child):
            last = found[-1] if found else None
            if isinstance(piece, str) and isinstance(last, str):
                found[-1] = last + piece
            elif _is_same_mark(last, piece):
                last.children += piece.children  # type: ignore[union-attr]
            else:
                found.append(piece)
    return found


def _is_same_mark(one: Node | str | None, other: Node | str) -> bool:
    """Word begins bold letters anew in the middle of a word."""
    if not isinstance(one, Node) or not isinstance(other, Node):
        return False
    return one.tag == other.tag and one.tag in ("strong", "em")


def _pieces(child: Node | str) -> list[Node | str]:
    if isinstance(child, str):
        return [_SPACE.sub(lambda found: "\xa0" if found[0] == "\xa0" else " ", child)]
    style = child.attributes.get("style", "")
    if _IGNORED.search(style) or _COMMENT.search(style):
        return []
    if child.tag == "img" and _is_dot(child):
        return []
    if child.tag in ("br", "img", *FILMS_AND_FORMS):
        return [Node(child.tag, child.attributes)]
    inside = _inline(child.children)
    if child.tag == "a" and "href" in child.attributes:
        return [Node("a", {"href": child.attributes["href"]}, inside)]
    if not _is_inline(child):
        inside = [*inside, " "]
    for mark in _marks(child, style):
        inside = [Node(mark, {}, inside)]
    return inside


def _is_dot(image: Node) -> bool:
    """A picture of one point tells a sender that a mail was opened, and shows nothing."""
    return all(image.attributes.get(side, "").strip() in ("0", "1") for side in ("width", "height"))


def _marks(node: Node, style: str) -> Iterator[str]:
    """A style says more than a tag: Google Docs puts a whole page into a bold that is none."""
    bold, italic = _BOLD.search(style), _ITALIC.search(style)
    usual = _MARKS.get(node.tag, "")
    if _is_bold(bold[1]) if bold else usual == "strong":
        yield "strong"
    if italic[1].lower() in ("italic", "oblique") if italic else usual == "em":
        yield "em"


def _is_bold(weight: str) -> bool:
    return weight.lower() in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600)


def _lines(words: str) -> list[Node | str]:
    pieces: list[Node | str] = []
    for line in words.strip("\n").split("\n"):
        pieces += [Node("br"), " ".join(line.split())]
    return pieces[1:]


def _is_inline(node: Node) -> bool:
    is_inline = node.tag in _INLINE or ":" in node.tag
    return is_inline and not _has_blocks(node)


def _has_blocks(node: Node) -> bool:
    return any(child.tag not in FILMS_AND_FORMS and not _is_inline(child) for child in node.nodes)


def _classes(node: Node) -> set[str]:
    return set(node.attributes.get("class", "").lower().split())
