"""A Word document's HTML as our Markdown: corners that few documents have."""

from __future__ import annotations

import pytest

from onboarding.core.word_pages import word_page

ROW = "| a b | c d |\n| --- | --- |"


def body(html: str) -> str:
    return word_page(html, "T", lambda source: f"images/{source}").body


def words(html: str) -> str:
    """Of the one step of a document without headings."""
    return body(html).removeprefix("## T {#t rev=1}").strip("\n")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>- b</p>", "a\\\n\\- b"),
        ("<p><strong> a </strong>b</p> <p>c</p>", "**a** b\n\nc"),
        ("<p><strong></strong><em> </em>b</p>", "b"),
        ("<p>a <sup>2</sup></p>", "a 2"),
        ("loose &amp; words", "loose & words"),
        ("<div><p>within</p></div>", "within"),
        ("<p> </p>", ""),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a b"),
        ("<ul><li>a<br />b</li></ul>", "- a\\\n    b"),
        ("<ol><li>1. a<ol><li>b</li></ol></li><li></li></ol>", "1. 1\\. a\n    1. b\n2."),
        ("<ul>x<li>a</li></ul>", "- a"),
        ("<ul><li>a <img src='p' alt='[x]\ny'></li></ul>", "- a\n\n![(x) y](images/p)"),
        ("<table></table>", ""),
        ("<table><tr><td>a<br>b</td><td><ul><li>c</li><li>d</li></ul></td></tr></table>", ROW),
        ("<p><a href='#footnote-1'>[1]</a></p><p>x <a href='#footnote-ref-1'>up</a></p>", "\\[1\\]\n\nx"),
        ("<p><a>x</a></p>", "x"),
        ("<p class='caption'>alone</p>", "*alone*"),
        ("<p class='caption'>a * b</p>", "a \\* b"),
        ("<p>x</b></p></p>", "x"),
    ],
)  # fmt: skip
def test_each_part_is_written_plainly(html: str, expected: str) -> None:
    assert words(html) == expected


def test_a_caption_without_a_picture_stands_alone() -> None:
    assert words("<p>a</p><p class='caption'>b</p>") == "a\n\n*b*"
    assert body("<h1>A</h1><p class='caption'>b</p>") == "## A {#a rev=1}\n\n*b*\n"


def test_a_heading_without_words_is_none_but_keeps_its_picture() -> None:
    assert words("<h1><img src='p'></h1>") == "![](images/p)"


def test_headings_in_disorder_never_jump() -> None:
    html = "<h3>A</h3><h1>B</h1><h6>C</h6><h2>D</h2>"

    assert body(html) == "## A {#a rev=1}\n\n## B {#b rev=1}\n\n### C\n\n### D\n"


def test_lists_go_no_deeper_than_we_read() -> None:
    html = "<ul><li>x" * 12 + "</li></ul>" * 12

    assert words(html).split("\n")[-1] == "    " * 9 + "- x"


def test_words_title_wins_over_the_first_heading() -> None:
    page = word_page("<h1>A</h1><h1 class='title'>The title</h1><h2>B</h2>", "T", str)

    assert page.title == "The title"
    assert page.body == "## A {#a rev=1}\n\n### B\n"
