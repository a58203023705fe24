"""What people copy elsewhere as our Markdown: from Word, LibreOffice, Google Docs, Outlook, browsers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onboarding.core.catalogue import Severity
from onboarding.core.markdown import parse_module
from onboarding.core.module import Module
from onboarding.core.pasting import (
    MAX_HTML,
    Copied,
    PutIn,
    TooMuch,
    copied_picture,
    html_of_text,
    put_in,
    read_copied,
)
from tests.files.word_files import png

SAMPLES = Path(__file__).parent.parent / "data" / "clipboard"
FRONT = "---\nid: a\ntitle: A\narea: p\nversion: 1.0.0\n---\n"
MODULE = f"{FRONT}\n# A\n\nOpening.\n\n## First {{#first rev=1}}\n\nWords here.\n\nLast.\n"
LINK = "https://www.kirklees.gov.uk/"
BADGE = "- Your badge\n    - worn where it can be seen\n- A phone"


def sample(name: str) -> Copied:
    copied = read_copied((SAMPLES / f"{name}.html").read_text("utf-8"))
    assert copied is not None
    return copied


def put(copied: Copied | None, *, text: str = MODULE, after: str = "Words here.", chosen: str = "") -> PutIn:
    assert copied is not None
    start = text.index(after) + len(after)
    end = start + len(chosen)
    assert text[start:end] == chosen
    pictures = dict.fromkeys((*copied.sources(), *copied.data), ("images/door.png", "A [door]"))
    found = put_in(text, start, end, copied, pictures)
    assert found is not None
    return found


def result(html: str, *, text: str = MODULE, after: str = "Words here.", chosen: str = "") -> str:
    found = put(read_copied(html), text=text, after=after, chosen=chosen)
    start = text.index(after) + len(after)
    bare = text[:start] + text[start + len(chosen) :]
    return bare[: found.at] + found.text + bare[found.at :]


def came(html: str) -> str:
    """What came in, below the words of a module."""
    return result(html).split("Words here.")[1].rsplit("\n\nLast.")[0].strip("\n")


def errors(text: str) -> list[str]:
    _, problems = parse_module(text.encode(), "a.md", {})
    return [problem.code for problem in problems if problem.severity is Severity.ERROR]


def module(text: str) -> Module:
    found, _ = parse_module(text.encode(), "a.md", {})
    assert found is not None
    return found


def test_words_own_html_keeps_all_that_our_format_has() -> None:
    found = put(sample("word"))

    assert found.text.startswith(
        "\n### Your first visit\n\nRead what is **already** known, and *who* wrote it."
    )
    assert (
        f"[for help](<{LINK}help?a=1&b=2>) or [write to us](<mailto:help@example.org>), the form"
        in found.text
    )
    assert "- Your badge\n    - worn where it can be seen\n- A phone that is **charged**" in found.text
    assert "#### At the door\n\n3. Knock.\n    1. Twice is enough.\n4. Say who you are." in found.text
    assert "| **Who** | **When** |\n| --- | --- |\n| Duty officer | 9\\|5, daily |" in found.text
    assert "![A (door)](images/door.png)\n*Figure 1: the door*" in found.text
    assert "Kept and put in." in found.text
    assert [one.what for one in found.left_out] == [
        "Under “Your first visit”: The link to “file:///S:/Teams/Forms.docx” was left out, as only https and "
        "mailto are opened."
    ]


@pytest.mark.parametrize("name", ["libreoffice", "google-docs"])
def test_writer_and_google_docs_keep_the_same(name: str) -> None:
    found = put(sample(name))

    assert "### Your first visit\n\nRead what is **already** known, and *who* wrote it. [Our" in found.text
    assert BADGE in found.text
    assert "Who" in found.text
    assert "| Duty officer | Daily |" in found.text
    assert not found.left_out


def test_a_picture_that_came_along_has_its_bytes_and_its_words() -> None:
    copied = sample("libreoffice")

    assert copied.sources() == ()
    assert [(one.alt, one.raw) for one in copied.pictures({})] == [("A door stands open", png())]
    assert "![A (door)](images/door.png)" in put(copied).text


def test_a_picture_without_bytes_is_told_of() -> None:
    copied = sample("word")
    found = put_in(MODULE, len(MODULE) - 1, len(MODULE) - 1, copied, {})

    assert [source.rpartition("/")[2] for source in copied.sources()] == ["clip_image002.png"]
    assert copied.pictures({}) == ()
    assert [one.raw for one in copied.pictures({copied.sources()[0]: png()})] == [png()]
    assert found and any("A picture was left out" in one.what for one in found.left_out)
    assert not read_copied("<p>x<img src='data:image/png;base64,A'></p>").data  # type: ignore[union-attr]


def test_a_picture_by_itself_is_known_as_one() -> None:
    alone = read_copied("<p><img src='https://a.bc/x.png' alt='A door'></p>")
    named = read_copied("<p>A door <img src='https://a.bc/x.png'></p>")

    assert alone and alone.is_only_picture
    assert alone.alt == "A door"
    assert named and not named.is_only_picture
    assert put(copied_picture(png(), "A door")).text.strip() == "![A (door)](images/door.png)"


def test_words_web_version_has_its_levels() -> None:
    text = put(sample("word-online")).text

    assert text.strip() == "### What to take\n\n- Your badge\n    - **worn** where it can be seen\n- A phone"


def test_a_mail_loses_only_what_held_it_together() -> None:
    found = put(sample("outlook"))

    assert "**From:** Sam Lee\\\n**Sent:** Monday" in found.text
    assert "Hello,\n\nThe room is booked.\n\nKind regards\n\nSam" in found.text
    assert not found.left_out


def test_a_web_page_comes_without_what_runs() -> None:
    found = put(sample("browser"))

    assert "### Who can help" in found.text
    assert "Call **999** in an emergency & say *where* you are.\\\nUse \\*stars\\*" in found.text
    assert "2. First\n    - a point\n3. Second goes on" in found.text
    assert "![A (door)](images/door.png)\n*Where we are*" in found.text
    assert "alert(" not in found.text
    assert "hidden" not in found.text
    told = " ".join(one.what for one in found.left_out)
    assert "A film, a form" in told
    assert "javascript:alert(1)" in told


def test_a_table_of_a_spreadsheet_keeps_its_cells() -> None:
    assert "| Duty officer | 123 |" in put(sample("libreoffice-calc")).text


def test_code_comes_as_it_was_typed() -> None:
    assert read_copied((SAMPLES / "code-editor.html").read_text("utf-8")) is None
    assert read_copied("<pre>## A {#a}</pre>") is None
    assert read_copied("") is None
    assert read_copied("<p> </p><style>p {}</style>") is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>A</h1><h3>B</h3><p>c</p>", "### A\n\n#### B\n\nc"),
        ("<p class=MsoTitle>A</p><p>c</p>", "### A\n\nc"),
        ("<p>a</p><pre>b\n  c</pre>", "a\n\nb\\\nc"),
        ("<p>a</p><ul><ul><li>b</li></ul></ul>", "a\n\n-\n    - b"),
        ("<p>a</p><ul><p>b</p>x</ul>", "a\n\n- b"),
        ("<p>a</p><ol start=x><li>b</ol>", "a\n\n1. b"),
        ("<p>a</p><ul><li data-aria-level=0>b</li></ul>", "a\n\n- b"),
        ("<p style='mso-list:l0 level2 lfo1'>a</p><p style='mso-list:l0 level1 lfo1'>b</p>", "- a\n- b"),
        (
            "<p style='mso-list:l0 level1 lfo1'>a</p><p style='mso-list:l1 level1 lfo2'>"
            "<span style='mso-list:Ignore'>(b)</span>b</p>",
            "- a\n\n1. b",
        ),
        ("<p>a</p><div style='mso-element:comment-list'>no</div>", "a"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "a\n\nb\n\nc"),
        (
            "<table><caption>T</caption><tr><td>a<td colspan=1>b<tr></table>",
            "| a | b |\n| --- | --- |\n\n*T*",
        ),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"),
        ("<p>a<div role=heading>b</div>", "a\n\n### b"),
        ("<p>a<p role=heading aria-level=12>b", "a\n\nb"),
        ("<p>a<svg/></p><p>b</p>", "a\n\nb"),
        ("<b>a<p>b</p></b>", "a\n\nb"),
        ("<p>a<a href='https://a.bc/<x>'> b </a>c</p><p>d", "a [b](<https://a.bc/%3Cx%3E>) c\n\nd"),
        ("<p>a<video><p>b</p></video></p><select><select></select></select><iframe></p>c", "a"),
        ("<p>a</p><o:p/><p>b<![if x]>c<!-- d", "a\n\nbc"),
        ("<p>a</p></x><p>b<x", "a\n\nb&lt;x"),
        ("<p>a</p><span><div>b</div></span>", "a\n\nb"),
        ("<p>a<del>b<del>c</del></del>d</p><p>e</p>", "ad\n\ne"),
        ("<p>a</p>" + "<p>" + "x" * 20_000, "a"),
        ("<p>a</p><h2><img src='data:image/png;base64,AAAA'></h2>", "a\n\n![A (door)](images/door.png)"),
        (
            "<ol></ol><form><p>~~~ a</p></form><p>| b |<br>| --- |</p><p>: c</p>",
            "&#126;~~ a\n\n&#124; b |\\\n&#124; --- |\n\n&#58; c",
        ),
    ],
)  # fmt: skip
def test_odd_html_is_read_as_it_was_meant(html: str, expected: str) -> None:
    assert came(html) == expected
    assert not errors(result(html))


def test_words_within_a_line_stay_in_it() -> None:
    assert "Words <b>here." not in (text := result("<b>very</b> new", after="Words ", chosen="here"))
    assert "Words **very** new." in text
    assert "# A- b" in result("<p>- b</p>", after="# A")
    assert "Words here.B" in result("<h2>B</h2>")
    assert "here.\n\n\\- b\n\nLast." in result("<p>- b</p>", after="here.\n")
    assert "\n\\- bLast." in result("<p>- b</p>", after="here.\n\n")
    table = f"{MODULE}\n| a | b |\n| --- | --- |\n| c | d |\n"
    assert "| c\\| e f | d |" in result("<p>| e<br>f</p>", text=table, after="| c")
    assert "## First g h{" in result("<p> g<br>h</p>", after="## First ")


def test_nothing_rich_goes_where_only_plain_text_can() -> None:
    copied = read_copied("<p>a <b>b</b></p>")
    code = f"{MODULE}\n```\ncode\n```\n"

    assert copied
    assert put_in(MODULE, 5, 5, copied, {}) is None
    assert put_in(code, code.index("code"), code.index("code"), copied, {}) is None


def test_a_block_cuts_no_other_in_two() -> None:
    text = f"{FRONT}\n# A\n\n## First {{#first rev=1}}\n\nOne\ntwo.\n\n- [(X)] Yes\n- [( )] No\n"

    assert "One\ntwo.\n\n- [(X)] Yes\n- [( )] No\n\n- a\n" in result(
        "<ul><li>a</ul>", text=text, after="[( )] N"
    )


def test_headings_become_steps_only_above_the_first_step() -> None:
    html = "<h1>First</h1><p>a</p><h2>B</h2><h1>First</h1>"

    steps = module(result(html, after="Opening.")).steps
    assert [step.id for step in steps] == ["first-2", "first-3", "first"]
    assert [step.id for step in module(result("<p>a</p><p>b</p>", after="Opening.")).steps] == ["first"]
    assert [step.id for step in module(result(html)).steps] == ["first"]


def test_headings_stand_beside_the_one_that_the_cursor_is_under() -> None:
    text = f"{MODULE}\n### Small\n\n#### Smaller\n\nEnd.\n\n##### Least\n"

    assert "#### A\n\n##### B" in (found := result("<h1>A</h1><h2>B</h2>", text=text, after="End."))
    assert not errors(found)


def test_a_story_gets_no_scene_by_pasting() -> None:
    story = (
        f"{FRONT}\n# A\n\n## Call {{#call rev=1 .scenario}}\n\nHe is upset.\n\n"
        "- [Listen](#one)\n- [Talk](#two)\n\n"
        "### One {#one .ending}\n\nHe calms down.\n\n### Two {#two .ending}\n\nHe hangs up.\n"
    )
    html = "<h1>A *</h1><p>b</p>"

    assert not errors(before := result(html, text=story, after="upset."))
    assert "**A \\***\n\nb" in before
    assert not errors(within := result(html, text=story, after="calms down."))
    assert "#### A \\*\n\nb" in within


def test_plain_text_can_be_read_as_paragraphs() -> None:
    assert came(html_of_text("a & <b>\n\n# c\n")) == "a & &lt;b>\n\n\\# c"


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooMuch):
        read_copied("<p>a</p>" * (MAX_HTML // 8 + 1))


_HOSTILE = some.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<i>", "<ul>", "<li>", "<ol start=7>", "</ul>", "<table>", "<tr>"),
        *("<td>", "<h1>", "<h4>", "</h4>", "<br>", "<pre>", "<div>", "</div>", "<img>", "</a>"),
        *("<a href='https://a.bc/'>", "<p style='mso-list:l0 level3 lfo1'>", "<![if !x]>", "<!--", "-->"),
        *("<script>", "</script>", "<svg>", "</svg>", "\0", "\r", "\ud800", "\u2028", "\n", "  ", "a", "b c"),
        *("*", "_", "`", "[x](y)", "# ", "## a {#a}", "- ", "1. ", "> ", "***", "---", "~~~", "|", "\\"),
        *("{#x}", "&#0;", "&#124;", "[(X)] ", "- [ ] ", "[[___]]", "![a](b)", ": "),
    ]
)
_PLACES = some.sampled_from(
    ["# A", "Opening.", "## First", "Words", "here.", "here.\n", "\n\n", "Last.\n", "Last"]
)


@given(some.lists(_HOSTILE, max_size=30), _PLACES)
def test_whatever_is_pasted_never_fails_and_brings_no_error_in(pieces: list[str], after: str) -> None:
    at = MODULE.index(after) + len(after)
    copied = read_copied("".join(pieces))
    found = put_in(MODULE, at, at, copied, {}) if copied else None

    if found:
        text = MODULE[: found.at] + found.text + MODULE[found.at :]
        assert not errors(text)
        assert module(text).steps[-1].id == "first"


def test_depth_and_length_take_little_time() -> None:
    """A tag that never ends, as often as one likes, kept Python’s own parser busy for minutes."""
    for piece in ("<div>", "<b>", "<ul><li>", "<table><tr><td>", "<a x='", "<a ", "<!", "<![", "<?", "&#"):
        copied = read_copied(piece * 20_000 + "end")
        assert copied is None or put(copied).at


def test_what_is_repeated_takes_little_time() -> None:
    """Each of these once took the square of its length: minutes for what may be pasted."""
    for html in (
        f"<p>a{'<i> </i>' * 50_000}b</p>",
        f"<p>a</p><p style='{'mso-list:' * 50_000}'>b</p>",
        "".join(f"<p><a href='x:{number}'>a</a></p>" for number in range(20_000)),
    ):
        assert put(read_copied(html)).at
