"""The colours of Markdown: the right runs, enough contrast in every theme, and never the colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument, QTextLayout
from pytestqt.qtbot import QtBot

from onboarding.ui.content.markdown_colours import STYLES, MarkdownColours
from onboarding.ui.content.qt_places import qt_length
from onboarding.ui.content.source_marks import Kind, State, read_line
from onboarding.ui.theme import THEMES, Appearance, Look
from tests.ui.test_theme import contrast

LIBRARY = Path(__file__).parents[3] / "content"


def runs(text: str, before: State = State.TEXT) -> list[tuple[str, Kind]]:
    return [(text[run.start : run.end], run.kind) for run in read_line(text, before)[0]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "## A step {#a-step rev=2}",
            [("## A step {#a-step rev=2}", Kind.HEADING), ("{#a-step rev=2}", Kind.ATTRIBUTES)],
        ),
        ("- [(X)] Ask", [("- [(X)] ", Kind.ACTIVITY)]),
        ("[[ ]] Ask", [("[[ ]] ", Kind.ACTIVITY)]),
        ("- [ ] I know", [("- [ ] ", Kind.ACTIVITY)]),
        ("  > Yes.", [("  > ", Kind.MARK), ("Yes.", Kind.FEEDBACK)]),
        ("> [!TIP] Ask", [("> ", Kind.MARK), ("> [!TIP] ", Kind.CALLOUT)]),
        ("> Words", [("> ", Kind.MARK)]),
        ("[[___ ___]]", [("[[___ ___]]", Kind.REFLECTION)]),
        ("***", [("***", Kind.ACTIVITY)]),
        ("---", [("---", Kind.MARK)]),
        ("- item", [("- ", Kind.MARK)]),
        ("|---|---|", [("|---|---|", Kind.MARK)]),
        ("a **b** and *c*", [("**b**", Kind.STRONG), ("*c*", Kind.EMPHASIS)]),
        ("see [this](https://a.b)", [("[this]", Kind.LINK), ("(https://a.b)", Kind.ADDRESS)]),
        ("![alt](images/a.svg)", [("![alt]", Kind.LINK), ("(images/a.svg)", Kind.ADDRESS)]),
        ("use `**x**`", [("**x**", Kind.STRONG), ("`**x**`", Kind.CODE)]),
        ("[council to add: x | y]", [("[council to add: x | y]", Kind.PLACEHOLDER)]),
        ("plain words", []),
    ],
)
def test_each_part_of_the_format_is_told_apart(line: str, found: list[tuple[str, Kind]]) -> None:
    assert runs(line) == found


def test_front_matter_and_code_go_on_until_they_end() -> None:
    lines = ["", "---", "title: a", "---", "# A", "```", "# code", "~~~", "```", "~~~", "- x", "~~~", "- y"]
    state, kinds = State.START, []
    for line in lines:
        found, state = read_line(line, state)
        kinds.append(found[0].kind if found else None)

    assert kinds == [
        None, Kind.FENCE, Kind.KEY, Kind.FENCE, Kind.HEADING, Kind.FENCE, Kind.CODE, Kind.CODE, Kind.FENCE,
        Kind.FENCE, Kind.CODE, Kind.FENCE, Kind.MARK,
    ]  # fmt: skip


def test_a_heading_ends_front_matter_that_was_never_closed() -> None:
    assert read_line("# A", State.FRONT_MATTER)[1] is State.TEXT


def test_the_shipped_modules_and_hostile_lines_are_read_quickly() -> None:
    """No pattern may go back and forth over a line for ever: a test that hangs fails."""
    hostile = [
        "[" * 20_000,
        "*a " * 6_000,
        "`" * 19_999,
        "![" * 9_000,
        "_a" * 9_000,
        "#" * 20_000,
        "{#" * 9_000,
    ]
    for text in [*(path.read_text("utf-8") for path in LIBRARY.glob("*.md")), "\n".join(hostile)]:
        state = State.START
        for line in text.split("\n"):
            _, state = read_line(line, state)


@pytest.mark.parametrize("theme", THEMES[1:])
def test_every_colour_can_be_read_on_every_ground_of_the_text(look: Look, theme: str) -> None:
    look.apply(Appearance(theme))

    for style in STYLES.values():
        for ground in ("surface", "sunken"):
            assert contrast(look.theme, style.role, ground) >= 4.5, (style.role, ground)


def test_kinds_are_told_apart_without_colour_where_the_signs_do_not_do_it() -> None:
    for kind in (Kind.HEADING, Kind.ACTIVITY, Kind.CALLOUT, Kind.PLACEHOLDER, Kind.LINK, Kind.FEEDBACK):
        style = STYLES[kind]
        assert style.is_strong or style.is_slanted or style.underline.value


def formats(document: QTextDocument) -> list[QTextLayout.FormatRange]:
    layout = document.firstBlock().layout()
    assert layout is not None
    return layout.formats()


def test_colours_follow_the_look(look: Look, qtbot: QtBot) -> None:
    document = QTextDocument("# A title")
    colours = MarkdownColours(document, look)
    colours.rehighlight()
    assert formats(document)[0].format.foreground().color() == look.colour("ink")  # type: ignore[attr-defined]

    look.apply(Appearance("dark"))

    assert formats(document)[0].format.foreground().color() == look.colour("ink")  # type: ignore[attr-defined]


def test_an_emoji_does_not_move_the_colours(look: Look) -> None:
    document = QTextDocument("😀😀 **b**")
    MarkdownColours(document, look).rehighlight()

    [run] = formats(document)

    assert (run.start, run.length) == (5, 5)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("a😀b", 4)])
def test_places_are_counted_as_qt_does(text: str, length: int) -> None:
    assert qt_length(text) == length == QTextDocument(text).characterCount() - 1
