"""Turns a document, read as HTML, into the steps of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onboarding.core.drafts import step_heading
from onboarding.core.escapes import escaped
from onboarding.core.html_markdown import Heading, HtmlWriter, Part
from onboarding.core.html_tidy import tidied
from onboarding.core.html_tree import Node, read_html
from onboarding.core.ids import id_from
from onboarding.core.questions import LeftOut
from onboarding.core.structure import STEP_LEVEL

_LOWEST = 6
_NO_PICTURE = "A picture was left out, as it is no PNG or JPEG that can be shown."


@dataclass(frozen=True, slots=True)
class WordPage:
    """`body` are the opening words and the steps in our Markdown; `title` is empty where it has none."""

    title: str
    body: str
    left_out: tuple[LeftOut, ...]


def word_page(html: str, usual_title: str, place_of: Callable[[str], str]) -> WordPage:
    """A Word document as mammoth reads it."""
    return page_of(tidied(read_html(html)), usual_title, place_of)


def page_of(root: Node, usual_title: str, place_of: Callable[[str], str]) -> WordPage:
    """`root` is what `tidied` gives; `place_of` tells where the picture of an `src` lies in
    the library, nothing when it was left out.

    The title is Word's own, or the one heading above all others, or else `usual_title`, where there are no
    headings that could be steps. The highest headings that are left are the steps.
    """

    def picture(source: str, alt: str) -> str:
        place = place_of(source)
        return f"![{alt}]({place})" if place else ""

    writer = HtmlWriter(picture, _NO_PICTURE)
    parts = writer.parts(root)
    title = _title_of(parts)
    if title is not None:
        parts.remove(title)
    name = title.text if title else usual_title
    return WordPage(name, "\n\n".join(_steps(parts, name)) + "\n", writer.left_out)


def _title_of(parts: Sequence[Part]) -> Heading | None:
    headings = [part for part in parts if isinstance(part, Heading)]
    for heading in headings:
        if heading.is_title:
            return heading
    highest = min((heading.level for heading in headings), default=0)
    above = [heading for heading in headings if heading.level == highest]
    is_first = bool(above) and headings[0] is above[0]
    return above[0] if len(above) == 1 and is_first and len(headings) > 1 else None


def _steps(parts: Sequence[Part], title: str) -> Iterator[str]:
    levels = [part.level for part in parts if isinstance(part, Heading)]
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
