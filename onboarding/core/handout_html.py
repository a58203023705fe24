"""A handout as one HTML page that stands alone: no script, nothing fetched, its pictures inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from onboarding.core.handout import (
    ENDING,
    NO_PICTURE,
    TERMS,
    YOUR_NOTES,
    Handout,
    Terms,
    right_answers,
    scene_numbers,
    time_words,
)
from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Choice,
    Choices,
    Code,
    Confirmation,
    Definitions,
    Heading,
    Image,
    Module,
    Paragraph,
    Promise,
    Quote,
    Reflection,
    Rule,
    Step,
    Table,
)
from onboarding.core.text import Span, Text

Picture = Callable[[str], str]
"""A picture's address that holds the picture itself (`data:`), or nothing when it can't be shown."""

_LOWEST = 6
_STYLE = """
:root { color-scheme: light; }
body { font: 17px/1.55 "Atkinson Hyperlegible Next", "Segoe UI", Arial, sans-serif; color: #17211F;
  background: #FFFFFF; max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2rem 0 .5rem; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.1rem; }
h5, h6 { font-size: 1rem; }
a, summary { color: #0B504D; }
a:focus-visible, summary:focus-visible { outline: 3px solid #17211F; outline-offset: 2px; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; }
figcaption, .time { color: #52605B; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
  border-bottom: 1px solid #76827D; }
th.right, td.right { text-align: right; }
th.center, td.center { text-align: center; }
blockquote, .callout { margin: 1rem 0; padding: .25rem 1rem; border-left: 4px solid #0E5A57;
  background: #F1EFE9; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.kind, .question, dt { font-weight: 600; }
.check, .notes { margin: 1.25rem 0; padding: .25rem 1rem; border: 1px solid #76827D; border-radius: 6px; }
.notes { min-height: 7rem; }
.ticks { list-style: none; padding-left: 0; }
.answers { list-style: upper-alpha; }
summary { min-height: 24px; cursor: pointer; font-weight: 600; padding: .25rem 0; }
.skip { position: absolute; left: -999px; }
.skip:focus { position: static; }
@media print {
  body { font-size: 11pt; margin: 0; max-width: none; }
  nav, .skip { display: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  figure, tr, .callout, .check li { break-inside: avoid; }
  .module + .module { break-before: page; }
  details::details-content { content-visibility: visible; height: auto; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
"""


def html_page(handout: Handout, picture: Picture) -> str:
    """The whole file, in English, its headings in order and every word of the library escaped."""
    return _Page(handout, picture).text()


class _Page:
    """Remembers the level of the last heading and the terms that were met."""

    def __init__(self, handout: Handout, picture: Picture) -> None:
        self._handout = handout
        self._picture = picture
        self._level = 0
        self._shift = 2 if handout.areas else 0
        self._terms = Terms()
        self._place = ""
        self._numbers: dict[str, int] = {}

    def text(self) -> str:
        title = escape(self._handout.title)
        body = "\n".join([*self._body(), *self._meanings()])
        return (
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#main">Skip to the words</a>\n{self._contents()}'
            f'<main id="main">\n{body}\n</main>\n</body>\n</html>\n'
        )

    def _contents(self) -> str:
        places = [(module.outline.title, _module_place(module)) for module in self._handout.modules]
        if not self._handout.areas:
            [module] = self._handout.modules
            places = [(step.title, _step_place(module, step)) for step in module.steps]
        items = "".join(f'<li><a href="#{place}">{escape(title)}</a></li>\n' for title, place in places)
        return f'<nav aria-label="Contents">\n<ol>\n{items}</ol>\n</nav>\n'

    def _body(self) -> Iterator[str]:
        if not self._handout.areas:
            yield from self._module(self._handout.modules[0])
            return
        yield self._heading(1, escape(self._handout.title))
        yield from (f"<p>{escape(words)}</p>" for words in self._handout.welcome)
        for title, intro, modules in self._handout.areas:
            yield self._heading(2, escape(title))
            yield from (f"<p>{escape(words)}</p>" for words in (intro,) if words)
            for module in modules:
                yield from self._module(module)

    def _module(self, module: Module) -> Iterator[str]:
        yield f'<div class="module" id="{_module_place(module)}">'
        yield self._heading(1 + self._shift, escape(module.outline.title))
        yield from self._blocks(module.opening)
        for step in module.steps:
            yield from self._step(module, step)
        yield "</div>"

    def _step(self, module: Module, step: Step) -> Iterator[str]:
        self._place = _step_place(module, step)
        self._numbers = scene_numbers(step)
        yield self._heading(2 + self._shift, escape(step.title), self._place)
        yield f'<p class="time">{time_words(step)}</p>'
        yield from self._blocks(step.blocks)
        for scene in step.scenes:
            title = escape(f"{self._numbers[scene.id]}. {scene.title}")
            yield self._heading(3 + self._shift, title, self._scene_place(scene.id))
            yield from self._blocks(scene.blocks)
            if scene.is_ending:
                yield f"<p><em>{ENDING}</em></p>"

    def _scene_place(self, scene_id: str) -> str:
        return f"{self._place}--{escape(scene_id)}"

    def _heading(self, level: int, inside: str, place: str = "") -> str:
        self._level = min(level, self._level + 1, _LOWEST)
        named = f' id="{place}"' if place else ""
        return f"<h{self._level}{named}>{inside}</h{self._level}>"

    def _meanings(self) -> Iterator[str]:
        if not self._terms.met:
            return
        yield self._heading(2, TERMS)
        pairs = "".join(
            f'<dt id="word-{term.number}">{escape(term.name)}</dt>\n<dd>{escape(term.meaning)}</dd>\n'
            for term in self._terms.in_order()
        )
        yield f"<dl>\n{pairs}</dl>"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield self._block(block)

    def _inside(self, blocks: Iterable[Block]) -> str:
        return "\n".join(self._blocks(blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block.level + self._shift, self._words(block.text))
            case Paragraph():
                return f"<p>{self._words(block.text)}</p>"
            case BulletList():
                return self._list(block)
            case Definitions():
                pairs = (
                    f"<dt>{self._words(term)}</dt>\n<dd>{self._words(text)}</dd>\n"
                    for term, text in block.pairs
                )
                return f"<dl>\n{''.join(pairs)}</dl>"
            case Table():
                return self._table(block)
            case Image():
                return self._image(block)
            case Quote():
                return f"<blockquote>\n{self._inside(block.blocks)}\n</blockquote>"
            case Callout():
                kind = f'<p class="kind">{block.kind.value.capitalize()}</p>'
                return f'<div class="callout" role="note">\n{kind}\n{self._inside(block.blocks)}\n</div>'
            case Code():
                return f"<pre><code>{escape(block.text)}</code></pre>"
            case Rule():
                return "<hr>"
            case _:
                return self._activity(block)

    def _activity(self, block: Block) -> str:
        match block:
            case Check():
                return self._check(block)
            case Reflection():
                prompt = f"<p>{self._words(block.prompt)}</p>" if block.prompt else ""
                return f'{prompt}\n<div class="notes"><p class="kind">{YOUR_NOTES}</p></div>'
            case Confirmation() | Promise():
                box = '<span aria-hidden="true">☐</span>'
                return f'<ul class="ticks"><li>{box} {self._words(block.text)}</li></ul>'
            case Choices():
                ways = (f"<li>{self._words(way.text)}{self._way(way)}</li>\n" for way in block.choices)
                return f"<ul>\n{''.join(ways)}</ul>"
            case _:
                return ""

    def _way(self, choice: Choice) -> str:
        number = self._numbers.get(choice.target)
        place = self._scene_place(choice.target)
        return f' <a href="#{place}">Go to {number}</a>' if number else ""

    def _list(self, found: BulletList) -> str:
        tag = "ol" if found.ordered else "ul"
        start = f' start="{found.start}"' if found.ordered and found.start != 1 else ""
        items = "".join(
            f"<li>{self._words(item.text)}{''.join(map(self._list, item.children))}</li>\n"
            for item in found.items
        )
        return f"<{tag}{start}>\n{items}</{tag}>"

    def _table(self, table: Table) -> str:
        header = "".join(
            f'<th scope="col" class="{align.value}">{self._words(cell)}</th>'
            for cell, align in zip(table.header, table.alignments, strict=True)
        )
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td class="{align.value}">{self._words(cell)}</td>'
                for cell, align in zip(row, table.alignments, strict=True)
            )
            + "</tr>\n"
            for row in table.rows
        )
        return f"<table>\n<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"

    def _image(self, image: Image) -> str:
        address = self._picture(image.source)
        caption = f"<figcaption>{self._words(image.caption)}</figcaption>" if image.caption else ""
        shown = (
            f'<img src="{address}" alt="{escape(image.alt)}">'
            if address
            else f"<p>[{NO_PICTURE}: {escape(image.alt)}]</p>"
        )
        return f"<figure>\n{shown}\n{caption}\n</figure>"

    def _check(self, check: Check) -> str:
        answers = "".join(f"<li>{self._words(option.text)}</li>\n" for option in check.options)
        why = "".join(
            f"<li>{_verdict(option.is_right)} {self._words(option.feedback)}</li>\n"
            for option in check.options
        )
        return (
            f'<div class="check">\n<p class="question">{self._words(check.question)}</p>\n'
            f'<ol class="answers">\n{answers}</ol>\n<details>\n<summary>Answer</summary>\n'
            f'<p class="kind">{right_answers(check)}</p>\n<ol class="answers">\n{why}</ol>\n'
            f"{self._inside(check.explanation)}\n</details>\n</div>"
        )

    def _words(self, text: Text) -> str:
        return "".join(map(self._span, text))

    def _span(self, span: Span) -> str:
        words = escape(span.text).replace("\n", "<br>\n")
        if span.code:
            words = f"<code>{words}</code>"
        if span.href:
            words = f'<a href="{escape(span.href)}">{words}</a>'
        if span.definition:
            words = f'<a href="#word-{self._terms.meet(span)}">{words}</a>'
        if span.emphasis:
            words = f"<em>{words}</em>"
        return f"<strong>{words}</strong>" if span.strong else words


def _verdict(is_right: bool) -> str:
    return "<strong>Right.</strong>" if is_right else "<strong>Not this one.</strong>"


def _module_place(module: Module) -> str:
    return escape(module.outline.id)


def _step_place(module: Module, step: Step) -> str:
    return f"{_module_place(module)}--{escape(step.id)}"
