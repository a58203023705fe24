"""Blocks to read are what they look like to screen readers too, and nothing of them is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from onboarding.core.module import (
    BulletList,
    Callout,
    CalloutKind,
    Code,
    Definitions,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from onboarding.core.text import Align, Span
from onboarding.ui.blocks.lines import Lines
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.table_model import TableModel
from onboarding.ui.blocks.table_words import CELL, SIDE
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import (
    Role,
    Shelf,
    description,
    find,
    is_said,
    name,
    names,
    paragraph,
    press,
    show,
    spoken,
    text,
    widget_of,
)

LONG = "Sometimes you can’t give people what they ask for, and how you say no still matters to them. " * 4
LINK = Span("the council’s pages", href="https://www.kirklees.gov.uk/")
TERM = Span("restorative practice", definition=(Span("Working with people to mend relationships."),))
MIXED = Paragraph((Span("We call it "), TERM, Span(". Read "), LINK, Span(".")), 1)
TABLE = Table(
    (text("Way"), text("What it sounds like")),
    ((text("To"), text("Do as I say.")), (text("With"), (Span("Ask "), LINK))),
    (Align.LEFT, Align.LEFT),
    1,
)


def test_a_heading_says_its_level(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, Heading(3, text("What to look for"), 1))

    heading = find(view, Role.Heading, "What to look for")

    assert heading.attributesInterface().attributeValue(QAccessible.Attribute.Level) == 3


def test_a_list_holds_its_items_and_the_lists_below_them(qtbot: QtBot, look: Look) -> None:
    inner = BulletList((ListItem(text("today")),), 1)
    view = show(qtbot, look, BulletList((ListItem(text("Ask")), ListItem(text("Agree"), (inner,))), 1))

    outer = find(view, Role.List, "List with 2 items")

    assert outer.childCount() == 2
    assert outer.child(0).role() == Role.ListItem
    assert name(outer.child(1)) == "Agree"
    assert outer.child(1).child(0).role() == Role.List


def test_a_numbered_list_counts_from_where_it_starts(qtbot: QtBot, look: Look) -> None:
    items = tuple(ListItem(text(words)) for words in ("Listen.", "Ask."))

    view = show(qtbot, look, BulletList(items, 1, ordered=True, start=9))

    assert names(view, Role.ListItem) == ["9. Listen.", "10. Ask."]


def test_terms_stand_with_their_meanings(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, Definitions(((text("With"), text("High support.")),), 1))

    assert names(view, Role.ListItem) == ["With: High support."]


def test_words_that_wait_for_the_council_are_quiet_and_read_as_plain_words(qtbot: QtBot, look: Look) -> None:
    waiting = Paragraph((Span("HR: "), Span("ask your manager", placeholder="HR contact"), Span(".")), 1)

    view = show(qtbot, look, paragraph("HR: ask your manager."), waiting)

    assert names(view, Role.StaticText) == ["HR: ask your manager."] * 2
    assert view.items[0].grab().toImage() != view.items[1].grab().toImage()


def test_a_term_tells_quietly_what_the_council_has_to_add(qtbot: QtBot, look: Look) -> None:
    meaning = (Span("A person. "), Span("Ask your manager", placeholder="who it is"))
    view = show(qtbot, look, Paragraph((Span("The "), Span("lead", definition=meaning), Span(".")), 1))

    press(qtbot, view, Role.Button, "lead")

    assert is_said(view.window(), "A person. Ask your manager")


def test_a_table_can_be_read_cell_by_cell(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, TABLE)

    table = find(view, Role.Table, "Table: Way, What it sounds like")

    assert names(widget_of(table), Role.ColumnHeader) == ["Way", "What it sounds like"]
    assert names(widget_of(table), Role.Cell)[:3] == ["To", "Do as I say.", "With"]


def test_the_model_of_a_table_keeps_the_rules(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    owner = QWidget()

    qtmodeltester.check(TableModel(TABLE, owner))


def test_a_table_with_no_rows_still_shows_its_head(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, Table(TABLE.header, (), TABLE.alignments, 1))
    table = widget_of(find(view, Role.Table, "Table"))

    table.setFocus()

    assert table.height() > look.px(30)


def test_arrow_keys_walk_a_table_and_tab_leaves_it(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, TABLE, MIXED)
    table = widget_of(find(view, Role.Table, "Table"))
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    row, column = table.currentIndex().row(), table.currentIndex().column()
    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert (row, column) == (1, 1)
    assert not table.hasFocus()


def test_short_words_beside_long_ones_keep_to_one_line(qtbot: QtBot, look: Look) -> None:
    rows = ((text("By day 60"), text("Tell somebody how one thing affects you. " * 6)),)
    plan = Table((text("When"), text("What you could do")), rows, (Align.LEFT, Align.LEFT), 1)

    table = widget_of(find(show(qtbot, look, plan), Role.Table, "Table"))

    room = table.columnWidth(0) - 2 * look.px(SIDE)
    assert room >= Lines(text("By day 60"), CELL, look).natural_width


def test_a_table_scrolls_sideways_before_a_word_breaks(qtbot: QtBot, look: Look) -> None:
    words = tuple(text(f"unbreakable{number}") for number in range(8))
    wide = Table(words, (words,), (Align.LEFT,) * 8, 1)

    view = show(qtbot, look, wide, width=400)

    table = widget_of(find(view, Role.Table, "Table"))
    assert table.horizontalScrollBar().maximum() > 0
    assert table.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("kind", list(CalloutKind))
def test_a_callout_says_its_kind_in_a_word(qtbot: QtBot, look: Look, kind: CalloutKind) -> None:
    view = show(qtbot, look, Callout(kind, (paragraph("Ask first."),), 1))

    group = find(view, Role.Grouping, kind.value.capitalize())

    assert names(widget_of(group), Role.StaticText) == [kind.value.capitalize(), "Ask first."]


def test_quotes_code_and_rules_are_known_for_what_they_are(qtbot: QtBot, look: Look) -> None:
    quote = Quote((paragraph("Nobody had asked me."),), 1)

    view = show(qtbot, look, quote, Code("<b>as typed</b>\n", 1), Rule(1))

    assert names(view, Role.BlockQuote) == ["Quote"]
    assert is_said(view, "<b>as typed</b>")
    assert len(names(view, Role.Separator)) == 1


def test_an_image_is_named_by_its_alternative_text(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, Image("window.svg", "Four panes", text("The window."), 1))

    picture = widget_of(find(view, Role.Graphic, "Four panes"))

    assert picture.width() / picture.height() == pytest.approx(2, abs=0.02)
    assert is_said(view, "The window.")


def test_a_picture_that_is_not_there_leaves_its_words(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, Image("gone.svg", "Four panes", (), 1))

    assert is_said(view, "Four panes")
    assert description(find(view, Role.Graphic, "Four panes"))


@pytest.mark.parametrize("raw", [b"", b"<html>", b"<svg", b"\x89PNG\r\n\x1a\n"])
def test_bytes_that_are_no_picture_are_said_to_be_none(qtbot: QtBot, look: Look, raw: bytes) -> None:
    shelf = Shelf(images={"odd.png": raw})

    view = show(qtbot, look, Image("odd.png", "Four panes", (), 1), shelf=shelf)

    assert is_said(view, "isn’t a PNG, a JPEG or an SVG that can be read")


def test_links_and_terms_are_children_of_their_paragraph(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, MIXED)

    words = find(view, Role.StaticText, "We call it restorative practice. Read the council’s pages.")

    assert [words.child(n).role() for n in range(words.childCount())] == [Role.Button, Role.Link]
    assert description(words.child(1)) == "https://www.kirklees.gov.uk/"


def test_a_link_only_tells_where_it_leads(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, MIXED)
    link = widget_of(find(view, Role.Link, "the council’s pages"))

    with qtbot.waitSignal(view.link_pressed) as by_key:
        link.setFocus()
        qtbot.keyClick(link, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.link_pressed) as by_reader:
        find(view, Role.Link, "the council’s pages").actionInterface().doAction("Press")

    assert by_key.args == by_reader.args == ["https://www.kirklees.gov.uk/"]


def test_a_term_says_what_it_means_and_gives_the_focus_back(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, MIXED, paragraph(LONG))
    heard = spoken(view)
    term = widget_of(find(view, Role.Button, "restorative practice"))
    term.setFocus()

    qtbot.keyClick(term, Qt.Key.Key_Space)
    close = widget_of(find(view.window(), Role.Button, "Close"))
    had_focus = close.hasFocus()
    qtbot.keyClick(close, Qt.Key.Key_Escape)

    assert had_focus
    assert heard == ["Restorative practice: Working with people to mend relationships."]
    assert term.hasFocus()
    assert "Close" not in names(view.window(), Role.Button)


def test_a_definition_closes_when_one_goes_on(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, MIXED)
    press(qtbot, view, Role.Button, "restorative practice")

    widget_of(find(view, Role.Link, "the council’s pages")).setFocus()

    assert "Close" not in names(view.window(), Role.Button)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_line_of_a_text_is_cut(qtbot: QtBot, look: Look, percent: int) -> None:
    look.apply(Appearance("light", text_percent=percent))

    view = show(qtbot, look, paragraph(LONG), Callout(CalloutKind.TIP, (paragraph(LONG),), 1), width=500)

    for words in view.findChildren(Prose):
        assert words.height() == words.heightForWidth(words.width())
        assert words.mapTo(view, words.rect().bottomRight()).y() < view.height()


def test_text_grows_at_once_when_the_look_changes(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, paragraph(LONG))
    before = view.height()

    look.apply(Appearance("dark", text_percent=200))

    qtbot.waitUntil(lambda: view.height() > before)
    qtbot.waitUntil(lambda: all(one.height() == one.heightForWidth(one.width()) for one in _prose(view)))


def test_lines_hold_at_most_66_characters_or_so(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, paragraph(LONG), width=1400)

    lines = _prose(view)[0].height() / _prose(view)[0].pitch

    assert len(LONG) / lines < 66


def test_a_paragraph_can_be_copied(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, MIXED)

    _prose(view)[0].copy_text()

    assert QGuiApplication.clipboard().text() == "We call it restorative practice. Read the council’s pages."


def test_a_link_over_two_lines_only_covers_its_words(qtbot: QtBot, look: Look) -> None:
    long_link = Span("a link with quite a few words that must break somewhere", href="https://example.org/")

    view = show(qtbot, look, Paragraph((Span("Some words come first, and then "), long_link), 1), width=420)

    link = widget_of(find(view, Role.Link, "a link"))
    assert not link.mask().isEmpty()
    assert not link.mask().contains(link.rect().topLeft())


def _prose(view: QWidget) -> list[Prose]:
    return view.findChildren(Prose)
