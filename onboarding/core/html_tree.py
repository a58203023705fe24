"""Reads HTML from anywhere as a tree: what is not closed is closed, what runs or is hidden never gets in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from onboarding.core.source import CONTROL

MAX_DEPTH = 60
"""Elements within one another; what is deeper stands beside its parent."""
_MAX_STYLE = 2000
"""Characters of a style; patterns look through them again and again."""


def tags(names: str) -> frozenset[str]:
    """Of their names with spaces between."""
    return frozenset(names.split())


_VOID = tags("""
    area base br col embed hr img input link meta param source track wbr
""")
_UNREAD = tags("""
    applet audio button canvas del embed frame frameset iframe input link map math
    meta noframes noscript object script select source style svg template textarea title track
    video xml
""")
_OVER_AT_ONCE = tags("math svg")
FILMS_AND_FORMS = tags("""
    applet audio canvas embed iframe input math object select svg textarea video
""")
"""What people would see in the page that it was copied from, and can't be taken over."""
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSAID = re.compile("[\ud800-\udfff\u2028\u2029\ufeff\u200b]")
_ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
}
"""Which open elements end where a new one begins, and how far up to look."""
_ENDS_PARAGRAPH = tags("""
    blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul
""")


@dataclass(slots=True)
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]


def read_html(html: str) -> Node:
    """Never raises. A film or a form leaves an empty node, so that it can be told of."""
    reader = _Reader()
    reader.feed(_without_declarations(html))
    reader.close()
    return reader.root


def within(node: Node, tags: Sequence[str]) -> Iterator[Node]:
    """The nearest nodes of these kinds below `node`."""
    for child in node.nodes:
        if child.tag in tags:
            yield child
        else:
            yield from within(child, tags)


def words_of(node: Node) -> str:
    return "".join(child if isinstance(child, str) else words_of(child) for child in node.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("body")
        self._open = [self.root]
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.append(tag)
            return
        attributes = {key: _clean(value or "") for key, value in attrs}
        if "style" in attributes:
            attributes["style"] = attributes["style"][:_MAX_STYLE]
        if tag in _UNREAD or _HIDDEN.search(attributes.get("style", "")):
            if tag in FILMS_AND_FORMS:
                self._open[-1].children.append(Node(tag))
            if tag not in _VOID:
                self._unread.append(tag)
            return
        self._end_what_ends(tag)
        node = Node(tag, attributes)
        self._open[-1].children.append(node)
        if tag not in _VOID and len(self._open) <= MAX_DEPTH:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
            return
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """`<p/>` means nothing in HTML, but what Office writes as `<o:p/>`, or a drawing, is over at once."""
        self.handle_starttag(tag, attrs)
        if ":" in tag or tag in _OVER_AT_ONCE:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._open[-1].children.append(_clean(data))

    def _end_what_ends(self, tag: str) -> None:
        ended, border = _ENDS.get(tag, (set(), set()))
        if tag in _ENDS_PARAGRAPH:
            ended, border = {"p"}, {"td", "th", "li", "table"}
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag in border:
                return
            if self._open[at].tag in ended:
                del self._open[at:]
                return


def _clean(words: str) -> str:
    return _UNSAID.sub("", CONTROL.sub("", words))


def _without_declarations(html: str) -> str:
    """Without comments and Office’s `<![if …]>`, on which Python’s parser can fail or take for ever."""
    parts, at = [], 0
    while (start := html.find("<!", at)) >= 0:
        parts.append(html[at:start])
        mark = "-->" if html.startswith("<!--", start) else ">"
        end = html.find(mark, start + 2)
        at = end + len(mark) if end >= 0 else len(html)
    whole = "".join([*parts, html[at:]])
    last = whole.rfind(">") + 1  # a tag that never ends is looked for from every “<” after the last
    return whole[:last] + whole[last:].replace("<", "&lt;")
